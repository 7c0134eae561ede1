"""Cases dealt at random: how likely every critical step falls to members of one coalition."""

import math
from collections.abc import Collection
from fractions import Fraction

from weerwerk.coalition.study import Study


def one_try(study: Study, group: Collection[str], steps: Collection[str]) -> Fraction:
    """The chance that each of these steps is dealt to a member, every step to anybody who may do it."""
    members = frozenset(group)
    shares = (Fraction(len(study.able[step] & members), len(study.able[step])) for step in steps)
    return math.prod(shares, start=Fraction(1))
