"""Checking every answer before it leaves, without any solver: by matching people to steps, and by enumeration.

A claim that holds is counted as checked, one too large to check here as too large; one that fails is our own failure.
"""

import itertools
import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from attrs import frozen

from weerwerk.coalition.judge import Judge
from weerwerk.coalition.model.workflow import Person
from weerwerk.errors import OwnFailure

MOST_GROUPS = 200


@frozen
class Checked:
    """How many claims were checked, and how many were too large to check without a solver."""

    done: int = 0
    too_large: int = 0

    def __add__(self, other: "Checked") -> "Checked":
        return Checked(self.done + other.done, self.too_large + other.too_large)


def _verdict(answer: bool | None, claimed: bool, claim: str) -> Checked:
    if answer is None:
        return Checked(too_large=1)
    if answer is not claimed:
        raise OwnFailure(f"De uitkomst klopt niet bij de nacontrole: {claim}.")
    return Checked(done=1)


People = Callable[[str], Sequence[Person]]


def only(judge: Judge, group: Collection[str], guarded: Collection[str]) -> People:
    """Guarded steps by members of a group alone, the others by anybody."""
    return lambda step: [one for one in judge.able[step] if one.code in group] if step in guarded else judge.able[step]


def without(judge: Judge, absent: Collection[str], guarded: Collection[str]) -> People:
    """Guarded steps by nobody of a group, the others by anybody."""
    gone = {step for step in guarded if not judge.codes.get(step, frozenset()).isdisjoint(absent)}
    return lambda step: (
        [one for one in judge.able[step] if one.code not in absent] if step in gone else judge.able[step]
    )


def group_can(judge: Judge, course: Mapping[str, Person], *, guarded: Collection[str]) -> Checked:
    """The course is proper; those who do its guarded steps are then a group that can."""
    fault = judge.fault(course)
    return _verdict(not fault, True, f"een groep van {len(_within(course, guarded))} ({fault})")


def _within(course: Mapping[str, Person], guarded: Collection[str]) -> set[str]:
    return {person.code for step, person in course.items() if step in guarded}


def feasible(judge: Judge, *, claimed: bool) -> Checked:
    """Everybody together can run the case, or cannot."""
    return _verdict(judge.can(judge.able.__getitem__), claimed, "uitvoerbaarheid")


def none_smaller(judge: Judge, *, guarded: Collection[str], size: int) -> Checked:
    """No group of one fewer can; by enumeration where there are few such groups."""
    if size == 0:
        return Checked(done=1)
    groups = _groups(judge, guarded, size - 1)
    if groups is None:
        return Checked(too_large=1)
    return _all(
        judge, (only(judge, group, guarded) for group in groups), claimed=False, claim=f"geen groep van {size - 1}"
    )


def blocker_blocks(judge: Judge, absent: Collection[str], *, guarded: Collection[str]) -> Checked:
    """Those who are left cannot run the case."""
    return _verdict(judge.can(without(judge, absent, guarded)), False, f"{len(absent)} mensen houden het tegen")


def no_smaller_blocker(judge: Judge, *, guarded: Collection[str], size: int) -> Checked:
    """Whoever is missing, one fewer stops nothing; by enumeration where there are few such sets."""
    if size == 0:
        return Checked(done=1)
    groups = _groups(judge, guarded, size - 1)
    if groups is None:
        return Checked(too_large=1)
    return _all(
        judge, (without(judge, group, guarded) for group in groups), claimed=True, claim=f"{size - 1} te missen"
    )


def _all(judge: Judge, each: Iterator[People], *, claimed: bool, claim: str) -> Checked:
    answers = [judge.can(people) for people in each]
    if (not claimed) in answers:
        return _verdict(not claimed, claimed, claim)
    return Checked(too_large=1) if None in answers else Checked(done=1)


def _groups(judge: Judge, guarded: Collection[str], size: int) -> list[frozenset[str]] | None:
    """Every group of a size among those who may do a guarded step; None when there are too many."""
    able = sorted({person.code for step in judge.case.steps if step.id in guarded for person in judge.able[step.id]})
    if math.comb(len(able), size) > MOST_GROUPS:
        return None
    return [frozenset(group) for group in itertools.combinations(able, size)]
