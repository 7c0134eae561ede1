"""The chance that those present can run a case on a random day, people being away independently of each other.

Exact by conditioning: take the likeliest undecided set of days, decide it with all and with none of the undecided
people, or split it on a number that matters. Too many parts: random days, with the error that goes with them.
"""

import heapq
import math
from collections.abc import Sequence

from weerwerk.coalition.learned import Learned
from weerwerk.coalition.model.answers import Chance, DepartmentOut
from weerwerk.coalition.model.workflow import Absence, Person
from weerwerk.coalition.oracle import Stopped
from weerwerk.coalition.sampling import Days, decided, random_days
from weerwerk.coalition.study import Study

MOST_PARTS = 6_000
# After so many parts it shows: where most of them are still undecided, more parts only make more parts.
LOOK_AFTER = 1_000
Distribution = tuple[float, ...]
# Days on which the number present of each group lies between bounds; minus their chance puts the likeliest first.
Part = tuple[float, tuple[int, ...], tuple[int, ...]]


def present(members: int, seats: int, share_away: float) -> Distribution:
    """The chance of each number present, 0 up to the number of seats or more."""
    here = 1.0 - share_away
    exact = [math.comb(members, n) * here**n * share_away ** (members - n) for n in range(seats)]
    return (*exact, max(0.0, 1.0 - math.fsum(exact)))


def away(person: Person, absence: Absence) -> tuple[str, str]:
    """What tells people apart when chances count: their department and their share of days away."""
    return person.department, str(absence.of(person))


def exact(learned: Learned, distributions: Sequence[Distribution]) -> float | None:
    """The chance that the question holds, or None when that takes too many parts; Stopped when the time is over."""
    yes: list[float] = []
    waiting: list[Part] = [(-1.0, (0,) * len(learned.caps), tuple(learned.caps))]
    for done in range(MOST_PARTS):
        if not waiting:
            return min(1.0, math.fsum(yes))
        if done == LOOK_AFTER and 3 * len(waiting) > 2 * done:
            return None
        part = minus, low, high = heapq.heappop(waiting)
        enough = learned.holds(high)
        if enough is None:
            continue
        short = [index for index, number in enough.items() if low[index] < number]
        if not short:
            yes.append(-minus)
            continue
        index = max(short, key=lambda one: (enough[one] - low[one], -one))
        for between in ((enough[index], high[index]), (low[index], enough[index] - 1)):
            _split(waiting, part, index, between, distributions[index])
    return None


def _split(waiting: list[Part], part: Part, index: int, between: tuple[int, int], distribution: Distribution) -> None:
    """Add the days of a part on which one number lies between narrower bounds, unless they never occur."""
    minus, low, high = part
    whole = math.fsum(distribution[low[index] : high[index] + 1])
    inside = math.fsum(distribution[between[0] : between[1] + 1])
    if inside <= 0.0 or whole <= 0.0:
        return
    low = (*low[:index], between[0], *low[index + 1 :])
    high = (*high[:index], between[1], *high[index + 1 :])
    heapq.heappush(waiting, (minus * inside / whole, low, high))


def sampled(learned: Learned, days: Days) -> Chance:
    """The share of random days on which the question holds, with its error; Stopped when the time is over."""
    share = float(decided(learned, days).mean())
    return Chance(share, "monte carlo", 1.96 * math.sqrt(max(share * (1 - share), 1 / len(days)) / len(days)))


def runs(study: Study, absence: Absence) -> tuple[Chance | None, tuple[DepartmentOut, ...]]:
    """The chance that the case runs with all rules kept, and the same with each department out; None out of time.

    The study tells people apart by `away`.
    """
    limits = study.limits
    learned = Learned(study.question(study.case.step_ids, paper=True))
    distributions = _distributions(study, learned, absence)
    days = None
    try:
        certain = exact(learned, distributions)
        if certain is None:
            days = random_days(distributions, limits.samples, limits.seed)
        normal = sampled(learned, days) if days is not None else Chance(certain or 0.0, "exact")
    except Stopped:
        return None, ()
    departments = sorted({person.department for group in study.crew.groups for person in group.members} - {""})
    return normal, tuple(_without(study, learned, distributions, days, one) for one in departments)


def _without(
    study: Study, learned: Learned, distributions: Sequence[Distribution], days: Days | None, department: str
) -> DepartmentOut:
    """The same when nobody of a department is there: on the same random days where days were drawn."""
    study.oracle.patience = study.limits.patience()
    members = [study.crew.groups[one].members[0] for one in learned.groups]
    out = [index for index, person in enumerate(members) if person.department == department]
    can: bool | None = None
    try:
        can = learned.holds([0 if index in out else cap for index, cap in enumerate(learned.caps)]) is not None
        if days is not None:
            fewer = days.copy()
            fewer[:, out] = 0
            return DepartmentOut(department, can, sampled(learned, fewer))
        gone = [(1.0, *(0.0 for _ in one[1:])) if index in out else one for index, one in enumerate(distributions)]
        certain = exact(learned, gone)
    except Stopped:
        return DepartmentOut(department, can)
    return DepartmentOut(department, can, None if certain is None else Chance(certain, "exact"))


def _distributions(study: Study, learned: Learned, absence: Absence) -> list[Distribution]:
    groups = (study.crew.groups[one] for one in learned.groups)
    return [present(len(one.members), one.seats, float(absence.of(one.members[0]))) for one in groups]
