"""What the coalition engine hands to a score: one fact per goal and case type, with everything S5 and S8 ask about."""

from attrs import frozen

from weerwerk.coalition.model.workflow import Goal, Wants


@frozen
class GoalFact:
    """How many people must be pressed for one goal in one case type, and what decides whether that counts.

    The bounds are of the number under system rules. None as the higher bound means that no bound is known; no number
    at all (``possible`` False) that not even everybody together can.
    """

    process: str
    goal: Goal
    case_type: str
    possible: bool
    at_least: int
    at_most: int | None
    above_floor: bool
    unchecked_confirmed: bool
    after_check_proven: bool
    traceable: bool

    @property
    def counts(self) -> bool:
        """Whether the number is a measurement (S5): a push goal that somebody can reach; 0 only when confirmed."""
        reachable = self.possible and self.goal.wants is Wants.PUSH and not self.goal.apart
        return reachable and (self.at_least > 0 or self.unchecked_confirmed)

    @property
    def asks(self) -> bool:
        """Whether the owner is to say if really nothing is checked: the number may be 0, and nobody confirmed it."""
        reachable = self.possible and self.goal.wants is Wants.PUSH and not self.goal.apart
        return reachable and self.at_least == 0 and not self.unchecked_confirmed

    @property
    def floors(self) -> bool:
        """Whether it may hold the process up (S8): it counts, weighs 3 or more, and the case is not small."""
        return self.counts and self.goal.impact >= 3 and self.above_floor
