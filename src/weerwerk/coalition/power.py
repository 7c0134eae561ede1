"""How often one more person tips a random group from cannot to can (Banzhaf); per kind of people.

Every group is as likely as any other. Exact by counting where the kinds of groups are few, else by random groups.
"""

import itertools
import math

import numpy as np

from weerwerk.coalition.learned import Learned
from weerwerk.coalition.sampling import Days, Marks, covered, decided

MOST_STATES = 4_096
SAMPLES = 300


def banzhaf(learned: Learned, *, seed: int) -> dict[int, float]:
    """For each group of the crew the chance that one of its people tips; Stopped when the time is over."""
    if math.prod(cap + 1 for cap in learned.caps) <= MOST_STATES:
        return _counted(learned)
    return _sampled(learned, seed)


def _counted(learned: Learned) -> dict[int, float]:
    sizes = [len(learned.crew.groups[one].members) for one in learned.groups]
    states = list(itertools.product(*(range(cap + 1) for cap in learned.caps)))
    can = {state: learned.holds(state) is not None for state in states}
    tips = [0] * len(sizes)
    for state in states:
        if can[state]:
            continue
        for index, number in enumerate(state):
            more = (*state[:index], number + 1, *state[index + 1 :])
            if can.get(more, False):
                others = [_ways(size, n, cap) for size, n, cap in zip(sizes, state, learned.caps, strict=True)]
                others[index] = math.comb(sizes[index] - 1, number)
                tips[index] += math.prod(others)
    total = 2 ** (sum(sizes) - 1) if sizes else 1
    return {one: tips[index] / total for index, one in enumerate(learned.groups)}


def _ways(size: int, number: int, cap: int) -> int:
    """How many sets of people hold this number of a group, the last number standing for all higher ones."""
    if number < cap:
        return math.comb(size, number)
    return (1 << size) - sum(math.comb(size, n) for n in range(cap))


def _sampled(learned: Learned, seed: int) -> dict[int, float]:
    """Twice the chance that somebody is in a random group that can, and cannot without them."""
    draw = np.random.Generator(np.random.PCG64(seed))
    sizes = np.array([len(learned.crew.groups[one].members) for one in learned.groups])
    numbers: Days = draw.binomial(sizes, 0.5, size=(SAMPLES, len(sizes))).astype(np.int16)
    days: Days = np.minimum(numbers, np.array(learned.caps)).astype(np.int16)
    can = decided(learned, days)
    needed = _in_every_group(learned, days, can) & (numbers == days) & can[:, None]
    found = {}
    for index, one in enumerate(learned.groups):
        rows = np.flatnonzero(needed[:, index])
        fewer = days[rows]
        fewer[:, index] -= 1
        tipped = rows[~decided(learned, fewer)] if len(rows) else rows
        found[one] = float(2 * (numbers[tipped, index] / sizes[index]).sum() / SAMPLES)
    return found


def _in_every_group(learned: Learned, days: Days, can: Marks) -> Marks:
    """Where all people of a kind are in every known group that suffices; only they may tip."""
    needed = np.tile(can[:, None], (1, days.shape[1]))
    for group in learned.enough:
        rows = covered(days, group)
        asked = np.zeros(days.shape[1], dtype=np.int16)
        asked[list(group)] = list(group.values())
        needed[rows] &= (days[rows] == asked) & (asked > 0)
    return needed
