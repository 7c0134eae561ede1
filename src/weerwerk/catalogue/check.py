"""Judging a catalogue that reads well: its cards hold together, and every number has a source.

A rule takes the reading and yields faults; all rules run, so that everything is repaired in one go.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from weerwerk.catalogue.cards import Phenomenon
from weerwerk.catalogue.check_inside import inside
from weerwerk.catalogue.check_models import models
from weerwerk.catalogue.check_outside import outside
from weerwerk.catalogue.check_plain import plain
from weerwerk.catalogue.model import Card, Catalogue
from weerwerk.catalogue.read import CardFile, Reading
from weerwerk.dated import OWN_CHOICE, UNCITED
from weerwerk.errors import Fault
from weerwerk.located import Path, did_you_mean, is_id

CardT = TypeVar("CardT", bound=Card)
# R7: none of these stands in an indicator or a circumstance, nor a proxy of them.
FORBIDDEN_TRAITS = re.compile(
    r"etnisch|etniciteit|nationalit|geboorteplaats|geboorteland|afkomst|migratieachtergrond|allochto|woonwagen|"
    r"asielzoek|vluchteling|\bgeloof\b|religi|moskee|kerkgang|politieke voorkeur|huidskleur|statushouder",
    re.IGNORECASE,
)
# R2: a finding is a question about a control, never a verdict on a person.
FORBIDDEN_VERDICTS = re.compile(r"\b(dader|fraude|frauduleus|verdacht|verdachte|schuldig|schuldige)\w*", re.IGNORECASE)

MIN_STEPS = 8
MIN_CHECKS = 4


def check(reading: Reading) -> list[Fault]:
    """Every fault in the catalogue, in the order of the files."""
    faults: list[Fault] = []
    for rule in (_ids, _sources, _references, _processes, _chain, _weights, _words, inside, models, outside, plain):
        faults.extend(rule(reading))
    return sorted(faults, key=lambda fault: (fault.where.file, fault.where.line or 0, fault.what))


def _each(reading: Reading, kind: str, cards: Mapping[str, CardT]) -> Iterator[tuple[CardFile, CardT]]:
    for card_id, card in cards.items():
        yield reading.files[kind, card_id], card


def _at(file: CardFile, path: Path, what: str, cure: str = "") -> Fault:
    return file.located.fault((*file.path, *path), what, cure)


def _ids(reading: Reading) -> Iterator[Fault]:
    for (_, card_id), file in reading.files.items():
        if not is_id(card_id):
            yield _at(file, ("id",), f"'{card_id}' is geen goede id", "gebruik kleine letters, cijfers en streepjes")


def _sources(reading: Reading) -> Iterator[Fault]:
    """Every source is a key of sources.yaml, ``uncited`` or ``weerwerk``."""
    known = {*reading.catalogue.sources, OWN_CHOICE, UNCITED}
    for (kind, _), file in reading.files.items():
        if kind == "sources":
            continue
        for path, value in file.leaves():
            names = [part for part in path if isinstance(part, str)]
            if names and names[-1] in ("source", "sources") and value not in known:
                yield _at(file, path, f"bron '{value}' bestaat niet", did_you_mean(str(value), known))


def _references(reading: Reading) -> Iterator[Fault]:
    """Every id that a card names is a card that is there and not retired."""
    for file, path, kind, named in _named(reading):
        cards = reading.catalogue.kinds()[kind]
        card = cards.get(named)
        if card is None:
            yield _at(file, path, f"'{named}' bestaat niet in {kind}", did_you_mean(named, cards))
            continue
        retired = getattr(card, "retired", None)
        if retired is not None:
            cure = f"opvolger: '{retired.successor}'" if retired.successor else "haal de verwijzing weg"
            yield _at(file, path, f"'{named}' is vervallen per {retired.since:%Y-%m-%d}", cure)


def _named(reading: Reading) -> Iterator[tuple[CardFile, Path, str, str]]:
    catalogue = reading.catalogue
    for file, process in _each(reading, "processes", catalogue.processes):
        for index, step in enumerate(process.steps):
            yield from (
                (file, ("steps", index, "functions", at), "functions", f) for at, f in enumerate(step.functions)
            )
        for index, one in enumerate(process.checks):
            yield file, ("checks", index, "circumstance"), "circumstances", one.circumstance
    for file, circumstance in _each(reading, "circumstances", catalogue.circumstances):
        if circumstance.theme:
            yield file, ("theme",), "themes", circumstance.theme
        for index, measured in enumerate(circumstance.measured):
            if measured.detector:
                yield file, ("measured", index, "detector"), "detectors", measured.detector
    for file, surrounding in _each(reading, "surroundings", catalogue.surroundings):
        yield from ((file, ("phenomena", at), "phenomena", one) for at, one in enumerate(surrounding.phenomena))
        if surrounding.indicator:
            yield file, ("indicator",), "indicators", surrounding.indicator
    for file, measure in _each(reading, "measures", catalogue.measures):
        for index, act in enumerate(measure.acts_on):
            yield file, ("acts_on", index, "circumstance"), "circumstances", act.circumstance
        yield from ((file, ("requires", at), "measures", one) for at, one in enumerate(measure.requires))
        yield from ((file, ("excludes", at), "measures", one) for at, one in enumerate(measure.excludes))
        yield from ((file, ("partners", at), "partners", one) for at, one in enumerate(measure.partners))
        yield file, ("owner",), "functions", measure.owner
        yield from (
            (file, ("processes", at), "processes", one) for at, one in enumerate(measure.processes) if one != "all"
        )
    for file, detector in _each(reading, "detectors", catalogue.detectors):
        yield file, ("circumstance",), "circumstances", detector.circumstance
    for file, norm in _each(reading, "norms", catalogue.norms):
        for index, item in enumerate(norm.items):
            for at, named in enumerate(item.circumstances):
                yield file, ("items", index, "circumstances", at), "circumstances", named
    yield from _named_outside(reading)


def _named_outside(reading: Reading) -> Iterator[tuple[CardFile, Path, str, str]]:
    catalogue = reading.catalogue
    for file, phenomenon in _each(reading, "phenomena", catalogue.phenomena):
        for index, touch in enumerate(phenomenon.touches):
            yield file, ("touches", index, "process"), "processes", touch.process
    for file, model in _each(reading, "barriers", catalogue.barriers):
        yield file, ("phenomenon",), "phenomena", model.phenomenon
        for at, step in enumerate(model.steps):
            yield from ((file, ("steps", at, "partners", n), "partners", one) for n, one in enumerate(step.partners))
            for index, barrier in enumerate(step.barriers):
                here: Path = ("steps", at, "barriers", index)
                if barrier.process:
                    yield file, (*here, "process"), "processes", barrier.process
                if barrier.circumstance:
                    yield file, (*here, "circumstance"), "circumstances", barrier.circumstance


def _processes(reading: Reading) -> Iterator[Fault]:
    """A process has its steps, its four checks, and no step id twice."""
    for file, process in _each(reading, "processes", reading.catalogue.processes):
        ids = [step.id for step in process.steps]
        for index, step_id in enumerate(ids):
            if step_id in ids[:index]:
                yield _at(file, ("steps", index, "id"), f"stap '{step_id}' staat er twee keer", "kies een eigen id")
        if process.group == "own" or process.like:
            yield _at(file, (), "een eigen proces hoort in een dossier", "zet het in own_processes")
        if process.group == "research" and len(ids) < MIN_STEPS:
            yield _at(file, ("steps",), f"{len(ids)} stappen", f"beschrijf er ten minste {MIN_STEPS}")
        if len(process.checks) < MIN_CHECKS:
            yield _at(file, ("checks",), f"{len(process.checks)} controles", f"noem er ten minste {MIN_CHECKS}")


def _chain(reading: Reading) -> Iterator[Fault]:
    """Phenomenon → barrier → process → step → function → circumstance → measure has no loose end."""
    catalogue = reading.catalogue
    helped = {act.circumstance for measure in catalogue.measures.values() for act in measure.acts_on}
    for file, circumstance in _each(reading, "circumstances", catalogue.circumstances):
        if circumstance.id not in helped and circumstance.retired is None:
            yield _at(file, (), f"geen maatregel helpt tegen '{circumstance.id}'", "noem haar bij een maatregel")
    for file, measure in _each(reading, "measures", catalogue.measures):
        if not measure.acts_on and measure.retired is None:
            yield _at(file, (), f"maatregel '{measure.id}' werkt nergens op in", "noem een omstandigheid")
    for file, phenomenon in _each(reading, "phenomena", catalogue.phenomena):
        if not phenomenon.touches and phenomenon.retired is None:
            yield _at(file, (), f"fenomeen '{phenomenon.id}' raakt geen proces", "noem er ten minste één")
    yield from _steps_named(reading, catalogue)


def _steps_named(reading: Reading, catalogue: Catalogue) -> Iterator[Fault]:
    used = {
        function for process in catalogue.processes.values() for step in process.steps for function in step.functions
    }
    used |= {measure.owner for measure in catalogue.measures.values()}
    for file, function in _each(reading, "functions", catalogue.functions):
        if function.id not in used and function.retired is None:
            yield _at(file, (), f"functie '{function.id}' doet geen enkele stap", "noem haar bij een stap")
    for file, phenomenon in _each(reading, "phenomena", catalogue.phenomena):
        for index, touch in enumerate(phenomenon.touches):
            yield from _step_exists(catalogue, file, ("touches", index), touch.process, touch.step)
    for file, model in _each(reading, "barriers", catalogue.barriers):
        for at, step in enumerate(model.steps):
            for index, one in enumerate(step.barriers):
                yield from _step_exists(catalogue, file, ("steps", at, "barriers", index), one.process, one.step)


def _step_exists(catalogue: Catalogue, file: CardFile, path: Path, process: str, step: str) -> Iterator[Fault]:
    if not step or process not in catalogue.processes:
        return
    known = [one.id for one in catalogue.processes[process].steps]
    if step not in known:
        yield _at(file, (*path, "step"), f"stap '{step}' bestaat niet in {process}", did_you_mean(step, known))


def _weights(reading: Reading) -> Iterator[Fault]:
    """Weights name processes that are there, and every card that counts bears on at least one."""
    catalogue = reading.catalogue
    kinds: Mapping[str, Mapping[str, Card]] = catalogue.kinds()
    for kind in ("circumstances", "surroundings", "indicators", "phenomena"):
        for file, card in _each(reading, kind, kinds[kind]):
            weights = card.weights  # type: ignore[union-attr]
            counts = not (isinstance(card, Phenomenon) and not card.in_definition)
            if counts and not any(weighing.weight for weighing in weights):
                yield _at(file, ("weights",), "weegt nergens mee", "geef ten minste één gewicht boven 0")
            for index, weighing in enumerate(weights):
                for at, process in enumerate(weighing.processes):
                    if process != "all" and process not in catalogue.processes:
                        cure = did_you_mean(process, catalogue.processes)
                        yield _at(file, ("weights", index, "processes", at), f"proces '{process}' bestaat niet", cure)


def _words(reading: Reading) -> Iterator[Fault]:
    """R7 in what is measured about an area or an organisation; R2 in every text about a finding."""
    for kind, pattern, rule in (
        ("circumstances", FORBIDDEN_TRAITS, "R7"),
        ("surroundings", FORBIDDEN_TRAITS, "R7"),
        ("indicators", FORBIDDEN_TRAITS, "R7"),
        ("phenomena", FORBIDDEN_TRAITS, "R7"),
        ("barriers", FORBIDDEN_TRAITS, "R7"),
        ("detectors", FORBIDDEN_VERDICTS, "R2"),
    ):
        for file, _ in _each(reading, kind, reading.catalogue.kinds()[kind]):
            for path, value in file.leaves():
                found = pattern.search(value) if isinstance(value, str) else None
                if found and path[-1:] != ("source",):
                    yield _at(file, path, f"het woord '{found.group()}' kan hier niet ({rule})", "schrijf het anders")
