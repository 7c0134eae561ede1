"""The picture at its largest: 342 × 10 years × 25 phenomena, and a map of 100 areas. ``python bench/picture.py``.

A table of 85,500 counts, one for each area, year and phenomenon, beside figures of all municipalities for ten years:
no municipality has that many areas, and most counts are small. The map has 100 areas with 200 points each.
"""

import math
import random
import sys
from collections.abc import Callable
from datetime import date
from itertools import product
from time import perf_counter

from attrs import evolve
from shapely.geometry import Polygon

from weerwerk.catalogue import edition
from weerwerk.catalogue.model import AreaFigure, Catalogue
from weerwerk.catalogue.read import read_catalogue
from weerwerk.report.maps import FEW, HIDDEN, MANY, MORE, NOTHING, SOME, area_map
from weerwerk.threats.model import Area, Basis, Judgement, Presence
from weerwerk.threats.model.areas import Region
from weerwerk.threats.model.signals import Credibility, Month, Quarter, Reliability, Signal, SignalKind, quarters_until
from weerwerk.threats.outline import sheet
from weerwerk.threats.picture import Counts, picture

DAY = date(2026, 6, 30)
YEARS, PHENOMENA = 10, 25
PICTURE_LIMIT = 2.0  # seconds
MAP_LIMIT, MAP_BYTES = 0.3, 250_000
RUNS = 3


def with_ten_years(catalogue: Catalogue, chance: random.Random) -> Catalogue:
    """Figures of every municipality for ten years: those that are published, a little otherwise each year."""
    figures = [
        AreaFigure(one.municipality, one.indicator, one.year - back, one.value and one.value * chance.uniform(0.9, 1.1))
        for one in catalogue.figures
        for back in range(YEARS)
    ]
    return evolve(catalogue, figures=tuple(figures))


def counts(catalogue: Catalogue, areas: list[str], chance: random.Random) -> list[Signal]:
    """One count for each area, year and phenomenon: small ones mostly, as real counts are."""
    held = [one.id for one in catalogue.phenomena.values() if one.in_definition][:PHENOMENA]
    return [
        Signal(
            phenomenon=phenomenon,
            area=area,
            month=Month(DAY.year - back, chance.randint(1, 6)),
            kind=SignalKind.REPORT,
            reliability=Reliability.B,
            credibility=Credibility.POSSIBLE,
            sources=1,
            count=min(40, int(chance.expovariate(0.4))),
        )
        for area, back, phenomenon in product(areas, range(YEARS), held)
    ]


def judgements(catalogue: Catalogue) -> tuple[Judgement, ...]:
    """Everything judged."""
    return tuple(
        Judgement(one.id, Presence.LIKELY, "toezichthouder", DAY, (Basis.OWN_REGISTER,))
        for one in catalogue.phenomena.values()
    )


def patchwork(side: int, chance: random.Random) -> list[Region]:
    """Side × side areas of two kilometres, with borders that wind and are shared."""

    def border(start: tuple[int, int], end: tuple[int, int]) -> list[tuple[float, float]]:
        wind = random.Random(str(sorted((start, end))))
        steps = [n / 50 for n in range(51)]
        points = [(start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t) for t in steps]
        swing = 60 * wind.uniform(0.5, 1.0)
        if start > end:
            return border(end, start)[::-1]
        return [
            (x + swing * math.sin(9 * math.pi * t), y + swing * math.sin(7 * math.pi * t))
            for (x, y), t in zip(points, steps, strict=True)
        ]

    west, south, size = 150_000, 400_000, 2_000
    made = []
    for row, column in product(range(side), repeat=2):
        x, y = west + column * size, south + row * size
        corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
        ring = [point for n in range(4) for point in border(corners[n], corners[n + 1])]
        made.append(Region(f"WK0014{row * side + column:02}", f"Wijk {row}-{column}", Polygon(ring)))
    chance.shuffle(made)
    return made


def least(work: Callable[[], object]) -> float:
    """The least of a few runs, in seconds."""
    taken = []
    for _ in range(RUNS):
        before = perf_counter()
        work()
        taken.append(perf_counter() - before)
    return min(taken)


def main() -> int:
    """Print each measurement with its limit; the exit code says whether all were kept."""
    chance = random.Random(7)
    catalogue = with_ten_years(read_catalogue(edition.shipped()).catalogue, chance)
    codes = sorted(catalogue.municipalities)
    signals = counts(catalogue, codes, chance)
    quarters = quarters_until(Quarter.of(DAY), amount=12)
    area = Area(24_000, codes[0], (), judgements(catalogue))
    whole = least(lambda: picture(catalogue, area, counts=Counts(tuple(signals), tuple(codes), quarters), on=DAY))
    size = f"{len(codes)} × {YEARS} × {PHENOMENA}"
    print(f"one picture of {len(signals):,} counts ({size}): {whole:.2f} s, limit {PICTURE_LIMIT}")
    regions = patchwork(10, chance)
    kinds = (NOTHING, FEW, SOME, MORE, MANY, HIDDEN)
    classes = {one.code: kinds[n % len(kinds)] for n, one in enumerate(regions)}
    numbers = {one.code: n for n, one in enumerate(regions, start=1)}
    drawn = area_map(sheet(regions), classes, title="Honderd wijken", numbers=numbers)
    took = least(lambda: area_map(sheet(regions), classes, title="Honderd wijken", numbers=numbers))
    weight = len(drawn.encode())
    print(f"map of {len(regions)} areas: {took * 1000:.0f} ms, limit {MAP_LIMIT * 1000:.0f}")
    print(f"map of {len(regions)} areas: {weight:,} bytes, limit {MAP_BYTES:,}")
    kept = whole <= PICTURE_LIMIT and took <= MAP_LIMIT and weight <= MAP_BYTES
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
