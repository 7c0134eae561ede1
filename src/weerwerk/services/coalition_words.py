"""Answers about a process as ``weerwerk coalition review`` says them, line by line."""

from collections.abc import Iterator

from weerwerk import wording
from weerwerk.coalition.model.answers import CaseAnswer, Coalitions, GoalAnswer, KeyFunction
from weerwerk.services.coalition_review import ProcessReview
from weerwerk.services.people_words import all_rules_words, collusion_words, group_words, people, rights_words
from weerwerk.services.process_words import case_words, goal_words, rule_words
from weerwerk.services.review_words import case_lines, percent

MOST_SHOWN = 5


def lines(result: ProcessReview) -> Iterator[str]:
    """The whole review, line by line."""
    workflow, review = result.workflow, result.review
    yield f"{workflow.shown}: {wording.counted(review.people, 'persoon', 'mensen')} in de lijst."
    for case in review.cases:
        yield ""
        yield case_words(workflow, case.case_type)
        for line in _case(result, case):
            yield f"  {line}"
        for answer in case.goals:
            yield f"  {goal_words(answer)}"
            for line in _goal(result, answer):
                yield f"    {line}"
    yield ""
    if any(goal.coalitions is not None and goal.coalitions.traceable for one in review.cases for goal in one.goals):
        yield "Let op: deze groepen zijn herleidbaar tot personen. Alleen de coördinator en de secretaris zien ze."
    yield f"Editie {result.receipt.edition}, bon {result.receipt.number}. Nagekeken: {_checked(result)}."


def _checked(result: ProcessReview) -> str:
    done = wording.counted(result.review.checked, "uitkomst", "uitkomsten")
    large = result.review.unchecked
    return f"{done}; {large} te groot om los na te rekenen" if large else done


def _case(result: ProcessReview, case: CaseAnswer) -> Iterator[str]:
    yield from case_lines(result.workflow, result.review, case, sought="feasible" in result.asked, names={})
    if case.feasible is False and not result.review.unmanned:
        yield from (f"- {rule_words(rule, result.workflow)}" for rule in case.unkept)


def _goal(result: ProcessReview, answer: GoalAnswer) -> Iterator[str]:
    if answer.collusion is not None and "collusion" in result.asked:
        confirmed = result.workflow.confirmed(answer.goal.id, answer.case_type)
        yield collusion_words(answer.collusion.system, answer.goal.wants, confirmed=confirmed)
        if answer.collusion.all_rules != answer.collusion.system:
            yield all_rules_words(answer.collusion.all_rules)
    if answer.coalitions is not None:
        yield from _coalitions(answer.coalitions, names=result.order.names)
    if telling := [one for one in answer.key[:3] if one.share_of_smallest]:
        yield f"Het meest hangt aan: {'; '.join(map(_key, telling))}."
    if answer.sensitivity is not None and answer.sensitivity.low != answer.sensitivity.high:
        low, high = answer.sensitivity.low, answer.sensitivity.high
        yield f"Zet u bij één stap het kenmerk ‘kritiek’ om, dan loopt dit getal van {low} tot {high}."


def _coalitions(found: Coalitions, *, names: bool) -> Iterator[str]:
    if not found.smallest or not found.least:
        return
    groups = list(dict.fromkeys(group_words(group, {}) for group in found.smallest))
    more = "" if len(groups) <= MOST_SHOWN else f" en nog {len(groups) - MOST_SHOWN} soorten"
    yield f"Kleinste groepen ({found.smallest_count}), naar functie: {'; '.join(groups[:MOST_SHOWN])}{more}."
    if names:
        codes = [" met ".join(member.code for member in group) for group in found.smallest]
        yield f"Met codes: {'; '.join(codes)}."
    whole = "in totaal" if found.complete else "ten minste"
    yield f"Groepen van hoogstens {people(found.bound)} die het kunnen: {whole} {wording.number(found.count)}."
    if found.rotation is not None and found.rotation.one_try < 1:
        one, some = percent(found.rotation.one_try), percent(found.rotation.some_try)
        yield f"Worden zaken willekeurig verdeeld, dan treft zo'n groep {one} van de zaken helemaal alleen;"
        yield f"in {found.rotation.tries} pogingen lukt dat met een kans van {some}."


def _key(one: KeyFunction) -> str:
    share = f"{one.share_of_smallest.numerator} van {one.share_of_smallest.denominator}"
    where = "in elke kleinste groep" if one.share_of_smallest == 1 else f"in {share} kleinste groepen"
    return f"{rights_words(one.functions, {})} ({wording.counted(len(one.codes), 'persoon', 'mensen')}, {where})"
