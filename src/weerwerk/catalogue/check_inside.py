"""Judging the inward half of a catalogue: who is asked what, how much is asked, and whether help fits."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from weerwerk.catalogue.cards import ALL, Act, Circumstance, Measure, Reach
from weerwerk.catalogue.model import Catalogue, default_weight
from weerwerk.catalogue.read import Reading
from weerwerk.errors import Fault
from weerwerk.located import did_you_mean

RESEARCH_PROCESSES = 8
FIRST_PICTURE = 50
SMALL_PER_PROCESS, SMALL_ORGANISATION = 12, 20
MIN_STEPS_FURTHER = 6


def inside(reading: Reading) -> Iterator[Fault]:
    """Every fault in what the catalogue asks the organisation and offers as help."""
    for rule in (_asked, _chapters, _surveys, _budgets, _after_checks, _orders, _helped):
        yield from rule(reading)


def _asked(reading: Reading) -> Iterator[Fault]:
    """A question names the function that knows the answer."""
    functions = reading.catalogue.functions
    for card_id, card in reading.catalogue.circumstances.items():
        if card.retired is None and card.ask not in functions:
            what = f"'{card.ask}' bestaat niet in functions" if card.ask else "zegt niet wie u dit vraagt"
            cure = did_you_mean(card.ask, functions) or "noem bij 'ask' een functie"
            yield reading.files["circumstances", card_id].fault(("ask",), what, cure)


def _chapters(reading: Reading) -> Iterator[Fault]:
    """Circumstances and norm items stand under a chapter, never under a subject of the library."""
    catalogue = reading.catalogue
    chapters = [theme.id for theme in catalogue.themes.values() if theme.kind == "chapter"]
    for card_id, card in catalogue.circumstances.items():
        if card.retired is None and card.theme not in chapters:
            what = f"'{card.theme}' is geen hoofdstuk"
            yield reading.files["circumstances", card_id].fault(("theme",), what, did_you_mean(card.theme, chapters))
    for card_id, norm in catalogue.norms.items():
        for index, item in enumerate(norm.items):
            if item.chapter not in chapters:
                what = f"'{item.chapter}' is geen hoofdstuk"
                path = ("items", index, "chapter")
                yield reading.files["norms", card_id].fault(path, what, did_you_mean(item.chapter, chapters))


def _surveys(reading: Reading) -> Iterator[Fault]:
    """What a survey measures has a survey item, and the other way round."""
    for card_id, card in reading.catalogue.circumstances.items():
        by_survey = any(one.by == "survey" for one in card.measured)
        if by_survey and not card.survey_item:
            yield reading.files["circumstances", card_id].fault(
                ("measured",), "gemeten met een enquête zonder stelling"
            )
        if card.survey_item and not by_survey:
            yield reading.files["circumstances", card_id].fault(("survey_item",), "een stelling die niets meet")


def _budgets(reading: Reading) -> Iterator[Fault]:
    """The short lists of questions stay short (the budgets of the scoring convention)."""
    first, small = _chosen(reading, "eerste-beeld"), _chosen(reading, "klein")
    asked = first[Reach.ORGANISATION] + RESEARCH_PROCESSES * (first.total() - first[Reach.ORGANISATION])
    organisation, process = small[Reach.ORGANISATION], small.total() - small[Reach.ORGANISATION]
    if asked > FIRST_PICTURE:
        yield _too_many(reading, "eerste-beeld", f"{asked} vragen in het eerste beeld", f"hoogstens {FIRST_PICTURE}")
    if organisation > SMALL_ORGANISATION or process > SMALL_PER_PROCESS:
        said = f"klein vraagt {process} per proces en {organisation} voor de organisatie"
        yield _too_many(reading, "klein", said, f"hoogstens {SMALL_PER_PROCESS} en {SMALL_ORGANISATION}")


def _chosen(reading: Reading, preset: str) -> Counter[Reach]:
    return Counter(card.reach for card in reading.catalogue.circumstances.values() if preset in card.presets)


def _too_many(reading: Reading, preset: str, what: str, cure: str) -> Fault:
    last = max(card.id for card in reading.catalogue.circumstances.values() if preset in card.presets)
    return reading.files["circumstances", last].fault(("presets",), what, cure)


def _after_checks(reading: Reading) -> Iterator[Fault]:
    """Somebody looks back at every process of the catalogue, and none is told in a handful of words."""
    for card_id, process in reading.catalogue.processes.items():
        file = reading.files["processes", card_id]
        if process.retired is None and not any(step.act is Act.AFTER_CHECK for step in process.steps):
            yield file.fault(("steps",), "geen controle achteraf", "noem de stap waarin iemand terugkijkt")
        if process.group == "further" and len(process.steps) < MIN_STEPS_FURTHER:
            yield file.fault(
                ("steps",), f"{len(process.steps)} stappen", f"beschrijf er ten minste {MIN_STEPS_FURTHER}"
            )


def _orders(reading: Reading) -> Iterator[Fault]:
    """Measures can be put in an order: nothing waits for itself, and what shuts out is shut out in turn."""
    measures = reading.catalogue.measures
    for card_id, measure in measures.items():
        file = reading.files["measures", card_id]
        if card_id in _before(measures[card_id], reading.catalogue):
            yield file.fault(("requires",), "wacht op zichzelf", "haal een van de eisen uit de kring")
        for index, other in enumerate(measure.excludes):
            if other in measures and card_id not in measures[other].excludes:
                yield file.fault(("excludes", index), f"'{other}' sluit deze niet uit", "noem het aan beide kanten")
            if other in measure.requires:
                yield file.fault(("excludes", index), f"'{other}' is nodig én uitgesloten", "kies een van beide")


def _before(measure: Measure, catalogue: Catalogue) -> set[str]:
    """Everything that has to stand before a measure, however far back."""
    found: set[str] = set()
    waiting = list(measure.requires)
    while waiting:
        needed = waiting.pop()
        if needed not in found and needed in catalogue.measures:
            found.add(needed)
            waiting.extend(catalogue.measures[needed].requires)
    return found


def _helped(reading: Reading) -> Iterator[Fault]:
    """A circumstance has help on every process it bears on, and a measure names no process where it does nothing."""
    catalogue = reading.catalogue
    on = catalogue.edition.since
    bears = {(card.id, process) for card in catalogue.circumstances.values() for process in _borne(card, catalogue, on)}
    helped = {
        (act.circumstance, on)
        for one in catalogue.measures.values()
        for on in _on(one, catalogue)
        for act in one.acts_on
    }
    for circumstance, process in sorted(bears - helped):
        file = reading.files["circumstances", circumstance]
        yield file.fault(
            (), f"geen maatregel helpt hiertegen bij {process}", "breid een maatregel uit of schrijf er een"
        )
    for card_id, measure in catalogue.measures.items():
        for index, process in enumerate(measure.processes):
            if (process,) != ALL and not any((act.circumstance, process) in bears for act in measure.acts_on):
                file = reading.files["measures", card_id]
                yield file.fault(("processes", index), f"doet niets bij {process}", "haal het proces weg")


def _borne(card: Circumstance, catalogue: Catalogue, on: date) -> list[str]:
    held = {process: default_weight(card.weights, process, on) for process in catalogue.processes}
    return [] if card.retired else [process for process, weighing in held.items() if weighing and weighing.weight]


def _on(measure: Measure, catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(catalogue.processes) if measure.processes == ALL else measure.processes
