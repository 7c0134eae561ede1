"""What stands in a printed ondermijningsbeeld, in plain Dutch: every sentence is made before typesetting begins."""

from attrs import field, frozen

from weerwerk.report.model import ContactLine, ContactPage, Decision, Row, SourceLine
from weerwerk.report.picture_chapter import PhenomenonLine, ProcessLean


@frozen
class BarrierLine:
    """A barrier of the municipality, where it belongs, and whether it stands."""

    name: str
    where: str
    state: str
    step: str = ""


@frozen
class PhenomenonChapter:
    """Everything about one phenomenon that may play here."""

    line: PhenomenonLine
    what: str
    lead: str
    questions: tuple[str, ...]
    barriers: tuple[BarrierLine, ...]
    barriers_lead: str


@frozen
class PictureSummary:
    """The one page that a mayor reads."""

    lead: str
    plays: tuple[PhenomenonLine, ...]
    plays_rest: str
    lean: tuple[str, ...]
    decisions: tuple[Decision, ...]
    unknown: str


@frozen
class Table:
    """A table in words: its head and its rows; `wide` says that it has too many columns for the usual letter."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def wide(self) -> bool:
        """Whether a smaller letter is needed."""
        return len(self.head) > 7


NO_TABLE = Table((), ())


@frozen
class AreaChapter:
    """The municipality: its map with a table beside it, and its published figures."""

    lead: str
    map_title: str
    wijken: Table
    map_note: str
    figures: Table
    figures_note: str
    breaks: tuple[str, ...]


@frozen
class Structure:
    """One of the four opportunity structures, with what is there."""

    name: str
    much: str
    some: str
    unknown: str


@frozen
class BlindGroup:
    """Witte vlekken of one kind; a line says what is not known, and of what."""

    title: str
    lines: tuple[Row, ...]


@frozen
class AdviceChapter:
    """What to do: measures, questions, partners, and what the protocol asks."""

    lead: str
    measures: Table
    ask_lead: str
    ask: tuple[BarrierLine, ...]
    partners: tuple[ContactLine, ...]
    rhythm: tuple[str, ...]


@frozen
class Annex:
    """The tables of signals: by quarter, by wijk, how firm they are, and the phases of the own weighing."""

    lead: str
    quarters: Table = NO_TABLE
    wijken: Table = NO_TABLE
    firmness: Table = NO_TABLE
    phases: Table = NO_TABLE
    phases_lead: str = ""
    legend: str = ""


@frozen
class PictureReport:
    """The closed ondermijningsbeeld."""

    municipality: str
    title: str
    edition: str
    period: str
    made_on: str
    layer: str
    secrecy: tuple[Row, ...]
    summary: PictureSummary
    assignment: tuple[Row, ...]
    talks: Table
    talks_lead: str
    method: tuple[str, ...]
    limits: tuple[str, ...]
    area: AreaChapter
    phenomena_lead: str
    overview: tuple[PhenomenonLine, ...]
    trend_title: str
    trend_note: str
    chapters: tuple[PhenomenonChapter, ...]
    structures: tuple[Structure, ...]
    processes: tuple[ProcessLean, ...]
    processes_lead: str
    organisation: tuple[str, ...]
    blind: tuple[BlindGroup, ...]
    advice: AdviceChapter
    annex: Annex
    products: Table
    sources: tuple[SourceLine, ...]
    receipt: tuple[Row, ...]
    receipt_number: str
    contact: ContactPage
    attached: str = ""
    mark: str = ""
    figures: dict[str, str] = field(factory=dict)
