"""A strengthening as the JSON that ``weerwerk coalition strengthen --json`` prints."""

from weerwerk.coalition.model.answers import Impossible
from weerwerk.coalition.model.changes import (
    AddAfterCheck,
    AddCheck,
    Bring,
    Cap,
    Change,
    ChangeKind,
    Enforce,
    Revoke,
    Train,
    UnitChange,
)
from weerwerk.coalition.model.workflow import Person
from weerwerk.services.coalition_json import Json, count
from weerwerk.services.coalition_strengthen import StrengthenResult


def as_dict(result: StrengthenResult) -> Json:
    """Everything that was found; no set of changes gives no cost."""
    found = result.found
    none = found.changes is None
    return {
        "cost": None if none else {"low": found.low, "high": found.high},
        "years": result.order.years,
        "fte": round(found.fte, 3),
        "changes": [_change(result, one) for one in found.changes or ()],
        "units": [_unit(one) for one in found.units],
        "optimal": found.optimal,
        "bound": found.bound,
        "impossible": found.impossible,
        "why_impossible": [_cap(one) for one in found.caps],
        "instead": [_change(result, one) for one in instead(result)],
        "offered": len(result.offered),
        "left_out": result.left_out,
        "warnings": [str(one) for one in result.warnings],
        "receipt": result.receipt.as_dict(),
    }


def instead(result: StrengthenResult) -> tuple[Change, ...]:
    """What can be bought where a wish cannot be had: checks after the fact, which raise the chance of detection."""
    if not result.found.impossible:
        return ()
    return tuple(one for one in result.offered if one.kind is ChangeKind.AFTER_CHECK)


def _change(result: StrengthenResult, change: Change) -> Json:
    made: Json = {
        "kind": str(change.kind),
        "process": change.process or None,
        "args": _args(result, change),
        "euro_once": _euro(change.price.once_low, change.price.once_high),
        "euro_year": _euro(change.price.year_low, change.price.year_high),
        "fte": change.price.fte,
    }
    return made | {"measure": change.source, "source": result.sources[change.id]} if change.source else made


def _euro(low: int, high: int) -> object:
    """A price as a measures file has it: one number, or from low to high."""
    return low if low == high else {"low": low, "high": high}


def _args(result: StrengthenResult, change: Change) -> Json:
    match change.act:
        case Train(code, function) | Revoke(code, function):
            return _who(result, code) | {"function": function}
        case Enforce(kind, steps):
            return {"kind": str(kind), "steps": list(steps)}
        case AddCheck(step, after, goals, different_from):
            return {
                "step": {"id": step.id, "name": step.name, "functions": list(step.functions), "act": str(step.act)},
                "after": after,
                "goals": list(goals),
                "different_from": list(different_from),
            }
        case AddAfterCheck(step):
            return {"step": step}
        case Bring(people) if change.kind is ChangeKind.HIRE:
            return _newcomer(people[0])
        case Bring(people):
            return {"people": [_newcomer(one) for one in people]}


def _newcomer(person: Person) -> Json:
    made: Json = {"person": person.code, "functions": sorted(person.functions)}
    return made | {"department": person.department, "rank": person.rank}


def _who(result: StrengthenResult, code: str) -> Json:
    """Somebody by code where codes may be shown, else by the rights held in these processes."""
    if result.shows_codes:
        return {"person": code}
    return {"holder_of": list(rights_of(result, code))}


def rights_of(result: StrengthenResult, code: str) -> tuple[str, ...]:
    """The rights somebody holds that a step of these processes asks, in alphabetical order."""
    asked = {one for workflow in result.workflows for step in workflow.steps.values() for one in step.functions}
    person = next(one for one in result.staff.people if one.code == code)
    return tuple(sorted(person.functions & asked))


def _unit(unit: UnitChange) -> Json:
    return {
        "process": unit.process,
        "goal": unit.goal or None,
        "case_type": unit.case_type,
        "before": {"collusion": count(unit.collusion_before), "continuity": count(unit.continuity_before)},
        "after": {"collusion": count(unit.collusion_after), "continuity": count(unit.continuity_after)},
        "aimed": unit.aimed,
    }


def _cap(cap: Cap) -> Json:
    made: Json = {
        "process": cap.process,
        "goal": cap.goal or None,
        "case_type": cap.case_type,
        "wish": cap.wish,
        "wanted": cap.wanted,
        "at_most": count(cap.at_most),
        "steps": list(cap.steps),
    }
    return made | {"reason": cap.at_most.reason} if isinstance(cap.at_most, Impossible) else made
