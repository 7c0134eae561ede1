"""What stands in the note for the college, in plain Dutch."""

from attrs import frozen

from weerwerk.report.model import Row


@frozen
class Asked:
    """A decision that is asked of the college: its number, who carries it out, what it takes, and by when."""

    number: str
    what: str
    owner: str
    hours: str
    euro: str
    by: str


@frozen
class Explained:
    """What a measure is, and with what it begins."""

    measure: str
    what: str
    first_step: str


@frozen
class Cost:
    """A line of the costs: once and every year, in hours and euro."""

    what: str
    hours_once: str
    hours_year: str
    euro_once: str
    euro_year: str


@frozen
class CollegeNote:
    """The note: what is asked, why, what speaks against it, and what it costs."""

    municipality: str
    title: str
    foot: str
    facts_head: Row
    facts: tuple[Row, ...]
    asked_lead: str
    asked: tuple[Asked, ...]
    explained: tuple[Explained, ...]
    reasons: tuple[str, ...]
    remarks: tuple[str, ...]
    costs: tuple[Cost, ...]
    costs_note: str
