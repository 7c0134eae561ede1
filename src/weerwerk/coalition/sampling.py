"""Random numbers of people present, and which of them suffice; one answer of the solver settles many at once."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from weerwerk.coalition.learned import Learned

Days = npt.NDArray[np.int32]
Marks = npt.NDArray[np.bool_]


def random_days(distributions: Sequence[Sequence[float]], samples: int, seed: int) -> Days:
    """For each random day the number present of each group."""
    draw = np.random.Generator(np.random.PCG64(seed))
    columns = [np.searchsorted(np.cumsum(one)[:-1], draw.random(samples), side="right") for one in distributions]
    return np.column_stack(columns).astype(np.int32) if columns else np.zeros((samples, 0), dtype=np.int32)


def covered(days: Days, group: Mapping[int, int]) -> Marks:
    """The days on which a group that suffices is there."""
    found: Marks = np.all(days[:, list(group)] >= np.fromiter(group.values(), dtype=np.int32), axis=1)
    return found


def blocked(days: Days, limit: Mapping[int, int]) -> Marks:
    """The days on which so few are there that it cannot be."""
    found: Marks = np.all(days[:, list(limit)] <= np.fromiter(limit.values(), dtype=np.int32), axis=1)
    return found


def decided(learned: Learned, days: Days) -> Marks:
    """For each day whether those present suffice; Stopped when the time is over."""
    yes = np.zeros(len(days), dtype=bool)
    for group in learned.enough:
        yes |= covered(days, group)
    undecided = ~yes
    for limit in learned.short:
        undecided &= ~blocked(days, limit)
    while undecided.any():
        first = int(np.argmax(undecided))
        enough = learned.holds([int(number) for number in days[first]])
        undecided[first] = False
        if enough is None:
            undecided &= ~blocked(days, learned.short[-1])
        else:
            yes[first] = True
            now = covered(days, enough)
            yes |= now
            undecided &= ~now
    return yes
