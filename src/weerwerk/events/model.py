"""What a log review is made of: how a file was read, what was left out, and what was found."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from attrs import field, frozen

from weerwerk import wilson
from weerwerk.catalogue.cards import GROUNDS_THAT_COUNT, Ground
from weerwerk.shaped import Refused

LEAST_KEY_BYTES = 16


@frozen
class Columns:
    """Which column of a log holds what; an empty name is guessed."""

    case: str = ""
    activity: str = ""
    actor: str = ""
    time: str = ""


@frozen
class Layout:
    """What the user says about a log file; what is empty is found out, and shown."""

    columns: Columns = field(factory=Columns)
    delimiter: str = ""
    encoding: str = ""


@frozen
class Run:
    """What the shell lends: the key for names, a folder in which each reading makes one of its own, and the day."""

    key: bytes = field(repr=False)
    workspace: str
    on: date

    def __attrs_post_init__(self) -> None:
        if len(self.key) < LEAST_KEY_BYTES:
            raise ValueError("a key of fewer than 16 bytes can be guessed")


@frozen
class Pair:
    """Two steps, as the log calls them, that two people should do, and why."""

    prepare: str
    decide: str
    ground: Ground = "onbekend"
    reference: str = ""
    circumstance: str = "vier-ogen"

    def __attrs_post_init__(self) -> None:
        if self.prepare == self.decide:
            raise Refused(f"twee keer dezelfde stap: '{self.prepare}'", "noem twee verschillende stappen")


@frozen
class Asked:
    """What one wants to know of a log: about which process, which pairs of steps, and how the file is laid out.

    With `skip_absent_pairs`, a pair of which neither step occurs is passed over with a note instead of being a fault.
    With `with_cases`, findings carry the numbers of the cases to look at.
    """

    process: str
    pairs: tuple[Pair, ...]
    shared_accounts: tuple[str, ...] = ()
    layout: Layout = field(factory=Layout)
    skip_absent_pairs: bool = False
    with_cases: bool = False


@frozen
class ReadAs:
    """How a file was read: its kind, its columns, which of them were guessed, and what else was found out."""

    kind: str
    columns: Columns
    guessed: tuple[str, ...] = ()
    details: Mapping[str, str] = field(factory=dict)

    def as_dict(self) -> dict[str, object]:
        """The mapping as it stands in JSON output."""
        named = self.columns
        columns = {"case": named.case, "activity": named.activity, "actor": named.actor, "time": named.time}
        return {**columns, "guessed": list(self.guessed), "format": self.kind, **self.details}


@frozen
class LeftOut:
    """Rows that could not be used, and why."""

    reason: str
    rows: int


@frozen
class Merged:
    """Spellings taken for one person: how many there were and in what they differed, never the names themselves."""

    pseudonym: str
    variants: int
    differed: tuple[str, ...]


@frozen
class Facts:
    """What a log holds once the rows that cannot be used are left out; times are Amsterdam wall time."""

    events: int
    cases: int
    first: datetime
    last: datetime
    people_of: Mapping[str, frozenset[str]] = field(repr=False)
    read_as: ReadAs
    left_out: tuple[LeftOut, ...] = ()
    merged: tuple[Merged, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that occur, in alphabetical order."""
        return tuple(sorted(self.people_of))

    @property
    def people(self) -> frozenset[str]:
        """The pseudonyms of all who did something."""
        return frozenset().union(*self.people_of.values())


class Verdict(StrEnum):
    """What the log shows of one case, in the order in which the words go before each other."""

    SAME_PERSON = "zelfde-persoon"
    SHARED_ACCOUNT = "gedeeld-account"
    UNKNOWN = "onbekend"
    SEPARATE = "gescheiden"
    NOT_DECIDED = "niet-besloten"
    NOT_PREPARED = "niet-voorbereid"


TO_SEE = (Verdict.SAME_PERSON, Verdict.SHARED_ACCOUNT, Verdict.UNKNOWN)
BOTH_STEPS = (Verdict.SAME_PERSON, Verdict.SHARED_ACCOUNT, Verdict.UNKNOWN, Verdict.SEPARATE)


@frozen
class Finding:
    """What a detector saw in the cases of one process: counts, and a question about a control."""

    detector: str
    process: str
    pair: Pair
    verdicts: Mapping[Verdict, int]
    identifiable: bool
    least_cases: int
    to_see: tuple[tuple[str, Verdict], ...] = ()

    @property
    def cases(self) -> int:
        """The cases in which both steps were done."""
        return sum(self.verdicts[one] for one in BOTH_STEPS)

    @property
    def hits(self) -> int:
        """The cases in which one person did both steps."""
        return self.verdicts[Verdict.SAME_PERSON]

    @property
    def of(self) -> int:
        """The cases that say something: one person did both, or certainly no one did."""
        return self.hits + self.verdicts[Verdict.SEPARATE]

    @property
    def enough(self) -> bool:
        """Whether there are enough cases to judge (R6)."""
        return self.of >= self.least_cases

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of the share, for showing; None when there is too little to judge."""
        return wilson.bounds(self.hits, self.of) if self.enough else None

    @property
    def counts(self) -> bool:
        """Whether the finding may move a score or floor: enough cases, and a rule with its reference (S5, S8)."""
        grounded = self.pair.ground in GROUNDS_THAT_COUNT and bool(self.pair.reference.strip())
        return self.enough and grounded

    def as_dict(self) -> dict[str, object]:
        """The finding as it stands in JSON output."""
        low, high = self.interval or (None, None)
        return {
            "detector": self.detector,
            "prepare": self.pair.prepare,
            "decide": self.pair.decide,
            "ground": self.pair.ground,
            "cases": self.cases,
            "hits": self.hits,
            "rate": self.hits / self.of if self.enough else None,
            "low": low,
            "high": high,
            "identifiable": self.identifiable,
            "verdicts": {verdict.value: self.verdicts[verdict] for verdict in Verdict},
        }
