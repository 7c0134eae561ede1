"""The tables that turn what was seen in practice into degrees and floors (S5, S8)."""

from typing import Literal

from attrs import frozen

from weerwerk import wilson
from weerwerk.catalogue.cards import Scoring, Table
from weerwerk.interval import Interval
from weerwerk.scan.model import Floor

MIN_CASES = 20  # R6: an exact rule on cases needs twenty of them
MIN_IMPACT = 3  # S8


def share_degree(hits: int, of: int, *, table: Table, least: int = MIN_CASES) -> Interval | None:
    """The degree of a share, read once at Wilson's lower and once at its upper bound; None for fewer than `least`."""
    if of < least:
        return None
    return Interval(_rung(hits, of, table, upper=False), _rung(hits, of, table, upper=True))


def _rung(hits: int, of: int, table: Table, *, upper: bool) -> int:
    for rung in table.rungs:
        if rung.below is None:
            return rung.degree
        below = wilson.upper_is_below if upper else wilson.lower_is_below
        if below(hits, of, rung.below):
            return rung.degree
    raise AssertionError("the last rung has no border")


def collusion_degree(at_least: int, at_most: int, *, table: Table) -> Interval:
    """The degree of a collusion number of a push goal; bounds give an interval, a smaller number is worse."""
    return Interval(table.degree(at_most), table.degree(at_least))


@frozen
class Collusion:
    """What S8 needs to know about one push goal in one case type that counts."""

    at_least: int
    at_most: int
    impact: int
    unchecked_confirmed: bool
    after_check: bool
    fact: str


def four_eyes_floor(
    process: str, hits: int, of: int, *, scoring: Scoring, fact: str, after_check: bool = False
) -> Floor | None:
    """The floor of a broken four-eyes rule with a ground: more than a tenth of at least twenty cases (S8)."""
    tolerated = scoring.four_eyes_tolerated.value
    if of < MIN_CASES or not wilson.lower_is_above(hits, of, tolerated):
        return None
    points = scoring.floor_four_eyes.value
    points = min(points, scoring.floor_after_check.value) if after_check else points
    return Floor(process, "vier-ogen", Interval(points, points), fact, scoring.floor_four_eyes.source, after_check)


def collusion_floor(process: str, seen: Collusion, *, scoring: Scoring) -> Floor | None:
    """The floor of a process that too few people can push through; what is only possible raises the high end (S8)."""
    if seen.impact < MIN_IMPACT or seen.at_least > 1:
        return None
    unchecked = seen.at_least == 0 and seen.unchecked_confirmed
    if seen.at_most == 0 and not unchecked:
        return None  # 0 without the owner's confirmation is a question, no floor
    points = (scoring.floor_unchecked if unchecked else scoring.floor_alone).value
    points = min(points, scoring.floor_after_check.value) if seen.after_check else points
    known = points if seen.at_most <= 1 and (unchecked or seen.at_least == 1) else 0
    rule: Literal["alleen", "ongecontroleerd"] = "ongecontroleerd" if unchecked else "alleen"
    return Floor(process, rule, Interval(known, points), seen.fact, scoring.floor_alone.source, seen.after_check)
