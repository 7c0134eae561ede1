"""Where an area figure stands among the same figure of comparable municipalities (S9)."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import frozen

from weerwerk.catalogue.cards import Indicator
from weerwerk.catalogue.model import AreaFigure, Catalogue
from weerwerk.sameness import Same
from weerwerk.threats.model import Area

SIZE_CLASSES = (20_000, 50_000, 100_000)  # S9: where a class of inhabitants ends
FEWEST_IN_CLASS = 20  # S9: below this the whole country is compared with


@frozen
class Standing:
    """A figure and its place: a degree in steps of five, against how many others, in its size class or not."""

    indicator: str
    year: int
    value: float
    degree: int
    others: int
    in_class: bool


@frozen
class Value:
    """A figure of one municipality in one year."""

    year: int
    value: float


def size_class(inhabitants: int) -> int:
    """The size class of a municipality, 0 for the smallest."""
    return sum(inhabitants >= border for border in SIZE_CLASSES)


def percentile_degree(own: float, others: Iterable[float], *, worse: str) -> int:
    """100 · (lower + equals/2) / others to the nearest 5, half up; reversed where low is worse (S9)."""
    values = list(others)
    milder = sum(value > own for value in values) if worse == "low" else sum(value < own for value in values)
    points = 100 * (2 * milder + sum(value == own for value in values))
    half = 2 * len(values)  # points / half is the percentile; five steps of it are rounded half up
    return 5 * ((2 * points + 5 * half) // (10 * half))


def standings(catalogue: Catalogue, area: Area) -> dict[str, Standing]:
    """Where the municipality stands, by indicator; without an own figure, or with nobody to compare, it is left out."""
    theirs = _published(Same(catalogue.indicators), Same(catalogue.figures))
    mine = _usable(catalogue.indicators, area.figures)
    found = {}
    for indicator in catalogue.indicators.values():
        published = theirs.get(indicator.id, {})
        own = _newest([*published.get(area.municipality, ()), *mine.get(indicator.id, {}).get(area.municipality, ())])
        one = _standing(indicator, own, published, catalogue, area) if own is not None else None
        if one is not None:
            found[indicator.id] = one
    return found


def _standing(
    indicator: Indicator, own: Value, published: Mapping[str, list[Value]], catalogue: Catalogue, area: Area
) -> Standing | None:
    values = {
        code: _of_year(figures, own.year)
        for code, figures in published.items()
        if code != area.municipality and code in catalogue.municipalities
    }
    mine = size_class(area.inhabitants)
    near = [one for code, one in values.items() if size_class(catalogue.municipalities[code].inhabitants) == mine]
    in_class = len(near) >= FEWEST_IN_CLASS
    others = near if in_class else list(values.values())
    if not others:
        return None
    degree = percentile_degree(own.value, others, worse=indicator.worse)
    return Standing(indicator.id, own.year, own.value, degree, len(others), in_class)


@lru_cache(maxsize=4)  # tens of thousands, the same for every dossier
def _published(
    indicators: Same[Mapping[str, Indicator]], figures: Same[tuple[AreaFigure, ...]]
) -> Mapping[str, Mapping[str, list[Value]]]:
    return _usable(indicators.value, figures.value)


def _usable(
    indicators: Mapping[str, Indicator], figures: Iterable[AreaFigure]
) -> Mapping[str, Mapping[str, list[Value]]]:
    """The figures that lie within the range of their indicator, by indicator and municipality."""
    found: dict[str, dict[str, list[Value]]] = {}
    for one in figures:
        indicator = indicators.get(one.indicator)
        if indicator is None or one.value is None:
            continue
        if indicator.lowest.value <= one.value <= indicator.highest.value:
            values = found.setdefault(one.indicator, {}).setdefault(one.municipality, [])
            values.append(Value(one.year, one.value))
    return found


def _newest(values: list[Value]) -> Value | None:
    """The newest value; of the same year the last, so that an own figure goes before a published one."""
    return max(enumerate(values), key=lambda one: (one[1].year, one[0]))[1] if values else None


def _of_year(values: list[Value], year: int) -> float:
    """The value of a year, else the newest before it: an own newer figure is set against the last published ones."""
    before = [one for one in values if one.year <= year]
    chosen = max(before, key=lambda one: one.year) if before else min(values, key=lambda one: one.year)
    return chosen.value
