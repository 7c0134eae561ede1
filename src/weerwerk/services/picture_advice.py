"""What the picture advises: barriers to raise, measures that raise them, questions to ask first, partners to call."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from weerwerk.catalogue.cards import ALL, Measure, Partner
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.plan import Status
from weerwerk.services.barriers import MUNICIPALITY, BarrierState, OwnBarrier
from weerwerk.services.picture import PictureResult

MOST = 5
WEAK = (BarrierState.MISSING, BarrierState.PARTLY)


@frozen
class RaisingMeasure:
    """A measure with the weak barriers it raises."""

    measure: Measure
    barriers: tuple[OwnBarrier, ...]
    planned: bool

    @property
    def phenomena(self) -> tuple[str, ...]:
        """The phenomena against which it raises a barrier, by id."""
        return tuple(sorted({one.phenomenon for one in self.barriers}))


@frozen
class Advice:
    """The advice: measures first that raise most, barriers to ask about, partners named most."""

    measures: tuple[RaisingMeasure, ...]
    ask: tuple[OwnBarrier, ...]
    partners: tuple[Partner, ...]


def advice(result: PictureResult) -> Advice:
    """The advice that goes with the phenomena that may play here."""
    playing = [one.phenomenon for one in result.playing]
    mine = [one for phenomenon in playing for one in result.barriers_of(phenomenon)]
    weak = [one for one in mine if one.state in WEAK]
    unknown = _each_circumstance_once(one for one in mine if one.state is BarrierState.UNKNOWN)
    return Advice(
        measures=_measures(result, weak)[:MOST],
        ask=tuple(unknown)[:MOST],
        partners=_partners(result.catalogue, playing)[:MOST],
    )


def _measures(result: PictureResult, weak: Sequence[OwnBarrier]) -> tuple[RaisingMeasure, ...]:
    """The measures that raise weak barriers, those against most phenomena first; equal ones by id."""
    plan = {one.measure for one in result.dossier.plan.measures if one.status is not Status.STOPPED}
    found = []
    for measure in _held(result.catalogue, result.picture.on):
        raised = tuple(one for one in weak if _raises(measure, one))
        if raised:
            found.append(RaisingMeasure(measure, raised, measure.id in plan))
    return tuple(sorted(found, key=lambda one: (-len(one.phenomena), -len(one.barriers), one.measure.id)))


def _held(catalogue: Catalogue, on: date) -> Iterable[Measure]:
    return (one for one in catalogue.measures.values() if one.retired is None or one.retired.since > on)


def _raises(measure: Measure, one: OwnBarrier) -> bool:
    """Whether a measure acts on the circumstance of a barrier, in its process, below where it certainly is."""
    covers = measure.processes == ALL or one.barrier.process in measure.processes
    low = one.interval.low if one.interval else 0
    return covers and any(act.circumstance == one.barrier.circumstance and act.cap < low for act in measure.acts_on)


def _each_circumstance_once(barriers: Iterable[OwnBarrier]) -> Iterable[OwnBarrier]:
    seen: set[tuple[str, str]] = set()
    for one in barriers:
        key = (one.barrier.process, one.barrier.circumstance)
        if key not in seen:
            seen.add(key)
            yield one


def _partners(catalogue: Catalogue, playing: Sequence[str]) -> tuple[Partner, ...]:
    """The partners that are named in most criminal steps of what may play here."""
    counts: dict[str, int] = {}
    for model in catalogue.barriers.values():
        if model.phenomenon in playing:
            for step in model.steps:
                for partner in step.partners:
                    counts[partner] = counts.get(partner, 0) + 1
    ordered = sorted((one for one in counts if one != MUNICIPALITY), key=lambda one: (-counts[one], one))
    return tuple(catalogue.partners[one] for one in ordered if one in catalogue.partners)
