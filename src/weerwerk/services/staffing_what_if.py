"""What a screen can try on a process: four eyes held by the system, people shared with a neighbour, somebody away."""

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from weerwerk.coalition.model.answers import Review
from weerwerk.coalition.model.changes import Bring, Change, ChangeKind, Enforce
from weerwerk.coalition.model.flow import steps_in
from weerwerk.coalition.model.workflow import Enforced, Person, RuleKind, Staff, Workflow
from weerwerk.services.staffing_words import least_missed

NEIGHBOUR = "buurgemeente"
SHARED = 2  # people


class Trial(StrEnum):
    """What can be tried."""

    AWAY = "weg"
    FOUR_EYES = "vier-ogen"
    NEIGHBOUR = "buurgemeente"


@frozen
class Tried:
    """The changes of a trial, who is away in it, and why a part of it could not be done."""

    changes: tuple[Change, ...]
    without: tuple[str, ...]
    impossible: tuple[Trial, ...] = ()


def trial(workflow: Workflow, staff: Staff, review: Review, wanted: frozenset[Trial], *, away: str = "") -> Tried:
    """What to change for a trial; ``away`` names who is away, else it is somebody who cannot be missed."""
    changes: list[Change] = []
    without: tuple[str, ...] = ()
    impossible: list[Trial] = []
    if Trial.FOUR_EYES in wanted:
        held = list(_four_eyes(workflow))
        changes += held
        impossible += [] if held else [Trial.FOUR_EYES]
    if Trial.NEIGHBOUR in wanted:
        changes.append(_shared(workflow, staff))
    if Trial.AWAY in wanted:
        codes = {one.code for one in staff.people}
        gone = away if away in codes else least_missed(review) or next(iter(sorted(codes)), "")
        without = (gone,) if gone else ()
        impossible += [] if gone else [Trial.AWAY]
    return Tried(tuple(changes), without, tuple(impossible))


def _four_eyes(workflow: Workflow) -> Iterator[Change]:
    """Every rule of different people that only paper holds."""
    for number, rule in enumerate(workflow.rules):
        if rule.kind is RuleKind.DIFFERENT and rule.enforced is Enforced.PAPER:
            yield Change(f"vier-ogen-{number}", ChangeKind.ENFORCE, Enforce(rule.kind, rule.steps), process=workflow.id)


def _shared(workflow: Workflow, staff: Staff) -> Change:
    """Two people of a neighbour, for the step that fewest people can do."""
    inside = [workflow.steps[one] for one in steps_in(workflow.flow)]
    scarce = min(inside, key=lambda step: sum(not one.functions.isdisjoint(step.functions) for one in staff.people))
    function = scarce.functions[0] if scarce.functions else scarce.id
    able = [one.rank for one in staff.people if function in one.functions]
    newcomers = tuple(
        Person(f"{NEIGHBOUR}-{number}", frozenset([function]), NEIGHBOUR, max(able, default=0))
        for number in range(1, SHARED + 1)
    )
    return Change("buurgemeente", ChangeKind.SHARE, Bring(newcomers))
