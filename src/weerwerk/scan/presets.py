"""Which questions belong to a first picture, a small scan or a whole one, and which of those are still open (S14)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from weerwerk.catalogue.model import Catalogue
from weerwerk.scan.degree import NOTHING_SAID, gather, open_steps
from weerwerk.scan.model import Preset, Scan
from weerwerk.scan.next import Place, Question, in_order, moves_of, place_of
from weerwerk.scan.result import ProcessScore
from weerwerk.scan.score import bearings, impact_of

# The budgets of scoring.md: of a first picture in all, of a small scan per process and for the organisation.
MOST_FIRST = 50
MOST_SMALL_PROCESS = 12
MOST_SMALL_ORGANISATION = 20


def questions_of(catalogue: Catalogue, scan: Scan, *, preset: Preset, on: date) -> tuple[Place, ...]:
    """Every question of a preset, answered or not, within its budget; it does not depend on the answers.

    Where more processes are chosen than the budget holds, the questions that weigh most stay; ties by id.
    """
    weighs: dict[Place, Fraction] = {}
    for process in scan.processes:
        held = bearings(catalogue, scan, process, on=on)
        total = sum(one.weight for one in held)
        impact = impact_of(catalogue.processes[process], scan)
        for one in held:
            if preset is Preset.WHOLE or str(preset) in one.circumstance.presets:
                place = place_of(one.circumstance, process)
                weighs[place] = weighs.get(place, Fraction(0)) + Fraction(impact * one.weight, total)
    ordered = sorted(weighs, key=lambda place: (-weighs[place], place.circumstance, place.process))
    return tuple(_within(ordered, preset))


def _within(ordered: Sequence[Place], preset: Preset) -> Iterable[Place]:
    if preset is Preset.WHOLE:
        return ordered
    if preset is Preset.FIRST:
        return ordered[:MOST_FIRST]
    kept: list[Place] = []
    numbers: dict[str, int] = {}
    for place in ordered:
        numbers[place.process] = numbers.get(place.process, 0) + 1
        most = MOST_SMALL_PROCESS if place.process else MOST_SMALL_ORGANISATION
        if numbers[place.process] <= most:
            kept.append(place)
    return kept


def still_open(
    catalogue: Catalogue, scan: Scan, scores: Sequence[ProcessScore], *, preset: Preset, on: date
) -> tuple[Question, ...]:
    """The questions of a preset that nobody answered yet, in the order of S14; what can move nothing comes last.

    A whole scan asks about single steps only where an answer about another step of the process was given.
    """
    moves = moves_of(catalogue, scores)
    places = [one for one in questions_of(catalogue, scan, preset=preset, on=on) if one in moves]
    steps = _open_steps(catalogue, scan, places) if preset is Preset.WHOLE else {}
    found = [
        Question(place.circumstance, place.process, moves[place], step)
        for place in places
        for step in steps.get(place, ("",))
    ]
    return tuple(sorted(found, key=in_order))


def _open_steps(catalogue: Catalogue, scan: Scan, places: Iterable[Place]) -> Mapping[Place, tuple[str, ...]]:
    said = gather(scan.answers, scan.settled)
    found = {}
    for place in places:
        if place.process:
            about = said.get(place.circumstance, NOTHING_SAID)
            circumstance = catalogue.circumstances[place.circumstance]
            steps = open_steps(circumstance, catalogue.processes[place.process], about)
            if steps:
                found[place] = steps
    return found
