"""Deze barrière is van u: staat zij? A barrier of the municipality, answered from the scan.

The circumstance of a barrier has an interval in its process (S2 to S5). The barrier stands when the interval lies at or
below 25 (*geregeld*), does not stand when it lies at or above 75 (*gewoonte*), is unknown when it reaches both, when
nobody answered and nothing was measured, or when the process is not in the scan; in every other case it stands in part.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from weerwerk.catalogue.cards import Barrier, BarrierModel, CriminalStep
from weerwerk.interval import Interval
from weerwerk.scan.result import ProcessScore, Reason
from weerwerk.services.scan_score import ScanResult

MUNICIPALITY = "gemeente"
STANDS_TO = 25
MISSING_FROM = 75


class BarrierState(StrEnum):
    """Whether a barrier stands, as far as the scan tells."""

    STANDS = "staat"
    PARTLY = "staat deels"
    MISSING = "staat niet"
    UNKNOWN = "onbekend"
    NOT_APPLICABLE = "niet van toepassing"


@frozen
class OwnBarrier:
    """A barrier of the municipality in one criminal step, with the process and step that carry it."""

    phenomenon: str
    model: str
    step: CriminalStep
    barrier: Barrier
    state: BarrierState
    interval: Interval | None
    in_scan: bool = True


def state_of(interval: Interval) -> BarrierState:
    """Whether a barrier whose circumstance has this interval stands."""
    if interval.high <= STANDS_TO:
        return BarrierState.STANDS
    if interval.low >= MISSING_FROM:
        return BarrierState.MISSING
    if interval.low <= STANDS_TO and interval.high >= MISSING_FROM:
        return BarrierState.UNKNOWN
    return BarrierState.PARTLY


def own_barriers(result: ScanResult, *, on: date) -> tuple[OwnBarrier, ...]:
    """Every barrier of the municipality, by phenomenon and criminal step."""
    scores = {one.process: one for one in result.scores}
    return tuple(
        OwnBarrier(
            model.phenomenon,
            model.id,
            step,
            barrier,
            *_answered(scores.get(barrier.process), barrier),
            in_scan=barrier.process in scores,
        )
        for model, step, barrier in _own(result.catalogue.barriers.values(), on)
    )


def _own(models: Iterable[BarrierModel], on: date) -> Iterator[tuple[BarrierModel, CriminalStep, Barrier]]:
    for model in sorted(models, key=lambda one: (one.phenomenon, one.id)):
        if model.retired is None or model.retired.since > on:
            for step in model.steps:
                for barrier in step.barriers:
                    if barrier.who == MUNICIPALITY:
                        yield model, step, barrier


def _answered(score: ProcessScore | None, barrier: Barrier) -> tuple[BarrierState, Interval | None]:
    if score is None:
        return BarrierState.UNKNOWN, None
    if barrier.circumstance in score.not_applicable:
        return BarrierState.NOT_APPLICABLE, None
    reason = next((one for one in score.reasons if one.circumstance == barrier.circumstance), None)
    if reason is None or not _known(reason):
        return BarrierState.UNKNOWN, None
    return state_of(reason.interval), reason.interval


def _known(reason: Reason) -> bool:
    """Whether somebody answered or something was measured."""
    return reason.answered or bool(reason.measured)
