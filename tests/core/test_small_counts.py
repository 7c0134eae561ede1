"""No small count can be subtracted back from the tables that are shown together (R6)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from weerwerk.small_counts import Edge, Mark, protect
from weerwerk.threats.model.signals import Credibility, Month, Quarter, Reliability, Signal, SignalKind, quarters_until
from weerwerk.threats.tables import Tables, tables, tally

QUARTERS = quarters_until(Quarter(2025, 4), amount=4)


def signal(phenomenon: str, area: str, quarter: Quarter, count: int) -> Signal:
    month = Month(quarter.year, 3 * quarter.number)
    return Signal(phenomenon, area, month, SignalKind.REPORT, Reliability.B, Credibility.POSSIBLE, 1, count)


Cube = dict[tuple[str, str, Quarter], int]


def made(cube: Cube) -> Tables:
    return tables(tally([signal(*key, count) for key, count in cube.items()], quarters=QUARTERS, areas=()))


def released(cube: Cube, out: Tables) -> list[tuple[object, list[tuple[str, str, Quarter]], int]]:
    """Everything that is shown, each as the cells of the cube it is the sum of; the third part is the true sum."""
    phenomena = sorted({p for p, _, _ in cube})
    areas = sorted({a for _, a, _ in cube})
    lines = [
        *((out.cell(p, a), [k for k in cube if k[0] == p and k[1] == a]) for p in phenomena for a in areas),
        *((out.in_quarter(p, t), [k for k in cube if k[0] == p and k[2] == t]) for p in phenomena for t in QUARTERS),
        *((out.of_phenomenon(p), [k for k in cube if k[0] == p]) for p in phenomena),
        *((out.of_area(a), [k for k in cube if k[1] == a]) for a in areas),
        *((out.of_quarter(t), [k for k in cube if k[2] == t]) for t in QUARTERS),
        (out.all, list(cube)),
    ]
    return [(shown, keys, sum(cube[k] for k in keys)) for shown, keys in lines]


def found_back(cube: Cube, out: Tables) -> list[int]:
    """The small counts that an attacker with all tables, pencil and patience finds exactly."""
    # The attacker does not know which cells of the cube are empty: all of phenomenon × area × quarter are unknowns.
    phenomena = sorted({p for p, _, _ in cube})
    areas = sorted({a for _, a, _ in cube})
    keys = [(p, a, t) for p in phenomena for a in areas for t in QUARTERS]
    place = {key: n for n, key in enumerate(keys)}
    full = {key: cube.get(key, 0) for key in keys}
    rows, low, high = [], [], []
    lines = released(full, out)
    for shown, held, _ in lines:
        row = np.zeros(len(keys))
        row[[place[key] for key in held]] = 1
        bounds = {Mark.SHOWN: (shown.number, shown.number), Mark.SMALL: (1, 2), Mark.HIDDEN: (1, 10_000)}[shown.mark]
        rows.append(row)
        low.append(bounds[0])
        high.append(bounds[1])
    a = np.vstack([np.array(rows), -np.array(rows)])
    b = np.concatenate([np.array(high), -np.array(low)])
    found = []
    for row, (_, _, true) in zip(rows, lines, strict=True):
        if 0 < true < 3:
            ends = [linprog(sign * row, A_ub=a, b_ub=b, bounds=(0, None)).fun * sign for sign in (1, -1)]
            if round(ends[1]) - round(ends[0]) < 1:
                found.append(true)
    return found


cubes = st.dictionaries(
    st.tuples(st.sampled_from("pqr"), st.sampled_from("abc"), st.sampled_from(QUARTERS)),
    st.sampled_from([1, 1, 1, 2, 2, 3, 4, 7, 12]),
    min_size=1,
    max_size=9,
)


@given(cubes)
def test_no_small_count_is_found_back_from_all_tables_together(cube):
    assert found_back(cube, made(cube)) == []


@given(cubes)
def test_what_is_shown_is_true_and_no_small_number_is_shown(cube):
    for shown, _, true in released(cube, made(cube)):
        match shown.mark:
            case Mark.SHOWN:
                assert shown.number == true
                assert not 0 < true < 3
            case Mark.SMALL:
                assert 0 < true < 3
            case Mark.HIDDEN:
                assert true > 0
        assert shown.mark is Mark.SHOWN or shown.number is None


def test_hiding_only_the_small_count_itself_would_be_found_back():
    cube = {("p", "a", QUARTERS[0]): 2, ("p", "b", QUARTERS[0]): 9, ("q", "a", QUARTERS[1]): 8}
    out = made(cube)
    naive = {
        ("cell", "p", "a"): out.cell("p", "a"),
        **{key: type(shown)(Mark.SHOWN, true) for key, shown, true in _keys(cube) if not 0 < true < 3},
    }
    bare = Tables(out.quarters, out.areas, out.phenomena, 0, naive)
    assert found_back(cube, bare) == [2]


def _keys(cube: Cube):
    out = made(cube)
    true = {("all",): sum(cube.values())}
    for (p, a, t), count in cube.items():
        for key in (("cell", p, a), ("quarter", p, t), ("phenomenon", p), ("area", a), ("in quarter", t)):
            true[key] = true.get(key, 0) + count
    return [(key, out.all, value) for key, value in true.items()]


def test_a_count_of_three_stays_when_nothing_small_is_near():
    out = made({("p", "a", QUARTERS[0]): 3, ("p", "b", QUARTERS[1]): 5})
    assert out.cell("p", "a").number == 3
    assert out.all.number == 8


def test_one_single_signal_is_seen_nowhere_as_a_number():
    out = made({("p", "a", QUARTERS[0]): 1})
    assert [shown.number for shown in (out.cell("p", "a"), out.of_phenomenon("p"), out.all)] == [None, None, None]


def test_where_nothing_was_counted_a_dash_stands():
    assert made({("p", "a", QUARTERS[0]): 5}).cell("p", "b").text == "–"


def test_counts_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="do not add up"):
        protect([Edge("alone", "x", "y", 1)])
