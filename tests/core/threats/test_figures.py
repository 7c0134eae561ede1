"""Where an area figure stands: percentiles in the size class, exactly, with what is missing left unknown (S9)."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import percentileofscore

from tests.properties.scans import a_catalogue, a_process
from tests.properties.surroundings import a_municipality, an_indicator, with_outside
from weerwerk.catalogue import edition
from weerwerk.catalogue.model import AreaFigure, Catalogue
from weerwerk.catalogue.read import read_catalogue
from weerwerk.threats.figures import percentile_degree, size_class, standings
from weerwerk.threats.model import Area


def catalogue_of(values: dict[str, float | None], sizes: dict[str, int], worse: str = "high") -> Catalogue:
    base = with_outside(a_catalogue([], [a_process("p", 1, 3)]), [], [an_indicator("i", {"p": 5}, worse)], [])
    return evolve(
        base,
        municipalities={code: a_municipality(code, sizes[code]) for code in sizes},
        figures=tuple(AreaFigure(code, "i", 2024, value) for code, value in values.items()),
    )


def country(small: int, large: int) -> tuple[dict[str, float | None], dict[str, int]]:
    """Municipalities with the values 0, 1, 2 …; first the small ones, then the large."""
    codes = [f"GM{n:04}" for n in range(small + large)]
    values: dict[str, float | None] = {code: float(n) for n, code in enumerate(codes)}
    return values, {code: 10_000 if n < small else 60_000 for n, code in enumerate(codes)}


@given(st.lists(st.integers(0, 9).map(float), min_size=1, max_size=30), st.integers(0, 9).map(float))
def test_the_degree_is_scipys_percentile_to_the_nearest_five(others: list[float], own: float) -> None:
    percentile = percentileofscore(others, own, kind="mean")
    degree = percentile_degree(own, others, worse="high")
    assert degree % 5 == 0
    assert abs(degree - percentile) <= 2.5 + 1e-9
    reversed_degree = percentile_degree(own, others, worse="low")
    assert abs(reversed_degree - (100 - percentile)) <= 2.5 + 1e-9


def test_a_percentile_halfway_two_fives_goes_up_in_both_directions() -> None:
    others = [0.0] * 5 + [2.0] * 35  # 100 · 5 / 40 = 12.5
    assert percentile_degree(1.0, others, worse="high") == 15
    assert percentile_degree(1.0, [2.0] * 5 + [0.0] * 35, worse="low") == 15


@pytest.mark.parametrize(
    ("inhabitants", "number"),
    [(0, 0), (19_999, 0), (20_000, 1), (49_999, 1), (50_000, 2), (99_999, 2), (100_000, 3), (900_000, 3)],
)
def test_size_classes_begin_where_the_convention_says(inhabitants: int, number: int) -> None:
    assert size_class(inhabitants) == number


def test_a_municipality_is_not_compared_with_itself() -> None:
    values, sizes = country(21, 0)
    one = standings(catalogue_of(values, sizes), Area(10_000, "GM0020"))["i"]
    assert (one.others, one.degree, one.in_class) == (20, 100, True)


def test_a_class_with_fewer_than_twenty_others_gives_way_to_the_whole_country() -> None:
    values, sizes = country(20, 20)
    one = standings(catalogue_of(values, sizes), Area(10_000, "GM0019"))["i"]
    assert (one.others, one.in_class) == (39, False)
    assert one.degree == 50  # 19 of 39 are lower: 48.7
    values, sizes = country(21, 20)
    assert standings(catalogue_of(values, sizes), Area(10_000, "GM0020"))["i"].in_class


def test_the_class_is_that_of_the_inhabitants_the_municipality_itself_names() -> None:
    values, sizes = country(25, 25)
    one = standings(catalogue_of(values, sizes), Area(60_000, "GM0024"))["i"]
    assert (one.others, one.degree) == (25, 0)


@pytest.mark.parametrize("value", [None, -0.01, 1000.5, float("nan"), float("inf")])
def test_a_missing_or_impossible_own_figure_is_unknown(value: float | None) -> None:
    values, sizes = country(30, 0)
    assert standings(catalogue_of(values | {"GM0003": value}, sizes), Area(10_000, "GM0003")) == {}


def test_an_impossible_figure_of_another_is_not_compared_with() -> None:
    values, sizes = country(30, 0)
    values |= {"GM0001": 5_000.0, "GM0002": None}
    assert standings(catalogue_of(values, sizes), Area(10_000, "GM0003"))["i"].others == 27


def test_a_municipality_without_a_code_has_no_standing() -> None:
    values, sizes = country(30, 0)
    assert standings(catalogue_of(values, sizes), Area(10_000)) == {}


def test_a_newer_figure_of_ones_own_goes_before_the_published_one() -> None:
    values, sizes = country(30, 0)
    area = Area(10_000, "GM0000", figures=(AreaFigure("GM0000", "i", 2025, 500.0),))
    one = standings(catalogue_of(values, sizes), area)["i"]
    assert (one.year, one.value, one.degree) == (2025, 500.0, 100)
    older = evolve(area, figures=(AreaFigure("GM0000", "i", 2019, 500.0),))
    assert standings(catalogue_of(values, sizes), older)["i"].degree == 0


def test_real_municipalities_have_a_standing_on_most_shipped_indicators() -> None:
    catalogue = read_catalogue(edition.shipped()).catalogue
    some = list(catalogue.municipalities.values())[::9]
    found = [len(standings(catalogue, Area(one.inhabitants, one.code))) for one in some]
    assert len(catalogue.municipalities) == 342
    assert sum(number >= len(catalogue.indicators) - 3 for number in found) > 0.9 * len(some)
