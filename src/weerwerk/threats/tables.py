"""Signals in tables: by phenomenon, area and quarter, with their sums, and with what may be shown of them (R6)."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from weerwerk.small_counts import Edge, Shown, protect
from weerwerk.threats.model.signals import Quarter, Signal

Key = tuple[Hashable, ...]
ALL: Key = ("all",)
NOTHING = Shown.zero()


@frozen
class Tally:
    """The signals of a number of quarters, summed; the counts themselves are for reckoning and are never released."""

    quarters: tuple[Quarter, ...]
    areas: tuple[str, ...]
    phenomena: tuple[str, ...]
    by_area: Mapping[tuple[str, str], int] = field(repr=False)
    by_quarter: Mapping[tuple[str, Quarter], int] = field(repr=False)
    left_out: int = 0

    def total(self, phenomenon: str) -> int:
        """All signals of a phenomenon."""
        return sum(self.by_quarter.get((phenomenon, quarter), 0) for quarter in self.quarters)


@frozen
class Tables:
    """Everything that one picture releases about counts: made together, so that no table undoes another."""

    quarters: tuple[Quarter, ...]
    areas: tuple[str, ...]
    phenomena: tuple[str, ...]
    left_out: int
    _shown: Mapping[Key, Shown] = field(repr=False)

    def cell(self, phenomenon: str, area: str) -> Shown:
        """The signals of a phenomenon in an area."""
        return self._shown.get(("cell", phenomenon, area), NOTHING)

    def in_quarter(self, phenomenon: str, quarter: Quarter) -> Shown:
        """The signals of a phenomenon in a quarter."""
        return self._shown.get(("quarter", phenomenon, quarter), NOTHING)

    def of_phenomenon(self, phenomenon: str) -> Shown:
        """The signals of a phenomenon in the whole municipality."""
        return self._shown.get(("phenomenon", phenomenon), NOTHING)

    def of_area(self, area: str) -> Shown:
        """The signals of all phenomena in an area."""
        return self._shown.get(("area", area), NOTHING)

    def of_quarter(self, quarter: Quarter) -> Shown:
        """The signals of all phenomena in a quarter."""
        return self._shown.get(("in quarter", quarter), NOTHING)

    @property
    def all(self) -> Shown:
        """All signals."""
        return self._shown.get(ALL, NOTHING)


def tally(signals: Iterable[Signal], *, quarters: Sequence[Quarter], areas: Sequence[str]) -> Tally:
    """The signals within some quarters, summed; those of other quarters are only counted."""
    held = frozenset(quarters)
    by_area: dict[tuple[str, str], int] = {}
    by_quarter: dict[tuple[str, Quarter], int] = {}
    left_out = 0
    for one in signals:
        quarter = one.month.quarter
        if quarter not in held:
            left_out += one.count
        elif one.count:
            by_area[one.phenomenon, one.area] = by_area.get((one.phenomenon, one.area), 0) + one.count
            by_quarter[one.phenomenon, quarter] = by_quarter.get((one.phenomenon, quarter), 0) + one.count
    phenomena = tuple(sorted({phenomenon for phenomenon, _ in by_area}))
    places = (*areas, *sorted({area for _, area in by_area} - set(areas)))
    return Tally(tuple(quarters), places, phenomena, by_area, by_quarter, left_out)


def tables(counted: Tally) -> Tables:
    """The tables of a tally with every small count hidden, and with it what would give it away."""
    edges = list(_edges(counted))
    shown = protect(edges) if edges else {}
    return Tables(counted.quarters, counted.areas, counted.phenomena, counted.left_out, shown)


# What it costs the reader to lose a count: the sums say most.
_DEAR = {
    "cell": 1,
    "quarter": 1,
    "area": 3,
    "in quarter": 3,
    "phenomenon": 6,
    "all": 30,
}


def _edges(counted: Tally) -> Iterator[Edge[Key]]:
    """The tables as one network: from the whole to the areas, to the phenomena, to the quarters, and back."""
    of_area: dict[str, int] = {}
    of_quarter: dict[Quarter, int] = {}
    total: dict[str, int] = {}
    for (phenomenon, area), value in sorted(counted.by_area.items()):
        of_area[area] = of_area.get(area, 0) + value
        total[phenomenon] = total.get(phenomenon, 0) + value
        yield _edge("cell", (phenomenon, area), ("area", area), ("counted", phenomenon), value)
    for (phenomenon, quarter), value in sorted(counted.by_quarter.items()):
        of_quarter[quarter] = of_quarter.get(quarter, 0) + value
        yield _edge("quarter", (phenomenon, quarter), ("placed", phenomenon), ("quarter", quarter), value)
    for phenomenon, value in total.items():
        yield _edge("phenomenon", (phenomenon,), ("counted", phenomenon), ("placed", phenomenon), value)
    for area, value in of_area.items():
        yield _edge("area", (area,), "in", ("area", area), value)
    for quarter, value in of_quarter.items():
        yield _edge("in quarter", (quarter,), ("quarter", quarter), "out", value)
    if total:
        yield Edge(ALL, "out", "in", sum(total.values()), _DEAR["all"])


def _edge(table: str, key: Key, tail: Hashable, head: Hashable, value: int) -> Edge[Key]:
    return Edge((table, *key), tail, head, value, _DEAR[table])
