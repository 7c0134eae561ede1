"""A talk guide as it is set: five questions, signals of one department's own work, a tally sheet without names."""

from attrs import frozen

from weerwerk.report.model import Row


@frozen
class SignalLine:
    """Something that a department can meet in its work, and the phenomenon it points at."""

    text: str
    phenomenon: str


@frozen
class TallyLine:
    """A phenomenon to tally, and whether that may be done per wijk."""

    phenomenon: str
    per_wijk: bool


@frozen
class Question:
    """A question with what helps to answer it, and the minutes for it."""

    text: str
    help: str
    minutes: str


@frozen
class TalkGuide:
    """The guide for one department."""

    department: str
    title: str
    lead: str
    notice: str
    questions: tuple[Question, ...]
    signals: tuple[SignalLine, ...]
    tally: tuple[TallyLine, ...]
    wijken: tuple[Row, ...]
    report_to: str


@frozen
class TalkGuides:
    """The guides of one municipality, to be set in one file."""

    municipality: str
    made_on: str
    edition: str
    guides: tuple[TalkGuide, ...]
