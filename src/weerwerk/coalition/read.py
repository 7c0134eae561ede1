"""Reading a process file: every fault at once with its line, and what only needs a second look as warnings."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TypeVar

from attrs import evolve, field, frozen

from weerwerk.catalogue.cards.processes import Act
from weerwerk.coalition.case_types import case_types, certain, resolved
from weerwerk.coalition.model.flow import Flow, Sequence, steps_in
from weerwerk.coalition.model.workflow import Absence, AfterCheck, Goal, Rule, RuleKind, Step, Unchecked, Workflow
from weerwerk.coalition.read_flow import read_flow
from weerwerk.errors import BadInput, Fault
from weerwerk.located import Located, Path, Value, did_you_mean, read_yaml
from weerwerk.shaped import Refused, try_shape

T = TypeVar("T")
DEFAULT_IMPACT = 3
_FIELDS = (
    "process",
    "name",
    "steps",
    "flow",
    "rules",
    "goals",
    "floor_above",
    "unchecked_confirmed",
    "after_checks",
    "absence",
)


@frozen
class WorkflowFile:
    """A process as read, where it stands, and what deserves a second look."""

    workflow: Workflow
    located: Located
    warnings: tuple[Fault, ...] = ()


@frozen
class _AbsenceAsWritten:
    default: float = 0.1
    departments: dict[str, float] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for name, share in {"default": self.default, **self.departments}.items():
            if not 0 <= share <= 1:
                raise Refused(f"afwezigheid {share} ({name}) ligt niet tussen 0 en 1", "schrijf 0.1 voor 10 procent")


def read_workflow(raw: bytes, *, file: str, impact: int = DEFAULT_IMPACT) -> WorkflowFile:
    """The process in a file; a goal without impact gets the one given. BadInput with every fault."""
    located = read_yaml(raw, file=file)
    reading = _Reading(located)
    workflow = reading.workflow(impact)
    if reading.faults or workflow is None:
        raise BadInput(f"{file} niet gelezen", sorted(reading.faults, key=lambda fault: fault.where.line or 0))
    return WorkflowFile(workflow, located, tuple(_warnings(workflow, located)))


class _Reading:
    """One pass over a process file; faults are gathered, never raised half-way."""

    def __init__(self, located: Located) -> None:
        self.located = located
        self.faults: list[Fault] = []
        self.value: Mapping[str, Value] = located.value if isinstance(located.value, dict) else {}

    def fault(self, path: Path, what: str, cure: str = "") -> None:
        self.faults.append(self.located.fault(path, what, cure))

    def workflow(self, impact: int) -> Workflow | None:
        if not isinstance(self.located.value, dict):
            self.fault((), "hier hoort een procesbestand", "begin met 'process:', 'steps:' en 'flow:'")
            return None
        for name in self.value:
            if name not in _FIELDS:
                self.fault((name,), f"het veld '{name}' bestaat hier niet", did_you_mean(name, _FIELDS))
        steps = self._steps()
        flow = self._flow(steps)
        workflow = Workflow(
            id=self._word("process", required=True),
            name=self._word("name"),
            steps={step.id: step for step in steps},
            flow=flow,
            rules=tuple(self._each("rules", Rule)),
            goals=tuple(self._goals(impact)),
            unchecked=tuple(self._each("unchecked_confirmed", Unchecked)),
            after_checks=tuple(self._each("after_checks", AfterCheck)),
            floor_above=self._floor_above(),
            absence=self._absence(),
        )
        self._names(workflow)
        if not self.faults:
            self._case_types_named(workflow)
        return workflow

    def _word(self, name: str, *, required: bool = False) -> str:
        value = self.value.get(name, "")
        if not isinstance(value, str) or (required and not value.strip()):
            self.fault((name,), "hier hoort tekst" if name in self.value else "het veld ontbreekt", "vul het in")
            return ""
        return value

    def _each(self, name: str, cls: type[T]) -> list[T]:
        value = self.value.get(name, [])
        if not isinstance(value, list):
            self.fault((name,), "hier hoort een lijst", "zet voor elke regel een streepje")
            return []
        made = []
        for index, one in enumerate(value):
            item, faults = try_shape(self.located, cls, value=one, path=(name, index))
            self.faults.extend(faults)
            if item is not None:
                made.append(item)
        return made

    def _steps(self) -> list[Step]:
        if "steps" not in self.value:
            self.fault(("steps",), "het veld ontbreekt", "noem de stappen")
        steps = self._each("steps", Step)
        self._twice("steps")
        return steps

    def _twice(self, name: str) -> None:
        seen: set[str] = set()
        for index, one in enumerate(self._groups(name)):
            if isinstance(named := one.get("id"), str):
                if named in seen:
                    self.fault((name, index, "id"), f"'{named}' bestaat al", "kies een eigen id")
                seen.add(named)

    def _flow(self, steps: list[Step]) -> Flow:
        if "flow" not in self.value:
            self.fault(("flow",), "het veld ontbreekt", "schrijf de stappen op volgorde")
            return Sequence(())
        after = [step.id for step in steps if step.act is Act.AFTER_CHECK]
        inside = [step.id for step in steps if step.act is not Act.AFTER_CHECK]
        flow, faults = read_flow(self.located, self.value["flow"], known=inside, after_checks=after)
        self.faults.extend(faults)
        return flow

    def _goals(self, impact: int) -> Iterator[Goal]:
        goals = self._each("goals", Goal)
        self._twice("goals")
        rated = {one.get("id") for one in self._groups("goals") if "impact" in one}
        for goal in goals:
            yield goal if goal.id in rated else evolve(goal, impact=impact)

    def _groups(self, name: str) -> list[dict[str, Value]]:
        """The parts of a list that are groups of fields; what is not is a fault that shaping reports."""
        listed = self.value.get(name)
        return [one if isinstance(one, dict) else {} for one in listed] if isinstance(listed, list) else []

    def _floor_above(self) -> dict[str, Fraction]:
        borders, faults = try_shape(
            self.located, dict[str, float], value=self.value.get("floor_above", {}), path=("floor_above",)
        )
        self.faults.extend(faults)
        return {name: Fraction(str(number)) for name, number in (borders or {}).items()}

    def _absence(self) -> Absence:
        written, faults = try_shape(
            self.located, _AbsenceAsWritten, value=self.value.get("absence", {}), path=("absence",)
        )
        self.faults.extend(faults)
        if written is None:
            return Absence()
        shares = {name: Fraction(str(share)) for name, share in written.departments.items()}
        return Absence(Fraction(str(written.default)), shares)

    def _names(self, workflow: Workflow) -> None:
        """Rules, goals and after-checks name steps that are there."""
        for name, inside in (("rules", "steps"), ("goals", "critical")):
            for index, one in enumerate(self._groups(name)):
                steps = one.get(inside)
                for at, step in enumerate(steps if isinstance(steps, list) else ()):
                    self._known((name, index, inside, at), step, workflow)
        for index, check in enumerate(workflow.after_checks):
            self._known(("after_checks", index, "step"), check.step, workflow)
        goals = [goal.id for goal in workflow.goals]
        for index, confirmed in enumerate(workflow.unchecked):
            if confirmed.goal not in goals:
                what = f"doel '{confirmed.goal}' bestaat niet"
                self.fault(("unchecked_confirmed", index, "goal"), what, did_you_mean(confirmed.goal, goals))

    def _known(self, path: Path, step: Value, workflow: Workflow) -> None:
        if isinstance(step, str) and step not in workflow.steps:
            self.fault(path, f"stap '{step}' bestaat niet", did_you_mean(step, workflow.steps))

    def _case_types_named(self, workflow: Workflow) -> None:
        known = [one.name for one in case_types(workflow.flow)]
        for index, confirmed in enumerate(workflow.unchecked):
            if confirmed.case_type not in known:
                what = f"soort zaak '{confirmed.case_type}' bestaat niet"
                cure = did_you_mean(confirmed.case_type, known) or f"mogelijk: {'; '.join(known[:8])}"
                self.fault(("unchecked_confirmed", index, "case_type"), what, cure)


def _warnings(workflow: Workflow, located: Located) -> Iterator[Fault]:
    """What reads well and is probably not meant."""
    inside = set(steps_in(workflow.flow))
    for index, step in enumerate(workflow.steps.values()):
        if step.id not in inside and step.act is not Act.AFTER_CHECK:
            yield located.fault(("steps", index), f"stap '{step.id}' staat niet in de loop", "zet haar in 'flow'")
    for index, goal in enumerate(workflow.goals):
        for step_id in goal.critical:
            if step_id not in inside:
                what = f"kritieke stap '{step_id}' staat niet in de loop en telt niet mee"
                yield located.fault(("goals", index, "critical"), what)
    yield from _contradictions(workflow, located)


def _contradictions(workflow: Workflow, located: Located) -> Iterator[Fault]:
    """A rule 'different' between steps that rules 'same' tie to one person, in some case type."""
    for index, rule in enumerate(workflow.rules):
        if rule.kind is not RuleKind.DIFFERENT:
            continue
        for case_type in case_types(workflow.flow):
            always = certain(resolved(workflow.flow, case_type))
            tied = _tied(workflow, always)
            ends = [tied[step] for step in rule.steps if step in always]
            if len(set(ends)) < len(ends):
                what = "deze regel spreekt regels van het soort 'same' tegen; zo kan geen zaak volgens de regels"
                yield located.fault(("rules", index), what, "haal een van beide weg")
                break


def _tied(workflow: Workflow, always: frozenset[str]) -> dict[str, str]:
    """For each step that always occurs, the first step that rules 'same' tie it to."""
    first = {step: step for step in always}
    for rule in workflow.rules:
        steps = [step for step in rule.steps if step in always]
        if rule.kind is RuleKind.SAME and len(steps) > 1:
            merged = {first[step] for step in steps}
            first = {step: min(merged) if one in merged else one for step, one in first.items()}
    return first
