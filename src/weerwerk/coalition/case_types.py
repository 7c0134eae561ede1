"""The case types of a process: every combination of what its data choices tell apart."""

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, field, frozen

from weerwerk.coalition.labels import Label, Range, covers, elementary, read_label
from weerwerk.coalition.model.flow import FREE, Choice, Do, Flow, Parallel, Repeat, Sequence, Some, parts, steps_in
from weerwerk.coalition.model.workflow import Rule, RuleKind, Step, Workflow

MOST_CASE_TYPES = 64


@frozen
class CaseType:
    """One kind of case, with the value of every property that decides something."""

    name: str
    values: Mapping[str, Label] = field(factory=dict)


@frozen
class Case:
    """A process for one case type: no data choice is left, and only rules that can bind, as far as they can.

    `written` says for each of these rules which rule of the process file it is.
    """

    case_type: CaseType
    flow: Flow
    steps: tuple[Step, ...]
    always: frozenset[str]
    rules: tuple[Rule, ...]
    written: tuple[int, ...]

    @property
    def step_ids(self) -> tuple[str, ...]:
        """The steps that can occur, in the order of the flow."""
        return tuple(step.id for step in self.steps)


def choices(flow: Flow) -> Iterator[Choice]:
    """Every choice in a flow, in order."""
    if isinstance(flow, Choice):
        yield flow
    for part in parts(flow):
        yield from choices(part)


def labels_by_property(flow: Flow) -> dict[str, list[Label]]:
    """The labels of all data choices, by property, in the order in which they first stand in the flow."""
    found: dict[str, dict[Label, None]] = {}
    for choice in choices(flow):
        if choice.by != FREE:
            found.setdefault(choice.by, {}).update(dict.fromkeys(map(read_label, choice.branches)))
    return {name: list(labels) for name, labels in found.items()}


def _values(labels: Iterable[Label]) -> tuple[Label, ...]:
    ranges = [label for label in labels if isinstance(label, Range)]
    return elementary(ranges) if ranges else tuple(labels)


def how_many(flow: Flow) -> int:
    """The number of case types, counted without making them."""
    return math.prod(len(_values(labels)) for labels in labels_by_property(flow).values())


def case_types(flow: Flow) -> tuple[CaseType, ...]:
    """Every case type, the first property slowest; a flow without data choices has one, without a name."""
    by_property = {name: _values(labels) for name, labels in labels_by_property(flow).items()}
    return tuple(
        CaseType(" & ".join(map(str, values)), dict(zip(by_property, values, strict=True)))
        for values in itertools.product(*by_property.values())
    )


def unfit(flow: Flow, case_type: CaseType) -> list[Choice]:
    """The data choices which a case of this type meets and of which not exactly one branch is taken."""
    if isinstance(flow, Choice) and flow.by != FREE:
        taken = _taken(flow, case_type)
        return unfit(taken[0], case_type) if len(taken) == 1 else [flow]
    return [bad for part in parts(flow) for bad in unfit(part, case_type)]


def _taken(choice: Choice, case_type: CaseType) -> list[Flow]:
    value = case_type.values[choice.by]
    return [branch for label, branch in choice.branches.items() if covers(read_label(label), value)]


def case_of(workflow: Workflow, case_type: CaseType) -> Case:
    """The process as a case of one type meets it."""
    flow = resolved(workflow.flow, case_type)
    steps = tuple(workflow.steps[one] for one in steps_in(flow))
    there = {step.id for step in steps}
    bound = {at: rule for at, whole in enumerate(workflow.rules) if (rule := _within(whole, there)) is not None}
    return Case(case_type, flow, steps, certain(flow), tuple(bound.values()), tuple(bound))


def cases_of(workflow: Workflow) -> tuple[Case, ...]:
    """The process for each of its case types."""
    return tuple(case_of(workflow, one) for one in case_types(workflow.flow))


def resolved(flow: Flow, case_type: CaseType) -> Flow:
    """The flow with every data choice replaced by the branch that the case takes."""
    match flow:
        case Do():
            return flow
        case Sequence(inside):
            return Sequence(tuple(resolved(part, case_type) for part in inside))
        case Parallel(branches):
            return Parallel(tuple(resolved(part, case_type) for part in branches))
        case Some(exactly, branches):
            return Some(exactly, tuple(resolved(part, case_type) for part in branches))
        case Repeat(body):
            return Repeat(resolved(body, case_type))
        case Choice(by, branches) if by == FREE:
            return Choice(FREE, {label: resolved(branch, case_type) for label, branch in branches.items()})
        case Choice():
            return resolved(_taken(flow, case_type)[0], case_type)


def certain(flow: Flow) -> frozenset[str]:
    """The steps that occur in every course of a flow without data choices."""
    match flow:
        case Do(step):
            return frozenset([step])
        case Choice(branches=branches):
            return frozenset.intersection(*map(certain, branches.values()))
        case Some(exactly, branches) if exactly < len(branches):
            return frozenset()
        case _:
            return frozenset().union(*map(certain, parts(flow)))


def courses(flow: Flow) -> Iterator[frozenset[str]]:
    """Every set of steps that one course of a case does; for small flows and for checking."""
    match flow:
        case Do(step):
            yield frozenset([step])
        case Choice(branches=branches):
            for branch in branches.values():
                yield from courses(branch)
        case Some(exactly, branches):
            for chosen in itertools.combinations(branches, exactly):
                yield from _joined(chosen)
        case _:
            yield from _joined(parts(flow))


def _joined(together: tuple[Flow, ...]) -> Iterator[frozenset[str]]:
    for each in itertools.product(*(list(courses(part)) for part in together)):
        yield frozenset().union(*each)


def _within(rule: Rule, there: set[str]) -> Rule | None:
    """The rule as far as it can bind: pairwise rules among the steps that can occur, the others only whole."""
    if rule.kind in (RuleKind.DIFFERENT, RuleKind.SAME, RuleKind.AT_MOST):
        left = tuple(step for step in rule.steps if step in there)
        return evolve(rule, steps=left) if len(left) > 1 else None
    return rule if there.issuperset(rule.steps) else None
