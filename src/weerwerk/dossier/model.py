"""What a dossier holds, file by file; every class is the shape of one file or one entry in it."""

from datetime import date
from pathlib import Path
from typing import Literal

from attrs import field, frozen

from weerwerk.catalogue.cards import Process
from weerwerk.dossier.picture import PictureFiles
from weerwerk.dossier.plan import Plan
from weerwerk.dossier.sessions import Session
from weerwerk.events.model import Columns, Pair
from weerwerk.scan.model import OwnImpact, OwnWeight, Proof, Settled, Word
from weerwerk.shaped import Refused
from weerwerk.threats.model import Judgement, Tick


@frozen
class ScanInfo:
    """Which scan this is: its title, its edition of the catalogue, its processes, and when it was held."""

    title: str
    edition: str
    start: date
    end: date
    processes: tuple[str, ...] = ()


@frozen
class Secrecy:
    """Geheimhouding as the organ imposes it, and the year in which it is looked at again; all may be open (R8)."""

    organ: str = ""
    ground: str = ""
    start: date | None = None
    end: date | None = None
    review: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.review is not None and not 2000 <= self.review <= 2200:
            raise Refused(f"{self.review} is geen jaar", "schrijf het jaar in vier cijfers", field="review")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise Refused("het einde ligt voor het begin", "verbeter een van de twee datums", field="end")


@frozen
class Contact:
    """Whom an employee can call; an empty field is a finding."""

    vertrouwenspersoon: str = ""
    meldpunt: str = ""
    meldkanaal: str = ""


@frozen
class Organisation:
    """``organisation.yaml``: the municipality and the scan it holds."""

    name: str
    inhabitants: int
    scan: ScanInfo
    code: str = ""
    province: str = ""
    secrecy: Secrecy = field(factory=Secrecy)
    contact: Contact = field(factory=Contact)
    note: str = ""


@frozen
class AnswerLine:
    """One answer in a respondent's file; `exceptions` names the steps for which it does not hold (S2a)."""

    circumstance: str
    answer: Word
    level: Literal["", "organisation", "process"] = ""
    step: str = ""
    exceptions: dict[str, Word] = field(factory=dict)
    evidence: Proof | None = None
    reason: str = ""
    comment: str = ""
    case_number: bool = False


@frozen
class AnswerFile:
    """``answers/*.yaml``: what one respondent, a code, answered on one day."""

    respondent: str
    function: str
    date: date
    answers: tuple[AnswerLine, ...]
    process: str = ""
    note: str = ""


@frozen
class Assessment:
    """``assessment.yaml``: what the assessor settled and chose, each with a reason."""

    settled: tuple[Settled, ...] = ()
    weights: tuple[OwnWeight, ...] = ()
    impacts: tuple[OwnImpact, ...] = ()


@frozen
class AfterCheck:
    """A proven check afterwards by someone outside the step (S8)."""

    step: str
    date: date
    sample: int
    result: str
    outside: bool


@frozen
class LogRules:
    """How the log of one process is read: an entry of ``steps.yaml``."""

    process: str
    activities: dict[str, str] = field(factory=dict)
    pairs: tuple[Pair, ...] = ()
    shared_accounts: tuple[str, ...] = ()
    columns: Columns = field(factory=Columns)
    after_checks: tuple[AfterCheck, ...] = ()


@frozen
class Permission:
    """What must be dated before staffing or logs are used (R10)."""

    purpose: str = ""
    dpia: date | None = None
    fg_advice: date | None = None
    works_council: date | None = None
    retention_ends: date | None = None

    def missing(self, on: date) -> tuple[str, ...]:
        """What still stands in the way on a day, in Dutch; empty when it may be used."""
        open_points = {
            "doel": self.purpose.strip(),
            "DPIA": self.dpia and self.dpia <= on,
            "advies van de FG": self.fg_advice and self.fg_advice <= on,
            "instemming van de ondernemingsraad": self.works_council and self.works_council <= on,
            "einde van de bewaartermijn": self.retention_ends,
        }
        missing = [name for name, there in open_points.items() if not there]
        if self.retention_ends is not None and self.retention_ends < on:
            missing.append(f"de bewaartermijn liep af op {self.retention_ends:%d-%m-%Y}")
        return tuple(missing)


@frozen
class Permissions:
    """``permissions.yaml``: one permission for logs, one for staffing."""

    logs: Permission = field(factory=Permission)
    staffing: Permission = field(factory=Permission)


@frozen
class Surroundings:
    """``surroundings.yaml``: the kinds of locations and sectors in one list, ticked by one function on one day (S9)."""

    date: date
    function: str
    ticks: dict[str, Tick]
    note: str = ""


@frozen
class Phenomena:
    """``phenomena.yaml``: how present each phenomenon is, as different functions judge it (S9)."""

    judgements: tuple[Judgement, ...] = ()


@frozen
class VitalFunction:
    """An entry of ``vital_functions.yaml``: what a function does in a process, how many hold it, who replaces it."""

    function: str
    process: str
    holders: int
    replaced: Literal["ja", "nee", "weet niet"] = "weet niet"
    steps: tuple[str, ...] = ()
    access_review: date | None = None
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if self.holders < 0:
            raise Refused(f"{self.holders} mensen kan niet", "schrijf 0 of meer", field="holders")


@frozen
class SurveyCount:
    """A row of ``survey.csv``: how often an answer was given to an item in one group and period; never a person's."""

    item: str
    answer: str
    count: int
    group: str
    period: str


@frozen
class Dossier:
    """Everything in the folder.

    `logs`, `workflows`, `staff`, `relations` and `mandates` are paths: the engine that needs them reads them, they are
    not kept here.
    """

    organisation: Organisation
    answers: dict[str, AnswerFile] = field(factory=dict)
    assessment: Assessment = field(factory=Assessment)
    rules: tuple[LogRules, ...] = ()
    permissions: Permissions = field(factory=Permissions)
    plan: Plan = field(factory=Plan)
    surroundings: Surroundings | None = None
    phenomena: Phenomena = field(factory=Phenomena)
    picture: PictureFiles = field(factory=PictureFiles)
    vital_functions: tuple[VitalFunction, ...] = ()
    sessions: tuple[Session, ...] = ()
    survey: tuple[SurveyCount, ...] = ()
    own_processes: dict[str, Process] = field(factory=dict)
    logs: tuple[Path, ...] = field(default=(), eq=False)
    workflows: tuple[Path, ...] = field(default=(), eq=False)
    staff: Path | None = field(default=None, eq=False)
    relations: Path | None = field(default=None, eq=False)
    mandates: Path | None = field(default=None, eq=False)
    inputs: tuple[Path, ...] = field(default=(), eq=False)
    declared: tuple[str, ...] = field(default=(), eq=False)

    @property
    def processes(self) -> tuple[str, ...]:
        """The processes that the scan is about, as they were chosen."""
        return self.organisation.scan.processes
