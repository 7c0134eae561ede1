"""From answers to facts for a score: nothing is judged here, S5 and S8 do that."""

from weerwerk.coalition.case_types import CaseType, case_types
from weerwerk.coalition.labels import Range
from weerwerk.coalition.model.answers import Between, CaseAnswer, Count, Exactly, GoalAnswer, Review
from weerwerk.coalition.model.facts import GoalFact
from weerwerk.coalition.model.workflow import Workflow


def facts_of(workflow: Workflow, review: Review) -> tuple[GoalFact, ...]:
    """One fact per goal and case type of which the collusion number was asked."""
    by_name = {one.name: one for one in case_types(workflow.flow)}
    return tuple(
        _fact(workflow, by_name[case.case_type], case, goal)
        for case in review.cases
        for goal in case.goals
        if goal.collusion is not None
    )


def _fact(workflow: Workflow, case_type: CaseType, case: CaseAnswer, answer: GoalAnswer) -> GoalFact:
    assert answer.collusion is not None
    low, high = bounds_of(answer.collusion.system)
    return GoalFact(
        process=workflow.id,
        goal=answer.goal,
        case_type=case.case_type,
        possible=isinstance(answer.collusion.system, Exactly | Between),
        at_least=low,
        at_most=high,
        above_floor=above_floor(workflow, case_type),
        unchecked_confirmed=workflow.confirmed(answer.goal.id, case.case_type),
        after_check_proven=any(check.proven for check in workflow.after_checks),
        traceable=answer.coalitions is not None and answer.coalitions.traceable,
    )


def bounds_of(count: Count) -> tuple[int, int | None]:
    """The least and the most a number can be; (0, None) where there is no number."""
    match count:
        case Exactly(number):
            return number, number
        case Between(at_least, at_most):
            return at_least, at_most
        case _:
            return 0, None


def above_floor(workflow: Workflow, case_type: CaseType) -> bool:
    """Whether a case type reaches above every border that the municipality set for floors."""
    for name, border in workflow.floor_above.items():
        value = case_type.values.get(name)
        if isinstance(value, Range) and value.up_to is not None and value.up_to <= border:
            return False
    return True
