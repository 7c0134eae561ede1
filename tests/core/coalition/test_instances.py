"""What the random processes of the brute-force tests hold: a kind that never occurs is a kind never tested."""

from collections import Counter

from tests.core.coalition.brute import Truth, case_values, courses, inside
from tests.core.coalition.instances import instance, offers
from tests.core.coalition.test_brute_strengthen import lively, made
from weerwerk.coalition.model import flow as f
from weerwerk.coalition.model.changes import Bring, Train
from weerwerk.coalition.model.workflow import RuleKind, Wants

NUMBER, CHANGED = 200, 500
LEAST = 5


def whole(part):
    yield part
    for inner in inside(part):
        yield from whole(inner)


def kinds_of_process(workflow, staff):
    """The kinds that show in the files themselves."""
    everything = list(whole(workflow.flow))
    steps = Counter(part.step for part in everything if isinstance(part, f.Do))
    if max(steps.values(), default=0) > 1:
        yield "a step in several branches"
    for part in everything:
        if isinstance(part, f.Repeat):
            yield "a loop"
        if isinstance(part, f.Some) and 1 < part.exactly < len(part.branches):
            yield "several of more"
        if isinstance(part, f.Choice):
            yield "a free choice" if part.by == "free" else "a choice by the case"
    yield from {f"rule {rule.kind.value} {rule.enforced.value}" for rule in workflow.rules}
    if not all(person.functions for person in staff.people):
        yield "somebody without functions"
    if len({(one.functions, one.department, one.rank) for one in staff.people}) < len(staff.people):
        yield "people alike"


def kinds_of_case(workflow, truth, values):
    """The kinds that show once a case is worked out."""
    if not truth.ways[True]:
        yield "cannot be run" if not truth.ways[False] else "cannot be run by all rules"
    active = set().union(*courses(workflow.flow, values))
    if any(not active.issuperset(goal.critical) for goal in workflow.goals):
        yield "a critical step that is not active"


def lowers(workflow, staff, change):
    """Whether a right given or a colleague who comes makes pushing through take fewer people."""
    after = made(workflow, staff, [change])
    return any(
        (was := Truth(workflow, staff, values).collusion(goal.wants, goal.critical, paper=False)) is not None
        and Truth(*after, values).collusion(goal.wants, goal.critical, paper=False) < was
        for values in case_values(workflow.flow)
        for goal in workflow.goals
        if goal.wants is Wants.PUSH
    )


def test_every_kind_of_process_and_case_occurs():
    found = Counter()
    for seed in range(NUMBER):
        workflow, staff = instance(seed)
        found.update(set(kinds_of_process(workflow, staff)))
        for values in case_values(workflow.flow):
            found.update(kinds_of_case(workflow, Truth(workflow, staff, values), values))
    rules = {f"rule {kind.value} {how}" for kind in RuleKind for how in ("system", "paper")}
    others = {
        "a step in several branches",
        "a loop",
        "several of more",
        "a free choice",
        "a choice by the case",
        "somebody without functions",
        "people alike",
        "cannot be run",
        "cannot be run by all rules",
        "a critical step that is not active",
    }
    assert {one for one in rules | others if found[one] < LEAST} == set()


def test_giving_a_right_or_hiring_sometimes_lowers_the_collusion_number():
    found = Counter()
    for seed in range(CHANGED):
        workflow, staff = lively(seed)
        for change in offers(seed, workflow, staff):
            if isinstance(change.act, Train | Bring) and lowers(workflow, staff, change):
                found[type(change.act)] += 1
    assert {one for one in (Train, Bring) if found[one] < LEAST} == set()
