"""A process as the text of a process file, which reads back as the same process."""

from collections.abc import Iterable
from fractions import Fraction

import yaml

from weerwerk.catalogue.cards.processes import Act
from weerwerk.coalition.model.flow import Choice, Do, Flow, Parallel, Repeat, Sequence, Some
from weerwerk.coalition.model.workflow import Absence, Goal, Rule, Step, Workflow
from weerwerk.located import Value


def process_text(workflow: Workflow, *, remarks: Iterable[str] = ()) -> str:
    """The process file, with remarks above it for who fills it in."""
    made: dict[str, Value] = {"process": workflow.id}
    if workflow.name:
        made["name"] = workflow.name
    made["steps"] = [_step(one) for one in workflow.steps.values()]
    made["flow"] = _flow(workflow.flow)
    if workflow.rules:
        made["rules"] = [_rule(one) for one in workflow.rules]
    if workflow.goals:
        made["goals"] = [_goal(one) for one in workflow.goals]
    if workflow.floor_above:
        made["floor_above"] = {name: _number(border) for name, border in workflow.floor_above.items()}
    made |= _said(workflow)
    text = yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None)
    return "".join(f"# {line}\n" for line in remarks) + text


def _said(workflow: Workflow) -> dict[str, Value]:
    """What the municipality said about this process: confirmations, checks afterwards, absence."""
    made: dict[str, Value] = {}
    if workflow.unchecked:
        made["unchecked_confirmed"] = [
            {"goal": one.goal, "case_type": one.case_type, "by": one.by, "date": one.date} for one in workflow.unchecked
        ]
    if workflow.after_checks:
        made["after_checks"] = [
            {
                "step": one.step,
                "date": one.date,
                "sample": one.sample,
                "result": one.result,
                "outside": one.outside,
            }
            for one in workflow.after_checks
        ]
    if workflow.absence != Absence():
        absence: dict[str, Value] = {"default": _number(workflow.absence.default)}
        if workflow.absence.departments:
            absence["departments"] = {name: _number(share) for name, share in workflow.absence.departments.items()}
        made["absence"] = absence
    return made


def _step(step: Step) -> Value:
    made: dict[str, Value] = {"id": step.id}
    if step.name:
        made["name"] = step.name
    made["functions"] = list(step.functions)
    if step.act is not Act.PREPARE:
        made["act"] = str(step.act)
    return made | {name: said for name, said in (("system", step.system), ("note", step.note)) if said}


def _flow(flow: Flow) -> list[Value]:
    """One part of the flow as a list of what stands in it."""
    match flow:
        case Do(step):
            return [step]
        case Sequence(inside):
            return [one for part in inside for one in _flow(part)]
        case Parallel(branches):
            return [{"parallel": [_flow(one) for one in branches]}]
        case Repeat(body):
            return [{"repeat": _flow(body)}]
        case Some(exactly, branches):
            return [{"some": {"of": [_flow(one) for one in branches], "exactly": exactly}}]
        case Choice(by, named):
            return [{"choice": {"by": by, "branches": {label: _flow(one) for label, one in named.items()}}}]


def _rule(rule: Rule) -> Value:
    made: dict[str, Value] = {"kind": str(rule.kind), "steps": list(rule.steps)}
    if rule.people:
        made["people"] = rule.people
    made["enforced"] = str(rule.enforced)
    return made | {name: str(said) for name, said in (("ground", rule.ground), ("reference", rule.reference)) if said}


def _goal(goal: Goal) -> Value:
    made: dict[str, Value] = {"id": goal.id}
    if goal.name:
        made["name"] = goal.name
    made |= {"wants": str(goal.wants), "impact": goal.impact, "critical": list(goal.critical)}
    return made | {"apart": True} if goal.apart else made


def _number(value: Fraction) -> Value:
    return value.numerator if value.denominator == 1 else float(value)
