"""What the catalogue offers to make processes stronger: changes made from its measures, with their prices."""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain, count

from attrs import frozen

from weerwerk.catalogue.cards import Measure
from weerwerk.catalogue.cards.processes import Act as StepAct
from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.model.changes import (
    Act,
    AddAfterCheck,
    AddCheck,
    Bring,
    Change,
    ChangeKind,
    Enforce,
    Price,
    Revoke,
    Train,
)
from weerwerk.coalition.model.flow import steps_in
from weerwerk.coalition.model.workflow import Enforced, Goal, Person, RuleKind, Staff, Step, Wants, Workflow
from weerwerk.coalition.study import FEW_HOLDERS

MOST_OFFERED = 300
# Contract hours of a full-time job in a year: 36 a week, the CAO Gemeenten's. Our own way to fte (source: weerwerk).
HOURS_OF_FTE = 36 * 52
CARDS: Mapping[ChangeKind, str] = {
    ChangeKind.ENFORCE: "vier-ogen-in-het-systeem",
    ChangeKind.REVOKE: "toegang-opschonen",
    ChangeKind.ADD_CHECK: "vier-ogen-in-het-systeem",
    ChangeKind.AFTER_CHECK: "controller-steekproef",
    ChangeKind.SHARE: "buurgemeente-als-tweede-paar-ogen",
    ChangeKind.TRAIN: "vervangers-opleiden",
    ChangeKind.HIRE: "collega-erbij",
}
NEIGHBOURS, NEWCOMER = "buurgemeente", "nieuw"
ADDED = "extra-controle"


@frozen
class Offers:
    """What can be bought, and how many changes there was no room for."""

    changes: tuple[Change, ...]
    left_out: int = 0


def offers_of(catalogue: Catalogue, workflows: Collection[Workflow], staff: Staff) -> Offers:
    """Changes for these processes and people; rules and checks first, then rights, as far as there is room.

    A kind of change of which the catalogue has no card is not offered.
    """
    made: dict[tuple[str, Act], Change] = {}
    for kind, process, act in _acts(workflows, staff):
        card = catalogue.measures.get(CARDS[kind])
        if card is not None and (process, act) not in made:
            price = price_of(card, fte=1.0 if kind is ChangeKind.HIRE else 0.0)
            made[process, act] = Change(f"c{len(made) + 1}", kind, act, price, process, source=card.id)
    found = tuple(made.values())
    return Offers(found[:MOST_OFFERED], max(0, len(found) - MOST_OFFERED))


def price_of(card: Measure, *, fte: float = 0.0) -> Price:
    """The price of a card; its hours a year as fte, the most they can be, or the jobs it is the price of."""
    once, year = card.euro_once, card.euro_year
    return Price(once.low, once.high, year.low, year.high, fte or round(card.hours_year.high / HOURS_OF_FTE, 3))


def _acts(workflows: Collection[Workflow], staff: Staff) -> Iterator[tuple[ChangeKind, str, Act]]:
    ways: tuple[tuple[ChangeKind, Callable[[Workflow], Iterator[Act]]], ...] = (
        (ChangeKind.ENFORCE, _enforced),
        (ChangeKind.ADD_CHECK, _added),
        (ChangeKind.AFTER_CHECK, _after),
        (ChangeKind.REVOKE, lambda workflow: _revoked(workflow, staff)),
        (ChangeKind.SHARE, lambda workflow: _shared(workflow, staff)),
        (ChangeKind.TRAIN, lambda workflow: _trained(workflow, staff)),
        (ChangeKind.HIRE, lambda workflow: _hired(workflow, staff)),
    )
    for kind, acts in ways:
        about_process = kind in (ChangeKind.ENFORCE, ChangeKind.ADD_CHECK, ChangeKind.AFTER_CHECK)
        for workflow in workflows:
            for act in acts(workflow):
                yield kind, workflow.id if about_process else "", act


def _enforced(workflow: Workflow) -> Iterator[Act]:
    """Every rule that only paper holds, once."""
    for rule in workflow.rules:
        if rule.enforced is Enforced.PAPER:
            yield Enforce(rule.kind, rule.steps)


def _added(workflow: Workflow) -> Iterator[Act]:
    """Per push goal one more pair of eyes, behind its last critical step, by somebody who did none of them."""
    inside = steps_in(workflow.flow)
    for goal in _pushed(workflow):
        critical = [step for step in inside if step in goal.critical]
        if critical:
            looks = [one for one in workflow.steps.values() if one.act in (StepAct.CHECK, StepAct.DECIDE)]
            functions = dict.fromkeys(one for step in looks or workflow.steps.values() for one in step.functions)
            name = f"Extra controle ({goal.shown})"
            step = Step(f"{ADDED}-{goal.id}", tuple(functions), name, StepAct.CHECK)
            if step.id not in workflow.steps:
                yield AddCheck(step, critical[-1], (goal.id,), tuple(critical))


def _after(workflow: Workflow) -> Iterator[Act]:
    """The checks afterwards that the process knows; without any, one on the last critical step of each push goal."""
    inside = steps_in(workflow.flow)
    known = [one.id for one in workflow.steps.values() if one.act is StepAct.AFTER_CHECK]
    last = [[step for step in inside if step in goal.critical][-1:] for goal in _pushed(workflow)]
    for step in known or [one for ends in last for one in ends]:
        yield AddAfterCheck(step)


def _revoked(workflow: Workflow, staff: Staff) -> Iterator[Act]:
    """Rights for a critical step, of somebody who has rights for more of them and is not the only holder."""
    for goal in _pushed(workflow):
        wanted = [set(workflow.steps[step].functions) for step in goal.critical]
        for person in staff.people:
            mine = [functions for functions in wanted if functions & person.functions]
            if len(mine) > 1:
                for function in sorted(set().union(*mine) & person.functions):
                    if _holders(staff, function) > 1:
                        yield Revoke(person.code, function)


def _shared(workflow: Workflow, staff: Staff) -> Iterator[Act]:
    """For each scarce function somebody of the neighbours."""
    for function, able in _scarce(workflow, staff):
        yield Bring((_newcomer(f"{NEIGHBOURS}-{function}", function, NEIGHBOURS, able, staff),))


def _hired(workflow: Workflow, staff: Staff) -> Iterator[Act]:
    """For each scarce function a new colleague, in the department of who has it now where that is one."""
    for function, able in _scarce(workflow, staff):
        departments = {person.department for person in able}
        department = departments.pop() if len(departments) == 1 else ""
        yield Bring((_newcomer(f"{NEWCOMER}-{function}", function, department, able, staff),))


def _scarce(workflow: Workflow, staff: Staff) -> Iterator[tuple[str, list[Person]]]:
    """The first function of each step that fewer than three people can do, with those people."""
    for step in workflow.steps.values():
        able = [person for person in staff.people if not person.functions.isdisjoint(step.functions)]
        if step.act is not StepAct.AFTER_CHECK and step.functions and len(able) < FEW_HOLDERS:
            yield step.functions[0], able


def _newcomer(code: str, function: str, department: str, able: list[Person], staff: Staff) -> Person:
    """Somebody new with one right and the rank of who has it now, by a code that nobody has yet."""
    taken = {person.code for person in staff.people}
    free = next(one for one in chain([code], (f"{code}-{number}" for number in count(2))) if one not in taken)
    return Person(free, frozenset([function]), department, max((person.rank for person in able), default=0))


def _trained(workflow: Workflow, staff: Staff) -> Iterator[Act]:
    """The rights for steps that fewer than three people can do, for people who work in this process already."""
    asked = {one for step in workflow.steps.values() for one in step.functions}
    inside = [person for person in staff.people if not person.functions.isdisjoint(asked)]
    for step in workflow.steps.values():
        able = sum(not person.functions.isdisjoint(step.functions) for person in staff.people)
        if step.act is not StepAct.AFTER_CHECK and able < FEW_HOLDERS:
            for person in inside:
                if person.functions.isdisjoint(step.functions) and _rank_fits(workflow, step, person):
                    yield Train(person.code, step.functions[0])


def _rank_fits(workflow: Workflow, step: Step, person: Person) -> bool:
    """Whether rank does not rule somebody out: who decides above others is not the least in rank."""
    above = any(rule.kind is RuleKind.SENIOR and rule.steps[1] == step.id for rule in workflow.rules)
    return not above or person.rank > 0


def _holders(staff: Staff, function: str) -> int:
    return sum(function in person.functions for person in staff.people)


def _pushed(workflow: Workflow) -> list[Goal]:
    return [goal for goal in workflow.goals if goal.wants is Wants.PUSH and not goal.apart]
