"""The chance that those present can run a case on a random day, people being away independently of each other.

Exact by conditioning: take the likeliest undecided set of days, decide it with all and with none of the undecided
people, or split it on a number that matters. Too many parts: random days, with the error that goes with them.
"""

import heapq
import math
from collections.abc import Sequence

from attrs import frozen

from weerwerk.coalition.learned import Learned
from weerwerk.coalition.model.answers import Chance, DepartmentOut
from weerwerk.coalition.model.workflow import Absence, Person
from weerwerk.coalition.oracle import Stopped
from weerwerk.coalition.sampling import decided, random_days
from weerwerk.coalition.study import Study

MOST_PARTS = 2_000
Distribution = tuple[float, ...]


@frozen(order=True)
class _Part:
    """Days on which the number present of each group lies between bounds, likeliest first."""

    minus_chance: float
    low: tuple[int, ...]
    high: tuple[int, ...]


def present(members: int, seats: int, share_away: float) -> Distribution:
    """The chance of each number present, 0 up to the number of seats or more."""
    here = 1.0 - share_away
    exact = [math.comb(members, n) * here**n * share_away ** (members - n) for n in range(seats)]
    return (*exact, max(0.0, 1.0 - math.fsum(exact)))


def away(person: Person, absence: Absence) -> tuple[str, str]:
    """What tells people apart when chances count: their department and their share of days away."""
    return person.department, str(absence.of(person))


def chance(learned: Learned, distributions: Sequence[Distribution], *, samples: int, seed: int) -> Chance:
    """The chance that the question holds; Stopped when the time is over."""
    certain = _exact(learned, distributions)
    if certain is not None:
        return Chance(certain, "exact")
    return _sampled(learned, distributions, samples, seed)


def _exact(learned: Learned, distributions: Sequence[Distribution]) -> float | None:
    yes: list[float] = []
    waiting = [_Part(-1.0, tuple(0 for _ in learned.caps), tuple(learned.caps))]
    for _ in range(MOST_PARTS):
        if not waiting:
            return min(1.0, math.fsum(yes))
        part = heapq.heappop(waiting)
        enough = learned.holds(part.high)
        if enough is None:
            continue
        short = [index for index, number in enough.items() if part.low[index] < number]
        if not short:
            yes.append(-part.minus_chance)
            continue
        index = max(short, key=lambda one: (enough[one] - part.low[one], -one))
        for low, high in ((enough[index], part.high[index]), (part.low[index], enough[index] - 1)):
            _split(waiting, part, index, (low, high), distributions[index])
    return None


def _split(waiting: list[_Part], part: _Part, index: int, between: tuple[int, int], distribution: Distribution) -> None:
    """Add the days of a part on which one number lies between narrower bounds, unless they never occur."""
    whole = math.fsum(distribution[part.low[index] : part.high[index] + 1])
    inside = math.fsum(distribution[between[0] : between[1] + 1])
    if inside <= 0.0 or whole <= 0.0:
        return
    low = (*part.low[:index], between[0], *part.low[index + 1 :])
    high = (*part.high[:index], between[1], *part.high[index + 1 :])
    heapq.heappush(waiting, _Part(part.minus_chance * inside / whole, low, high))


def _sampled(learned: Learned, distributions: Sequence[Distribution], samples: int, seed: int) -> Chance:
    share = float(decided(learned, random_days(distributions, samples, seed)).mean())
    return Chance(share, "monte carlo", 1.96 * math.sqrt(max(share * (1 - share), 1 / samples) / samples))


def runs(study: Study, absence: Absence) -> tuple[Chance | None, tuple[DepartmentOut, ...]]:
    """The chance that the case runs with all rules kept, and the same with each department out; None out of time.

    The study tells people apart by `away`.
    """
    limits = study.limits
    learned = Learned(study.question(study.case.step_ids, paper=True))
    try:
        normal = chance(learned, _distributions(study, learned, absence), samples=limits.samples, seed=limits.seed)
    except Stopped:
        return None, ()
    departments = sorted({person.department for group in study.crew.groups for person in group.members} - {""})
    return normal, tuple(_without(study, learned, absence, one) for one in departments)


def _without(study: Study, learned: Learned, absence: Absence, department: str) -> DepartmentOut:
    study.oracle.patience = study.limits.patience()
    distributions = _distributions(study, learned, absence, out=department)
    others = [cap if one[0] < 1 else 0 for cap, one in zip(learned.caps, distributions, strict=True)]
    limits = study.limits
    can: bool | None = None
    try:
        can = learned.holds(others) is not None
        found = chance(learned, distributions, samples=limits.samples, seed=limits.seed)
    except Stopped:
        return DepartmentOut(department, feasible=can)
    return DepartmentOut(department, feasible=can, chance=found)


def _distributions(study: Study, learned: Learned, absence: Absence, *, out: str | None = None) -> list[Distribution]:
    found = []
    for one in learned.groups:
        group = study.crew.groups[one]
        person = group.members[0]
        share = 1.0 if out is not None and person.department == out else float(absence.of(person))
        found.append(present(len(group.members), group.seats, share))
    return found
