"""The cheapest strengthening of one process as a screen says it: its price, what to do, what it brings, or why not."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from weerwerk import wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.model.answers import Count
from weerwerk.coalition.model.changes import Change, ChangeKind, Revoke, Strengthening, Train
from weerwerk.coalition.model.workflow import Staff, Workflow
from weerwerk.services.change_words import (
    INSTEAD,
    bound_words,
    enough_words,
    first_years,
    instruction,
    price_source,
    price_words,
    total_words,
)
from weerwerk.services.coalition_strengthen_words import cap_words, who_words
from weerwerk.services.people_words import number_words
from weerwerk.services.process_words import case_words
from weerwerk.services.staffing_what_if import Moved


@frozen
class ChangeSaid:
    """One change as an instruction, with its price, the card it comes from and who says what it costs."""

    what: str
    price: str
    card: str = ""
    source: str = ""


@frozen
class RepairSaid:
    """The cheapest strengthening in words: what it costs, what to do, what it brings, or why it cannot be had."""

    headline: str
    changes: tuple[ChangeSaid, ...]
    moved: tuple[Moved, ...]
    caps: tuple[str, ...]
    instead: tuple[ChangeSaid, ...]
    note: str
    settled: bool
    instead_lead: str = ""


def repair(
    workflow: Workflow,
    staff: Staff,
    offered: Sequence[Change],
    found: Strengthening,
    *,
    catalogue: Catalogue,
    confidential: bool,
) -> RepairSaid:
    """A strengthening in words; a change of one person's rights is told in full only to who may see those (R3)."""
    names = {one: wording.mid_sentence(card.name.nl) for one, card in catalogue.functions.items()}

    def right(code: str, function: str) -> tuple[str, str]:
        return who_words(_rights(workflow, staff, code), names), f"het recht ‘{names.get(function, function)}’"

    def told(change: Change) -> ChangeSaid:
        personal = isinstance(change.act, Revoke | Train) and not confidential
        what = _veiled(change) if personal else instruction(change, [workflow], right=right)
        price = price_words(change.price)
        return ChangeSaid(wording.sentence(what), price, change.source, price_source(change, catalogue))

    later = [one for one in offered if one.kind is ChangeKind.AFTER_CHECK] if found.impossible else []
    settled = found.optimal or found.impossible
    return RepairSaid(
        headline=_headline(found),
        changes=tuple(told(one) for one in found.changes or ()),
        moved=tuple(_units(workflow, found)) if found.changes else (),
        caps=tuple(wording.sentence(cap_words(workflow, one, offered=tuple(offered))) for one in found.caps),
        instead_lead=INSTEAD if later else "",
        instead=tuple(told(one) for one in later),
        note="" if settled else bound_words(found),
        settled=settled,
    )


def _rights(workflow: Workflow, staff: Staff, code: str) -> list[str]:
    """The rights that somebody holds in this process."""
    asked = {one for step in workflow.steps.values() for one in step.functions}
    return next((sorted(one.functions & asked) for one in staff.people if one.code == code), [])


def _veiled(change: Change) -> str:
    act = "haal bij iemand een recht weg dat te veel is" if isinstance(change.act, Revoke) else "leid een vervanger op"
    return f"{act} (de coördinator en de secretaris zien welk)"


def _headline(found: Strengthening) -> str:
    if found.changes is None:
        return "Met deze maatregelen kan dit niet." if found.impossible else "Nog niets gevonden."
    if not found.changes:
        return enough_words(found)
    number = len(found.changes)
    enough = "Eén verandering is genoeg" if number == 1 else f"{number} veranderingen zijn samen genoeg"
    return f"{enough}: {total_words(found)} in {first_years(1)}."


def _units(workflow: Workflow, found: Strengthening) -> Iterator[Moved]:
    goals = {one.id: one.shown for one in workflow.goals}
    seen: set[str] = set()
    for unit in found.units:
        about = case_words(workflow, unit.case_type)
        if unit.goal:
            yield _moved(f"{about}. {goals[unit.goal]}: nodig", unit.collusion_before, unit.collusion_after)
        if unit.case_type not in seen:
            seen.add(unit.case_type)
            yield _moved(f"{about}. Te missen", unit.continuity_before, unit.continuity_after)


def _moved(about: str, before: Count, after: Count) -> Moved:
    return Moved(about, number_words(before), number_words(after))
