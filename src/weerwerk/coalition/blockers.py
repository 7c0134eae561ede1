"""The smallest sets of people without whom it cannot be done, by implicit hitting sets.

Known groups that can are to be hit; a smallest set that hits them all either blocks, or leaves a new group that can.
"""

import math
from collections.abc import Iterable, Iterator

from attrs import frozen
from pysat.formula import WCNF

from weerwerk.coalition.crew import Crew
from weerwerk.coalition.maxsat import Weighted
from weerwerk.coalition.oracle import Patience, Question

# Cores of hitting sets are made smaller this many times; measured best on large blockers.
TRIMMED = 5


@frozen
class Blocker:
    """A set of people without whom it cannot be done: per group how many are left, how large, in how many ways."""

    left: tuple[tuple[int, int], ...]
    size: int
    ways: int


class _HittingSets:
    """Smallest sets of absent seats that hit every known group; the last seats of a group go first."""

    def __init__(self, crew: Crew, seats: Iterable[int], patience: Patience) -> None:
        self.crew = crew
        self.groups = sorted({crew.group_of[seat] for seat in seats})
        formula = WCNF()
        self.absent: dict[int, int] = {}
        for number in self.groups:
            group = crew.groups[number]
            for seat in group.all_seats():
                literal = self.absent[seat] = len(self.absent) + 1
                last = seat == group.first + group.seats - 1
                formula.append([-literal], weight=1 + (len(group.members) - group.seats if last else 0))
                if seat > group.first:
                    formula.append([-self.absent[seat - 1], literal])
        self._solver = Weighted(formula, patience, trim=TRIMMED)

    def close(self) -> None:
        self._solver.delete()

    def next(self) -> tuple[int, frozenset[int]] | None:
        """The cost of a smallest one and who is absent in it; None when there is none."""
        model = self._solver.compute()
        if model is None:
            return None
        true = set(model)
        return self._solver.cost, frozenset(seat for seat, literal in self.absent.items() if literal in true)

    def hit(self, group: Iterable[int]) -> None:
        """From now on somebody of this group is absent: of each kind too many to leave enough."""
        tops = {self.crew.group_of[seat]: seat for seat in sorted(group)}
        self._solver.add_clause([self.absent[seat] for seat in tops.values()])

    def exclude(self, absent: Iterable[int]) -> None:
        """From now on not all of these are absent."""
        lowest = {self.crew.group_of[seat]: seat for seat in sorted(absent, reverse=True)}
        self._solver.add_clause([-self.absent[seat] for seat in lowest.values()])


class BlockerSearch:
    """Every minimal blocker of a question, small ones first; `reached` is the size below which nothing blocks.

    `groups` are groups that can; those of an earlier search may be given as known, and are asked again.
    """

    def __init__(self, question: Question, *, bound: int | None = None, known: Iterable[frozenset[int]] = ()) -> None:
        self.question = question
        self.groups = [group for group in known if question.can(group)]
        self.crew = question.encoding.crew
        self.bound = bound
        self.reached = 0

    def found(self) -> Iterator[Blocker]:
        """The blockers; nothing when nobody is needed. Stopped when the time is over."""
        if self.question.can(frozenset()):
            return
        hitting = _HittingSets(self.crew, self.question.seats, self.question.oracle.patience)
        for group in self.groups:
            hitting.hit(group)
        try:
            while (answer := hitting.next()) is not None:
                self.reached, absent = answer
                if self.bound is not None and self.reached > self.bound:
                    return
                if self._learn(hitting, absent):
                    continue
                yield self._blocker(absent)
                hitting.exclude(absent)
                if not absent:
                    return
        finally:
            hitting.close()

    def _learn(self, hitting: _HittingSets, absent: frozenset[int]) -> bool:
        """Take groups that can, one after the other from who is left, as groups to be hit."""
        left = set(self.question.seats) - absent
        learned = False
        while self.question.can(left):
            group = self._shrunk(self.question.used())
            hitting.hit(group)
            self.groups.append(group)
            learned = True
            left -= self._last(left, group)
        return learned

    def _shrunk(self, group: frozenset[int]) -> frozenset[int]:
        """A group that can, in which nobody can be missed."""
        for seat in sorted(group, reverse=True):
            if seat in group:
                smaller = self.crew.packed(group - {seat})
                if self.question.can(smaller):
                    group = self.question.used()
        return group

    def _last(self, left: set[int], group: frozenset[int]) -> set[int]:
        """As many seats of each kind as a group has, from the end of those left."""
        gone: set[int] = set()
        for number, count in self.crew.counts(group).items():
            there = sorted(seat for seat in self.crew.groups[number].all_seats() if seat in left)
            gone.update(there[-count:])
        return gone

    def _blocker(self, absent: frozenset[int]) -> Blocker:
        left, size, ways = [], 0, 1
        for number in sorted({self.crew.group_of[seat] for seat in absent}):
            group = self.crew.groups[number]
            stay = min(seat for seat in group.all_seats() if seat in absent) - group.first
            left.append((number, stay))
            size += len(group.members) - stay
            ways *= math.comb(len(group.members), stay)
        return Blocker(tuple(left), size, ways)
