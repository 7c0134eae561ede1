"""What the coalition engine answers: outcomes as values, with bounds where a limit stopped a search."""

from fractions import Fraction
from typing import Literal

from attrs import frozen

from weerwerk.coalition.model.workflow import Goal, Rule


@frozen
class Exactly:
    """A number that is known."""

    number: int


@frozen
class Between:
    """A number of which only bounds are known, because a limit stopped the search; None is no bound."""

    at_least: int
    at_most: int | None = None


@frozen
class Impossible:
    """There is no such number; the reason is for the reader."""

    reason: str


Count = Exactly | Between | Impossible


@frozen
class Collusion:
    """How many people must be pressed: where only systems hold rules, and where all rules are obeyed."""

    system: Count
    all_rules: Count


@frozen
class Member:
    """Somebody in a group: the rights that count there, and a code that is shown to few (R3)."""

    functions: tuple[str, ...]
    code: str

    @property
    def shown(self) -> str:
        """The rights, joined; never the code."""
        return "+".join(self.functions)


@frozen
class KeyFunction:
    """How much hangs on the people with one set of rights: shares of coalitions, and of random groups they tip."""

    functions: tuple[str, ...]
    codes: tuple[str, ...]
    share_of_smallest: Fraction
    share_of_all: Fraction
    banzhaf: float | None = None


@frozen
class Rotation:
    """How likely it is that a case, dealt at random, meets only members of one coalition."""

    one_try: Fraction
    tries: int

    @property
    def some_try(self) -> Fraction:
        """The chance that it happens at least once in so many tries."""
        return 1 - (1 - self.one_try) ** self.tries


@frozen
class Coalitions:
    """The minimal coalitions under system rules up to a size; members by the rights they use."""

    bound: int
    complete: bool
    count: int
    least: int | None
    smallest: tuple[tuple[Member, ...], ...]
    smallest_count: int
    traceable: bool
    rotation: Rotation | None = None


@frozen
class Flip:
    """The collusion number when one step is taken for critical, or no longer."""

    step: str
    critical: bool
    collusion: Count


@frozen
class Sensitivity:
    """The range of the collusion number over every single flip of a critical label."""

    low: int | None
    high: int | None
    flips: tuple[Flip, ...]


@frozen
class GoalAnswer:
    """What was computed for one goal in one case type; None where it was not asked."""

    goal: Goal
    case_type: str
    collusion: Collusion | None = None
    coalitions: Coalitions | None = None
    key: tuple[KeyFunction, ...] = ()
    sensitivity: Sensitivity | None = None


@frozen
class Continuity:
    """How many people may be missed, and how many smallest sets of people would stop the work."""

    spare: Count
    smallest_blockers: int | None
    complete: bool
    examples: tuple[tuple[Member, ...], ...] = ()
    traceable: bool = False


@frozen
class Chance:
    """The chance that those present can run the case on a random day."""

    probability: float
    method: Literal["exact", "monte carlo"]
    error: float = 0.0


@frozen
class DepartmentOut:
    """Whether and how likely the case runs when nobody of one department is there."""

    department: str
    feasible: bool | None
    chance: Chance | None = None


@frozen
class CaseAnswer:
    """What was computed for one case type whatever the goal; None where it was not asked."""

    case_type: str
    feasible: bool | None = None
    unkept: tuple[Rule, ...] = ()
    continuity: Continuity | None = None
    chance: Chance | None = None
    departments: tuple[DepartmentOut, ...] = ()
    goals: tuple[GoalAnswer, ...] = ()


@frozen
class Review:
    """Everything that was computed about one process."""

    process: str
    people: int
    cases: tuple[CaseAnswer, ...]
    checked: int = 0
    unchecked: int = 0
    unmanned: tuple[str, ...] = ()
    """Steps that nobody in the list may do: the list is not whole yet, or the work is done outside it."""
