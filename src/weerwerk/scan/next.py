"""What to ask next, and when a process is finished (S14)."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from weerwerk.catalogue.cards import Reach, Scoring
from weerwerk.catalogue.model import Catalogue
from weerwerk.interval import half_up
from weerwerk.scan.result import ProcessScore
from weerwerk.scan.score import combined_floor, level_of


@frozen
class Question:
    """A question nobody answered yet; about the whole organisation when `process` is empty.

    `moves` is what its answer can still move, in points, summed over unfinished processes and weighted by impact.
    """

    circumstance: str
    process: str
    moves: Fraction


def is_finished(score: ProcessScore, *, scoring: Scoring) -> bool:
    """No answer to an open question can change either level (S14, law 8)."""
    if score.vulnerability is None:
        return score.sums.open == 0
    sums, floor = score.sums, combined_floor(score.floors)
    reachable_low = max(half_up(sums.low + sums.open, sums.weight), floor.low)
    reachable_high = max(half_up(sums.high - sums.open, sums.weight), floor.high)
    low, high = score.vulnerability.low, score.vulnerability.high
    same_low = level_of(low, scoring) == level_of(reachable_low, scoring)
    return same_low and level_of(high, scoring) == level_of(reachable_high, scoring)


def open_questions(catalogue: Catalogue, scores: Sequence[ProcessScore]) -> tuple[Question, ...]:
    """Every open question of the unfinished processes, the one that can move most first; ties by id."""
    moves: dict[tuple[str, str], Fraction] = {}
    for score in scores:
        if is_finished(score, scoring=catalogue.scoring):
            continue
        for reason in score.reasons:
            if reason.answered:
                continue
            reach = catalogue.circumstances[reason.circumstance].reach
            key = (reason.circumstance, "" if reach is Reach.ORGANISATION else score.process)
            gain = Fraction(score.impact * reason.weight * reason.interval.width, score.sums.weight)
            moves[key] = moves.get(key, Fraction(0)) + gain
    asked = sorted((key for key, gain in moves.items() if gain), key=lambda key: (-moves[key], key))
    return tuple(Question(circumstance, process, moves[circumstance, process]) for circumstance, process in asked)
