"""The smallest group that can, and every minimal group up to a size.

First disjoint sets of which one member each is needed (cores); their number is a lower bound. Then sizes upward from
there. At size b every new group is minimal by itself, because all smaller ones are already excluded.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from attrs import frozen

from weerwerk.coalition.oracle import Question, Stopped


@frozen
class Fewest:
    """What is known about the smallest group that can: exact when both bounds meet; with the course it would take."""

    at_least: int
    at_most: int | None
    witness: Mapping[str, int]
    order: tuple[int, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the bounds meet."""
        return self.at_least == self.at_most


class _Bounds:
    """The bounds so far."""

    def __init__(self, guarded: frozenset[str]) -> None:
        self.guarded = guarded
        self.low = 0
        self.high: int | None = None
        self.best: Mapping[str, int] = {}
        self.order: tuple[int, ...] = ()

    def better(self, witness: Mapping[str, int]) -> None:
        """Keep a course when it takes fewer people than the best so far."""
        size = len({witness[step] for step in witness.keys() & self.guarded})
        if self.high is None or size < self.high:
            self.high, self.best = size, witness

    def fewest(self) -> Fewest:
        return Fewest(self.low, self.high, self.best, self.order)


def fewest(question: Question) -> Fewest | None:
    """The smallest group that can; None when not even everybody can. Out of time gives bounds."""
    state = _Bounds(question.guarded)
    try:
        if not question.can(frozenset(question.seats)):
            return None
        state.better(question.witness())
        state.order = _raised_by_cores(question, state)
        while state.high is None or state.low < state.high:
            if question.can_within(state.low, state.order):
                state.better(question.witness())
            else:
                state.low += 1
    except Stopped:
        pass
    return state.fewest()


def _raised_by_cores(question: Question, state: _Bounds) -> tuple[int, ...]:
    """Raise the lower bound by disjoint cores; the seats, those of one core side by side."""
    free: dict[int, None] = {}
    while not question.can(free.keys()):
        free.update(dict.fromkeys(sorted(_lowest(question, question.missed(), free.keys()))))
        state.low += 1
    state.better(question.witness())
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
