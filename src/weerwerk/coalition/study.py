"""One case type under study: its crew, its solver, its judges, and the limits that hold for every question."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping

from attrs import frozen

from weerwerk.coalition.case_types import Case
from weerwerk.coalition.crew import crew_of
from weerwerk.coalition.encode import PAPER, encode, paper_terms
from weerwerk.coalition.judge import Judge
from weerwerk.coalition.model.answers import Member
from weerwerk.coalition.model.workflow import Person, Staff
from weerwerk.coalition.oracle import Oracle, Patience, Question, no_clock

FEW_HOLDERS = 3


@frozen
class Limits:
    """Where searching stops: the size of coalitions, their number, and seconds per question by the caller's clock."""

    bound: int = 5
    seconds: float = 30.0
    clock: Callable[[], float] = no_clock
    groups: int = 100_000
    shown: int = 200
    samples: int = 10_000
    seed: int = 1
    tries: int = 10

    def patience(self) -> Patience:
        """Fresh patience for one question."""
        return Patience(self.seconds, self.clock)


class Study:
    """A case with its staff, ready for questions; to be closed, for the solver holds memory of its own."""

    def __init__(
        self,
        case: Case,
        staff: Staff,
        limits: Limits,
        *,
        apart: Callable[[Person], Hashable] | None = None,
    ) -> None:
        self.case, self.staff, self.limits = case, staff, limits
        self.crew = crew_of(case, staff, apart=apart)
        self.oracle = Oracle(encode(case, self.crew, paper_terms(case)))
        self._judges: dict[bool, Judge] = {}
        self.steps = {step.id: step for step in case.steps}
        self.able = {step: frozenset[str]() for step in self.steps}
        for group in self.crew.groups:
            codes = frozenset(person.code for person in group.members)
            self.able |= {step: self.able[step] | codes for step in group.steps}

    def __enter__(self) -> "Study":
        return self

    def __exit__(self, *_: object) -> None:
        self.oracle.close()

    def question(self, guarded: Iterable[str], *, paper: bool) -> Question:
        """A question about some steps, with or without the rules that only paper holds, and fresh patience."""
        self.oracle.patience = self.limits.patience()
        return Question(self.oracle, guarded=guarded, on=[PAPER] if paper else [])

    def judge(self, *, paper: bool) -> Judge:
        """The judge without solver."""
        if paper not in self._judges:
            self._judges[paper] = Judge(self.case, self.staff, paper=paper)
        return self._judges[paper]

    def course(self, witness: Mapping[str, int]) -> dict[str, Person]:
        """A course with people instead of seats."""
        return {step: self.crew.person(seat) for step, seat in witness.items()}

    def held(self, person: Person, steps: Iterable[str]) -> tuple[str, ...]:
        """The rights of somebody that count for some steps, in alphabetical order."""
        counted = {function for step in steps if step in self.steps for function in self.steps[step].functions}
        return tuple(sorted(person.functions & counted))

    def used(self, person: Person, course: Mapping[str, Person], steps: Collection[str]) -> tuple[str, ...]:
        """The right somebody uses in each of some steps of a course: the first that the step names."""
        mine = [step for step, performer in course.items() if performer.code == person.code and step in steps]
        firsts = (next(one for one in self.steps[step].functions if one in person.functions) for step in mine)
        return tuple(sorted(set(firsts)))

    def traceable(self, groups: Iterable[Iterable[Member]]) -> bool:
        """Whether some set of rights shown is held by fewer than three people (R3)."""
        sets = {frozenset(member.functions) for group in groups for member in group}
        return any(sum(one <= person.functions for person in self.staff.people) < FEW_HOLDERS for one in sets)
