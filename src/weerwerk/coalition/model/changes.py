"""Changes that make a process stronger, with their price; and the cheapest set of them."""

from enum import StrEnum

from attrs import frozen

from weerwerk.coalition.model.answers import Count
from weerwerk.coalition.model.workflow import Person, RuleKind, Step
from weerwerk.shaped import Refused


class ChangeKind(StrEnum):
    """What can be changed."""

    TRAIN = "train"
    REVOKE = "revoke"
    ENFORCE = "enforce"
    ADD_CHECK = "add_check"
    AFTER_CHECK = "after_check"
    SHARE = "share"
    HIRE = "hire"


@frozen
class Price:
    """What a change costs, as a range in whole euros, and the fte it takes a year."""

    once_low: int = 0
    once_high: int = 0
    year_low: int = 0
    year_high: int = 0
    fte: float = 0.0

    def __attrs_post_init__(self) -> None:
        if not (0 <= self.once_low <= self.once_high and 0 <= self.year_low <= self.year_high and self.fte >= 0):
            raise Refused("een prijs is nul of meer, het laagste getal eerst")

    def low(self, years: int) -> int:
        """The least it costs over some years."""
        return self.once_low + years * self.year_low

    def high(self, years: int) -> int:
        """The most it costs over some years."""
        return self.once_high + years * self.year_high


@frozen
class Train:
    """Somebody gets a right."""

    person: str
    function: str


@frozen
class Revoke:
    """Somebody loses a right."""

    person: str
    function: str


@frozen
class Enforce:
    """A rule that only paper holds is enforced by the system."""

    kind: RuleKind
    steps: tuple[str, ...]


@frozen
class AddCheck:
    """A new step after another, critical for some goals, done by somebody who does none of some steps."""

    step: Step
    after: str
    goals: tuple[str, ...]
    different_from: tuple[str, ...] = ()


@frozen
class AddAfterCheck:
    """A check after the fact: it stops no case, it raises the chance of detection."""

    step: str


@frozen
class Bring:
    """People who come in, hired or shared with a neighbour."""

    people: tuple[Person, ...]


Act = Train | Revoke | Enforce | AddCheck | AddAfterCheck | Bring


@frozen
class Change:
    """One change that can be bought; ``process`` is empty where it touches people, not one process."""

    id: str
    kind: ChangeKind
    act: Act
    price: Price = Price()
    process: str = ""
    line: int | None = None
    source: str = ""


@frozen
class UnitChange:
    """One goal in one case type before and after; continuity is that of the case type."""

    process: str
    goal: str
    case_type: str
    collusion_before: Count
    collusion_after: Count
    continuity_before: Count
    continuity_after: Count
    aimed: bool = True


@frozen
class Cap:
    """Why a wish cannot be had: what it could become with every change that helps, and the steps that cap it."""

    process: str
    goal: str
    case_type: str
    wish: str
    wanted: int
    at_most: Count
    steps: tuple[str, ...] = ()


@frozen
class Strengthening:
    """The cheapest set of changes found; with ``optimal`` False only bounds are known.

    ``changes`` is None when no set was found: ``caps`` then say why, unless time ran out (``impossible`` False).
    """

    changes: tuple[Change, ...] | None
    low: int
    high: int
    bound: int
    optimal: bool
    impossible: bool
    units: tuple[UnitChange, ...] = ()
    caps: tuple[Cap, ...] = ()
    rounds: int = 0

    @property
    def fte(self) -> float:
        """The fte of all changes together."""
        return sum(change.price.fte for change in self.changes or ())
