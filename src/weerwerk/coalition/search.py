"""Every answer about one process: per case type, and within it per goal."""

from collections.abc import Collection
from enum import StrEnum

from attrs import frozen

from weerwerk.coalition import continuity, push, stop
from weerwerk.coalition.case_types import Case, cases_of
from weerwerk.coalition.chance import away, runs
from weerwerk.coalition.learned import Learned
from weerwerk.coalition.model.answers import (
    CaseAnswer,
    Chance,
    Coalitions,
    Collusion,
    Continuity,
    DepartmentOut,
    Exactly,
    GoalAnswer,
    KeyFunction,
    Review,
)
from weerwerk.coalition.model.workflow import Goal, Rule, Staff, Wants, Workflow
from weerwerk.coalition.oracle import Stopped
from weerwerk.coalition.power import banzhaf
from weerwerk.coalition.sensitivity import sensitivity
from weerwerk.coalition.smallest import Fewest
from weerwerk.coalition.study import Limits, Study
from weerwerk.coalition.tally import Tally
from weerwerk.coalition.verify import Checked


class Ask(StrEnum):
    """What can be asked of a process."""

    FEASIBLE = "feasible"
    COLLUSION = "collusion"
    COALITIONS = "coalitions"
    KEY = "key"
    SENSITIVITY = "sensitivity"
    CONTINUITY = "continuity"
    PROBABILITY = "probability"


EVERYTHING = frozenset(Ask)


def review(workflow: Workflow, staff: Staff, *, asked: Collection[Ask] = EVERYTHING, limits: Limits) -> Review:
    """Everything that was asked about a process, checked; where a limit stopped a search, bounds."""
    answers, checked = [], Checked()
    for case in cases_of(workflow):
        answer, of_case = _CaseReview(workflow, case, staff, frozenset(asked), limits).answer()
        answers.append(answer)
        checked += of_case
    held = frozenset[str]().union(*(person.functions for person in staff.people))
    unmanned = tuple(step.id for step in workflow.steps.values() if held.isdisjoint(step.functions))
    return Review(workflow.id, len(staff.people), tuple(answers), checked.done, checked.too_large, unmanned)


@frozen
class _CaseReview:
    workflow: Workflow
    case: Case
    staff: Staff
    asked: frozenset[Ask]
    limits: Limits

    def answer(self) -> tuple[CaseAnswer, Checked]:
        with Study(self.case, self.staff, self.limits) as study:
            answer, unkept, checked = self._feasible(study)
            spare, of_continuity = self._continuity(study)
            goals = [self._goal(study, goal) for goal in self.workflow.goals]
        normal, departments = self._chance()
        return CaseAnswer(
            self.case.case_type.name,
            feasible=answer,
            unkept=unkept,
            continuity=spare,
            chance=normal,
            departments=departments,
            goals=tuple(goal for goal, _ in goals),
        ), sum((one for _, one in goals), checked + of_continuity)

    def _feasible(self, study: Study) -> tuple[bool | None, tuple[Rule, ...], Checked]:
        if Ask.FEASIBLE not in self.asked:
            return None, (), Checked()
        found = continuity.feasible(study)
        return found.answer, continuity.unkept(study) if found.answer is False else (), found.checked

    def _continuity(self, study: Study) -> tuple[Continuity | None, Checked]:
        return continuity.continuity(study) if Ask.CONTINUITY in self.asked else (None, Checked())

    def _chance(self) -> tuple[Chance | None, tuple[DepartmentOut, ...]]:
        if Ask.PROBABILITY not in self.asked:
            return None, ()
        absence = self.workflow.absence
        with Study(self.case, self.staff, self.limits, apart=lambda person: away(person, absence)) as study:
            return runs(study, absence)

    def _goal(self, study: Study, goal: Goal) -> tuple[GoalAnswer, Checked]:
        answer = GoalAnswer(goal, self.case.case_type.name)
        asked = self.asked - {Ask.FEASIBLE, Ask.CONTINUITY, Ask.PROBABILITY}
        if not asked:
            return answer, Checked()
        collusion, start, checked = _collusion(study, goal)
        coalitions: Coalitions | None = None
        key: tuple[KeyFunction, ...] = ()
        if asked & {Ask.COALITIONS, Ask.KEY}:
            tally, of_coalitions = _tally(study, goal, start)
            checked += of_coalitions
            coalitions = tally.coalitions()
            key = _key(study, goal, tally) if Ask.KEY in asked else ()
        swing = None
        if Ask.SENSITIVITY in asked and isinstance(collusion.system, Exactly):
            swing = sensitivity(study, goal, collusion.system)
        return GoalAnswer(
            goal, self.case.case_type.name, collusion, coalitions if Ask.COALITIONS in asked else None, key, swing
        ), checked


def _collusion(study: Study, goal: Goal) -> tuple[Collusion, Fewest | None, Checked]:
    if goal.wants is Wants.PUSH:
        return push.collusion(study, goal)
    found, checked = stop.collusion(study, goal)
    return found, None, checked


def _tally(study: Study, goal: Goal, start: Fewest | None) -> tuple[Tally, Checked]:
    if goal.wants is Wants.PUSH:
        return push.coalitions(study, goal, start)
    return stop.coalitions(study, goal)


def _key(study: Study, goal: Goal, tally: Tally) -> tuple[KeyFunction, ...]:
    try:
        learned = Learned(study.question(goal.critical, paper=False))
        return tally.key(banzhaf(learned, seed=study.limits.seed))
    except Stopped:
        return tally.key()
