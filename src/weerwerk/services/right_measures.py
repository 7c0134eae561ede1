"""Measures that are right whatever the open answers turn out to be."""

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


def right_measures(result: ScanResult, *, most: int = 5) -> tuple[RightMeasure, ...]:
    """Measures that act on a circumstance whose low lies above their cap, in a process with an impact of at least 3.

    The measure with the most Σ impact · weight comes first; ties by id. Of two that exclude each other the first stays.
    """
    found = [one for measure in result.catalogue.measures.values() if (one := _right(measure, result)) is not None]
    chosen: list[RightMeasure] = []
    for one in sorted(found, key=lambda one: (-one.counts, one.measure.id)):
        excluded = any(
            one.measure.id in other.measure.excludes or other.measure.id in one.measure.excludes for other in chosen
        )
        if not excluded and len(chosen) < most:
            chosen.append(one)
    return tuple(chosen)


def _right(measure: Measure, result: ScanResult) -> RightMeasure | None:
    if measure.retired is not None and measure.retired.since <= result.receipt.on:
        return None
    caps = {act.circumstance: act.cap for act in measure.acts_on}
    helps: list[tuple[str, str]] = []
    counts = 0
    for score in result.scores:
        if score.impact < MIN_IMPACT or not _covers(measure, score):
            continue
        for reason in score.reasons:
            cap = caps.get(reason.circumstance)
            if cap is not None and reason.interval.low > cap:
                helps.append((score.process, reason.circumstance))
                counts += score.impact * reason.weight
    return RightMeasure(measure, tuple(helps), counts) if helps else None


def _covers(measure: Measure, score: ProcessScore) -> bool:
    return measure.processes == ALL or score.process in measure.processes
