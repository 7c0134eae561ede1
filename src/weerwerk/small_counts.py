"""Small counts in tables that are shown with their sums: what to hide so that nothing can be subtracted back (R6).

Tables that share their sums are one network: every count is an edge, every sum says that what enters a node also leaves
it. A hidden count cannot be found from the others exactly when it can change by one along a round of hidden edges; so a
count that must stay hidden takes the cheapest such round with it. Two marks are used: *small* tells that a count is 1
or 2, *hidden* tells only that it is not 0. A zero is shown: it is about nobody.
"""

import heapq
from collections.abc import Hashable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from attrs import field, frozen

SMALLEST_SHOWN = 3  # R6: below this a count is not shown as a number

K = TypeVar("K", bound=Hashable)
_Seen = dict[Hashable, tuple[Hashable, int] | None]


class Mark(StrEnum):
    """How a count is shown."""

    SHOWN = "shown"
    SMALL = "small"
    HIDDEN = "hidden"


@frozen
class Shown:
    """A count as it may be shown; `number` is None where it may not."""

    mark: Mark
    number: int | None

    @property
    def text(self) -> str:
        """The count for in a table."""
        if self.mark is Mark.SMALL:
            return f"< {SMALLEST_SHOWN}"
        return "·" if self.number is None else "–" if self.number == 0 else str(self.number)

    @classmethod
    def zero(cls) -> "Shown":
        """Nothing was counted."""
        return cls(Mark.SHOWN, 0)


@frozen
class Edge(Generic[K]):
    """A count between two nodes of the network: it enters `head` and leaves `tail`; `dear` is the cost of hiding it."""

    key: K
    tail: Hashable
    head: Hashable
    value: int
    dear: int = 1


@frozen
class _Arc:
    """One way to change an edge by one: the edge, the node reached, whether it goes up, what that costs."""

    edge: int
    to: Hashable
    up: bool
    cost: int
    demotes: bool = field(default=False)


def protect(edges: Iterable[Edge[K]]) -> dict[K, Shown]:
    """Every count as it may be shown. In every node the edges that enter and those that leave add up to the same."""
    network = _Network(list(edges))
    small = [n for n, edge in enumerate(network.edges) if 0 < edge.value < SMALLEST_SHOWN]
    for n in small:
        network.marks[n] = Mark.SMALL
    for n in small:
        network.cover(n)
    return {edge.key: _shown(edge, network.marks[n]) for n, edge in enumerate(network.edges)}


def _shown(edge: Edge[K], mark: Mark) -> Shown:
    return Shown(mark, edge.value if mark is Mark.SHOWN else None)


class _Network(Generic[K]):
    """The edges with their marks while hiding goes on; marks only ever tell less."""

    def __init__(self, edges: list[Edge[K]]) -> None:
        self.edges = edges
        self.marks = [Mark.SHOWN] * len(edges)
        self.covered: set[int] = set()
        self._known: dict[int, tuple[_Arc, ...]] = {}
        self.touching: dict[Hashable, list[int]] = {}
        for n, edge in enumerate(edges):
            self.touching.setdefault(edge.tail, []).append(n)
            self.touching.setdefault(edge.head, []).append(n)

    def cover(self, n: int) -> None:
        """Hide what is needed so that a small count could also have been another number."""
        if n in self.covered or self._covered_already(n):
            return
        edge = self.edges[n]
        rounds = [found for arc in self._changes(n) if (found := self._round(n, arc)) is not None]
        if not rounds:
            raise ValueError(f"the counts around {edge.key!r} do not add up")
        _, arcs = min(rounds, key=lambda one: one[0])
        self.covered.update(arc.edge for arc in arcs)
        for arc in arcs:
            mark = self.marks[arc.edge]
            if mark is Mark.SHOWN or arc.demotes:
                self._mark(arc.edge, Mark.HIDDEN)

    def _covered_already(self, n: int) -> bool:
        """Whether a round of what is hidden by now runs through a count; then all of that round is covered."""
        edge = self.edges[n]
        ways = ((edge.head, edge.tail), (edge.tail, edge.head))
        for up, (start, home) in zip((True, False), ways, strict=True):
            if self._free(n, up=up) and (way := self._free_way(start, home, without=n)) is not None:
                self.covered.update((n, *way))
                return True
        return False

    def _free(self, n: int, *, up: bool) -> bool:
        """Whether an edge can change by one, that way, without another mark."""
        value, mark = self.edges[n].value, self.marks[n]
        if mark is Mark.SHOWN or value == 0:
            return False
        return (mark is Mark.HIDDEN or value < SMALLEST_SHOWN - 1) if up else value > 1

    def _free_way(self, start: Hashable, home: Hashable, *, without: int) -> list[int] | None:
        """The edges of a way that asks for no other mark, searched from both ends; None when there is none."""
        seen: tuple[_Seen, _Seen] = ({start: None}, {home: None})
        front: list[list[Hashable]] = [[start], [home]]
        while front[0] and front[1]:
            side = 0 if len(front[0]) <= len(front[1]) else 1
            reached: list[Hashable] = []
            for node in front[side]:
                for n, other in self._free_steps(node, without=without, onward=side == 0):
                    if other in seen[side]:
                        continue
                    seen[side][other] = (node, n)
                    if other in seen[1 - side]:
                        return [*_edges_back(seen[0], other), *_edges_back(seen[1], other)]
                    reached.append(other)
            front[side] = reached
        return None

    def _free_steps(self, node: Hashable, *, without: int, onward: bool) -> Iterator[tuple[int, Hashable]]:
        """Where one too many can go from a node, or come from, without another mark."""
        for n in self.touching[node]:
            if n == without or self.marks[n] is Mark.SHOWN:
                continue
            edge = self.edges[n]
            leaves = node == edge.tail
            if self._free(n, up=leaves is onward):
                yield n, edge.head if leaves else edge.tail

    def _round(self, n: int, first: _Arc) -> tuple[int, list[_Arc]] | None:
        """The cheapest round that begins with a change of one edge, and its cost."""
        edge = self.edges[n]
        home = edge.tail if first.up else edge.head
        best: dict[Hashable, int] = {first.to: first.cost}
        came: dict[Hashable, tuple[Hashable, _Arc]] = {}
        queue: list[tuple[int, int, Hashable]] = [(first.cost, 0, first.to)]
        turn = 0
        while queue:
            cost, _, node = heapq.heappop(queue)
            if node == home:
                return cost, [first, *_back(came, node, first.to)]
            if cost > best[node]:
                continue
            for arc in self._from(node, without=n):
                total = cost + arc.cost
                if total < best.get(arc.to, total + 1):
                    best[arc.to] = total
                    came[arc.to] = (node, arc)
                    turn += 1
                    heapq.heappush(queue, (total, turn, arc.to))
        return None

    def _from(self, node: Hashable, *, without: int) -> Iterator[_Arc]:
        """What can change by one so that a node with one too many passes it on."""
        for n in self.touching[node]:
            if n == without:
                continue
            for arc in self._changes(n):
                if arc.to != node:
                    yield arc

    def _changes(self, n: int) -> tuple[_Arc, ...]:
        """How an edge can change by one and still agree with its mark, or with the mark it would get."""
        if n not in self._known:
            self._known[n] = tuple(self._changes_now(n))
        return self._known[n]

    def _mark(self, n: int, mark: Mark) -> None:
        self.marks[n] = mark
        self._known.pop(n, None)

    def _changes_now(self, n: int) -> Iterator[_Arc]:
        edge, mark = self.edges[n], self.marks[n]
        if edge.value == 0:
            return
        cost = edge.dear * 1_000 + min(edge.value, 999) if mark is Mark.SHOWN else 0
        top = mark is Mark.SMALL and edge.value == SMALLEST_SHOWN - 1
        yield _Arc(n, edge.head, True, edge.dear * 500 if top else cost, demotes=top)
        if edge.value > 1:
            yield _Arc(n, edge.tail, False, cost)


def _edges_back(seen: _Seen, node: Hashable) -> Iterator[int]:
    """The edges over which a node was reached."""
    while (step := seen[node]) is not None:
        node, n = step
        yield n


def _back(came: Mapping[Hashable, tuple[Hashable, _Arc]], node: Hashable, start: Hashable) -> list[_Arc]:
    arcs = []
    while node != start:
        node, arc = came[node]
        arcs.append(arc)
    return arcs[::-1]
