"""What changes can do at most for one wish, which wishes make sense, and units before and after."""

from collections.abc import Iterator

from weerwerk.coalition.blockers import BlockerSearch
from weerwerk.coalition.counts import NOBODY_CAN_STOP, NOBODY_NEEDED, count_of
from weerwerk.coalition.model.answers import CaseAnswer, Count, Exactly, GoalAnswer, Impossible, Review
from weerwerk.coalition.model.changes import Cap, UnitChange
from weerwerk.coalition.model.workflow import Wants, Workflow
from weerwerk.coalition.smallest import fewest
from weerwerk.coalition.watch import Watch

COLLUSION, CONTINUITY = "collusion", "continuity"


def aimed(workflow: Workflow, answer: GoalAnswer) -> bool:
    """Whether a wish about a goal makes sense: not about the administrator, nor where perhaps nothing is checked."""
    if answer.goal.apart or answer.collusion is None:
        return False
    unchecked = answer.collusion.system == Exactly(0) and answer.goal.wants is Wants.PUSH
    return not unchecked or workflow.confirmed(answer.goal.id, answer.case_type)


def cap_of(watch: Watch) -> Cap | None:
    """Why a wish cannot be had even with every change that helps; None when it can."""
    best = watch.best()
    if next(watch.reasons(best, most=1, first=()), None) is None:
        return None
    question = watch.stage.question(watch.guarded, best, paper=watch.goal is None)
    if watch.pushes:
        found = fewest(question)
        assert found is not None
        steps = tuple(step for step in watch.stage.case.step_ids if step in question.guarded)
        return cap_for(watch, count_of(found), steps)
    can = question.can(frozenset(question.seats))
    blocker = next(BlockerSearch(question).found(), None) if can else None
    if blocker is None:
        return cap_for(watch, Exactly(-1 if watch.goal is None else 0), ())
    crew = watch.stage.crew
    gone = {one for one, stay in blocker.left if stay == 0}
    steps = tuple(
        step
        for step in watch.stage.case.step_ids
        if step in question.guarded and all(crew.group_of[seat] in gone for seat in question.encoding.does[step])
    )
    return cap_for(watch, Exactly(blocker.size - 1 if watch.goal is None else blocker.size), steps)


def cap_for(watch: Watch, at_most: Count, steps: tuple[str, ...]) -> Cap:
    """What caps a watch."""
    return Cap(
        watch.stage.workflow.id,
        watch.goal.id if watch.goal else "",
        watch.stage.case.case_type.name,
        COLLUSION if watch.goal else CONTINUITY,
        watch.size if watch.goal else watch.size - 1,
        at_most,
        steps,
    )


def units_of(workflow: Workflow, before: Review, after: Review) -> Iterator[UnitChange]:
    """Every goal in every case type before and after; a process without goals has its case types alone."""
    for was, now in zip(before.cases, after.cases, strict=True):
        if not was.goals:
            yield _unit(workflow, was, now, None, None)
        for goal_was, goal_now in zip(was.goals, now.goals, strict=True):
            yield _unit(workflow, was, now, goal_was, goal_now)


def _unit(
    workflow: Workflow, was: CaseAnswer, now: CaseAnswer, goal_was: GoalAnswer | None, goal_now: GoalAnswer | None
) -> UnitChange:
    return UnitChange(
        workflow.id,
        goal_was.goal.id if goal_was else "",
        was.case_type,
        collusion_before=_collusion(goal_was),
        collusion_after=_collusion(goal_now),
        continuity_before=was.continuity.spare if was.continuity else Impossible(NOBODY_NEEDED),
        continuity_after=now.continuity.spare if now.continuity else Impossible(NOBODY_NEEDED),
        aimed=goal_was is None or aimed(workflow, goal_was),
    )


def _collusion(answer: GoalAnswer | None) -> Count:
    return answer.collusion.system if answer and answer.collusion else Impossible(NOBODY_CAN_STOP)
