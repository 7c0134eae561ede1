"""A process and its staff after changes; and with every change in it, each behind a switch of its own."""

from collections.abc import Collection, Iterable, Iterator

from attrs import evolve

from weerwerk.coalition.model.changes import AddCheck, Bring, Change, Enforce, Revoke, Train
from weerwerk.coalition.model.flow import Choice, Do, Flow, Parallel, Repeat, Sequence, Some
from weerwerk.coalition.model.workflow import Enforced, Goal, Person, Rule, RuleKind, Staff, Workflow


def staff_after(staff: Staff, changes: Iterable[Change]) -> Staff:
    """The staff after changes: first rights go, then rights come, then people come."""
    acts = [change.act for change in changes]
    gone = {(act.person, act.function) for act in acts if isinstance(act, Revoke)}
    new = {(act.person, act.function) for act in acts if isinstance(act, Train)}
    people = [
        evolve(
            person,
            functions=frozenset(one for one in person.functions if (person.code, one) not in gone)
            | frozenset(function for code, function in new if code == person.code),
        )
        for person in staff.people
    ]
    people += [person for act in acts if isinstance(act, Bring) for person in act.people]
    return evolve(staff, people=tuple(people))


def workflow_after(workflow: Workflow, changes: Iterable[Change]) -> Workflow:
    """The process after changes."""
    for change in changes:
        if change.process == workflow.id:
            match change.act:
                case Enforce():
                    rules = tuple(_enforced(rule) if meant(change.act, rule) else rule for rule in workflow.rules)
                    workflow = evolve(workflow, rules=rules)
                case AddCheck():
                    workflow = _with_check(workflow, change.act)
    return workflow


def meant(act: Enforce, rule: Rule) -> bool:
    """Whether a rule is the one to be enforced."""
    return rule.kind == act.kind and set(rule.steps) == set(act.steps)


def _enforced(rule: Rule) -> Rule:
    return evolve(rule, enforced=Enforced.SYSTEM)


def _with_check(workflow: Workflow, act: AddCheck) -> Workflow:
    rules = tuple(Rule(RuleKind.DIFFERENT, (one, act.step.id), Enforced.SYSTEM) for one in act.different_from)
    return evolve(
        workflow,
        steps={**workflow.steps, act.step.id: act.step},
        flow=_after(workflow.flow, act.after, act.step.id),
        rules=workflow.rules + rules,
        goals=tuple(_critical(goal, act) for goal in workflow.goals),
    )


def _critical(goal: Goal, act: AddCheck) -> Goal:
    return evolve(goal, critical=(*goal.critical, act.step.id)) if goal.id in act.goals else goal


def _after(flow: Flow, step: str, added: str) -> Flow:
    """The flow with a step put in behind every place where another stands."""
    match flow:
        case Do(one):
            return Sequence((flow, Do(added))) if one == step else flow
        case Sequence(inside):
            return Sequence(tuple(_after(part, step, added) for part in inside))
        case Parallel(branches):
            return Parallel(tuple(_after(part, step, added) for part in branches))
        case Some(exactly, branches):
            return Some(exactly, tuple(_after(part, step, added) for part in branches))
        case Repeat(body):
            return Repeat(_after(body, step, added))
        case Choice(by, named):
            return Choice(by, {label: _after(branch, step, added) for label, branch in named.items()})


class Offer:
    """Every change there is, each behind the switch with its id."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.changes = tuple(changes)
        self.by_id = {one.id: one for one in self.changes}
        self._revoked: dict[tuple[str, str], list[str]] = {}
        self._trained: dict[tuple[str, str], list[str]] = {}
        self._comes: dict[str, list[str]] = {}
        for one in self.changes:
            match one.act:
                case Revoke(person, function):
                    self._revoked.setdefault((person, function), []).append(one.id)
                case Train(person, function):
                    self._trained.setdefault((person, function), []).append(one.id)
                case Bring(people):
                    for newcomer in people:
                        self._comes.setdefault(newcomer.code, []).append(one.id)

    def people(self, staff: Staff) -> Staff:
        """The staff with everybody who could come; rights as they are now."""
        return staff_after(staff, [one for one in self.changes if isinstance(one.act, Bring)])

    def process(self, workflow: Workflow) -> Workflow:
        """The process with every check that could be added; rules as they are now."""
        return workflow_after(workflow, [one for one in self.changes if isinstance(one.act, AddCheck)])

    def optional_steps(self, workflow: Workflow) -> dict[str, str]:
        """For each step that could be added its switch."""
        mine = [one for one in self.changes if one.process == workflow.id]
        return {one.act.step.id: one.id for one in mine if isinstance(one.act, AddCheck)}

    def enforcing(self, workflow: Workflow, rule: Rule) -> tuple[str, ...]:
        """The switches that would enforce a rule."""
        mine = [one for one in self.changes if one.process == workflow.id]
        return tuple(one.id for one in mine if isinstance(one.act, Enforce) and meant(one.act, rule))

    def touched(self) -> frozenset[str]:
        """The codes of everybody whose rights hang on a switch."""
        return frozenset(self._comes) | {code for code, _ in (*self._revoked, *self._trained)}

    def ways(self, person: Person, functions: Collection[str]) -> tuple[tuple[tuple[str, bool], ...], ...]:
        """The ways in which somebody may do a step: which switches must then be on or off; () is always."""
        come = [(one, True) for one in self._comes.get(person.code, ())]
        return tuple((*come, *way) for function in functions for way in self._having(person, function))

    def _having(self, person: Person, function: str) -> Iterator[list[tuple[str, bool]]]:
        pair = (person.code, function)
        if function in person.functions:
            yield [(one, False) for one in self._revoked.get(pair, ())]
        for one in self._trained.get(pair, ()):
            yield [(one, True)]
