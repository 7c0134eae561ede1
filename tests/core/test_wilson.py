"""Wilson's interval against SciPy, and its integer decisions against the formula of S8 and exact fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, norm

from weerwerk import wilson

COUNTS = st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
PERCENTS = st.sampled_from([1, 5, 10, 50, 90, 99])
CONFIDENCE = 2 * norm.cdf(1.96) - 1  # 95 % as S8 has it: z is 1.96 exactly


@given(COUNTS)
def test_the_interval_is_scipys(counts):
    hits, of = counts
    expected = binomtest(hits, of).proportion_ci(CONFIDENCE, method="wilson")
    assert wilson.bounds(hits, of) == pytest.approx((expected.low, expected.high), abs=1e-12)


@given(COUNTS)
def test_the_interval_holds_the_share_and_stays_between_0_and_1(counts):
    hits, of = counts
    low, high = wilson.bounds(hits, of)
    assert 0 <= low <= hits / of <= high <= 1


@given(COUNTS)
def test_more_than_a_tenth_is_the_formula_of_the_rule(counts):
    hits, of = counts
    rule = 10 * hits > of and (10 * hits - of) ** 2 * 10_000 > 345_744 * of
    assert wilson.lower_is_above(hits, of, 10) is rule


@given(COUNTS, PERCENTS)
def test_the_decisions_are_exact(counts, percent):
    hits, of = counts
    share, border, z2 = Fraction(hits, of), Fraction(percent, 100), Fraction(38416, 10000)
    distance, reach = (share - border) ** 2, z2 * border * (1 - border) / of
    assert wilson.lower_is_above(hits, of, percent) is (share > border and distance > reach)
    assert wilson.upper_is_below(hits, of, percent) is (share < border and distance > reach)
    assert wilson.lower_is_below(hits, of, percent) is (share <= border or distance < reach)


def test_a_share_on_the_border_is_neither_above_nor_below():
    assert not wilson.lower_is_above(2, 20, 10)
    assert not wilson.upper_is_below(2, 20, 10)
