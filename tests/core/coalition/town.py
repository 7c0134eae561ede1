"""An invented municipality of any size: eight processes of ten to twenty steps, each with three case types."""

import random

from weerwerk.coalition.model.changes import Bring, Change, ChangeKind, Enforce, Price, Revoke, Train
from weerwerk.coalition.model.flow import FREE, Choice, Do, Parallel, Repeat, Sequence, Some
from weerwerk.coalition.model.workflow import (
    Enforced,
    Goal,
    Person,
    Rule,
    RuleKind,
    Staff,
    Step,
    Wants,
    Workflow,
)

NAMES = ("financien", "inkoop", "subsidies", "reisdocumenten", "vergunningen", "gegevens", "brp", "handhaving")
SHARED = {
    "budgethouder": 1,
    "betalen-a": 0,
    "betalen-b": 0,
    "mandaat-hoofd": 1,
    "mandaat-directie": 2,
    "college": 3,
    "jurist": 0,
}
STOPS = ("reisdocumenten", "handhaving")


def town(people, seed):
    """The processes and the staff of a municipality with so many people; small ones wear several hats."""
    dice = random.Random(seed)
    departments = max(4, min(14, people // 12))
    where = [f"d{dice.randrange(departments)}" for _ in range(people)]
    rank = [dice.choices([0, 1, 2, 3], [70, 20, 8, 2])[0] for _ in range(people)]
    rank[:7] = [3, 3, 2, 2, 1, 1, 1]
    held = [set() for _ in range(people)]
    several = max(2, round(people**0.5 / 2))
    for function, least in SHARED.items():
        pool = [one for one in range(people) if rank[one] >= least]
        _give(dice, held, function, pool, 2 if least > 1 else several)
    workflows = [_process(dice, name, held, where, people) for name in NAMES]
    pairs = {frozenset(dice.sample([f"p{n}" for n in range(people)], 2)) for _ in range(max(2, people // 15))}
    staff = tuple(Person(f"p{n}", frozenset(held[n]), where[n], rank[n]) for n in range(people))
    return workflows, Staff(staff, frozenset(pairs))


def _give(dice, held, function, pool, number):
    for one in dice.sample(pool, min(number, len(pool))):
        held[one].add(function)


def _process(dice, name, held, where, people):
    own = [f"{name}-{part}" for part in ("intake", "behandelen", "toetsen", "advies", "controle")]
    home = dice.choice(where)
    near = [one for one in range(people) if where[one] == home]
    pool = sorted({*near, *dice.sample(range(people), max(6, people // 8))})
    for function in own:
        _give(dice, held, function, pool, dice.randint(2, max(3, min(14, people // 12))))
    steps = {}

    def step(name, *functions):
        steps[name] = Step(name, functions)
        return Do(name)

    intake, handle, test = step("intake", own[0]), step("behandelen", own[1]), step("toetsen", own[2])
    advice = tuple(
        step(f"advies-{n}", *functions) for n, functions in enumerate([own[3:4], own[3:4], ("jurist", own[3])])
    )
    head, director = step("besluit-hoofd", "mandaat-hoofd"), step("besluit-directie", "mandaat-directie")
    college, budget, control = step("college", "college"), step("budget", "budgethouder"), step("controle", own[4])
    pay = step("betalen-a", "betalen-a"), step("betalen-b", "betalen-b")
    more = tuple(step(f"extra-{n}", dice.choice([*own, "jurist"])) for n in range(dice.randint(0, 6)))
    file = step("archief", own[0])
    looked = Repeat(Sequence((test, Some(2, advice))))
    if dice.random() < 0.3:
        looked = Choice(FREE, {"gewoon": looked, "spoed": advice[2]})
    amount = Choice(
        "amount",
        {
            "<= 5000": head,
            "> 5000, <= 50000": Sequence((head, director)),
            "> 50000": Sequence((director, college)),
        },
    )
    flow = Sequence((intake, handle, looked, amount, Parallel((budget, control)), *more, *pay, file))
    critical = ("behandelen", "toetsen", "besluit-hoofd", "besluit-directie", "college", "controle")
    goal = (
        Goal("wegkijken", Wants.STOP, ("toetsen", "controle"))
        if name in STOPS
        else Goal("erdoor", Wants.PUSH, critical[: dice.randint(3, 6)])
    )
    return Workflow(name, steps, flow, tuple(_rules(dice, [one.step for one in more], list(steps))), (goal,))


def _rules(dice, more, steps):
    def rule(kind, *names, people=0, system=0.5):
        enforced = Enforced.SYSTEM if dice.random() < system else Enforced.PAPER
        return Rule(kind, names, enforced, people)

    yield rule(RuleKind.DIFFERENT, "behandelen", "toetsen", system=0.7)
    yield rule(RuleKind.DIFFERENT, "betalen-a", "betalen-b", system=1)
    yield rule(RuleKind.DIFFERENT, "behandelen", "besluit-hoofd")
    yield rule(RuleKind.DIFFERENT, "toetsen", "controle")
    yield rule(RuleKind.DIFFERENT, "budget", "betalen-a", system=0.7)
    yield rule(RuleKind.DIFFERENT, "advies-0", "advies-1", system=1)
    yield rule(RuleKind.DIFFERENT, "besluit-hoofd", "besluit-directie", "college", system=1)
    yield rule(RuleKind.SAME, "intake", "archief")
    yield rule(RuleKind.AT_LEAST, "behandelen", "toetsen", "controle", "betalen-a", people=3)
    yield rule(RuleKind.UNRELATED, "behandelen", "controle", system=0)
    yield rule(RuleKind.UNRELATED, "toetsen", "betalen-b", system=0)
    yield rule(RuleKind.SENIOR, "behandelen", "besluit-hoofd", system=0)
    for one in more:
        yield rule(RuleKind.DIFFERENT, one, dice.choice([other for other in steps if other != one]))


def offers(workflows, staff, number, seed):
    """So many changes that can be bought in a municipality, the kinds in turn."""
    dice = random.Random(seed)
    made = [
        Change(f"e{at}-{n}", ChangeKind.ENFORCE, Enforce(rule.kind, rule.steps), Price(2000, 3000 + 500 * n), one.id)
        for at, one in enumerate(workflows)
        for n, rule in enumerate(one.rules)
        if rule.enforced is Enforced.PAPER
    ]
    functions = sorted({one for workflow in workflows for step in workflow.steps.values() for one in step.functions})
    taken = set()
    while len(made) < number:
        person, function = dice.choice(staff.people), dice.choice(functions)
        if (person.code, function) in taken:
            continue
        taken.add((person.code, function))
        name, cost = f"c{len(made)}", 500 * dice.randint(1, 8)
        if len(made) % 10 == 0:
            newcomer = Person(f"n{len(made)}", frozenset(dice.sample(functions, 3)), "buren", dice.randint(0, 2))
            made.append(Change(name, ChangeKind.SHARE, Bring((newcomer,)), Price(5000 + cost, 9000 + cost, fte=0.1)))
        elif function in person.functions or len(made) % 3 == 0:
            held = sorted(person.functions - {one for code, one in taken if code == person.code})
            if held:
                taken.add((person.code, held[0]))
                made.append(Change(name, ChangeKind.REVOKE, Revoke(person.code, held[0]), Price(cost, cost)))
        else:
            made.append(Change(name, ChangeKind.TRAIN, Train(person.code, function), Price(cost, 2 * cost)))
    return tuple(made[:number])
