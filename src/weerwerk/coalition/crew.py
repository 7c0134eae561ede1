"""The people of one case, interchangeable ones together, so that work grows with kinds of people and not with heads.

Two people are interchangeable when they may do the same steps and no rule tells them apart. Of such a group only as
many *seats* matter as it has steps to do; a set of people is then a number per group, and counts are binomials.
"""

import math
from collections.abc import Callable, Hashable, Iterable, Mapping

from attrs import frozen

from weerwerk.coalition.case_types import Case
from weerwerk.coalition.model.workflow import Person, RuleKind, Staff

Rights = Mapping[str, frozenset[str]]


@frozen
class Group:
    """Interchangeable people; the first ``seats`` of them stand for all."""

    members: tuple[Person, ...]
    steps: tuple[str, ...]
    seats: int
    first: int

    def all_seats(self) -> range:
        """The seats of this group."""
        return range(self.first, self.first + self.seats)


@frozen
class Crew:
    """Everybody who may do a step of a case, as groups with seats; a seat is one person who may be picked."""

    groups: tuple[Group, ...]
    group_of: tuple[int, ...]
    related: tuple[tuple[int, int], ...]

    @property
    def seats(self) -> range:
        """All seats."""
        return range(len(self.group_of))

    def person(self, seat: int) -> Person:
        """Who sits on a seat."""
        group = self.groups[self.group_of[seat]]
        return group.members[seat - group.first]

    def counts(self, seats: Iterable[int]) -> dict[int, int]:
        """How many of each group a set of seats holds."""
        found: dict[int, int] = {}
        for seat in seats:
            group = self.group_of[seat]
            found[group] = found.get(group, 0) + 1
        return found

    def ways(self, seats: Iterable[int]) -> int:
        """How many sets of people look like this set of seats."""
        return math.prod(math.comb(len(self.groups[one].members), number) for one, number in self.counts(seats).items())

    def packed(self, seats: Iterable[int]) -> frozenset[int]:
        """The same number per group, on the first seats of each."""
        counts = self.counts(seats)
        return frozenset(
            seat
            for one, number in counts.items()
            for seat in range(self.groups[one].first, self.groups[one].first + number)
        )


def crew_of(
    case: Case,
    staff: Staff,
    *,
    may: Callable[[Person, str], bool] | None = None,
    apart: Callable[[Person], Hashable] | None = None,
) -> Crew:
    """The crew of a case; ``apart`` tells more people apart than the rules need, ``may`` replaces the plain rights."""
    by_functions: dict[frozenset[str], tuple[str, ...]] = {}
    tells = _tells_apart(case, staff)
    found: dict[Hashable, list[Person]] = {}
    steps_of: dict[Hashable, tuple[str, ...]] = {}
    for person in staff.people:
        if may is None:
            if person.functions not in by_functions:
                by_functions[person.functions] = _steps(case, person.functions)
            steps = by_functions[person.functions]
        else:
            steps = tuple(step.id for step in case.steps if may(person, step.id))
        if steps:
            key = (steps, tells(person), apart(person) if apart else None)
            found.setdefault(key, []).append(person)
            steps_of[key] = steps
    groups = [(tuple(sorted(found[key], key=lambda person: person.code)), steps_of[key]) for key in found]
    return _seated(groups, staff)


def _steps(case: Case, functions: frozenset[str]) -> tuple[str, ...]:
    return tuple(step.id for step in case.steps if not functions.isdisjoint(step.functions))


def _tells_apart(case: Case, staff: Staff) -> Callable[[Person], Hashable]:
    """What the rules of a case see of a person beside the steps."""
    kinds = {rule.kind for rule in case.rules}
    unrelated, senior = RuleKind.UNRELATED in kinds, RuleKind.SENIOR in kinds
    known = frozenset().union(*staff.related) if unrelated else frozenset()

    def seen(person: Person) -> Hashable:
        return (
            person.department if unrelated else "",
            person.rank if senior else 0,
            person.code if person.code in known else "",
        )

    return seen


def _seated(groups: list[tuple[tuple[Person, ...], tuple[str, ...]]], staff: Staff) -> Crew:
    """Seats in the order of the steps, so that people with the same work sit together."""
    groups.sort(key=lambda group: (group[1], group[0][0].code))
    seated: list[Group] = []
    group_of: list[int] = []
    seat_of: dict[str, int] = {}
    for members, steps in groups:
        group = Group(members, steps, min(len(members), len(steps)), len(group_of))
        if len(members) == 1:
            seat_of[members[0].code] = group.first
        group_of.extend([len(seated)] * group.seats)
        seated.append(group)
    pairs = [tuple(sorted(seat_of[code] for code in pair)) for pair in staff.related if seat_of.keys() >= pair]
    return Crew(tuple(seated), tuple(group_of), tuple(sorted((low, high) for low, high in pairs)))
