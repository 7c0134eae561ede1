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
        self.touching: dict[Hashable, list[int]] = {}
        for n, edge in enumerate(edges):
            self.touching.setdefault(edge.tail, []).append(n)
            self.touching.setdefault(edge.head, []).append(n)

    def cover(self, n: int) -> None:
        """Hide what is needed so that a small count could also have been another number."""
        edge = self.edges[n]
        rounds = [found for arc in self._changes(n) if (found := self._round(n, arc)) is not None]
        if not rounds:
            raise ValueError(f"the counts around {edge.key!r} do not add up")
        _, arcs = min(rounds, key=lambda one: one[0])
        for arc in arcs:
            mark = self.marks[arc.edge]
            if mark is Mark.SHOWN or arc.demotes:
                self.marks[arc.edge] = Mark.HIDDEN

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
            edge = self.edges[n]
            for arc in self._changes(n):
                if node == (edge.tail if arc.up else edge.head):
                    yield arc

    def _changes(self, n: int) -> Iterator[_Arc]:
        """How an edge can change by one and still agree with its mark, or with the mark it would get."""
        edge, mark = self.edges[n], self.marks[n]
        if edge.value == 0:
            return
        cost = edge.dear * 1_000 + min(edge.value, 999) if mark is Mark.SHOWN else 0
        top = mark is Mark.SMALL and edge.value == SMALLEST_SHOWN - 1
        yield _Arc(n, edge.head, True, edge.dear * 500 if top else cost, demotes=top)
        if edge.value > 1:
            yield _Arc(n, edge.tail, False, cost)


def _back(came: Mapping[Hashable, tuple[Hashable, _Arc]], node: Hashable, start: Hashable) -> list[_Arc]:
    arcs = []
    while node != start:
        node, arc = came[node]
        arcs.append(arc)
    return arcs[::-1]
