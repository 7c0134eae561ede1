"""Small random processes with staff, of every shape the process file allows."""

import random
from datetime import date
from fractions import Fraction

from weerwerk.coalition.model.changes import AddCheck, Bring, Change, ChangeKind, Enforce, Price, Revoke, Train
from weerwerk.coalition.model.flow import FREE, Choice, Do, Parallel, Repeat, Sequence, Some, steps_in
from weerwerk.coalition.model.workflow import (
    Absence,
    Enforced,
    Goal,
    Person,
    Rule,
    RuleKind,
    Staff,
    Step,
    Unchecked,
    Wants,
    Workflow,
)

BORDERS = ({"<= 10": 1, "> 10": 1}, {"<= 10": 1, "> 10, <= 50": 1, "> 50": 1}, {"<= 20": 1, "> 20": 1})
WORDS = ({"bouw": 1, "sloop": 1}, {"bouw": 1, "sloop": 1, "kap": 1})


def instance(seed, *, most_people=6, most_steps=5):
    """A process and its staff; the same for the same seed."""
    dice = random.Random(seed)
    functions = [f"f{n}" for n in range(dice.randint(2, 5))]
    staff = staff_of(dice, functions, dice.randint(1, 3) if dice.random() < 0.2 else dice.randint(4, most_people))
    ids = [f"s{n}" for n in range(dice.randint(2, most_steps))]
    steps = {one: Step(one, tuple(dice.sample(functions, dice.randint(1, 2)))) for one in ids}
    if dice.random() < 0.05:
        steps[ids[0]] = Step(ids[0], ("nobody",))
    inside = ids[: max(1, len(ids) - (dice.random() < 0.15))]  # a step may stand outside the flow
    flow = flow_of(dice, inside, depth=3)
    goals = (
        Goal("push", Wants.PUSH, tuple(one for one in ids if dice.random() < 0.75)),
        Goal("stop", Wants.STOP, tuple(one for one in ids if dice.random() < 0.6)),
    )
    rules = tuple(rule_of(dice, ids) for _ in range(dice.randint(0, 4)))
    departments = {name: Fraction(dice.randint(0, 100), 100) for name in "AB" if dice.random() < 0.5}
    absence = Absence(Fraction(dice.choice([0, 5, 10, 50, 100]), 100), departments)
    return Workflow("p", steps, flow, rules, goals, absence=absence), staff


def staff_of(dice, functions, number):
    people = [
        Person(
            f"p{n}",
            frozenset(dice.sample(functions, dice.choice([0, 1, 1, 2, 2, 2, 3]) % (len(functions) + 1))),
            dice.choice(["A", "B", ""]),
            dice.randint(0, 2),
        )
        for n in range(number)
    ]
    for n in range(1, number):
        if dice.random() < 0.3:  # a double of somebody, so that people are interchangeable
            other = people[dice.randrange(n)]
            people[n] = Person(f"p{n}", other.functions, other.department, other.rank)
    pairs = [frozenset(dice.sample([p.code for p in people], 2)) for _ in range(dice.randint(0, 2)) if number > 1]
    return Staff(tuple(people), frozenset(pairs))


def flow_of(dice, ids, depth):
    """A flow over these steps; in alternative branches a step may recur."""
    if len(ids) == 1 and (depth == 0 or dice.random() < 0.8):
        return Do(ids[0])
    if depth == 0:
        return Sequence(tuple(Do(one) for one in ids))
    kind = dice.choice([*["sequence"] * 5, "parallel", "repeat", "free", "amount", "kind", "some"])
    if kind in ("sequence", "parallel", "repeat"):
        cut = dice.randint(0, len(ids))
        parts = tuple(flow_of(dice, one, depth - 1) for one in (ids[:cut], ids[cut:]) if one)
        return {"sequence": Sequence, "parallel": Parallel}.get(kind, lambda parts: Repeat(Sequence(parts)))(parts)
    labels = {"free": {"a": 1, "b": 1}, "amount": dice.choice(BORDERS), "kind": dice.choice(WORDS)}.get(kind)
    if kind == "kind":
        labels = WORDS[0]
    number = dice.randint(2, 3) if labels is None else len(labels)
    branches = tuple(_branch(dice, ids, depth) for _ in range(number))
    if labels is None:
        return Some(dice.randint(1, number), branches)
    return Choice(FREE if kind == "free" else kind, dict(zip(labels, branches, strict=True)))


def _branch(dice, ids, depth):
    chosen = [one for one in ids if dice.random() < 0.75]
    return flow_of(dice, chosen, depth - 1) if chosen else Sequence(())


def rule_of(dice, ids):
    kind = dice.choice([*RuleKind, *[RuleKind.DIFFERENT] * 5])
    number = 2 if kind is RuleKind.SENIOR else dice.randint(2, min(3, len(ids)))
    steps = tuple(dice.sample(ids, number))
    people = dice.randint(1, number) if kind in (RuleKind.AT_LEAST, RuleKind.AT_MOST) else 0
    enforced = Enforced.SYSTEM if dice.random() < 0.6 else Enforced.PAPER
    return Rule(kind, steps, enforced, people)


def confirmed(goal, case_type):
    """The owner's word that nothing is checked."""
    return Unchecked(goal, case_type, "proceseigenaar", date(2026, 1, 1))


def offers(seed, workflow, staff, most=5):
    """Random changes for an instance, with prices; some help, some harm."""
    dice = random.Random(seed * 7 + 1)
    functions = sorted({one for step in workflow.steps.values() for one in step.functions})
    made, taken = [], set()
    for number in range(dice.randint(2, most)):
        act = _act(dice, workflow, staff, functions, f"n{number}", taken)
        if act is not None:
            kind, what = act
            process = workflow.id if kind in (ChangeKind.ENFORCE, ChangeKind.ADD_CHECK) else ""
            low = dice.randint(0, 5) * 1000
            made.append(Change(f"m{number}", kind, what, Price(low, low + dice.choice([0, 500])), process))
    return tuple(made)


def _act(dice, workflow, staff, functions, name, taken):
    person = dice.choice(staff.people)
    kind = dice.choice(
        [*ChangeKind, *[ChangeKind.ENFORCE] * 4, *[ChangeKind.ADD_CHECK] * 2, *[ChangeKind.TRAIN] * 3, ChangeKind.HIRE]
    )
    if kind is ChangeKind.TRAIN:
        open_ones = [one for one in functions if one not in person.functions and (person.code, one) not in taken]
        return (kind, Train(person.code, _taken(dice, taken, person.code, open_ones))) if open_ones else None
    if kind is ChangeKind.REVOKE:
        held = [one for one in sorted(person.functions) if (person.code, one) not in taken]
        return (kind, Revoke(person.code, _taken(dice, taken, person.code, held))) if held else None
    if kind is ChangeKind.ENFORCE:
        paper = [rule for rule in workflow.rules if rule.enforced is Enforced.PAPER]
        rule = dice.choice(paper) if paper else None
        return (kind, Enforce(rule.kind, rule.steps)) if rule else None
    if kind is ChangeKind.ADD_CHECK:
        after = dice.choice(list(steps_in(workflow.flow)) or [""])
        if not after:
            return None
        goals = tuple(goal.id for goal in workflow.goals if dice.random() < 0.7)
        different = (after,) if dice.random() < 0.5 else ()
        return kind, AddCheck(Step(f"new-{name}", tuple(dice.sample(functions, 1))), after, goals, different)
    if kind is ChangeKind.AFTER_CHECK:
        return None
    newcomer = Person(
        name, frozenset(dice.sample(functions, min(dice.randint(1, 4), len(functions)))), "X", dice.randint(0, 2)
    )
    return kind, Bring((newcomer,))


def _taken(dice, taken, code, functions):
    chosen = dice.choice(functions)
    taken.add((code, chosen))
    return chosen
