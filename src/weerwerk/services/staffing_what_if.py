"""What a screen can try on a process: four eyes held by the system, people shared with a neighbour, somebody away."""

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from weerwerk.coalition.model.answers import Exactly, Review
from weerwerk.coalition.model.changes import Bring, Change, ChangeKind, Enforce
from weerwerk.coalition.model.flow import steps_in
from weerwerk.coalition.model.workflow import Enforced, Person, RuleKind, Staff, Workflow
from weerwerk.services.staffing_said import ProcessSaid

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
        gone = away if away in codes else _least_missed(review) or next(iter(sorted(codes)), "")
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


def _least_missed(review: Review) -> str:
    """The code of somebody without whom most easily work stops; empty when nobody is."""
    for case in review.cases:
        if case.continuity is not None and case.continuity.spare == Exactly(0):
            return next((group[0].code for group in case.continuity.examples if group), "")
    return ""


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
            Moved(f"{case.title}. {one.name}: nodig", one.short, goals[one.goal].short)
            for one in case.goals
            if one.goal in goals
        ]
        moved.append(Moved(f"{case.title}. Te missen", case.spare, other.spare))
    return tuple(moved)
