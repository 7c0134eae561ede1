"""Every answer of the engine against plain enumeration, on many small random processes."""

import itertools

import pytest

from tests.core.coalition.brute import Truth, case_values
from tests.core.coalition.instances import instance
from weerwerk.coalition.model.answers import Exactly, Impossible
from weerwerk.coalition.search import review
from weerwerk.coalition.study import Limits

NUMBER = 500


def number(count):
    return count.number if isinstance(count, Exactly) else None if isinstance(count, Impossible) else "bounds"


def answers(seeds):
    """Pairs of what the engine says and the truth, per case type."""
    for seed in seeds:
        workflow, staff = instance(seed)
        said = review(workflow, staff, limits=Limits(bound=len(staff.people)))
        for case, values in zip(said.cases, case_values(workflow.flow), strict=True):
            yield seed, case, Truth(workflow, staff, values)


def differences(seed, case, truth):
    """Every question about one case type on which engine and enumeration differ."""
    where = f"seed {seed}, {case.case_type!r}"
    feasible = bool(truth.ways[True])
    if case.feasible is not feasible:
        yield f"{where}: feasible {case.feasible}"
    yield from (f"{where}: {one}" for one in continuity(case, truth))
    yield from (f"{where}: {one}" for one in chances(case, truth))
    for goal in case.goals:
        yield from (f"{where}, {goal.goal.id}: {one}" for one in of_goal(goal, truth))


def continuity(case, truth):
    blocks = truth.blockers(truth.workflow.steps, paper=True)
    least = min(map(len, blocks), default=None)
    if number(case.continuity.spare) != (None if least is None else least - 1):
        yield f"continuity {case.continuity.spare}, not {least} - 1"
    smallest = {one for one in blocks if len(one) == least}
    if case.continuity.smallest_blockers != len(smallest):
        yield f"{case.continuity.smallest_blockers} blockers, not {len(smallest)}"
    if {frozenset(one.code for one in group) for group in case.continuity.examples} != smallest:
        yield "other blockers"


def chances(case, truth):
    absence = truth.workflow.absence
    if abs(case.chance.probability - float(truth.probability(absence))) > 1e-9 or case.chance.method != "exact":
        yield f"chance {case.chance}"
    for one in case.departments:
        expected = truth.probability(absence, out=one.department)
        if one.chance is None or abs(one.chance.probability - float(expected)) > 1e-9:
            yield f"chance without {one.department} {one.chance}, not {float(expected)}"


def of_goal(answer, truth):
    goal = answer.goal
    expected = [truth.collusion(goal.wants, goal.critical, paper=paper) for paper in (False, True)]
    if [number(answer.collusion.system), number(answer.collusion.all_rules)] != expected:
        yield f"collusion {answer.collusion}, not {expected}"
    groups = truth.coalitions(goal.wants, goal.critical)
    least = min(map(len, groups), default=None)
    smallest = {one for one in groups if len(one) == least}
    listed = answer.coalitions
    if (listed.count, listed.least, listed.smallest_count) != (len(groups), least, len(smallest)):
        yield f"{listed.count} coalitions of least {listed.least}, not {len(groups)} of {least}"
    if {frozenset(one.code for one in group) for group in listed.smallest} != smallest:
        yield "other coalitions"
    yield from key_people(answer, truth, groups, smallest)
    yield from labels(answer, truth, expected[0])


def key_people(answer, truth, groups, smallest):
    if not truth.ways[False]:
        return
    for one in answer.key:
        shares = [
            (
                sum(code in group for group in smallest) / max(1, len(smallest)),
                sum(code in group for group in groups) / max(1, len(groups)),
                truth.banzhaf(answer.goal.critical, code),
            )
            for code in one.codes
        ]
        said = (float(one.share_of_smallest), float(one.share_of_all), one.banzhaf)
        best = tuple(max(column) for column in zip(*shares, strict=True))
        if any(abs(a - b) > 1e-9 for a, b in zip(said, best, strict=True)):
            yield f"key {one.functions} {said}, not {best}"


def labels(answer, truth, now):
    if now is None:
        return
    goal = answer.goal
    inside = set().union(*(who.keys() for who in truth.ways[False])) | set()
    flips = {flip.step: number(flip.collusion) for flip in answer.sensitivity.flips}
    values = [now]
    for step in truth.workflow.steps:
        flipped = set(goal.critical) ^ {step}
        expected = truth.collusion(goal.wants, flipped, paper=False)
        if step in inside and flips.get(step, now) != expected:
            yield f"flip of {step} gives {flips.get(step, now)}, not {expected}"
        values.append(expected)
    known = [one for one in values if one is not None]
    if (answer.sensitivity.low, answer.sensitivity.high) != (min(known), max(known)):
        yield f"range {answer.sensitivity.low}-{answer.sensitivity.high}, not {min(known)}-{max(known)}"


@pytest.mark.parametrize("start", range(0, NUMBER, 100))
def test_every_answer_survives_enumeration(start):
    found = (one for triple in answers(range(start, start + 100)) for one in differences(*triple))
    assert list(itertools.islice(found, 5)) == []
