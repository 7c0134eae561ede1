"""The coalition engine against its limits, in the same run beside CP-SAT's direct model, and brute force on 20,000.

``python bench/coalition.py [PART …]`` with parts: questions, strengthen, hard,
brute, brute-strengthen. Timings are processor seconds.
"""

import gc
import itertools
import random
import resource
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
from ortools.sat.python import cp_model
from tests.core.coalition import test_brute, test_brute_strengthen
from tests.core.coalition.town import offers, town

from weerwerk.coalition.case_types import Case, cases_of
from weerwerk.coalition.model.answers import Exactly
from weerwerk.coalition.model.flow import Choice, Do, Flow, Some, parts
from weerwerk.coalition.model.flow import Sequence as InOrder
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
from weerwerk.coalition.search import EVERYTHING, Ask, review
from weerwerk.coalition.strengthen import Wishes, strengthen
from weerwerk.coalition.study import Limits

PATIENCE = 20.0
ASKED = (
    ("collusion number", Ask.COLLUSION, Limits()),
    ("all minimal coalitions up to five", Ask.COALITIONS, Limits()),
    ("smallest blocker", Ask.CONTINUITY, Limits(groups=1)),
    ("all smallest blockers", Ask.CONTINUITY, Limits()),
)
LIMITS_MS = {
    (300, "collusion number"): 10,
    (1_000, "collusion number"): 20,
    (300, "all minimal coalitions up to five"): 60,
    (300, "smallest blocker"): 20,
    (300, "all smallest blockers"): 20,
}
LIMIT_TOWN, LIMIT_TOWN_MB, LIMIT_STRENGTHEN, LIMIT_HARD = 20.0, 1_000, 10.0, 20.0
BRUTE, FIRST_SEED = 20_000, 10_000


class Direct:
    """The collusion number of one push goal as one plain model: a variable per person and step, one per person."""

    def __init__(self, case: Case, goal: Goal | None, staff: Staff) -> None:
        self.model, self.case, self.staff = cp_model.CpModel(), case, staff
        self.active: dict[str, list[cp_model.IntVar]] = {step.id: [] for step in case.steps}
        self._walk(case.flow, self.model.new_constant(1))
        self.does = {
            step.id: {
                person.code: self.model.new_bool_var("")
                for person in staff.people
                if person.functions & set(step.functions)
            }
            for step in case.steps
        }
        self.acts = {}
        for step in case.steps:
            act = self.acts[step.id] = self.model.new_bool_var("")
            self.model.add_max_equality(act, self.active[step.id])
            self.model.add(sum(self.does[step.id].values()) == act)
        for rule in case.rules:
            if rule.enforced is Enforced.SYSTEM:
                self._rule(rule)
        if goal is not None:
            pressed = {person.code: self.model.new_bool_var("") for person in staff.people}
            for step in set(goal.critical) & self.does.keys():
                for code, variable in self.does[step].items():
                    self.model.add_implication(variable, pressed[code])
            self.model.minimize(sum(pressed.values()))

    def _walk(self, flow: Flow, above: cp_model.IntVar) -> None:
        if isinstance(flow, Do):
            self.active[flow.step].append(above)
            return
        inside = parts(flow)
        if isinstance(flow, Choice | Some):
            taken = [self.model.new_bool_var("") for _ in inside]
            number = flow.exactly if isinstance(flow, Some) else 1
            self.model.add(sum(taken) == number * above)
            for part, variable in zip(inside, taken, strict=True):
                self._walk(part, variable)
            return
        for part in inside:
            self._walk(part, above)

    def _rule(self, rule: Rule) -> None:
        match rule.kind:
            case RuleKind.DIFFERENT:
                for a, b in itertools.combinations(rule.steps, 2):
                    for code in self.does[a].keys() & self.does[b].keys():
                        self.model.add(self.does[a][code] + self.does[b][code] <= 1)
            case RuleKind.SAME:
                for a, b in itertools.permutations(rule.steps, 2):
                    for code, variable in self.does[a].items():
                        other = self.does[b].get(code, 0)
                        self.model.add(variable <= other).only_enforce_if(self.acts[b])
            case RuleKind.AT_LEAST | RuleKind.AT_MOST:
                used = []
                for person in self.staff.people:
                    mine = [self.does[step][person.code] for step in rule.steps if person.code in self.does[step]]
                    if mine:
                        one = self.model.new_bool_var("")
                        self.model.add_max_equality(one, mine)
                        used.append(one)
                total = sum(used)
                if rule.kind is RuleKind.AT_MOST:
                    self.model.add(total <= rule.people)
                else:
                    self.model.add(total >= rule.people).only_enforce_if([self.acts[step] for step in rule.steps])
            case _:
                raise AssertionError("the towns and instances here have no such rule in a system")

    def answer(self) -> int | None:
        """The number; -1 for cannot, None when the time was over."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = PATIENCE
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return -1
        return int(solver.objective_value) if status == cp_model.OPTIMAL else None


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Processor seconds, and what came out."""
    gc.collect()
    start = process_time()
    found = work()
    return process_time() - start, found


def kept(name: str, value: float, limit: float, unit: str = "s") -> bool:
    """Print a figure against its limit; whether it was kept."""
    verdict = "kept" if value <= limit else "NOT KEPT"
    print(f"  {name}: {value:.3g} {unit}, {value / limit:.2f} of the limit of {limit:g} {unit}: {verdict}", flush=True)
    return value <= limit


def per_case(workflow: Workflow, staff: Staff, asked: Ask, limits: Limits) -> Iterator[float]:
    """Seconds of one question for each case type of a process, goal by goal."""
    for case in cases_of(workflow):
        for goal in workflow.goals:
            alone = Workflow(workflow.id, {step.id: step for step in case.steps}, case.flow, case.rules, (goal,))
            yield timed(lambda alone=alone: review(alone, staff, asked=(asked,), limits=limits))[0]


def questions() -> bool:
    """The median of each question over eight processes with three case types, beside the direct model."""
    good = True
    for people in (30, 100, 300, 1_000):
        workflows, staff = town(people, 1)
        print(f"{people} people", flush=True)
        for name, asked, limits in ASKED:
            if people == 1_000 and asked is Ask.COALITIONS:
                continue
            times = [1000 * one for workflow in workflows for one in per_case(workflow, staff, asked, limits)]
            limit, middle = LIMITS_MS.get((people, name)), statistics.median(times)
            if limit is None:
                print(f"  {name}: median {middle:.1f} ms, most {max(times):.0f} ms", flush=True)
            else:
                good &= kept(f"{name} (most {max(times):.0f} ms)", middle, limit, "ms")
        if people in (100, 300):
            good &= against_direct(workflows, staff)
    return town_whole() and good


def against_direct(workflows: list[Workflow], staff: Staff) -> bool:
    """The collusion number under system rules of the push goals: ours, and the plain model's on the same cases."""
    ours, direct, wrong = [], [], 0
    for workflow in workflows[:4]:
        for case, answer in zip(cases_of(workflow), review_all(workflow, staff), strict=True):
            for goal in answer.goals:
                if goal.goal.wants is Wants.PUSH:
                    seconds, number = timed(lambda case=case, goal=goal: Direct(case, goal.goal, staff).answer())
                    said = goal.collusion.system.number if isinstance(goal.collusion.system, Exactly) else -1
                    wrong += number is not None and number != said
                    direct.append(seconds)
        ours += list(per_case(workflow, staff, Ask.COLLUSION, Limits()))
    ratio = statistics.median(ours) / statistics.median(direct)
    print(f"  collusion against CP-SAT's direct model: {ratio:.3f} of its time, {wrong} answers differ", flush=True)
    return wrong == 0


def review_all(workflow: Workflow, staff: Staff):
    """The collusion numbers per case type."""
    return review(workflow, staff, asked=(Ask.COLLUSION,), limits=Limits()).cases


def town_whole() -> bool:
    """Every question about every process of a municipality of 300."""
    workflows, staff = town(300, 1)
    seconds, _ = timed(
        lambda: [
            review(one, staff, asked=EVERYTHING, limits=Limits(seconds=5, clock=process_time)) for one in workflows
        ]
    )
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    good = kept("300 people, every question of eight processes", seconds, LIMIT_TOWN)
    return kept("memory", megabytes, LIMIT_TOWN_MB, "MB") and good


def strengthening() -> bool:
    """The cheapest set of 300 changes over 24 units, for wishes that ask for some."""
    good = True
    for people, wishes in ((60, Wishes(0, 2)), (300, Wishes(0, 2)), (300, Wishes(2, 2))):
        workflows, staff = town(people, 1)
        limits = Limits(seconds=60, clock=process_time)
        changes = offers(workflows, staff, 300, 1)
        seconds, found = timed(
            lambda workflows=workflows, staff=staff, changes=changes, wishes=wishes, limits=limits: strengthen(
                workflows, staff, changes, wishes=wishes, limits=limits
            )
        )
        gap = found.high - found.bound
        said = "impossible" if found.impossible else f"{len(found.changes or ())} changes, {found.high} euro, gap {gap}"
        print(f"{people} people, {len(found.units)} units, {len(changes)} changes on offer: {said}", flush=True)
        good &= kept(f"collusion {wishes.collusion}, continuity {wishes.continuity}", seconds, LIMIT_STRENGTHEN)
    return good


def hard_instance(seed: int, steps: int = 60, people: int = 500) -> tuple[Workflow, Staff]:
    """A random instance near the phase transition: one pair in ten apart, three people at most in five steps."""
    dice = random.Random(seed)
    names = [f"s{n}" for n in range(steps)]
    staff = tuple(
        Person(f"u{n}", frozenset(dice.sample(names, dice.randint(1, (steps - 1) // 2)))) for n in range(people)
    )
    pairs = list(itertools.combinations(names, 2))
    rules = [Rule(RuleKind.DIFFERENT, pair, Enforced.SYSTEM) for pair in dice.sample(pairs, round(0.1 * len(pairs)))]
    rules += [Rule(RuleKind.AT_MOST, tuple(dice.sample(names, 5)), Enforced.SYSTEM, 3) for _ in range(40 + 2 * seed)]
    flow = InOrder(tuple(map(Do, names)))
    return Workflow("hard", {one: Step(one, (one,)) for one in names}, flow, tuple(rules)), Staff(staff)


def hard() -> bool:
    """Ten hard instances, each within its limit; the direct model on the first two."""
    good, direct = True, []
    for seed in range(10):
        workflow, staff = hard_instance(seed)
        limits = Limits(seconds=60, clock=process_time)
        seconds, found = timed(
            lambda workflow=workflow, staff=staff, limits=limits: review(
                workflow, staff, asked=(Ask.FEASIBLE,), limits=limits
            )
        )
        answer = found.cases[0].feasible
        good &= kept(f"60 steps, 500 people, seed {seed}: {answer}", seconds, LIMIT_HARD) and answer is not None
        if seed < 2:
            case = cases_of(workflow)[0]
            taken, said = timed(lambda case=case, staff=staff: Direct(case, None, staff).answer())
            direct.append(seconds / (PATIENCE if said is None else taken))
            shown = f"no answer in {PATIENCE:g} s" if said is None else "answered"
            print(f"    CP-SAT's direct model: {taken:.1f} s of the processor, {shown}", flush=True)
    print(f"  against CP-SAT's direct model: at most {max(direct):.3f} of its time")
    return good


def brute() -> bool:
    """Every answer about 20,000 random processes against plain enumeration."""
    return without_difference(
        "processes",
        lambda seed: (one for triple in test_brute.answers([seed]) for one in test_brute.differences(*triple)),
    )


def brute_strengthen() -> bool:
    """The cheapest changes of 20,000 random processes against every set of changes."""
    return without_difference("strengthenings", lambda seed: filter(None, [test_brute_strengthen.difference(seed)]))


def without_difference(name: str, differences: Callable[[int], Iterable[str]]) -> bool:
    """Whether engine and enumeration agree everywhere; prints where not, and how far it is."""
    wrong, start = 0, process_time()
    for number in range(1, BRUTE + 1):
        for one in differences(FIRST_SEED + number):
            wrong += 1
            print(f"  {one}")
        if number % 1_000 == 0:
            print(f"  {number} {name}, {wrong} differences, {process_time() - start:.0f} s", flush=True)
    return wrong == 0


PARTS = {
    "questions": questions,
    "strengthen": strengthening,
    "hard": hard,
    "brute": brute,
    "brute-strengthen": brute_strengthen,
}


def main(asked: list[str]) -> int:
    """Run the parts asked for, else all; the exit code says whether every limit was kept."""
    good = [PARTS[one]() for one in asked or PARTS]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
