"""Cases dealt at random: how likely every critical step falls to members of one coalition."""

import math
from collections.abc import Collection
from fractions import Fraction

from weerwerk.coalition.study import Study


def one_try(study: Study, group: Collection[str], steps: Collection[str]) -> Fraction:
    """The chance that each of these steps is dealt to a member, every step to anybody who may do it."""
    shares = []
    for step in steps:
        needed = study.steps[step].functions
        able = [person.code for person in study.staff.people if not person.functions.isdisjoint(needed)]
        shares.append(Fraction(sum(code in group for code in able), len(able)))
    return math.prod(shares, start=Fraction(1))
