"""Faults planted in how rules become clauses: enumeration and the checks before an answer leaves notice them."""

from functools import cache

import pytest
from attrs import evolve

from tests.core.coalition.brute import Truth, case_values
from tests.core.coalition.instances import instance
from weerwerk.coalition.encode_rules import RuleEncoder
from weerwerk.coalition.model.answers import Exactly, Impossible
from weerwerk.coalition.model.workflow import RuleKind
from weerwerk.coalition.search import Ask, review
from weerwerk.coalition.study import Limits
from weerwerk.errors import OwnFailure

SEEDS = range(400)
ASKED = (Ask.FEASIBLE, Ask.COLLUSION, Ask.CONTINUITY)
NOTICED = 0.9
COUNTED = (RuleKind.AT_LEAST, RuleKind.AT_MOST)


@cache
def told(seed):
    """An instance and the truth about it."""
    workflow, staff = instance(seed)
    found = []
    for values in case_values(workflow.flow):
        truth = Truth(workflow, staff, values)
        least = min(map(len, truth.blockers(workflow.steps, paper=True)), default=None)
        goals = [
            [truth.collusion(goal.wants, goal.critical, paper=paper) for paper in (False, True)]
            for goal in workflow.goals
        ]
        found.append((bool(truth.ways[True]), None if least is None else least - 1, goals))
    return workflow, staff, found


def said(workflow, staff):
    """What the engine says of it."""
    answers = review(workflow, staff, asked=ASKED, limits=Limits(groups=1))
    return [
        (
            case.feasible,
            number(case.continuity.spare),
            [[number(goal.collusion.system), number(goal.collusion.all_rules)] for goal in case.goals],
        )
        for case in answers.cases
    ]


def number(count):
    return count.number if isinstance(count, Exactly) else None if isinstance(count, Impossible) else "bounds"


def noticed(kind):
    """Whether some instance with a rule of this kind gives a wrong answer, or one that fails its check."""
    for seed in SEEDS:
        workflow, staff, truth = told(seed)
        if not any(rule.kind is kind for rule in workflow.rules):
            continue
        try:
            if said(workflow, staff) != truth:
                return True
        except (OwnFailure, AssertionError):
            return True
    return False


def shifted(by):
    return lambda rule, gate: (evolve(rule, people=max(1, min(rule.people + by, len(rule.steps)))), gate)


def other(kind):
    def swapped(rule, gate):
        steps = rule.steps[:2] if kind is RuleKind.SENIOR else rule.steps
        return evolve(rule, kind=kind, steps=steps, people=2 if kind in COUNTED else 0), gate

    return swapped


def mutants():
    """Each fault with the kind of rule it is about."""
    for kind in RuleKind:
        yield f"{kind} forgotten", kind, lambda rule, gate: None
        yield f"{kind} on paper always in force", kind, lambda rule, gate: (rule, 0)
        yield f"{kind} without its last step", kind, without_last
        for into in RuleKind:
            if into is not kind and (kind, into) != (RuleKind.AT_LEAST, RuleKind.DIFFERENT):
                yield f"{kind} read as {into}", kind, other(into)
        if kind in COUNTED:
            yield f"{kind} one more", kind, shifted(1)
            yield f"{kind} one fewer", kind, shifted(-1)
    yield "senior the other way round", RuleKind.SENIOR, lambda rule, gate: (evolve(rule, steps=rule.steps[::-1]), gate)


def without_last(rule, gate):
    kept = rule.steps[:-1]
    return (evolve(rule, steps=kept, people=min(rule.people, len(kept))), gate) if len(kept) > 1 else None


def patches():
    """Faults inside one rule."""
    yield "needs all its steps, forgotten", RuleKind.AT_LEAST, "_not_all", lambda self, rule: []
    yield "unrelated needs all its steps, forgotten", RuleKind.UNRELATED, "_not_all", lambda self, rule: []
    yield "departments forgotten", RuleKind.UNRELATED, "_departments", lambda self, step: {}
    yield "two performers at once", RuleKind.UNRELATED, "_one_performer", lambda self, step: None


def test_the_engine_as_it_is_agrees_with_enumeration_on_all_of_them():
    for seed in SEEDS:
        workflow, staff, truth = told(seed)
        assert said(workflow, staff) == truth, seed


def test_nine_in_ten_faults_planted_in_rules_are_noticed():
    add = RuleEncoder.add
    missed, planted = [], 0
    for name, kind, change in mutants():

        def faulty(self, rule, gate, kind=kind, change=change):
            made = change(rule, gate) if rule.kind is kind else (rule, gate)
            if made is not None:
                add(self, *made)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(RuleEncoder, "add", faulty)
            planted += 1
            if not noticed(kind):
                missed.append(name)
    for name, kind, method, body in patches():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(RuleEncoder, method, body)
            planted += 1
            if not noticed(kind):
                missed.append(name)
    assert planted > 50
    assert len(missed) <= (1 - NOTICED) * planted, missed
