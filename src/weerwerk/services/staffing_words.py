"""What a screen says about a process and its staffing: sentences per kind of case, and what strengthens it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from attrs import frozen

from weerwerk import wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.model.answers import (
    Between,
    CaseAnswer,
    Count,
    Exactly,
    GoalAnswer,
    Impossible,
    Review,
)
from weerwerk.coalition.model.changes import Change, ChangeKind, Revoke, Strengthening, Train
from weerwerk.coalition.model.workflow import Staff, Wants, Workflow
from weerwerk.dated import OWN_CHOICE, UNCITED
from weerwerk.receipt import Receipt
from weerwerk.services.coalition_strengthen import FROM_CATALOGUE, StrengthenOrder, StrengthenResult
from weerwerk.services.coalition_strengthen_words import cap_words, change_words, price_words
from weerwerk.services.coalition_words import (
    case_words,
    collusion_words,
    continuity_words,
    goal_words,
    people,
    rule_words,
    unmanned_words,
)

MOST_SHOWN = 5


@frozen
class GoalSaid:
    """What is known about one goal in one kind of case; groups are named by rights, and only to who may see them."""

    goal: str
    title: str
    sentence: str
    short: str
    all_rules: str
    groups: tuple[str, ...]
    hidden: bool
    alone: bool


@frozen
class CaseSaid:
    """What is known about one kind of case."""

    title: str
    spare: str
    lines: tuple[str, ...]
    unkept: tuple[str, ...]
    goals: tuple[GoalSaid, ...]


@frozen
class ProcessSaid:
    """Everything about a process that a screen shows; with ``cut_short`` some numbers are only bounds."""

    name: str
    people: int
    headline: str
    cases: tuple[CaseSaid, ...]
    cut_short: bool
    alone: bool


@frozen
class Moved:
    """One number now and as it would be."""

    about: str
    now: str
    then: str

    @property
    def differs(self) -> bool:
        """Whether it changes."""
        return self.now != self.then


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


def said(workflow: Workflow, review: Review, *, confidential: bool) -> ProcessSaid:
    """A review in words; who may not see functions with few holders is not shown the groups they make (R3)."""
    cases = tuple(_case(workflow, one, review, confidential=confidential) for one in review.cases)
    alone = [
        f"{goal.title.partition(' (')[0]} ({wording.mid_sentence(case.title)})"
        for case in cases
        for goal in case.goals
        if goal.alone
    ]
    return ProcessSaid(
        name=workflow.shown,
        people=review.people,
        headline=f"Eén persoon kan dit alleen: {'; '.join(alone)}." if alone else _headline(workflow, review),
        cases=cases,
        cut_short=any(_open(one) for one in review.cases),
        alone=bool(alone),
    )


def _headline(workflow: Workflow, review: Review) -> str:
    if not review.people:
        return "Er staat nog niemand in de lijst."
    if review.unmanned:
        return unmanned_words(workflow, review)
    if any(one.feasible is False for one in review.cases):
        return "Met deze mensen zijn de regels niet te houden."
    if not any(one.goals for one in review.cases):
        return "Er is nog geen doel: zeg wat iemand hier zou willen, en welke stappen daarvoor nodig zijn."
    return "Niemand kan dit alleen."


def _alone(answer: GoalAnswer) -> bool:
    found = answer.collusion
    push = answer.goal.wants is Wants.PUSH and not answer.goal.apart
    return push and found is not None and found.system == Exactly(1)


def _open(case: CaseAnswer) -> bool:
    numbers = [one.collusion.system for one in case.goals if one.collusion is not None]
    numbers += [case.continuity.spare] if case.continuity is not None else []
    return case.feasible is None or any(isinstance(one, Between) for one in numbers)


def _case(workflow: Workflow, case: CaseAnswer, review: Review, *, confidential: bool) -> CaseSaid:
    return CaseSaid(
        title=case_words(case.case_type),
        spare=_spare(case),
        lines=tuple(_lines(workflow, case, review)),
        unkept=tuple(rule_words(one, workflow) for one in case.unkept),
        goals=tuple(_goal(workflow, case, one, confidential=confidential) for one in case.goals),
    )


def _lines(workflow: Workflow, case: CaseAnswer, review: Review) -> Iterator[str]:
    if case.feasible is False and review.unmanned:
        yield unmanned_words(workflow, review)
        return
    if case.feasible is False:
        yield "Met deze mensen zijn de regels niet te houden; ze worden dus nu overtreden."
        return
    if case.feasible is None:
        yield "Of de regels te houden zijn, is niet bekend: het zoeken is gestopt."
    if case.continuity is not None:
        yield continuity_words(case.continuity, named=False)
    if case.chance is not None:
        value = case.chance.probability
        percent = "meer dan 99" if 0.99 < value < 1 else f"{value:.0%}".removesuffix("%")
        yield f"Kans dat het op een willekeurige dag volgens de regels kan: {percent}{wording.NO_BREAK}%."
    out = [one.department for one in case.departments if one.feasible is False]
    if out:
        yield f"Het werk ligt stil zonder de afdeling {wording.listed(out, 'of')}."


def _goal(workflow: Workflow, case: CaseAnswer, answer: GoalAnswer, *, confidential: bool) -> GoalSaid:
    found = answer.collusion
    system = found.system if found else Between(0)
    differs = found is not None and found.all_rules != found.system
    groups = answer.coalitions
    shown: tuple[str, ...] = ()
    if groups is not None and (confidential or not groups.traceable):
        named = dict.fromkeys(" met ".join(member.shown for member in group) for group in groups.smallest)
        shown = tuple(named)[:MOST_SHOWN]
    return GoalSaid(
        goal=answer.goal.id,
        title=goal_words(answer),
        sentence=collusion_words(
            system, answer.goal.wants, confirmed=workflow.confirmed(answer.goal.id, case.case_type)
        ),
        short=number_words(system),
        all_rules=f"Houdt iedereen zich aan alle regels, dan: {number_words(found.all_rules)}."
        if differs and found
        else "",
        groups=shown,
        hidden=groups is not None and groups.traceable and not confidential,
        alone=_alone(answer),
    )


def number_words(number: Count) -> str:
    """So many people, in few words."""
    match number:
        case Exactly(-1):
            return "niet te houden"
        case Exactly(value):
            return people(value)
        case Between(at_least, None):
            return f"ten minste {at_least}"
        case Between(at_least, at_most):
            return f"{at_least} tot {at_most}"
        case Impossible():
            return "kan niemand"
    raise AssertionError(number)


def _spare(case: CaseAnswer) -> str:
    if case.feasible is False or case.continuity is None:
        return "niet te houden" if case.feasible is False else "niet bekend"
    return number_words(case.continuity.spare)


def beside(now: ProcessSaid, then: ProcessSaid) -> tuple[Moved, ...]:
    """Two states of a process, number by number; a kind of case that is only in one of them is left out."""
    later = {one.title: one for one in then.cases}
    moved = []
    for case in now.cases:
        other = later.get(case.title)
        if other is None:
            continue
        goals = {one.goal: one for one in other.goals}
        moved += [
            Moved(f"{case.title}. {one.title.partition(' (')[0]}: nodig", one.short, goals[one.goal].short)
            for one in case.goals
            if one.goal in goals
        ]
        moved.append(Moved(f"{case.title}. Te missen", case.spare, other.spare))
    return tuple(moved)


def repair(
    workflow: Workflow,
    staff: Staff,
    offered: Sequence[Change],
    found: Strengthening,
    *,
    catalogue: Catalogue,
    on: date,
    confidential: bool,
) -> RepairSaid:
    """A strengthening in words; a change of one person's rights is told in full only to who may see those (R3)."""
    order = StrengthenOrder(measures=FROM_CATALOGUE)
    receipt = Receipt(on=on, edition=catalogue.edition.edition, catalogue=catalogue.digest)
    result = StrengthenResult((workflow,), staff, tuple(offered), 0, found, order, (), receipt)

    def told(change: Change) -> ChangeSaid:
        personal = isinstance(change.act, Revoke | Train)
        what = change_words(result, change) if confidential or not personal else _veiled(change)
        return ChangeSaid(
            wording.sentence(what), price_words(change.price), change.source, _price_source(catalogue, change)
        )

    later = [one for one in offered if one.kind is ChangeKind.AFTER_CHECK] if found.impossible else []
    return RepairSaid(
        headline=_repair_headline(found),
        changes=tuple(told(one) for one in found.changes or ()),
        moved=tuple(_units(workflow, found)) if found.changes else (),
        caps=tuple(cap_words(result, one) for one in found.caps),
        instead=tuple(told(one) for one in later),
        note="" if found.optimal or found.impossible else _bound(found),
        settled=found.optimal or found.impossible,
    )


def _price_source(catalogue: Catalogue, change: Change) -> str:
    """Who says what a change costs (R5)."""
    card = catalogue.measures.get(change.source)
    if card is None:
        return ""
    source = card.euro_once.source
    if source == UNCITED:
        return "prijs zonder bron"
    return "prijs: eigen keuze" if source == OWN_CHOICE else f"prijs: {catalogue.sources[source].publisher}"


def _veiled(change: Change) -> str:
    act = "neem iemand een recht af dat te veel is" if isinstance(change.act, Revoke) else "leid een vervanger op"
    return f"{act} (de coördinator en de secretaris zien welk)"


def _bound(found: Strengthening) -> str:
    return f"Het zoeken is gestopt: goedkoper kan misschien, maar nooit onder {wording.number(found.bound)} euro."


def _repair_headline(found: Strengthening) -> str:
    if found.changes is None:
        return "Met deze maatregelen kan dit niet." if found.impossible else "Nog niets gevonden."
    if not found.changes:
        return "Er hoeft niets te veranderen: dit haalt u al."
    euro = wording.number(found.high)
    if found.low != found.high:
        euro = f"{wording.number(found.low)} tot {euro}"
    amount = wording.sentence(wording.counted(len(found.changes), "verandering", "veranderingen"))
    return f"{amount}, {euro} euro in het eerste jaar."


def _units(workflow: Workflow, found: Strengthening) -> Iterator[Moved]:
    goals = {one.id: one.shown for one in workflow.goals}
    spare: dict[str, None] = {}
    for unit in found.units:
        about = case_words(unit.case_type)
        if unit.goal:
            before, after = number_words(unit.collusion_before), number_words(unit.collusion_after)
            yield Moved(f"{about}. {goals.get(unit.goal, unit.goal)}: nodig", before, after)
        if unit.case_type not in spare:
            spare[unit.case_type] = None
            before, after = number_words(unit.continuity_before), number_words(unit.continuity_after)
            yield Moved(f"{about}. Te missen", before, after)


def least_missed(review: Review) -> str:
    """The code of somebody without whom most easily work stops; empty when nobody is."""
    for case in review.cases:
        if case.continuity is not None and case.continuity.spare == Exactly(0):
            return next((group[0].code for group in case.continuity.examples if group), "")
    return ""


def wanted_number(review: Review, at: Collection[str] = ()) -> int:
    """A number to wish for: one more than the least that is needed now, and never under two."""
    numbers = [
        one.collusion.system.number
        for case in review.cases
        for one in case.goals
        if one.collusion is not None
        and isinstance(one.collusion.system, Exactly)
        and one.goal.wants is Wants.PUSH
        and not one.goal.apart
        and (not at or one.goal.id in at)
    ]
    return max(2, min(numbers, default=1) + 1)
