"""What to ask next, and when a process is finished (S14)."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from weerwerk.catalogue.cards import Circumstance, Reach, Scoring
from weerwerk.catalogue.model import Catalogue
from weerwerk.interval import half_up
from weerwerk.scan.result import ProcessScore
from weerwerk.scan.score import combined_floor, level_of


@frozen
class Question:
    """A question nobody answered yet; about the whole organisation when `process` is empty, or about one `step`.

    `moves` is what its answer can still move, in points, summed over unfinished processes and weighted by impact.
    """

    circumstance: str
    process: str
    moves: Fraction
    step: str = ""


@frozen
class Reachable:
    """How far first answers to open questions can still raise V_low and lower V_high, floors held (S14)."""

    low: int
    high: int


def reachable(score: ProcessScore) -> Reachable:
    """The ends that remain possible for a process with a score."""
    sums, floor = score.sums, combined_floor(score.floors)
    low = max(half_up(sums.low + sums.open, sums.weight), floor.low)
    high = max(half_up(sums.high - sums.open, sums.weight), floor.high)
    return Reachable(low, high)


def is_finished(score: ProcessScore, *, scoring: Scoring) -> bool:
    """No answer to an open question can change either level (S14, law 8)."""
    if score.vulnerability is None:
        return score.sums.open == 0
    ends = reachable(score)
    same_low = level_of(score.vulnerability.low, scoring) == level_of(ends.low, scoring)
    return same_low and level_of(score.vulnerability.high, scoring) == level_of(ends.high, scoring)


@frozen
class Place:
    """A question in its place: about one process, or about the organisation when `process` is empty."""

    circumstance: str
    process: str


def place_of(circumstance: Circumstance, process: str) -> Place:
    """Where a circumstance is asked for a process: what reaches no closer than the organisation is asked once."""
    return Place(circumstance.id, "" if circumstance.reach is Reach.ORGANISATION else process)


def moves_of(catalogue: Catalogue, scores: Sequence[ProcessScore]) -> dict[Place, Fraction]:
    """What every open question can still move, summed over unfinished processes and weighted by impact (S14)."""
    moves: dict[Place, Fraction] = {}
    for score in scores:
        finished = is_finished(score, scoring=catalogue.scoring)
        for reason in score.reasons:
            if not reason.answered:
                place = place_of(catalogue.circumstances[reason.circumstance], score.process)
                gain = Fraction(score.impact * reason.weight * reason.interval.width, score.sums.weight)
                moves[place] = moves.get(place, Fraction(0)) + (0 if finished else gain)
    return moves


def open_questions(catalogue: Catalogue, scores: Sequence[ProcessScore]) -> tuple[Question, ...]:
    """Every open question of the unfinished processes, the one that can move most first; ties by id."""
    found = [Question(one.circumstance, one.process, gain) for one, gain in moves_of(catalogue, scores).items() if gain]
    return tuple(sorted(found, key=in_order))


def in_order(question: Question) -> tuple[Fraction, str, str]:
    """What questions are ordered by: the one that can move most first, ties by id (S14)."""
    return (-question.moves, question.circumstance, question.process)
