"""Answers about a process as the JSON that ``weerwerk coalition review --json`` prints; no codes unless asked for."""

from weerwerk.coalition.case_types import case_types
from weerwerk.coalition.facts import above_floor
from weerwerk.coalition.model.answers import (
    Between,
    CaseAnswer,
    Chance,
    Coalitions,
    Collusion,
    Continuity,
    Count,
    Exactly,
    GoalAnswer,
    Impossible,
    KeyFunction,
    Sensitivity,
)
from weerwerk.coalition.model.workflow import Rule
from weerwerk.services.coalition_review import ProcessReview

Json = dict[str, object]


def as_dict(result: ProcessReview) -> Json:
    """Everything that was asked; functions stand for people."""
    units = [unit for case in result.review.cases for unit in _units(result, case)]
    return {
        "process": result.workflow.id,
        "people": result.review.people,
        "units": units,
        "after_checks": {
            "recorded": len(result.workflow.after_checks),
            "proven": sum(one.proven for one in result.workflow.after_checks),
        },
        "checked": result.review.checked,
        "too_large_to_check": result.review.unchecked,
        "warnings": [str(one) for one in result.warnings],
        "receipt": result.receipt.as_dict(),
    }


def _units(result: ProcessReview, case: CaseAnswer) -> list[Json]:
    of_case = _of_case(result, case)
    if not case.goals:
        return [{"goal": None, "wants": None, "case_type": case.case_type, **of_case}]
    return [_of_goal(result, case, goal) | of_case for goal in case.goals]


def _of_goal(result: ProcessReview, case: CaseAnswer, answer: GoalAnswer) -> Json:
    goal, codes = answer.goal, result.order.names
    by_name = {one.name: one for one in case_types(result.workflow.flow)}
    made: Json = {
        "goal": goal.id,
        "wants": str(goal.wants),
        "case_type": case.case_type,
        "impact": goal.impact,
        "apart": goal.apart,
        "above_floor": above_floor(result.workflow, by_name[case.case_type]),
    }
    if answer.collusion is not None and "collusion" in result.asked:
        made["collusion"] = _collusion(answer.collusion)
        made["unchecked_confirmed"] = result.workflow.confirmed(goal.id, case.case_type)
    if answer.coalitions is not None:
        made["coalitions"] = _coalitions(answer.coalitions, codes=codes)
    if answer.key or "key" in result.asked:
        made["key"] = [_key(one, codes=codes) for one in answer.key]
    if answer.sensitivity is not None:
        made["sensitivity"] = _sensitivity(answer.sensitivity)
    return made


def count(number: Count) -> object:
    """A number, its bounds, or null."""
    match number:
        case Exactly(value):
            return value
        case Between(at_least, at_most):
            return {"at_least": at_least, "at_most": at_most}
        case Impossible():
            return None


def _collusion(collusion: Collusion) -> Json:
    made: Json = {"system": count(collusion.system), "all_rules": count(collusion.all_rules)}
    for number in (collusion.all_rules, collusion.system):
        if isinstance(number, Impossible):
            made["reason"] = number.reason
    return made


def _coalitions(found: Coalitions, *, codes: bool) -> Json:
    made: Json = {
        "bound": found.bound,
        "complete": found.complete,
        "count": found.count,
        "smallest": [[member.shown for member in group] for group in found.smallest],
        "smallest_count": found.smallest_count,
        "traceable": found.traceable,
    }
    if codes:
        made["codes"] = [[member.code for member in group] for group in found.smallest]
    if found.rotation is not None:
        made["rotation"] = {
            "one_try": round(float(found.rotation.one_try), 4),
            "tries": found.rotation.tries,
            "some_try": round(float(found.rotation.some_try), 4),
        }
    return made


def _key(one: KeyFunction, *, codes: bool) -> Json:
    made: Json = {
        "functions": list(one.functions),
        "people": len(one.codes),
        "share_of_smallest": round(float(one.share_of_smallest), 4),
        "share_of_all": round(float(one.share_of_all), 4),
        "banzhaf": None if one.banzhaf is None else round(one.banzhaf, 4),
    }
    return made | {"codes": list(one.codes)} if codes else made


def _sensitivity(found: Sensitivity) -> Json:
    return {
        "low": found.low,
        "high": found.high,
        "flips": [
            {"step": one.step, "critical": one.critical, "collusion": count(one.collusion)} for one in found.flips
        ],
    }


def _of_case(result: ProcessReview, case: CaseAnswer) -> Json:
    made: Json = {}
    if case.continuity is not None:
        made |= _continuity(case.continuity, codes=result.order.names)
    if "feasible" in result.asked:
        made["feasible"] = case.feasible
        if case.unkept:
            made["unkept"] = [_rule(one) for one in case.unkept]
    if "probability" in result.asked:
        made["runs"] = None if case.chance is None else _chance(case.chance)
        made["departments_out"] = [
            {
                "department": one.department,
                "feasible": one.feasible,
                "runs": None if one.chance is None else _chance(one.chance),
            }
            for one in case.departments
        ]
    return made


def _continuity(found: Continuity, *, codes: bool) -> Json:
    made: Json = {
        "continuity": count(found.spare),
        "smallest_blockers": found.smallest_blockers,
        "blockers": {
            "complete": found.complete,
            "smallest": [[member.shown for member in group] for group in found.examples],
            "traceable": found.traceable,
        },
    }
    if isinstance(found.spare, Impossible):
        made["continuity_reason"] = found.spare.reason
    if codes:
        made["blocker_codes"] = [[member.code for member in group] for group in found.examples]
    return made


def _rule(rule: Rule) -> Json:
    made: Json = {"kind": str(rule.kind), "steps": list(rule.steps), "enforced": str(rule.enforced)}
    if rule.people:
        made["people"] = rule.people
    return made | {"ground": str(rule.ground) or None, "reference": rule.reference or None}


def _chance(chance: Chance) -> Json:
    made: Json = {"probability": round(chance.probability, 4), "method": chance.method}
    return made if chance.method == "exact" else made | {"error": round(chance.error, 4)}
