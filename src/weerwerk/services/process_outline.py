"""A process as a plain list of steps that one can edit, when its course is plain: in order, some only in some cases."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from weerwerk.catalogue.cards.processes import Act
from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.model.flow import FREE, Choice, Do, Flow
from weerwerk.coalition.model.flow import Sequence as InOrder
from weerwerk.coalition.model.workflow import Enforced, Goal, Rule, RuleKind, Step, Workflow
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.services.coalition_models import DONE, SKIPPED, model_of

AMOUNT = "amount"
_LABEL = re.compile(r"(<=|>) ?([0-9]+(?:\.[0-9]+)?)\Z")


@frozen
class Only:
    """When a step is done: always, above or up to a border, or when somebody chooses so."""

    when: str = "always"  # always, above, below, free
    border: str = ""
    by: str = AMOUNT


@frozen
class Line:
    """One step of the list, and when it is done."""

    step: Step
    only: Only = Only()


ALWAYS = Only()


def outline_of(catalogue: Catalogue, process: str) -> Workflow:
    """Where to begin with a process: its generic model, else its steps in order without rules and goals."""
    if process in catalogue.models:
        return model_of(catalogue, process)
    card = catalogue.processes[process]
    steps = {one.id: Step(one.id, one.functions, one.name.nl, one.act, one.system) for one in card.steps}
    inside = tuple(Do(one.id) for one in steps.values() if one.act is not Act.AFTER_CHECK)
    return Workflow(id=process, name=card.name.nl, steps=steps, flow=InOrder(inside))


def lines_of(workflow: Workflow) -> tuple[Line, ...] | None:
    """The steps as a list; None when the course is more than a list can say."""
    lines: list[Line] = []
    for part in workflow.flow.parts if isinstance(workflow.flow, InOrder) else (workflow.flow,):
        found = _part(workflow, part)
        if found is None:
            return None
        lines += found
    after = [one for one in workflow.steps.values() if one.act is Act.AFTER_CHECK]
    if len(lines) + len(after) != len(workflow.steps):
        return None
    return (*lines, *(Line(one) for one in after))


def _part(workflow: Workflow, part: Flow) -> list[Line] | None:
    match part:
        case Do(step):
            return [Line(workflow.steps[step])]
        case Choice(by, branches) if len(branches) == 2:
            full = [(label, branch) for label, branch in branches.items() if branch != InOrder(())]
            only = _only(by, full[0][0]) if len(full) == 1 else None
            inside = _plain(full[0][1]) if only else None
            return None if only is None or inside is None else [Line(workflow.steps[one], only) for one in inside]
    return None


def _plain(branch: Flow) -> list[str] | None:
    parts = branch.parts if isinstance(branch, InOrder) else (branch,)
    steps = [one.step for one in parts if isinstance(one, Do)]
    return steps if len(steps) == len(parts) else None


def _only(by: str, label: str) -> Only | None:
    if by == FREE:
        return Only("free")
    found = _LABEL.match(label)
    if found is None:
        return None
    return Only("above" if found[1] == ">" else "below", found[2], by)


def with_lines(workflow: Workflow, lines: Sequence[Line]) -> Workflow:
    """The process with these steps in this order; rules and goals forget the steps that are gone."""
    steps = {one.step.id: one.step for one in lines}
    if not any(one.step.act is not Act.AFTER_CHECK for one in lines):
        raise BadInput("stap niet weggehaald", [Fault("een proces heeft ten minste één stap", Place(field="steps"))])
    return evolve(
        workflow,
        steps=steps,
        flow=InOrder(tuple(_flow(lines))),
        rules=tuple(one for one in map(_remembering(steps), workflow.rules) if one is not None),
        goals=tuple(
            evolve(one, critical=tuple(step for step in one.critical if step in steps)) for one in workflow.goals
        ),
        after_checks=tuple(one for one in workflow.after_checks if one.step in steps),
    )


def _flow(lines: Iterable[Line]) -> Iterable[Flow]:
    """The steps in order; neighbours under one condition share a branch."""
    waiting: list[Line] = []
    for line in lines:
        if line.step.act is Act.AFTER_CHECK:
            continue
        if waiting and (waiting[0].only != line.only or line.only.when == "free"):
            yield from _branch(waiting)
            waiting = []
        waiting.append(line)
    yield from _branch(waiting)


def _branch(lines: Sequence[Line]) -> Iterable[Flow]:
    inside = tuple(Do(one.step.id) for one in lines)
    only = lines[0].only if lines else ALWAYS
    match only.when:
        case "free":
            yield Choice(FREE, {DONE: InOrder(inside), SKIPPED: InOrder(())})
        case "above" | "below":
            border = only.border
            done, other = (f"> {border}", f"<= {border}") if only.when == "above" else (f"<= {border}", f"> {border}")
            yield Choice(only.by, {done: InOrder(inside), other: InOrder(())})
        case _:
            yield from inside


def _remembering(steps: Mapping[str, Step]) -> Callable[[Rule], Rule | None]:
    def kept(rule: Rule) -> Rule | None:
        left = tuple(one for one in rule.steps if one in steps)
        if len(left) < 2 or (rule.kind is RuleKind.AT_LEAST and rule.people > len(left)):
            return None
        return evolve(rule, steps=left) if rule.kind is not RuleKind.SENIOR or len(left) == 2 else None

    return kept


def with_rule(workflow: Workflow, steps: tuple[str, ...], *, enforced: bool) -> Workflow:
    """The process with a rule of different people for these steps, on paper or held by the system."""
    held = Enforced.SYSTEM if enforced else Enforced.PAPER
    return evolve(workflow, rules=(*workflow.rules, Rule(RuleKind.DIFFERENT, steps, held)))


def with_enforced(workflow: Workflow, number: int, *, enforced: bool) -> Workflow:
    """The process with one rule held by the system, or by paper alone."""
    held = Enforced.SYSTEM if enforced else Enforced.PAPER
    rules = [evolve(one, enforced=held) if at == number else one for at, one in enumerate(workflow.rules)]
    return evolve(workflow, rules=tuple(rules))


def without_rule(workflow: Workflow, number: int) -> Workflow:
    """The process without one of its rules."""
    return evolve(workflow, rules=tuple(one for at, one in enumerate(workflow.rules) if at != number))


def with_goal(workflow: Workflow, goal: Goal) -> Workflow:
    """The process with a goal; one of the same id is replaced."""
    others = [one for one in workflow.goals if one.id != goal.id]
    at = next((index for index, one in enumerate(workflow.goals) if one.id == goal.id), len(others))
    return evolve(workflow, goals=(*others[:at], goal, *others[at:]))


def border_of(text: str) -> str:
    """A border as a process file has it: 5.000 becomes 5000; BadInput when it is no number."""
    plain = text.strip().replace(".", "").replace(" ", "").replace(",", ".").removeprefix("€")
    try:
        value = Fraction(plain)
    except (ValueError, ZeroDivisionError):
        value = Fraction(-1)
    if value < 0 or not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,2})?", plain):
        raise BadInput("stap niet bewaard", [Fault(f"'{text}' is geen bedrag", Place(field="border"), "schrijf 5000")])
    return plain
