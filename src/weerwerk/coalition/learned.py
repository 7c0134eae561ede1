"""Answers of a monotone question remembered as certificates, so that most later questions need no solver.

A state says how many of each group are there. A yes leaves a group that suffices, a no leaves limits that block.
"""

from collections.abc import Sequence

from weerwerk.coalition.oracle import Question

State = tuple[int, ...]
MOST_KEPT = 20_000


class Learned:
    """A question over numbers per group, with what its answers taught."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.crew = question.encoding.crew
        self.groups = sorted({self.crew.group_of[seat] for seat in question.seats})
        self.caps = [self.crew.groups[one].seats for one in self.groups]
        self._at = {one: index for index, one in enumerate(self.groups)}
        self.enough: list[dict[int, int]] = []
        self.short: list[dict[int, int]] = []
        # The same as bits, one per seat, because most answers come from here.
        self._first = [sum(self.caps[:index]) for index in range(len(self.caps))]
        self._enough: list[int] = []
        self._missing: list[int] = []

    def holds(self, state: Sequence[int]) -> dict[int, int] | None:
        """Numbers per group (by index) that suffice within a state, or None when the answer is no."""
        there = sum(((1 << number) - 1) << first for number, first in zip(state, self._first, strict=True))
        for index in range(len(self._enough) - 1, -1, -1):
            if self._enough[index] & ~there == 0:
                return self.enough[index]
        if any(missing & there == 0 for missing in self._missing):
            return None
        return self._ask(state)

    def _ask(self, state: Sequence[int]) -> dict[int, int] | None:
        if self.question.can(self._seats(state)):
            return self._suffices(self._numbers(self._shrunk(self.question.used())))
        limit: dict[int, int] = {}
        for seat in self.question.missed():
            one = self.crew.group_of[seat]
            index, number = self._at[one], seat - self.crew.groups[one].first
            limit[index] = min(limit.get(index, number), number)
        if len(self.short) < MOST_KEPT:
            self.short.append(limit)
            bits = (((1 << self.caps[one]) - (1 << number)) << self._first[one] for one, number in limit.items())
            self._missing.append(sum(bits))
        return None

    def _suffices(self, group: dict[int, int]) -> dict[int, int]:
        if len(self.enough) < MOST_KEPT:
            self.enough.append(group)
            self._enough.append(sum(((1 << number) - 1) << self._first[one] for one, number in group.items()))
        return group

    def _seats(self, state: Sequence[int]) -> frozenset[int]:
        """A state as first seats of the groups."""
        groups = (self.crew.groups[one] for one in self.groups)
        return frozenset(
            seat
            for group, number in zip(groups, state, strict=True)
            for seat in range(group.first, group.first + min(number, group.seats))
        )

    def _shrunk(self, group: frozenset[int]) -> frozenset[int]:
        """A group that can, in which nobody can be missed."""
        for seat in sorted(group, reverse=True):
            if seat in group and self.question.can(self.crew.packed(group - {seat})):
                group = self.question.used()
        return group

    def _numbers(self, seats: frozenset[int]) -> dict[int, int]:
        return {self._at[one]: number for one, number in self.crew.counts(seats).items()}
