"""Answers about a process in calm Dutch: what a process owner or a mayor reads."""

from collections.abc import Iterator
from fractions import Fraction

from weerwerk import wording
from weerwerk.coalition.model.answers import (
    Between,
    CaseAnswer,
    Coalitions,
    Continuity,
    Count,
    Exactly,
    GoalAnswer,
    Impossible,
    KeyFunction,
    Review,
)
from weerwerk.coalition.model.workflow import Rule, RuleKind, Wants, Workflow
from weerwerk.services.coalition_review import ProcessReview

MOST_SHOWN = 5
MOST_STEPS = 3
NUMBERS = ("niemand", "één persoon", "twee mensen", "drie mensen", "vier mensen", "vijf mensen", "zes mensen")


def lines(result: ProcessReview) -> Iterator[str]:
    """The whole review, line by line."""
    workflow = result.workflow
    yield f"{workflow.shown}: {wording.counted(result.review.people, 'persoon', 'mensen')} in de lijst."
    for case in result.review.cases:
        yield ""
        yield case_words(case.case_type)
        for line in _case(result, case):
            yield f"  {line}"
        for answer in case.goals:
            yield f"  {goal_words(answer)}"
            for line in _goal(result, case, answer):
                yield f"    {line}"
    yield ""
    if any(
        goal.coalitions is not None and goal.coalitions.traceable for one in result.review.cases for goal in one.goals
    ):
        yield "Let op: deze groepen zijn herleidbaar tot personen. Alleen de coördinator en de secretaris zien ze."
    yield f"Editie {result.receipt.edition}, bon {result.receipt.number}. Nagekeken: {_checked(result)}."


def unmanned_words(workflow: Workflow, review: Review) -> str:
    """That the list has nobody for some steps; without them nothing can be said about the rules."""
    names = [workflow.steps[one].shown for one in review.unmanned]
    if len(names) == len(workflow.steps):
        return "Voor geen enkele stap staat iemand in de lijst."
    if len(names) > MOST_STEPS:
        return f"Voor {len(names)} van de {len(workflow.steps)} stappen staat nog niemand in de lijst."
    return f"Nog niemand in de lijst voor {wording.listed([f'‘{name}’' for name in names], 'en')}."


def _checked(result: ProcessReview) -> str:
    done = wording.counted(result.review.checked, "uitkomst", "uitkomsten")
    large = result.review.unchecked
    return f"{done}; {large} te groot om los na te rekenen" if large else done


def case_words(case_type: str) -> str:
    """A case type as a heading: 'Zaken tot en met 5.000', 'Zaken boven 5.000, bouw'."""
    parts = [range_words(one) for one in case_type.split(" & ") if one]
    return f"Zaken {', '.join(parts)}" if parts else "Alle zaken"


def range_words(label: str) -> str:
    """A label in words; a word stays as it is."""
    named = {"<=": "tot en met", ">": "boven"}
    parts = [part.strip().partition(" ") for part in label.split(",")]
    if not all(sign in named and number for sign, _, number in parts):
        return f"van het soort {label}"
    return " ".join(f"{named[sign]} {_thousands(number)}" for sign, _, number in parts)


def _thousands(number: str) -> str:
    return wording.number(int(number)) if number.lstrip("-").isdigit() else number.replace(".", ",")


def goal_words(answer: GoalAnswer) -> str:
    """A goal as a heading: what somebody wants, and how heavily it weighs."""
    goal = answer.goal
    wants = "iemand wil de zaak erdoor" if goal.wants is Wants.PUSH else "iemand wil de zaak tegenhouden"
    apart = "; beheer van het systeem, telt apart" if goal.apart else ""
    return f"{goal.shown} ({wants}; impact {goal.impact} van 5{apart})"


def people(number: int) -> str:
    """So many people, in words as long as that reads well."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{wording.number(number)} mensen"


def collusion_words(number: Count, wants: Wants, *, confirmed: bool = False) -> str:
    """The collusion number as one sentence."""
    match number:
        case Exactly(0) if confirmed:
            return "Niemand hoeft mee te werken. De proceseigenaar bevestigt dat hier niets wordt gecontroleerd."
        case Exactly(0):
            return "Niemand hoeft mee te werken: geen kritieke stap komt hier voor. Klopt dat? Vraag de proceseigenaar."
        case Exactly(1):
            return "Eén persoon kan dit alleen." if wants is Wants.PUSH else "Eén persoon kan dit alleen tegenhouden."
        case Exactly(value):
            return f"Hiervoor moeten {people(value)} samenwerken."
        case Between(at_least, None):
            return f"Hiervoor zijn ten minste {people(at_least)} nodig; het zoeken is gestopt, meer is niet bekend."
        case Between(at_least, int(at_most)):
            return f"Hiervoor zijn ten minste {at_least} en ten hoogste {at_most} mensen nodig; het zoeken is gestopt."
        case Impossible(reason):
            return f"{wording.sentence(reason)}."
    raise AssertionError(number)


def _goal(result: ProcessReview, case: CaseAnswer, answer: GoalAnswer) -> Iterator[str]:
    if answer.collusion is not None and "collusion" in result.asked:
        confirmed = result.workflow.confirmed(answer.goal.id, case.case_type)
        yield collusion_words(answer.collusion.system, answer.goal.wants, confirmed=confirmed)
        if answer.collusion.all_rules != answer.collusion.system:
            yield f"Houdt iedereen zich aan alle regels, dan: {_short(answer.collusion.all_rules)}."
    if answer.coalitions is not None:
        yield from _coalitions(answer.coalitions, names=result.order.names)
    if telling := [one for one in answer.key[:3] if one.share_of_smallest]:
        yield f"Het meest hangt aan: {'; '.join(map(_key, telling))}."
    if answer.sensitivity is not None and answer.sensitivity.low != answer.sensitivity.high:
        low, high = answer.sensitivity.low, answer.sensitivity.high
        yield f"Zet u bij één stap het kenmerk ‘kritiek’ om, dan loopt dit getal van {low} tot {high}."


def _short(number: Count) -> str:
    match number:
        case Exactly(value):
            return people(value)
        case Between(at_least, at_most):
            return f"ten minste {at_least}" + ("" if at_most is None else f" en ten hoogste {at_most}")
        case Impossible(reason):
            return reason
    raise AssertionError(number)


def _coalitions(found: Coalitions, *, names: bool) -> Iterator[str]:
    if not found.smallest or not found.least:
        return
    groups = list(dict.fromkeys(" met ".join(member.shown for member in group) for group in found.smallest))
    more = "" if len(groups) <= MOST_SHOWN else f" en nog {len(groups) - MOST_SHOWN} soorten"
    yield f"Kleinste groepen ({found.smallest_count}), naar functie: {'; '.join(groups[:MOST_SHOWN])}{more}."
    if names:
        codes = [" met ".join(member.code for member in group) for group in found.smallest]
        yield f"Met codes: {'; '.join(codes)}."
    whole = "in totaal" if found.complete else "ten minste"
    yield f"Groepen van hoogstens {people(found.bound)} die het kunnen: {whole} {wording.number(found.count)}."
    if found.rotation is not None and found.rotation.one_try < 1:
        one, some = _percent(found.rotation.one_try), _percent(found.rotation.some_try)
        yield f"Worden zaken willekeurig verdeeld, dan treft zo'n groep {one} van de zaken helemaal alleen;"
        yield f"in {found.rotation.tries} pogingen lukt dat met een kans van {some}."


def _key(one: KeyFunction) -> str:
    share = f"{one.share_of_smallest.numerator} van {one.share_of_smallest.denominator}"
    where = "in elke kleinste groep" if one.share_of_smallest == 1 else f"in {share} kleinste groepen"
    return f"{'+'.join(one.functions)} ({wording.counted(len(one.codes), 'persoon', 'mensen')}, {where})"


def _case(result: ProcessReview, case: CaseAnswer) -> Iterator[str]:
    if case.feasible is False and result.review.unmanned:
        yield unmanned_words(result.workflow, result.review)
    elif case.feasible is False:
        yield "Met deze mensen zijn de regels niet te houden; ze worden dus nu overtreden."
        for rule in case.unkept:
            yield f"- {rule_words(rule, result.workflow)}"
    elif case.feasible is None and "feasible" in result.asked:
        yield "Of de regels te houden zijn, is niet bekend: het zoeken is gestopt."
    elif case.feasible and case.continuity is None:
        yield "Deze zaak kan met alle regels."
    if case.continuity is not None and case.feasible is not False:
        yield continuity_words(case.continuity, named=True)
    if case.chance is not None and case.feasible is not False:
        about = "" if case.chance.method == "exact" else f", geschat, {_percent(case.chance.error)} meer of minder"
        yield f"Kans dat het op een willekeurige dag volgens de regels kan: {_percent(case.chance.probability)}{about}."
    out = [one.department for one in case.departments if one.feasible is False]
    if out and case.feasible is not False:
        yield f"Het werk ligt stil zonder de afdeling {wording.listed(out, 'of')}."


def continuity_words(found: Continuity, *, named: bool) -> str:
    """How many may be missed, as one sentence; `named` adds the rights of those on whom all hangs."""
    match found.spare:
        case Exactly(-1):
            return "Met deze mensen zijn de regels niet te houden; ze worden dus nu overtreden."
        case Exactly(0):
            kinds = list(dict.fromkeys(member.shown for group in found.examples for member in group))
            who = people(found.smallest_blockers or 1)
            said = f" ({'; '.join(kinds[:MOST_SHOWN])})" if named else ""
            return f"Alles hangt aan {who}: ontbreekt er één, dan ligt het werk stil{said}."
        case Exactly(value):
            return f"{_miss(value)}; bij {people(value + 1)} kan het werk stilvallen."
        case Between(at_least, at_most):
            high = "" if at_most is None else f" en ten hoogste {at_most}"
            return f"Er kunnen ten minste {max(0, at_least)}{high} mensen worden gemist; het zoeken is gestopt."
        case Impossible(reason):
            return f"{wording.sentence(reason)}."


def _miss(number: int) -> str:
    return "Er kan altijd één persoon worden gemist" if number == 1 else f"U kunt altijd {people(number)} missen"


def rule_words(rule: Rule, workflow: Workflow) -> str:
    """A rule as one sentence."""
    steps = [f"'{workflow.steps[step].shown}'" for step in rule.steps]
    held = "het systeem dwingt dit af" if rule.enforced == "system" else "alleen op papier"
    match rule.kind:
        case RuleKind.DIFFERENT:
            said = f"{wording.listed(steps)} door verschillende mensen"
        case RuleKind.SAME:
            said = f"{wording.listed(steps)} door dezelfde persoon"
        case RuleKind.AT_LEAST:
            said = f"{wording.listed(steps)} door ten minste {people(rule.people)}"
        case RuleKind.AT_MOST:
            said = f"{wording.listed(steps)} door hoogstens {people(rule.people)}"
        case RuleKind.UNRELATED:
            said = f"{wording.listed(steps)} niet door familie of mensen van één afdeling"
        case RuleKind.SENIOR:
            said = f"{steps[1]} door iemand met een hogere rang dan bij {steps[0]}"
    return f"{said} ({held})"


def _percent(share: float | Fraction) -> str:
    """A chance in percents; near 0 and 1 with one decimal, so that small is not said to be nothing."""
    value = float(share)
    shown = f"{value:.0%}" if 0.01 <= value <= 0.99 or value in (0, 1) else f"{value:.1%}"
    return shown.replace(".", ",").replace("%", f"{wording.NO_BREAK}%")
