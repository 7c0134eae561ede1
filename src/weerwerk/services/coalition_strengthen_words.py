"""A strengthening in calm Dutch: what to do, what it costs, what it brings, and why more cannot be had."""

from collections.abc import Callable, Iterable, Iterator

from weerwerk import wording
from weerwerk.catalogue.cards.processes import Act as StepAct
from weerwerk.coalition.caps import COLLUSION
from weerwerk.coalition.model.answers import Between, Count, Exactly, Impossible
from weerwerk.coalition.model.changes import (
    AddAfterCheck,
    AddCheck,
    Bring,
    Cap,
    Change,
    Enforce,
    Price,
    Revoke,
    Train,
    UnitChange,
)
from weerwerk.coalition.model.workflow import Rule, Workflow
from weerwerk.services.coalition_offers import HOURS_OF_FTE
from weerwerk.services.coalition_strengthen import StrengthenResult
from weerwerk.services.coalition_strengthen_json import instead, rights_of
from weerwerk.services.coalition_words import case_words, people, rule_words

LITTLE = 0.1  # fte


def lines(result: StrengthenResult) -> Iterator[str]:
    """The whole outcome, line by line."""
    found = result.found
    if found.changes is None:
        yield from _nothing(result)
    elif not found.changes:
        yield "Er hoeft niets te veranderen: dit haalt u al."
    else:
        yield f"{wording.counted(len(found.changes), 'verandering', 'veranderingen')}, samen {_cost(result)}:"
        for change in found.changes:
            yield f"- {change_words(result, change)} ({price_words(change.price)})"
        if not found.optimal:
            low = wording.number(found.bound)
            yield f"Het zoeken is gestopt: goedkoper kan misschien, maar nooit onder {low} euro."
    if found.units:
        yield ""
        yield "Zo is het nu:" if found.changes is None else "Nu en daarna:"
        for unit in found.units:
            yield f"- {_unit(result, unit)}"
    if result.left_out:
        yield f"Let op: {result.left_out} mogelijke veranderingen pasten niet in de zoektocht en bleven weg."
    yield f"Editie {result.receipt.edition}, bon {result.receipt.number}."


def _nothing(result: StrengthenResult) -> Iterator[str]:
    if not result.found.impossible:
        low = wording.number(result.found.bound)
        yield f"Niets gevonden voordat het zoeken stopte. Onder {low} euro kan het zeker niet."
        return
    yield "Met deze maatregelen kan dit niet:"
    for cap in result.found.caps:
        yield f"- {cap_words(result, cap)}"
    if checks := instead(result):
        yield "Wat dan wel kan: achteraf controleren. Dat houdt geen zaak tegen, maar vergroot de kans op ontdekking."
        for change in checks:
            yield f"- {change_words(result, change)} ({price_words(change.price)})"


def _cost(result: StrengthenResult) -> str:
    found, years = result.found, result.order.years
    euro = wording.number(found.high)
    if found.low != found.high:
        euro = f"{wording.number(found.low)} tot {euro}"
    over = "het eerste jaar" if years == 1 else f"de eerste {years} jaar"
    return f"{euro} euro in {over}"


def price_words(price: Price) -> str:
    """The price of one change."""
    once = _span(price.once_low, price.once_high)
    year = _span(price.year_low, price.year_high)
    parts = [f"{once} euro eenmalig"] if price.once_high else []
    parts += [f"{year} euro per jaar"] if price.year_high else []
    parts += [_time(price.fte)] if price.fte else []
    return wording.listed(parts) or "kost niets"


def _time(fte: float) -> str:
    """Time in the words of who has to find it: hours where it is less than a tenth of a job."""
    if fte < LITTLE:
        return f"{wording.number(round(fte * HOURS_OF_FTE))} uur per jaar"
    return f"{fte:g} fte".replace(".", ",")


def _span(low: int, high: int) -> str:
    return wording.number(low) if low == high else f"{wording.number(low)}–{wording.number(high)}"


def change_words(result: StrengthenResult, change: Change) -> str:
    """One change as an instruction."""
    return instruction(change, result.workflows, right=lambda code, function: (_who(result, code), f"'{function}'"))


def instruction(change: Change, workflows: Iterable[Workflow], *, right: Callable[[str, str], tuple[str, str]]) -> str:
    """One change as an instruction; `right` says how somebody and a right of theirs are shown."""
    workflow = next((one for one in workflows if one.id == change.process), None)
    match change.act:
        case Train(code, function):
            who, what = right(code, function)
            return f"geef {who} het recht {what}, met opleiding"
        case Revoke(code, function):
            who, what = right(code, function)
            return f"neem {who} het recht {what} af"
        case Enforce(kind, steps) if workflow is not None:
            rule = next(one for one in workflow.rules if (one.kind, set(one.steps)) == (kind, set(steps)))
            return f"laat het systeem afdwingen: {_bare(rule, workflow)}"
        case AddCheck(step, after) if workflow is not None:
            behind = workflow.steps[after].shown
            return f"zet achter '{behind}' een extra controle '{step.shown}' door iemand anders"
        case AddAfterCheck(step) if workflow is not None and workflow.steps[step].act is StepAct.AFTER_CHECK:
            return f"doe de controle achteraf '{workflow.steps[step].shown}', door iemand van buiten de stap"
        case AddAfterCheck(step) if workflow is not None:
            return (
                f"controleer '{workflow.steps[step].shown}' achteraf in een steekproef, door iemand van buiten de stap"
            )
        case Bring(newcomers):
            who = wording.listed(["+".join(sorted(one.functions)) for one in newcomers])
            shared = "deel met een buurgemeente" if change.kind == "share" else "neem aan"
            return f"{shared}: {wording.counted(len(newcomers), 'persoon', 'mensen')} voor {who}"
    raise AssertionError(change)


def _bare(rule: Rule, workflow: Workflow) -> str:
    return rule_words(rule, workflow).removesuffix(" (alleen op papier)")


def _who(result: StrengthenResult, code: str) -> str:
    if result.shows_codes:
        return code
    rights = "+".join(rights_of(result, code))
    return f"iemand met {rights}" if rights else "iemand zonder recht in dit proces"


def cap_words(result: StrengthenResult, cap: Cap) -> str:
    """Why one wish cannot be had."""
    workflow = next(one for one in result.workflows if one.id == cap.process)
    about = f"{workflow.shown}, {wording.mid_sentence(case_words(cap.case_type))}"
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
    named = wording.listed([_step(workflow, result, one) for one in cap.steps])
    return f"{said}. Dat ligt aan {named}."


def _step(workflow: Workflow, result: StrengthenResult, step: str) -> str:
    if step in workflow.steps:
        return f"'{workflow.steps[step].shown}'"
    acts = [one.act for one in result.offered]
    return next(f"'{act.step.shown}'" for act in acts if isinstance(act, AddCheck) and act.step.id == step)


def _unit(result: StrengthenResult, unit: UnitChange) -> str:
    """One goal in one case type, now and afterwards; without changes only now."""
    afterwards = result.found.changes is not None
    workflow = next(one for one in result.workflows if one.id == unit.process)
    goal = next((one.shown for one in workflow.goals if one.id == unit.goal), "")
    about = ", ".join(part for part in (workflow.shown, goal, wording.mid_sentence(case_words(unit.case_type))) if part)
    parts = []
    if unit.goal:
        parts.append(_pair("nodig", unit.collusion_before, unit.collusion_after if afterwards else None))
    parts.append(_pair("te missen", unit.continuity_before, unit.continuity_after if afterwards else None))
    said = f"{about}: {'; '.join(parts)}"
    return said if unit.aimed else f"{said} (telt niet mee in de wens)"


def _pair(name: str, before: Count, after: Count | None) -> str:
    said = f"{name} {_number(before)}"
    return said if after is None else f"{said}, straks {_number(after)}"


def _number(number: Count) -> str:
    match number:
        case Exactly(-1):
            return "niet te houden"
        case Exactly(value):
            return str(value)
        case Between(at_least, at_most):
            return f"ten minste {at_least}" if at_most is None else f"{at_least} tot {at_most}"
        case Impossible():
            return "kan niet"
    raise AssertionError(number)
