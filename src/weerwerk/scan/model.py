"""What a scan is made of: answers, what the assessor settled, what was measured."""

from datetime import date
from enum import IntEnum, StrEnum
from typing import Literal

from attrs import field, frozen

from weerwerk.catalogue.cards import Reach
from weerwerk.interval import Interval
from weerwerk.shaped import Refused


class Word(StrEnum):
    """The answers one can give to a question, from good to bad, and the two that are no degree (S1, S2)."""

    DEMONSTRABLE = "aantoonbaar"
    ARRANGED = "geregeld"
    ON_PAPER = "op papier"
    HABIT = "gewoonte"
    NO = "nee"
    DONT_KNOW = "weet niet"
    NOT_APPLICABLE = "nvt"


CLAIMS = (Word.DEMONSTRABLE, Word.ARRANGED)


class Preset(StrEnum):
    """How much is asked: a first picture, a small scan, or a whole one."""

    FIRST = "eerste-beeld"
    SMALL = "klein"
    WHOLE = "volledig"


class Level(IntEnum):
    """The levels of vulnerability, in rising order (S11)."""

    LOW = 0
    MODERATE = 1
    HIGH = 2
    VERY_HIGH = 3

    @property
    def word(self) -> str:
        """The level as people read it."""
        return ("laag", "matig", "hoog", "zeer hoog")[self]


@frozen(order=True)
class Scope:
    """For what an answer holds: the whole organisation, one process, or one step of it (S2a)."""

    process: str = ""
    step: str = ""

    @property
    def reach(self) -> Reach:
        """The level of this scope."""
        if self.step:
            return Reach.STEP
        return Reach.PROCESS if self.process else Reach.ORGANISATION


ORGANISATION = Scope()


@frozen
class Proof:
    """What shows that a claim is true (S4)."""

    kind: Literal["document", "systeemuitdraai", "logcontrole", "toets"]
    reference: str
    date: date


@frozen
class Answer:
    """What one respondent said about one circumstance in one scope; the respondent is a code, never a name."""

    circumstance: str
    scope: Scope
    word: Word
    respondent: str
    function: str
    on: date
    proof: Proof | None = None
    reason: str = ""
    comment: str = ""


@frozen
class Settled:
    """What the assessor made of differing answers; the answers themselves stay in the record (S3)."""

    circumstance: str
    word: Word
    reason: str
    on: date
    by: str
    process: str = ""
    step: str = ""
    proof: Proof | None = None
    case_number: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.reason.strip():
            raise Refused("een vastgesteld antwoord zonder reden", "schrijf waarom", field="reason")

    @property
    def scope(self) -> Scope:
        """For what it holds."""
        return Scope(self.process, self.step)


@frozen
class OwnWeight:
    """A weight the organisation chose itself; the default of the catalogue stays visible (S6)."""

    circumstance: str
    process: str
    weight: int
    reason: str
    on: date
    case_number: bool = False

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.weight <= 5:
            raise Refused(f"gewicht {self.weight} ligt niet tussen 0 en 5", field="weight")
        if not self.reason.strip():
            raise Refused("een eigen gewicht zonder reden", "schrijf waarom", field="reason")


@frozen
class OwnImpact:
    """An impact the organisation chose itself, 1 to 5, with its reason (S10)."""

    process: str
    impact: int
    reason: str
    on: date
    case_number: bool = False

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.impact <= 5:
            raise Refused(f"impact {self.impact} ligt niet tussen 1 en 5", field="impact")
        if not self.reason.strip():
            raise Refused("een eigen impact zonder reden", "schrijf waarom", field="reason")


@frozen
class Measurement:
    """What was seen in practice about one circumstance of one process (S5); `fact` is a Dutch clause without names.

    With `counts` False there is no ground for the rule: then it is a fact and a question, and moves no score.
    """

    process: str
    circumstance: str
    by: Literal["log", "coalition", "survey", "register"]
    degree: Interval
    fact: str
    counts: bool = True
    question: str = ""


@frozen
class Floor:
    """A fact that holds a process up whatever the average says (S8): what is known and what is possible."""

    process: str
    rule: Literal["alleen", "ongecontroleerd", "vier-ogen"]
    floor: Interval
    fact: str
    source: str = "weerwerk"
    after_check: bool = False


@frozen
class Scan:
    """Everything a score is computed from, besides the catalogue."""

    inhabitants: int
    processes: tuple[str, ...]
    answers: tuple[Answer, ...] = ()
    settled: tuple[Settled, ...] = ()
    weights: tuple[OwnWeight, ...] = ()
    impacts: tuple[OwnImpact, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    floors: tuple[Floor, ...] = field(default=())
