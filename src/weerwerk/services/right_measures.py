"""Measures that are right whatever the open answers turn out to be."""

from collections.abc import Sequence, Set

from attrs import frozen

from weerwerk.catalogue.cards import ALL, Measure
from weerwerk.scan.result import ProcessScore
from weerwerk.services.scan_score import ScanResult

MIN_IMPACT = 3


@frozen
class RightMeasure:
    """A measure with why it is right: for which processes it lowers which circumstances, and how much that counts."""

    measure: Measure
    helps: tuple[tuple[str, str], ...]
    counts: int

    @property
    def processes(self) -> tuple[str, ...]:
        """The processes it helps, each once."""
        return tuple(dict.fromkeys(process for process, _ in self.helps))


def right_measures(result: ScanResult, *, most: int = 5, leave_out: Set[str] = frozenset()) -> tuple[RightMeasure, ...]:
    """Measures that act on a circumstance whose low lies above their cap, in a process with an impact of at least 3.

    The measure with the most Σ impact · weight comes first; ties by id. Of two that exclude each other the first stays.
    Those in `leave_out` were decided on before: neither they nor what they exclude is chosen.
    """
    scores = [one for one in result.scores if one.impact >= MIN_IMPACT]
    decided = tuple(card for card in result.catalogue.measures.values() if card.id in leave_out)
    return _chosen(_found(result, scores, leave_out), most, decided)


def measures_for(result: ScanResult, score: ProcessScore, *, most: int = 3) -> tuple[RightMeasure, ...]:
    """What helps one process whatever the open answers turn out to be, most weight first."""
    return _chosen(_found(result, [score], frozenset()), most)


def _found(result: ScanResult, scores: Sequence[ProcessScore], leave_out: Set[str]) -> list[RightMeasure]:
    on = result.receipt.on
    cards = (
        card
        for card in result.catalogue.measures.values()
        if card.id not in leave_out and not (card.retired is not None and card.retired.since <= on)
    )
    found = [one for card in cards if (one := _right(card, scores)) is not None]
    return sorted(found, key=lambda one: (-one.counts, one.measure.id))


def _chosen(found: Sequence[RightMeasure], most: int, decided: Sequence[Measure] = ()) -> tuple[RightMeasure, ...]:
    chosen: list[RightMeasure] = []
    for one in found:
        others = (*decided, *(other.measure for other in chosen))
        if len(chosen) < most and not any(_exclude(one.measure, other) for other in others):
            chosen.append(one)
    return tuple(chosen)


def _exclude(one: Measure, other: Measure) -> bool:
    return one.id in other.excludes or other.id in one.excludes


def _right(measure: Measure, scores: Sequence[ProcessScore]) -> RightMeasure | None:
    caps = {act.circumstance: act.cap for act in measure.acts_on}
    helps: list[tuple[str, str]] = []
    counts = 0
    for score in scores:
        if not _covers(measure, score):
            continue
        for reason in score.reasons:
            cap = caps.get(reason.circumstance)
            if cap is not None and reason.interval.low > cap:
                helps.append((score.process, reason.circumstance))
                counts += score.impact * reason.weight
    return RightMeasure(measure, tuple(helps), counts) if helps else None


def _covers(measure: Measure, score: ProcessScore) -> bool:
    return measure.processes == ALL or score.process in measure.processes
