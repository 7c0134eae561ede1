"""Random numbers of people present, and which of them suffice; one answer of the solver settles many at once."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from weerwerk.coalition.learned import Learned

Days = npt.NDArray[np.int16]
Marks = npt.NDArray[np.bool_]
# So few days are quicker settled one by one.
FEW = 25


def random_days(distributions: Sequence[Sequence[float]], samples: int, seed: int) -> Days:
    """For each random day the number present of each group."""
    draw = np.random.Generator(np.random.PCG64(seed))
    columns = [np.searchsorted(np.cumsum(one)[:-1], draw.random(samples), side="right") for one in distributions]
    return np.column_stack(columns).astype(np.int16) if columns else np.zeros((samples, 0), dtype=np.int16)


def covered(days: Days, group: Mapping[int, int]) -> Marks:
    """The days on which a group that suffices is there."""
    found: Marks = np.all(days[:, list(group)] >= np.fromiter(group.values(), dtype=np.int16), axis=1)
    return found


def blocked(days: Days, limit: Mapping[int, int]) -> Marks:
    """The days on which so few are there that it cannot be."""
    found: Marks = np.all(days[:, list(limit)] <= np.fromiter(limit.values(), dtype=np.int16), axis=1)
    return found


def decided(learned: Learned, days: Days) -> Marks:
    """For each day whether those present suffice; Stopped when the time is over."""
    yes = np.zeros(len(days), dtype=bool)
    rows = np.arange(len(days))
    for limit in learned.short if len(rows) > FEW else ():
        rows = rows[~blocked(days[rows], limit)]
    for group in learned.enough:
        rows = _settle(yes, days, rows, group) if len(rows) > FEW else rows
    while len(rows) > FEW:
        enough = learned.holds(days[rows[0]].tolist())
        if enough is None:
            rows = rows[1:]
            rows = rows[~blocked(days[rows], learned.short[-1])]
        else:
            rows = _settle(yes, days, rows, enough)
    for row in rows:
        yes[row] = learned.holds(days[row].tolist()) is not None
    return yes


def _settle(yes: Marks, days: Days, rows: npt.NDArray[np.intp], group: Mapping[int, int]) -> npt.NDArray[np.intp]:
    """Mark the days on which a group is there; the rows that are left."""
    hit = covered(days[rows], group)
    yes[rows[hit]] = True
    return rows[~hit]
