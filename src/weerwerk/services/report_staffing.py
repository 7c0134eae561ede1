"""Staffing of one process in the report: the flow drawn, the numbers in words, the cheapest repair with its price.

More people read a report than may see who holds which right: nobody is shown, and a right with fewer than three
holders is not named beside a change (R3).
"""

from collections.abc import Iterator, Mapping

from weerwerk import wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.model.answers import Exactly
from weerwerk.coalition.model.changes import Strengthening
from weerwerk.coalition.model.flow import FREE, Choice, Do, Flow, Repeat, Some, parts
from weerwerk.coalition.model.workflow import Enforced, Rule, RuleKind, Staff, Workflow
from weerwerk.coalition.strengthen import Wishes, strengthen
from weerwerk.coalition.study import FEW_HOLDERS, Limits
from weerwerk.report.flow_drawing import LEGEND
from weerwerk.report.staffing import Repair, StaffingPart, StepLine
from weerwerk.services.change_words import first_years, instruction, price_words, total_words
from weerwerk.services.coalition_offers import offers_of
from weerwerk.services.dossier_staffing import ProcessStaffing, Staffing
from weerwerk.services.flow_picture import flow_picture, in_order
from weerwerk.services.people_words import collusion_words, continuity_words, people
from weerwerk.services.process_words import case_words, cases_within, range_words, rule_words

WISHED = 2
NOBODY_SHOWN = (
    "Wie welke rechten heeft, staat niet in dit rapport. De coördinator en de gemeentesecretaris zien dat met "
    "weerwerk coalition review."
)
UNUSED = "Het zoeken naar een verbetering is gestopt voordat er een was gevonden."


def staffing_part(staffing: Staffing, process: str, catalogue: Catalogue) -> StaffingPart | None:
    """What the report says of the staffing of a process; None when nothing was computed about it."""
    seen = staffing.of(process)
    if seen is None:
        return None
    lead = _lead(seen)
    return StaffingPart(
        lead=lead,
        picture=flow_picture(
            seen.workflow, title=f"{seen.workflow.shown}: {lead}", names=_names(catalogue), review=seen.review
        ),
        legend=LEGEND,
        numbers=tuple(_numbers(seen)),
        continuity=tuple(dict.fromkeys(_continuity(seen))),
        steps=tuple(_steps(seen.workflow, catalogue)),
        repair=_repair(seen, staffing.staff, catalogue),
        note=NOBODY_SHOWN,
    )


def _lead(seen: ProcessStaffing) -> str:
    """The one thing to know, for who reads nothing else."""
    pushed = [fact for fact in seen.facts if fact.counts]
    alone = [fact for fact in pushed if fact.at_least == fact.at_most == 1]
    if alone:
        cases = cases_within(seen.workflow, alone[0].case_type)
        return f"Eén persoon kan dit alleen: {wording.mid_sentence(alone[0].goal.shown)} ({cases})."
    if pushed and (least := min(fact.at_least for fact in pushed)) > 1:
        return f"Niemand kan hier alleen iets erdoor krijgen: er zijn altijd ten minste {people(least)} nodig."
    return "Of één persoon hier alleen iets erdoor kan krijgen, staat nog niet vast."


def _numbers(seen: ProcessStaffing) -> Iterator[tuple[str, str, str]]:
    """Per goal and what is true of it, the cases; the same answer for several kinds of case is said once."""
    for goal in seen.workflow.goals:
        said: dict[str, list[str]] = {}
        for case in seen.review.cases:
            answer = next(one for one in case.goals if one.goal.id == goal.id)
            if answer.collusion is not None:
                confirmed = seen.workflow.confirmed(goal.id, case.case_type)
                words = collusion_words(answer.collusion.system, goal.wants, confirmed=confirmed)
                said.setdefault(words, []).append(case_words(seen.workflow, case.case_type))
        for words, cases in said.items():
            yield goal.shown, wording.listed([cases[0], *map(wording.mid_sentence, cases[1:])]), words


def _continuity(seen: ProcessStaffing) -> Iterator[str]:
    for case in seen.review.cases:
        if case.continuity is not None:
            yield continuity_words(case.continuity)


def _steps(workflow: Workflow, catalogue: Catalogue) -> Iterator[StepLine]:
    when = conditions(workflow.flow)
    for number, step in enumerate(in_order(workflow), start=1):
        who = wording.listed([_function(one, catalogue) for one in step.functions], last="of")
        rules = [rule for rule in workflow.rules if step.id in rule.steps]
        name = f"{step.shown} ({when[step.id]})" if when.get(step.id) else step.shown
        said = "; ".join(_rule(workflow, rule, step.id) for rule in rules)
        yield StepLine(f"{number}. {name}", wording.sentence(who), wording.sentence(said))


def _rule(workflow: Workflow, rule: Rule, mine: str) -> str:
    held = "in het systeem afgedwongen" if rule.enforced is Enforced.SYSTEM else "alleen op papier"
    others = wording.listed([f"‘{workflow.steps[one].shown}’" for one in rule.steps if one != mine])
    match rule.kind:
        case RuleKind.DIFFERENT:
            return f"niet wie {others} doet ({held})"
        case RuleKind.SAME:
            return f"wie ook {others} doet ({held})"
        case _:
            return rule_words(rule, workflow)


def conditions(flow: Flow) -> Mapping[str, str]:
    """For each step that does not simply occur: when it does."""
    found: dict[str, str] = {}
    _walk(flow, "", found)
    return found


def _walk(flow: Flow, when: str, found: dict[str, str]) -> None:
    match flow:
        case Do(step):
            if when:
                found.setdefault(step, when)
        case Choice(by, branches):
            for label, branch in branches.items():
                _walk(branch, "als iemand dat kiest" if by == FREE else f"alleen {range_words(label, by)}", found)
        case Some(exactly, branches):
            for branch in branches:
                _walk(branch, f"{exactly} van de {len(branches)}", found)
        case Repeat(body):
            _walk(body, when or "kan vaker", found)
        case _:
            for part in parts(flow):
                _walk(part, when, found)


def _names(catalogue: Catalogue) -> dict[str, str]:
    return {one: wording.mid_sentence(card.name.nl) for one, card in catalogue.functions.items()}


def _function(one: str, catalogue: Catalogue) -> str:
    known = catalogue.functions.get(one)
    return wording.mid_sentence(known.name.nl) if known else one


def _repair(seen: ProcessStaffing, staff: Staff, catalogue: Catalogue) -> Repair:
    """The cheapest way to at least two people for every goal, from the cards of the catalogue."""
    if not any(fact.counts and fact.at_least < WISHED for fact in seen.facts):
        if any(case.feasible is False for case in seen.review.cases):
            return Repair("Volgens de regels kan de zaak met deze mensen nu niet. Los dat eerst op.")
        return Repair("Voor elk doel zijn hier al ten minste twee mensen nodig; er hoeft niets te veranderen.")
    offers = offers_of(catalogue, [seen.workflow], staff)
    kept = _kept(seen)
    found = strengthen([seen.workflow], staff, offers.changes, wishes=Wishes(WISHED, kept), limits=Limits())
    return _found(found, seen.workflow, staff, kept)


def _kept(seen: ProcessStaffing) -> int | None:
    """How many may be missed now, at least: a repair takes nothing of that. None where no case runs by the rules."""
    spares = [case.continuity.spare for case in seen.review.cases if case.continuity is not None]
    known = [spare.number for spare in spares if isinstance(spare, Exactly)]
    return min(known) if known and min(known) >= 0 else None


def _found(found: Strengthening, workflow: Workflow, staff: Staff, kept: int | None) -> Repair:
    if found.changes is None:
        capped = "Met de maatregelen van de catalogus lukt dat niet. Controleer dan ten minste achteraf."
        return Repair(capped if found.impossible else UNUSED)
    number = wording.counted(len(found.changes), "verandering", "veranderingen")
    missed = "" if kept is None else " U kunt dan niet minder mensen missen dan nu."
    return Repair(
        f"Met {number} zijn er voor elk doel ten minste twee mensen nodig. "
        f"Dat kost {total_words(found)} in {first_years(1)}.",
        tuple(
            (
                wording.sentence(instruction(one, [workflow], right=lambda _, right: _right(right, staff))),
                price_words(one.price),
            )
            for one in found.changes
        ),
        f"De prijzen komen van de kaarten van de catalogus.{missed}",
    )


def _right(function: str, staff: Staff) -> tuple[str, str]:
    """Somebody and a right as a report may show them."""
    few = sum(function in person.functions for person in staff.people) < FEW_HOLDERS
    return "één persoon", "een recht dat weinig mensen hebben" if few else f"het recht ‘{function}’"
