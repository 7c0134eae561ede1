"""How far the collusion number hangs on the labels: every critical label flipped, one at a time.

For a push goal a step that becomes critical adds at most one person, and one that no longer is saves at most one, so
that a single question settles each flip. For a stop goal each flip is computed anew.
"""

from collections.abc import Iterator

from weerwerk.coalition.blockers import BlockerSearch
from weerwerk.coalition.counts import NOBODY_CAN_STOP
from weerwerk.coalition.model.answers import Count, Exactly, Flip, Impossible, Sensitivity
from weerwerk.coalition.model.workflow import Goal, Wants
from weerwerk.coalition.oracle import Stopped
from weerwerk.coalition.study import Study


def sensitivity(study: Study, goal: Goal, now: Exactly) -> Sensitivity | None:
    """The range over every flip under system rules; None when the time was over before all were tried."""
    try:
        flips = tuple(_flips(study, goal, now))
    except Stopped:
        return None
    numbers = [flip.collusion.number for flip in flips if isinstance(flip.collusion, Exactly)]
    changed = tuple(flip for flip in flips if flip.collusion != now)
    return Sensitivity(min([*numbers, now.number]), max([*numbers, now.number]), changed)


def _flips(study: Study, goal: Goal, now: Exactly) -> Iterator[Flip]:
    critical = frozenset(goal.critical).intersection(study.case.step_ids)
    for step in study.case.step_ids:
        flipped = critical ^ {step}
        becomes = step in flipped
        if goal.wants is Wants.PUSH:
            yield Flip(step, becomes, _pushed(study, flipped, now.number, becomes=becomes))
        else:
            yield Flip(step, becomes, _stopped(study, flipped))


def _pushed(study: Study, critical: frozenset[str], number: int, *, becomes: bool) -> Count:
    if becomes:
        within = study.question(critical, paper=False).can_within(number)
        return Exactly(number if within else number + 1)
    if number == 0:
        return Exactly(0)
    within = study.question(critical, paper=False).can_within(number - 1)
    return Exactly(number - 1 if within else number)


def _stopped(study: Study, critical: frozenset[str]) -> Count:
    found = next(BlockerSearch(study.question(critical, paper=False)).found(), None)
    return Impossible(NOBODY_CAN_STOP) if found is None else Exactly(found.size)
