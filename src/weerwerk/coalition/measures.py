"""Reading a measures file: the changes that can be bought, with their prices."""

from collections.abc import Collection, Mapping

from attrs import frozen

from weerwerk.coalition.model.changes import (
    Act,
    AddAfterCheck,
    AddCheck,
    Bring,
    Change,
    ChangeKind,
    Enforce,
    Price,
    Revoke,
    Train,
)
from weerwerk.coalition.model.flow import steps_in
from weerwerk.coalition.model.workflow import Person, Rule, Staff, Workflow
from weerwerk.errors import BadInput, Fault
from weerwerk.located import Located, Path, Value, did_you_mean, read_yaml
from weerwerk.shaped import Refused, try_shape

_FIELDS = ("kind", "process", "args", "euro_once", "euro_year", "fte")
_NEEDS_PROCESS = (ChangeKind.ENFORCE, ChangeKind.ADD_CHECK, ChangeKind.AFTER_CHECK)


@frozen
class _Newcomer:
    person: str
    functions: tuple[str, ...]
    department: str = ""
    rank: int = 0

    def made(self) -> Person:
        return Person(self.person, frozenset(self.functions), self.department, self.rank)


@frozen
class _Shared:
    people: tuple[_Newcomer, ...]


_ARGUMENTS: Mapping[ChangeKind, type] = {
    ChangeKind.TRAIN: Train,
    ChangeKind.REVOKE: Revoke,
    ChangeKind.ENFORCE: Enforce,
    ChangeKind.ADD_CHECK: AddCheck,
    ChangeKind.AFTER_CHECK: AddAfterCheck,
    ChangeKind.SHARE: _Shared,
    ChangeKind.HIRE: _Newcomer,
}


@frozen
class _Range:
    low: int
    high: int


@frozen
class _Written:
    kind: ChangeKind
    process: str = ""
    fte: float = 0.0


def read_measures(raw: bytes, *, file: str, workflows: Collection[Workflow], staff: Staff) -> tuple[Change, ...]:
    """The changes in a file, for these processes and people; BadInput with every fault."""
    located = read_yaml(raw, file=file)
    reading = _Reading(located, {one.id: one for one in workflows}, staff)
    changes = reading.changes()
    if reading.faults:
        raise BadInput(f"{file} niet gelezen", sorted(reading.faults, key=lambda fault: fault.where.line or 0))
    return changes


class _Reading:
    """One pass over a measures file."""

    def __init__(self, located: Located, workflows: Mapping[str, Workflow], staff: Staff) -> None:
        self.located, self.workflows = located, workflows
        self.people = {person.code: person for person in staff.people}
        self.known = set(self.people)
        self.added: set[tuple[str, str]] = set()
        self.faults: list[Fault] = []

    def fault(self, path: Path, what: str, cure: str = "") -> None:
        self.faults.append(self.located.fault(path, what, cure))

    def changes(self) -> tuple[Change, ...]:
        value = self.located.value
        listed = value.get("measures") if isinstance(value, dict) and set(value) == {"measures"} else None
        if not isinstance(listed, list):
            self.fault((), "hier hoort alleen een lijst 'measures'", "begin met 'measures:' en dan streepjes")
            return ()
        made = [self._change(one, index) for index, one in enumerate(listed)]
        return tuple(one for one in made if one is not None)

    def _change(self, value: Value, index: int) -> Change | None:
        path: Path = ("measures", index)
        if not isinstance(value, dict):
            self.fault(path, "hier hoort een groep velden", "begin met kind:")
            return None
        head = {name: part for name, part in value.items() if name in ("kind", "process", "fte")}
        written, faults = try_shape(self.located, _Written, value=head, path=path)
        self.faults.extend(faults)
        for name in set(value) - {"kind", "process", "fte", "args", "euro_once", "euro_year"}:
            self.fault(
                (*path, name), f"het veld '{name}' bestaat hier niet", "kind, process, args, euro_once, euro_year, fte"
            )
        price = self._price(value, path, written.fte if written else 0.0)
        if written is None:
            return None
        arguments, faults = try_shape(
            self.located, _ARGUMENTS[written.kind], value=value.get("args", {}), path=(*path, "args")
        )
        self.faults.extend(faults)
        if arguments is None or price is None:
            return None
        act = _act(arguments)
        self._judge(written, act, path)
        line = self.located.place(path).line
        return Change(f"m{index + 1}", written.kind, act, price, written.process, line)

    def _price(self, value: Mapping[str, Value], path: Path, fte: float) -> Price | None:
        ranges = []
        for name in ("euro_once", "euro_year"):
            amount = value.get(name, 0)
            if isinstance(amount, int) and not isinstance(amount, bool):
                amount = {"low": amount, "high": amount}
            span, faults = try_shape(self.located, _Range, value=amount, path=(*path, name))
            self.faults.extend(faults)
            ranges.append(span)
        once, year = ranges
        if once is None or year is None:
            return None
        try:
            return Price(once.low, once.high, year.low, year.high, fte)
        except Refused as refused:
            self.fault(path, refused.what)
            return None

    def _judge(self, written: _Written, act: Act, path: Path) -> None:
        workflow = self.workflows.get(written.process)
        if written.kind in _NEEDS_PROCESS and workflow is None:
            cure = did_you_mean(written.process, self.workflows) or f"mogelijk: {', '.join(self.workflows)}"
            self.fault((*path, "process"), f"proces '{written.process}' is er niet", cure)
            return
        match act:
            case Train(person, function) | Revoke(person, function):
                self._right(path, person, function, has=isinstance(act, Revoke))
            case Bring(people):
                if not people:
                    self.fault((*path, "args", "people"), "hier staat niemand", "noem wie er komt")
                for code in [newcomer.code for newcomer in people]:
                    if code in self.known:
                        self.fault((*path, "args"), f"'{code}' bestaat al", "kies een eigen code")
                    self.known.add(code)
            case Enforce(kind, steps) if workflow is not None:
                if not _rules(workflow, kind, steps):
                    self.fault((*path, "args"), "deze regel staat niet in het proces", "neem soort en stappen over")
            case AddCheck() if workflow is not None:
                self._check(workflow, act, path)
            case AddAfterCheck(step) if workflow is not None and step not in workflow.steps:
                self.fault((*path, "args", "step"), f"stap '{step}' bestaat niet", did_you_mean(step, workflow.steps))

    def _right(self, path: Path, person: str, function: str, *, has: bool) -> None:
        if person not in self.people:
            self.fault((*path, "args", "person"), f"'{person}' staat niet in de personeelslijst")
        elif (function in self.people[person].functions) is not has:
            said = "heeft dit recht niet" if has else "heeft dit recht al"
            self.fault((*path, "args", "function"), f"'{person}' {said}")

    def _check(self, workflow: Workflow, act: AddCheck, path: Path) -> None:
        inside = steps_in(workflow.flow)
        if act.step.id in workflow.steps or (workflow.id, act.step.id) in self.added:
            self.fault((*path, "args", "step"), f"stap '{act.step.id}' bestaat al", "kies een eigen id")
        for name, steps in (("after", (act.after,)), ("different_from", act.different_from)):
            for step in steps:
                if step not in inside:
                    self.fault(
                        (*path, "args", name), f"stap '{step}' staat niet in de loop", did_you_mean(step, inside)
                    )
        goals = [goal.id for goal in workflow.goals]
        for goal in act.goals:
            if goal not in goals:
                self.fault((*path, "args", "goals"), f"doel '{goal}' bestaat niet", did_you_mean(goal, goals))


def _act(arguments: object) -> Act:
    match arguments:
        case _Newcomer():
            return Bring((arguments.made(),))
        case _Shared(people):
            return Bring(tuple(one.made() for one in people))
        case Train() | Revoke() | Enforce() | AddCheck() | AddAfterCheck():
            return arguments
    raise AssertionError(arguments)


def _rules(workflow: Workflow, kind: object, steps: Collection[str]) -> list[Rule]:
    return [rule for rule in workflow.rules if rule.kind == kind and set(rule.steps) == set(steps)]
