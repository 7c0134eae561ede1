"""One change that makes a process stronger, in words: what to do, what it costs, and who says so."""

from collections.abc import Callable, Iterable

from weerwerk import wording
from weerwerk.catalogue.cards import Measure
from weerwerk.catalogue.cards.processes import Act as StepAct
from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.model.answers import Exactly
from weerwerk.coalition.model.changes import (
    AddAfterCheck,
    AddCheck,
    Bring,
    Change,
    ChangeKind,
    Enforce,
    Price,
    Revoke,
    Strengthening,
    Train,
)
from weerwerk.coalition.model.workflow import Workflow
from weerwerk.dated import OWN_CHOICE, UNCITED
from weerwerk.services.coalition_offers import HOURS_OF_FTE
from weerwerk.services.process_words import rule_alone

INSTEAD = "Wat dan wel kan: achteraf controleren. Dat houdt geen zaak tegen, maar vergroot de kans op ontdekking."
LITTLE = 0.1  # fte

Called = Callable[[str, str], tuple[str, str]]
"""How somebody and a right of theirs are shown, from code and right."""


def instruction(change: Change, workflows: Iterable[Workflow], *, right: Called) -> str:
    """One change as an instruction."""
    match change.act:
        case Train(code, function):
            who, what = right(code, function)
            return f"geef {who} {what}, met opleiding"
        case Revoke(code, function):
            who, what = right(code, function)
            return f"haal {what} weg bij {who}"
        case Bring(newcomers):
            what = wording.listed([right("", one)[1] for person in newcomers for one in sorted(person.functions)])
            if change.kind is ChangeKind.HIRE:
                return f"neem een collega aan met {what}"
            people = "iemand" if len(newcomers) == 1 else f"{len(newcomers)} mensen"
            return f"deel {people} met een buurgemeente, met {what}"
        case _:
            return _in_process(change, next(one for one in workflows if one.id == change.process))


def _in_process(change: Change, workflow: Workflow) -> str:
    match change.act:
        case Enforce(kind, steps):
            rule = next(one for one in workflow.rules if (one.kind, set(one.steps)) == (kind, set(steps)))
            return f"laat het systeem afdwingen: {rule_alone(rule, workflow)}"
        case AddCheck(step, after):
            return f"laat na ‘{workflow.steps[after].shown}’ nog iemand anders meekijken: ‘{step.shown}’"
        case AddAfterCheck(step) if workflow.steps[step].act is StepAct.AFTER_CHECK:
            return f"doe de controle achteraf ‘{workflow.steps[step].shown}’, door iemand van buiten de stap"
        case AddAfterCheck(step):
            name = workflow.steps[step].shown
            return f"controleer ‘{name}’ achteraf in een steekproef, door iemand van buiten de stap"
    raise AssertionError(change)


def price_words(price: Price) -> str:
    """The price of one change."""
    parts = [f"{_span(price.once_low, price.once_high)} euro eenmalig"] if price.once_high else []
    parts += [f"{_span(price.year_low, price.year_high)} euro per jaar"] if price.year_high else []
    parts += [_time(price.fte)] if price.fte else []
    return wording.listed(parts) or "kost niets"


def _time(fte: float) -> str:
    """Time in the words of who has to find it: hours where it is less than a tenth of a job."""
    if fte < LITTLE:
        return f"{wording.number(round(fte * HOURS_OF_FTE))} uur per jaar"
    return f"{fte:g} fte".replace(".", ",")


def _span(low: int, high: int) -> str:
    return wording.number(low) if low == high else f"{wording.number(low)}–{wording.number(high)}"


def price_source(change: Change, catalogue: Catalogue) -> str:
    """Who says what a change costs (R5); nothing for a price of the user's own."""
    card = catalogue.measures.get(change.source)
    source = _source(card) if card else ""
    if not source:
        return ""
    if source == UNCITED:
        return "prijs zonder bron"
    return "prijs: eigen schatting" if source == OWN_CHOICE else f"prijs: {catalogue.sources[source].publisher}"


def _source(card: Measure) -> str:
    """The source of a price: of what it costs a year where that is most of it."""
    return (card.euro_year if card.euro_year.high > card.euro_once.high else card.euro_once).source


def enough_words(found: Strengthening) -> str:
    """That nothing needs to change; and when that is because the case cannot be done at all, that too."""
    if any(one.continuity_before == Exactly(-1) for one in found.units):
        return "Voor deze wens hoeft niets te veranderen, maar volgens de regels kan de zaak met deze mensen nu niet."
    return "Er hoeft niets te veranderen: dit haalt u al."


def total_words(found: Strengthening) -> str:
    """What all changes cost together."""
    euro = wording.number(found.high)
    return f"{euro} euro" if found.low == found.high else f"{wording.number(found.low)} tot {euro} euro"


def first_years(years: int) -> str:
    """The time over which a cost is counted."""
    return "het eerste jaar" if years == 1 else f"de eerste {years} jaar"


def bound_words(found: Strengthening) -> str:
    """That time ran out, with what is certain."""
    low = wording.number(found.bound)
    if found.changes is None:
        return f"Niets gevonden voordat het zoeken stopte. Onder {low} euro kan het zeker niet."
    return f"Het zoeken is gestopt: goedkoper kan misschien, maar nooit onder {low} euro."
