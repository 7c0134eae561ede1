"""What stands in a scan report, in plain Dutch: every sentence is made before typesetting begins."""

from typing import Literal

from attrs import field, frozen

from weerwerk.report.functions import FunctionLine
from weerwerk.report.norm import NormChapter
from weerwerk.report.picture_chapter import PictureChapter
from weerwerk.report.staffing import StaffingPart


@frozen
class Bar:
    """An interval to draw on a line from 0 to 100, and whether both ends share a level."""

    low: int
    high: int
    firm: bool


@frozen
class ProcessLine:
    """One process in an overview: its name, how it stands, how firm that is, and one reason."""

    name: str
    bar: Bar | None
    points: str
    level: str
    firmness: str
    impact: int
    reason: str
    rank: str


@frozen
class Decision:
    """A decision that is asked for: what, by whom, and what it costs."""

    what: str
    why: str
    owner: str = ""
    cost: str = ""


@frozen
class QuestionLine:
    """A question to ask next: to whom it is put, and why it matters."""

    question: str
    about: str
    whom: str
    why: str


@frozen
class Summary:
    """The one page that a mayor reads. `loose` says, when it is filled, why there is no picture yet but questions."""

    lead: str
    first: tuple[ProcessLine, ...]
    decisions: tuple[Decision, ...]
    firm: tuple[str, ...]
    not_firm: tuple[str, ...]
    loose: str = ""
    decisions_title: str = "Gevraagde besluiten"
    ask: tuple[QuestionLine, ...] = ()


@frozen
class ReasonLine:
    """One row of the table of reasons of a process."""

    name: str
    degree: str
    weight: str
    share: str
    where: str
    source: str


@frozen
class ProcessChapter:
    """Everything about one process."""

    line: ProcessLine
    what: str
    lead: str
    floors: tuple[str, ...]
    practice: tuple[str, ...]
    questions_of_fact: tuple[str, ...]
    reasons: tuple[ReasonLine, ...]
    reasons_rest: str
    unanswered: tuple[str, ...]
    differences: tuple[str, ...]
    dont_know: str
    ask: tuple[str, ...]
    sum: tuple[str, ...]
    helps: tuple[Decision, ...] = ()
    differences_rest: str = ""
    exposure: str = ""
    functions: tuple[FunctionLine, ...] = ()
    functions_note: str = ""
    staffing: StaffingPart | None = None


@frozen
class LeftOutLine:
    """Rows of a log that could not be used, and why."""

    reason: str
    rows: str


@frozen
class FindingLine:
    """A finding from a log: a fact, its innocent explanations, and what to ask first (R2)."""

    title: str
    fact: str
    ground: str
    note: str
    innocent: tuple[str, ...]
    ask: tuple[str, ...]
    verdicts: tuple[tuple[str, str], ...]
    as_before: str = ""  # says where the explanations and questions stand, when it has none of its own


@frozen
class LogChapter:
    """What a log shows, beginning with what could not be used."""

    title: str
    about: str
    left_out: tuple[LeftOutLine, ...]
    law: str
    findings: tuple[FindingLine, ...]


@frozen
class Missing:
    """A chapter that is not in this report, and why."""

    chapter: str
    why: str


@frozen
class PlanLine:
    """A measure of the plan in words."""

    measure: str
    owner: str
    hours: str
    euro: str
    start: str
    status: str


@frozen
class PlanChapter:
    """What the municipality decided to do, and what that takes together."""

    lead: str = ""
    lines: tuple[PlanLine, ...] = ()
    hours: str = ""
    euro: str = ""


@frozen
class ContactLine:
    """Whom one can call, and how; what is not filled in yet is shown as a finding."""

    name: str
    reach: str
    what: str = ""
    missing: bool = False


@frozen
class ContactGroup:
    """The ones to call for one kind of need; a compact group is set small, in two columns."""

    title: str
    lines: tuple[ContactLine, ...]
    lead: str = ""
    compact: bool = False


@frozen
class ContactPage:
    """The last page of every paper: what to do under pressure, and whom to call."""

    title: str
    lead: str
    groups: tuple[ContactGroup, ...]


@frozen
class Attachment:
    """A file inside a PDF: what stands in the report, for a computer to read."""

    name: str
    text: str
    description: str
    kind: str = "application/json"


@frozen
class SourceLine:
    """A source as it stands in the list at the end."""

    key: str
    text: str
    url: str


@frozen
class Row:
    """A label with its value; an empty value is an open field to fill in."""

    label: str
    value: str


@frozen
class ScanReport:
    """The closed report of one scan; a `mark` lies behind every page of a draft."""

    municipality: str
    title: str
    edition: str
    period: str
    made_on: str
    layer: Literal["vertrouwelijk", "openbaar"]
    secrecy: tuple[Row, ...]
    summary: Summary
    overview: tuple[ProcessLine, ...]
    overview_title: str
    overview_note: str
    chapters: tuple[ProcessChapter, ...]
    questions: tuple[QuestionLine, ...]
    questions_lead: str
    logs: tuple[LogChapter, ...]
    missing: tuple[Missing, ...]
    method: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    receipt: tuple[Row, ...]
    receipt_number: str
    contact: ContactPage
    plan: PlanChapter = field(factory=PlanChapter)
    norm: NormChapter | None = None
    picture: PictureChapter | None = None
    practice: tuple[str, ...] = ()
    attached: str = ""
    mark: str = ""
    figures: dict[str, str] = field(factory=dict)
