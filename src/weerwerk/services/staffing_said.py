"""What a screen says about a process and its staffing: sentences per kind of case and per goal."""

from collections.abc import Mapping

from attrs import frozen

from weerwerk import wording
from weerwerk.coalition.model.answers import Between, CaseAnswer, Exactly, GoalAnswer, Review
from weerwerk.coalition.model.workflow import Wants, Workflow
from weerwerk.services.people_words import UNKEPT, all_rules_words, collusion_words, group_words, number_words
from weerwerk.services.process_words import case_words, goal_words, rule_words, unmanned_words
from weerwerk.services.review_words import case_lines

MOST_SHOWN = 5


@frozen
class GoalSaid:
    """What is known about one goal in one kind of case; groups are named by rights, and only to who may see them."""

    goal: str
    name: str
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


def said(
    workflow: Workflow, review: Review, *, confidential: bool, names: Mapping[str, str] | None = None
) -> ProcessSaid:
    """A review in words; who may not see functions with few holders is not shown the groups they make (R3)."""
    cases = tuple(_case(workflow, one, review, names or {}, confidential=confidential) for one in review.cases)
    alone = [f"{goal.name} ({wording.mid_sentence(case.title)})" for case in cases for goal in case.goals if goal.alone]
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
        return UNKEPT
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


def _case(
    workflow: Workflow, case: CaseAnswer, review: Review, names: Mapping[str, str], *, confidential: bool
) -> CaseSaid:
    return CaseSaid(
        title=case_words(workflow, case.case_type),
        spare=_spare(case),
        lines=tuple(case_lines(workflow, review, case)),
        unkept=tuple(rule_words(one, workflow) for one in case.unkept),
        goals=tuple(_goal(workflow, case, one, names, confidential=confidential) for one in case.goals),
    )


def _goal(
    workflow: Workflow, case: CaseAnswer, answer: GoalAnswer, names: Mapping[str, str], *, confidential: bool
) -> GoalSaid:
    found = answer.collusion
    system = found.system if found else Between(0)
    groups = answer.coalitions
    shown: tuple[str, ...] = ()
    if groups is not None and (confidential or not groups.traceable):
        shown = tuple(dict.fromkeys(group_words(group, names) for group in groups.smallest))[:MOST_SHOWN]
    return GoalSaid(
        goal=answer.goal.id,
        name=answer.goal.shown,
        title=goal_words(answer),
        sentence=collusion_words(
            system, answer.goal.wants, confirmed=workflow.confirmed(answer.goal.id, case.case_type)
        ),
        short=number_words(system),
        all_rules=all_rules_words(found.all_rules) if found and found.all_rules != found.system else "",
        groups=shown,
        hidden=groups is not None and groups.traceable and not confidential,
        alone=_alone(answer),
    )


def _spare(case: CaseAnswer) -> str:
    if case.feasible is False or case.continuity is None:
        return "niet te houden" if case.feasible is False else "niet bekend"
    return number_words(case.continuity.spare)
