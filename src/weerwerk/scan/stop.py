"""When one may stop asking: what no answer to an open question can change any more (S14)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from attrs import frozen

from weerwerk.catalogue.cards import Scoring
from weerwerk.catalogue.model import Catalogue
from weerwerk.scan.next import is_finished, place_of, reachable
from weerwerk.scan.order import NOTHING_OUTSIDE, Key, Outside, down, key_of
from weerwerk.scan.result import ProcessScore
from weerwerk.scan.score import level_of

FIRST = 3


@frozen
class StopRule:
    """A stop rule, whether it is met, and how many open questions, inside and outside, can still break it at most.

    *niveaus*: no answer can change a level (a). *eerste-drie*: none can change the first three of the order, nor
    their order (b). Both say what holds as long as a process keeps a score.
    """

    rule: Literal["niveaus", "eerste-drie"]
    met: bool
    inside: int
    outside: int

    @property
    def questions(self) -> int:
        """How many questions remain at most."""
        return self.inside + self.outside


def stop_rules(
    catalogue: Catalogue, scores: Sequence[ProcessScore], outside: Mapping[str, Outside]
) -> tuple[StopRule, ...]:
    """Rules (a) and (b) of S14; a rule is met only when no first answers to open questions can break it."""
    loose = [one for one in scores if not is_finished(one, scoring=catalogue.scoring)]
    levels = StopRule("niveaus", not loose, _inside(catalogue, loose), 0)
    contested = _contested(catalogue.scoring, scores, outside)
    around = {one for score in contested for one in outside.get(score.process, NOTHING_OUTSIDE).open}
    return levels, StopRule("eerste-drie", not contested, _inside(catalogue, contested), len(around))


def _inside(catalogue: Catalogue, scores: Iterable[ProcessScore]) -> int:
    """How many open questions bear on these processes; one about the organisation counts once."""
    return len(
        {
            place_of(catalogue.circumstances[reason.circumstance], score.process)
            for score in scores
            for reason in score.reasons
            if not reason.answered and reason.interval.width
        }
    )


@frozen
class _Range:
    """The highest and the lowest key that a process can still get; what it has now lies between them."""

    score: ProcessScore
    best: Key
    now: Key
    least: Key


def _contested(scoring: Scoring, scores: Sequence[ProcessScore], outside: Mapping[str, Outside]) -> list[ProcessScore]:
    """The processes that may still change places among the first three; none when those stand.

    Each process is taken at its own best and worst, as if no question were shared: that can only keep the rule
    from being met too early.
    """
    ranges = [one for score in scores if (one := _range(scoring, score, outside)) is not None]
    ranges.sort(key=lambda one: (down(one.now), one.score.process))
    loose: dict[str, ProcessScore] = {}
    for place, ahead in enumerate(ranges[:FIRST]):
        for behind in ranges[place + 1 :]:
            worst = (down(ahead.least), ahead.score.process)
            if worst > (down(behind.best), behind.score.process):
                loose |= {one.score.process: one.score for one in (ahead, behind)}
    return list(loose.values())


def _range(scoring: Scoring, score: ProcessScore, outside: Mapping[str, Outside]) -> _Range | None:
    around = outside.get(score.process, NOTHING_OUTSIDE)
    now = key_of(score, around.high)
    if now is None or score.vulnerability is None:
        return None
    ends = reachable(score)
    low, high = score.vulnerability.low, score.vulnerability.high
    best = (now[0], around.high, score.impact, ends.low + high)
    least = (int(level_of(ends.high, scoring)), around.may_fall_to, score.impact, low + ends.high)
    return _Range(score, best, now, least)
