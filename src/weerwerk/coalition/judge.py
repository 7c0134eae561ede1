"""What the rules of a process mean, read straight from the model: no solver, no clauses, no groups."""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence

from weerwerk.coalition.case_types import Case, courses
from weerwerk.coalition.model.flow import Choice, Do, Flow, Some, parts
from weerwerk.coalition.model.workflow import Enforced, Person, Rule, RuleKind, Staff

MOST_COURSES = 64
MOST_TRIED = 3_000


class _TooLarge(Exception):
    """More work than is reasonable without a solver."""


class Judge:
    """The rules of one case over its people, read straight from the model."""

    def __init__(self, case: Case, staff: Staff, *, paper: bool = False) -> None:
        self.case, self.staff = case, staff
        self.rules = [rule for rule in case.rules if paper or rule.enforced is Enforced.SYSTEM]
        self.able = {
            step.id: [person for person in staff.people if not person.functions.isdisjoint(step.functions)]
            for step in case.steps
        }
        self.codes = {step: frozenset(person.code for person in people) for step, people in self.able.items()}
        self.courses = list(itertools.islice(courses(case.flow), MOST_COURSES + 1))

    def fault(self, course: Mapping[str, Person]) -> str:
        """What is wrong with a course in which these people do these steps; nothing when it is proper."""
        if not _covers(self.case.flow, course.keys()):
            return "not a whole course"
        for step in self.case.steps:
            if step.id in course and course[step.id].functions.isdisjoint(step.functions):
                return f"{step.id} by somebody without the right"
        broken = [rule.kind.value for rule in self.rules if not self.kept(rule, course)]
        return f"breaks {broken[0]}" if broken else ""

    def kept(self, rule: Rule, course: Mapping[str, Person]) -> bool:
        """Whether a course keeps a rule, as the process file means it."""
        done = [course[step] for step in rule.steps if step in course]
        codes = [person.code for person in done]
        whole = len(done) == len(rule.steps)
        match rule.kind:
            case RuleKind.DIFFERENT:
                return len(set(codes)) == len(codes)
            case RuleKind.SAME:
                return len(set(codes)) <= 1
            case RuleKind.AT_MOST:
                return len(set(codes)) <= rule.people
            case RuleKind.AT_LEAST:
                return not whole or len(set(codes)) >= rule.people
            case RuleKind.SENIOR:
                return not whole or done[1].rank > done[0].rank
            case RuleKind.UNRELATED:
                return not whole or not any(self.related(a, b) for a, b in itertools.combinations(done, 2))

    def related(self, a: Person, b: Person) -> bool:
        """Whether two different people are relatives or work in one department."""
        if a.code == b.code:
            return False
        return (a.department != "" and a.department == b.department) or frozenset(
            (a.code, b.code)
        ) in self.staff.related

    def can(self, people: Callable[[str], Sequence[Person]]) -> bool | None:
        """Whether some course is proper when these people may do each step; None when too large to tell."""
        tried = _Tries(self, people)
        try:
            if any(tried.fill(course) for course in self.courses[:MOST_COURSES]):
                return True
        except _TooLarge:
            return None
        return None if len(self.courses) > MOST_COURSES else False


def _covers(flow: Flow, done: Iterable[str]) -> bool:
    """Whether steps hold at least one whole course."""
    there = frozenset(done)
    match flow:
        case Do(step):
            return step in there
        case Choice(branches=branches):
            return any(_covers(branch, there) for branch in branches.values())
        case Some(exactly, branches):
            return sum(_covers(branch, there) for branch in branches) >= exactly
        case _:
            return all(_covers(part, there) for part in parts(flow))


class _Tries:
    """Filling a course with people, the step with the fewest candidates first; counts what it tried."""

    def __init__(self, judge: Judge, people: Callable[[str], Sequence[Person]]) -> None:
        self.judge, self.people, self.tried = judge, people, 0
        self.known: dict[str, Sequence[Person]] = {}

    def candidates(self, step: str) -> Sequence[Person]:
        if step not in self.known:
            self.known[step] = self.people(step)
        return self.known[step]

    def fill(self, course: frozenset[str]) -> bool:
        order = sorted(course, key=lambda step: (len(self.candidates(step)), step))
        ends: list[list[Rule]] = [[] for _ in order]
        for rule in self.judge.rules:
            for step in course.intersection(rule.steps):
                ends[order.index(step)].append(rule)
        return self._from(0, order, ends, {})

    def _from(self, index: int, order: list[str], ends: list[list[Rule]], course: dict[str, Person]) -> bool:
        if index == len(order):
            return True
        for person in self.candidates(order[index]):
            self.tried += 1
            if self.tried > MOST_TRIED:
                raise _TooLarge
            course[order[index]] = person
            if all(self.judge.kept(rule, course) for rule in ends[index]) and self._from(
                index + 1, order, ends, course
            ):
                return True
            del course[order[index]]
        return False
