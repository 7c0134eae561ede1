"""The smallest group that can, and every minimal group up to a size.

First disjoint sets of which one member each is needed (cores); their number is a lower bound. Then sizes upward from
there. At size b every new group is minimal by itself, because all smaller ones are already excluded.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from attrs import frozen

from weerwerk.coalition.oracle import Question, Stopped


@frozen
class Fewest:
    """What is known about the smallest group that can: exact when both bounds meet."""

    at_least: int
    at_most: int | None
    group: frozenset[int] = frozenset()
    order: tuple[int, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the bounds meet."""
        return self.at_least == self.at_most


def fewest(question: Question) -> Fewest | None:
    """The smallest group that can; None when not even everybody can. Out of time gives bounds."""
    state = _Bounds()
    try:
        if not question.can(frozenset(question.seats)):
            return None
        state.better(question.used())
        state.order = _raised_by_cores(question, state)
        while state.low < len(state.best):
            if question.can_within(state.low, state.order):
                state.better(question.used())
                break
            state.low += 1
    except Stopped:
        return Fewest(state.low, len(state.best) if state.found else None, state.best, state.order)
    return Fewest(state.low, len(state.best), state.best, state.order)


class _Bounds:
    """The bounds so far."""

    def __init__(self) -> None:
        self.low = 0
        self.found = False
        self.best: frozenset[int] = frozenset()
        self.order: tuple[int, ...] = ()

    def better(self, group: frozenset[int]) -> None:
        if not self.found or len(group) < len(self.best):
            self.found, self.best = True, group


def _raised_by_cores(question: Question, state: _Bounds) -> tuple[int, ...]:
    """Raise the lower bound by disjoint cores; the seats, those of one core side by side."""
    free: dict[int, None] = {}
    while not question.can(free.keys()):
        free.update(dict.fromkeys(sorted(_lowest(question, question.missed(), free.keys()))))
        state.low += 1
    state.better(question.used())
    return (*free, *(seat for seat in question.seats if seat not in free))


def _lowest(question: Question, missed: AbstractSet[int], free: AbstractSet[int]) -> set[int]:
    """A core moved to the first seat of each group that is not free yet: as true, and disjoint from earlier cores."""
    crew = question.encoding.crew
    found = set()
    for group in {crew.group_of[seat] for seat in missed}:
        found.add(next(seat for seat in crew.groups[group].all_seats() if seat not in free))
    return found


def minimal_groups(question: Question, start: Fewest, *, bound: int) -> Iterator[dict[str, int]]:
    """The witness of every minimal group up to a size, small ones first; Stopped when the time is over."""
    oracle = question.oracle
    asked = oracle.new()
    try:
        for size in range(start.at_least, min(bound, len(question.seats)) + 1):
            while question.can_within(size, start.order, [asked]):
                group = question.group()
                yield question.witness()
                oracle.add([-asked, *(-question.encoding.member[seat] for seat in group)])
    finally:
        oracle.add([-asked])
