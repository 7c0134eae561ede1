"""A strengthening as ``weerwerk coalition strengthen`` says it: what to do, its price, what it brings, or why not."""

from collections.abc import Iterator, Mapping, Sequence

from weerwerk import wording
from weerwerk.coalition.caps import COLLUSION
from weerwerk.coalition.model.answers import Count, Exactly, Impossible
from weerwerk.coalition.model.changes import AddCheck, Cap, Change, UnitChange
from weerwerk.coalition.model.workflow import Workflow
from weerwerk.services.change_words import (
    INSTEAD,
    bound_words,
    enough_words,
    first_years,
    instruction,
    price_words,
    total_words,
)
from weerwerk.services.coalition_strengthen import StrengthenResult
from weerwerk.services.coalition_strengthen_json import instead, rights_of
from weerwerk.services.people_words import number_words, people, rights_words
from weerwerk.services.process_words import cases_within


def lines(result: StrengthenResult) -> Iterator[str]:
    """The whole outcome, line by line."""
    found = result.found
    if found.changes is None:
        yield from _nothing(result)
    elif not found.changes:
        yield enough_words(found)
    else:
        number = wording.counted(len(found.changes), "verandering", "veranderingen")
        yield f"{number}, samen {total_words(found)} in {first_years(result.order.years)}:"
        yield from (f"- {_priced(result, change)}" for change in found.changes)
        if not found.optimal:
            yield bound_words(found)
    if found.units:
        yield ""
        yield "Zo is het nu:" if found.changes is None else "Nu en daarna:"
        yield from (f"- {_unit(result, unit)}" for unit in found.units)
    if result.left_out:
        yield f"Let op: {result.left_out} mogelijke veranderingen pasten niet in de zoektocht en bleven weg."
    yield f"Editie {result.receipt.edition}, bon {result.receipt.number}."


def _nothing(result: StrengthenResult) -> Iterator[str]:
    if not result.found.impossible:
        yield bound_words(result.found)
        return
    yield "Met deze maatregelen kan dit niet:"
    for cap in result.found.caps:
        workflow = next(one for one in result.workflows if one.id == cap.process)
        yield f"- {workflow.shown}, {cap_words(workflow, cap, offered=result.offered)}"
    if checks := instead(result):
        yield INSTEAD
        yield from (f"- {_priced(result, change)}" for change in checks)


def _priced(result: StrengthenResult, change: Change) -> str:
    """One change as an instruction, with its price and who says so."""
    said = instruction(change, result.workflows, right=lambda code, function: _right(result, code, function))
    source = result.sources.get(change.id, "")
    return f"{said} ({price_words(change.price)}{f'; {source}' if source else ''})"


def _right(result: StrengthenResult, code: str, function: str) -> tuple[str, str]:
    who = who_words(rights_of(result, code), {}) if code and not result.shows_codes else code
    return who, f"het recht ‘{function}’"


def who_words(rights: Sequence[str], names: Mapping[str, str]) -> str:
    """Somebody by the rights they hold in these processes."""
    return f"iemand met {rights_words(rights, names)}" if rights else "iemand zonder recht in dit proces"


def cap_words(workflow: Workflow, cap: Cap, *, offered: tuple[Change, ...]) -> str:
    """Why one wish of a process cannot be had."""
    about = cases_within(workflow, cap.case_type)
    if cap.goal:
        goal = next(one for one in workflow.goals if one.id == cap.goal)
        about = f"{about}, {wording.mid_sentence(goal.shown)}"
    need, miss = f"dat er {people(cap.wanted)} nodig zijn", f"dat u {people(cap.wanted)} kunt missen"
    wish = need if cap.wish == COLLUSION else miss
    match cap.at_most:
        case Impossible(reason):
            return f"{about}: {wish} — {reason}."
        case Exactly(-1):
            said = f"{about}: {wish}, lukt niet; met alle regels kan de zaak ook dan niet"
        case most:
            said = f"{about}: {wish}, lukt niet; hoogstens {_number(most)}"
    if not cap.steps:
        return f"{said}."
    named = wording.listed([_step(workflow, offered, one) for one in cap.steps])
    return f"{said}. Dat ligt aan {named}."


def _step(workflow: Workflow, offered: tuple[Change, ...], step: str) -> str:
    if step in workflow.steps:
        return f"‘{workflow.steps[step].shown}’"
    acts = [one.act for one in offered]
    return next(f"‘{act.step.shown}’" for act in acts if isinstance(act, AddCheck) and act.step.id == step)


def _unit(result: StrengthenResult, unit: UnitChange) -> str:
    """One goal in one case type, now and afterwards; without changes only now."""
    afterwards = result.found.changes is not None
    workflow = next(one for one in result.workflows if one.id == unit.process)
    goal = next((one.shown for one in workflow.goals if one.id == unit.goal), "")
    about = ", ".join(part for part in (workflow.shown, goal, cases_within(workflow, unit.case_type)) if part)
    parts = []
    if unit.goal:
        parts.append(_pair("nodig", unit.collusion_before, unit.collusion_after if afterwards else None))
    parts.append(_pair("te missen", unit.continuity_before, unit.continuity_after if afterwards else None))
    said = f"{about}: {'; '.join(parts)}"
    return said if unit.aimed else f"{said} (telt niet mee in de wens)"


def _pair(name: str, before: Count, after: Count | None) -> str:
    said = f"{name}: {_number(before)}"
    return said if after is None else f"{said}, straks {_number(after)}"


def _number(number: Count) -> str:
    """In a list of numbers a figure reads faster than a word."""
    return str(number.number) if isinstance(number, Exactly) and number.number >= 0 else number_words(number)
