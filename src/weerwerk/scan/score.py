"""Scoring a scan: per process an interval of vulnerability, with the reasons that add up to it (S5–S8, S10, S11)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from attrs import evolve

from weerwerk.catalogue.cards import Circumstance, Process, Scoring
from weerwerk.catalogue.model import Catalogue, default_weight
from weerwerk.interval import Interval, half_up
from weerwerk.sameness import Same
from weerwerk.scan import reasons
from weerwerk.scan.degree import NOTHING_SAID, Said, gather, resolve
from weerwerk.scan.model import Floor, Level, Measurement, OwnWeight, Scan
from weerwerk.scan.result import Bearing, Part, ProcessScore, Sums

SMALL_BELOW = 30_000  # inhabitants; S9


Caps = Mapping[tuple[str, str], int]
NO_CAPS: Caps = {}


def score(catalogue: Catalogue, scan: Scan, *, on: date, caps: Caps = NO_CAPS) -> tuple[ProcessScore, ...]:
    """The score of every process in a scan, in the order of the scan.

    `caps` holds, by (process, circumstance), the degree to which measures that stand would cap it (law 7).
    """
    said = gather(scan.answers, scan.settled)
    return tuple(_score_process(catalogue, scan, catalogue.processes[one], said, on, caps) for one in scan.processes)


def level_of(points: int, scoring: Scoring) -> Level:
    """The level of a number of points (S11)."""
    return Level(scoring.levels.degree(points))


def bearings(catalogue: Catalogue, scan: Scan, process: str, *, on: date) -> list[Bearing]:
    """The circumstances that bear on a process, by id; those for small municipalities only where they apply."""
    own = {one.circumstance: one for one in scan.weights if one.process == process}
    small = scan.inhabitants < SMALL_BELOW
    applying = (
        one
        for one in _standards(Same(catalogue.circumstances), process, on)
        if small or one.circumstance.kind != "small"
    )
    found = (_chosen(one, own.get(one.circumstance.id)) for one in applying)
    return [one for one in found if one.weight > 0]


def _chosen(standard: Bearing, own: OwnWeight | None) -> Bearing:
    if own is None:
        return standard
    return evolve(standard, weight=own.weight, source="eigen keuze", reason=own.reason)


@lru_cache(maxsize=256)  # asked for each process at each scoring, and the same for as long as the day lasts
def _standards(circumstances: Same[Mapping[str, Circumstance]], process: str, on: date) -> tuple[Bearing, ...]:
    """Every circumstance that holds on a day with its weight for a process in the catalogue, by id."""
    held = (one for one in circumstances.value.values() if one.retired is None or one.retired.since > on)
    found = (_standard(one, process, on) for one in held)
    return tuple(sorted(found, key=lambda one: one.circumstance.id))


def _standard(circumstance: Circumstance, process: str, on: date) -> Bearing:
    standard = default_weight(circumstance.weights, process, on)
    if standard is None:
        return Bearing(circumstance, 0, 0, "weerwerk", "")
    return Bearing(circumstance, standard.weight, standard.weight, standard.source, standard.reason)


def combined_floor(floors: Iterable[Floor]) -> Interval:
    """All floors of a process together: each end raised separately (S8)."""
    together = Interval(0, 0)
    for floor in floors:
        together = together.raised_by(floor.floor)
    return together


def _score_process(
    catalogue: Catalogue, scan: Scan, process: Process, said: Mapping[str, Said], on: date, caps: Caps
) -> ProcessScore:
    scoring = catalogue.scoring
    measured = [one for one in scan.measurements if one.process == process.id]
    parts, gone = _parts(catalogue, scan, process, said, measured, on)
    parts = [_capped(part, caps.get((process.id, part.bearing.circumstance.id))) for part in parts]
    sums = Sums(
        weight=sum(part.bearing.weight for part in parts),
        low=sum(part.bearing.weight * part.interval.low for part in parts),
        high=sum(part.bearing.weight * part.interval.high for part in parts),
        open=sum(part.bearing.weight * part.interval.width for part in parts if not part.resolved.answered),
    )
    floors = tuple(sorted((one for one in scan.floors if one.process == process.id), key=lambda one: one.rule))
    average = points(sums, combined_floor(()))
    vulnerability = points(sums, combined_floor(floors))
    return ProcessScore(
        process=process.id,
        vulnerability=vulnerability,
        without_floors=average,
        sums=sums,
        impact=impact_of(process, scan),
        reasons=reasons.reasons(parts),
        floors=floors,
        discrepancies=reasons.discrepancies(parts, scoring),
        better=tuple(one for part in parts for one in part.measurements if reasons.is_better(one, part.resolved)),
        questions=tuple(one for one in measured if not one.counts),
        disagreements=reasons.disagreements(parts, process, said),
        not_applicable=gone,
        dont_know=reasons.dont_know(parts, process, said),
        levels=_levels(vulnerability, scoring),
        levels_without_floors=_levels(average, scoring),
    )


def points(sums: Sums, floor: Interval) -> Interval | None:
    """The interval of a process from its exact sums and its floor; None when no weight counts (S7, S8)."""
    if sums.weight == 0:
        return None
    average = Interval(half_up(sums.low, sums.weight), half_up(sums.high, sums.weight))
    return average.raised_by(floor)


def impact_of(process: Process, scan: Scan) -> int:
    """The impact of a process: the organisation's own when it chose one, else the catalogue's (S10)."""
    own = [one.impact for one in scan.impacts if one.process == process.id]
    return own[0] if own else process.impact.highest


def _parts(
    catalogue: Catalogue,
    scan: Scan,
    process: Process,
    said: Mapping[str, Said],
    measured: Sequence[Measurement],
    on: date,
) -> tuple[list[Part], tuple[str, ...]]:
    """What counts in a process, and what was declared not applicable; a measurement forbids the latter (S2, S5)."""
    parts, gone = [], []
    for bearing in bearings(catalogue, scan, process.id, on=on):
        circumstance = bearing.circumstance
        resolved = resolve(circumstance, process, said.get(circumstance.id, NOTHING_SAID), catalogue.scoring)
        seen = tuple(one for one in measured if one.circumstance == circumstance.id and one.counts)
        if not resolved.applicable and not seen:
            gone.append(circumstance.id)
            continue
        interval = resolved.interval
        for one in seen:
            interval = interval.raised_by(one.degree)
        parts.append(Part(bearing, resolved, interval, seen))
    return parts, tuple(gone)


def _capped(part: Part, cap: int | None) -> Part:
    if cap is None:
        return part
    return evolve(part, interval=Interval(min(part.interval.low, cap), min(part.interval.high, cap)))


def _levels(vulnerability: Interval | None, scoring: Scoring) -> tuple[Level, Level] | None:
    if vulnerability is None:
        return None
    return level_of(vulnerability.low, scoring), level_of(vulnerability.high, scoring)
