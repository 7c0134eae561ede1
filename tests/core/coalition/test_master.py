"""The master against trying every set of switches."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weerwerk.coalition.master import Master
from weerwerk.coalition.oracle import UNLIMITED, Patience, Stopped

NAMES = "abcdefg"
PRICES = st.sampled_from([0, 0, 1, 2, 500, 500, 1_000, 10**9])
CLAUSE = st.lists(st.tuples(st.sampled_from(NAMES), st.booleans()), max_size=4)


def master_of(prices, clauses):
    master = Master(dict(zip(NAMES, prices, strict=True)))
    for clause in clauses:
        master.add(clause)
    return master


def tried(prices, clauses):
    """The least price and then the least number of switches, by trying everything."""
    found = []
    for states in itertools.product((False, True), repeat=len(NAMES)):
        state = dict(zip(NAMES, states, strict=True))
        if all(any(state[name] is on for name, on in clause) for clause in clauses):
            found.append((sum(itertools.compress(prices, states)), sum(states)))
    return min(found, default=None)


@settings(max_examples=300, deadline=None)
@given(st.lists(PRICES, min_size=7, max_size=7), st.lists(CLAUSE, max_size=14), st.sets(st.integers(0, 13), max_size=3))
def test_no_set_is_cheaper_and_among_equals_none_has_fewer_switches(prices, clauses, without):
    master = master_of(prices, clauses)
    said = master.cheapest(UNLIMITED, without=without)
    kept = [clause for at, clause in enumerate(clauses) if at not in without]
    assert (said and (said.price, len(said.on))) == tried(prices, kept)
    assert said is None or all(any((name in said.on) is on for name, on in clause) for clause in kept)
    assert said == master_of(prices, clauses).cheapest(UNLIMITED, without=without)


def test_without_switches_only_an_empty_clause_is_broken():
    master = Master({})
    assert master.cheapest(UNLIMITED).on == frozenset()
    master.add(())
    assert master.cheapest(UNLIMITED) is None


def test_a_search_out_of_time_is_stopped_and_not_answered():
    ticks = itertools.count()
    master = master_of([1] * 7, list(itertools.combinations([(name, True) for name in NAMES], 2)))
    with pytest.raises(Stopped):
        master.cheapest(Patience(1.0, lambda: float(next(ticks))))
