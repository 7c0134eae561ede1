"""Judging the outward half of a catalogue: phenomena, barriers, surroundings, area figures and their sources."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from weerwerk.catalogue.cards import Barrier, BarrierModel, Phenomenon, Structure, Weighing
from weerwerk.catalogue.model import Catalogue, default_weight
from weerwerk.catalogue.read import CardFile, Reading
from weerwerk.errors import Fault
from weerwerk.located import Path, Value, did_you_mean

# The phenomena that a municipality must be able to take apart into barriers of its own.
MODELLED = (
    "arbeidsuitbuiting",
    "hennepteelt",
    "synthetische-drugs",
    "vakantieparken",
    "witwassen-bedrijven",
    "witwassen-vastgoed",
    "zorgfraude",
)
MUNICIPALITY = "gemeente"
FEWEST_STEPS, MOST_STEPS = 4, 7


def outside(reading: Reading) -> Iterator[Fault]:
    """Every fault in what the catalogue says about the world outside the town hall."""
    for rule in (_phenomena, _models, _barriers, _surroundings, _figures, _mergers, _quoted):
        yield from rule(reading)


def _phenomena(reading: Reading) -> Iterator[Fault]:
    """A phenomenon leans on steps of processes it weighs for; what is no undermining weighs nothing."""
    on = reading.catalogue.edition.since
    for card_id, phenomenon in reading.catalogue.phenomena.items():
        file = reading.files["phenomena", card_id]
        if not phenomenon.in_definition:
            if any(weighing.weight for weighing in phenomenon.weights):
                yield file.fault(("weights",), "weegt mee, maar is geen ondermijning", "schrijf 'weights: []'")
            continue
        if not phenomenon.signals:
            yield file.fault(("signals",), "geen signaal", "noem er ten minste één uit het eigen werk")
        yield from _touched(file, phenomenon, on)


def _touched(file: CardFile, phenomenon: Phenomenon, on: date) -> Iterator[Fault]:
    for index, touch in enumerate(phenomenon.touches):
        if not touch.step:
            yield file.fault(("touches", index), f"noemt geen stap van {touch.process}", "vul 'step' in")
        if not _bears(phenomenon.weights, touch.process, on):
            yield file.fault(("touches", index), f"{touch.process} krijgt geen gewicht", "noem het bij 'weights'")


def _bears(weights: tuple[Weighing, ...], process: str, on: date) -> bool:
    held = default_weight(weights, process, on)
    return held is not None and held.weight > 0


def _models(reading: Reading) -> Iterator[Fault]:
    """The phenomena that need a barrier model have one; a model has a handful of steps, each with a barrier."""
    catalogue = reading.catalogue
    modelled = {model.phenomenon for model in catalogue.barriers.values()}
    for wanted in MODELLED:
        if wanted in catalogue.phenomena and wanted not in modelled:
            yield reading.files["phenomena", wanted].fault((), f"'{wanted}' heeft geen barrièremodel", "schrijf er een")
    for card_id, model in catalogue.barriers.items():
        yield from _steps(reading.files["barriers", card_id], model)


def _steps(file: CardFile, model: BarrierModel) -> Iterator[Fault]:
    if not FEWEST_STEPS <= len(model.steps) <= MOST_STEPS:
        yield file.fault(("steps",), f"{len(model.steps)} stappen", f"maak er {FEWEST_STEPS} tot {MOST_STEPS}")
    seen: set[str] = set()
    for at, step in enumerate(model.steps):
        if not step.barriers:
            yield file.fault(("steps", at), f"stap '{step.id}' heeft geen barrière", "noem er ten minste één")
        for named, path in ((step.id, ("steps", at, "id")), *_barrier_ids(at, step.barriers)):
            if named in seen:
                yield file.fault(path, f"'{named}' staat er twee keer", "kies een eigen id")
            seen.add(named)
    if not any(_is_own(barrier) for step in model.steps for barrier in step.barriers):
        yield file.fault((), "geen enkele barrière is van de gemeente zelf", "noem er ten minste één")


def _barrier_ids(at: int, barriers: tuple[Barrier, ...]) -> Iterator[tuple[str, Path]]:
    for index, barrier in enumerate(barriers):
        yield barrier.id, ("steps", at, "barriers", index, "id")


def _is_own(barrier: Barrier) -> bool:
    return barrier.who == MUNICIPALITY


def _barriers(reading: Reading) -> Iterator[Fault]:
    """Own barriers name process, step and the circumstance that answers for them; those of others name a partner."""
    for card_id, model in reading.catalogue.barriers.items():
        file = reading.files["barriers", card_id]
        for at, step in enumerate(model.steps):
            for index, barrier in enumerate(step.barriers):
                here: Path = ("steps", at, "barriers", index)
                rule = _own_barrier if _is_own(barrier) else _others_barrier
                yield from rule(reading.catalogue, file, here, barrier)


def _own_barrier(catalogue: Catalogue, file: CardFile, here: Path, barrier: Barrier) -> Iterator[Fault]:
    for field, value in (
        ("process", barrier.process),
        ("step", barrier.step),
        ("circumstance", barrier.circumstance),
    ):
        if not value:
            yield file.fault(here, f"barrière '{barrier.id}' is van de gemeente en mist '{field}'", "vul het in")
    circumstance = catalogue.circumstances.get(barrier.circumstance)
    if circumstance is None or barrier.process not in catalogue.processes:
        return
    if not _bears(circumstance.weights, barrier.process, catalogue.edition.since):
        what = f"'{barrier.circumstance}' weegt niet mee in {barrier.process}, dus niemand weet of deze barrière staat"
        yield file.fault((*here, "circumstance"), what, "kies een omstandigheid van dat proces")


def _others_barrier(catalogue: Catalogue, file: CardFile, here: Path, barrier: Barrier) -> Iterator[Fault]:
    if barrier.who not in catalogue.partners:
        cure = did_you_mean(barrier.who, [MUNICIPALITY, *catalogue.partners])
        yield file.fault((*here, "who"), f"'{barrier.who}' is geen partner en niet de gemeente", cure)
    if barrier.process or barrier.step or barrier.circumstance:
        what = f"barrière '{barrier.id}' is van een ander en noemt toch een proces"
        yield file.fault(here, what, "laat process, step en circumstance weg")


def _surroundings(reading: Reading) -> Iterator[Fault]:
    """Every location and sector leads to a phenomenon, a sector has its codes, and no structure is empty."""
    catalogue = reading.catalogue
    for card_id, surrounding in catalogue.surroundings.items():
        file = reading.files["surroundings", card_id]
        if not surrounding.phenomena:
            yield file.fault(("phenomena",), "noemt geen fenomeen", "noem wat hier kan spelen")
        if surrounding.kind == "sector" and surrounding.sbi is None:
            yield file.fault((), f"sector '{card_id}' heeft geen SBI-codes", "vul 'sbi' in")
    used = {surrounding.structure for surrounding in catalogue.surroundings.values()}
    for structure in Structure if used else ():
        if structure not in used:
            first = reading.files["surroundings", next(iter(catalogue.surroundings))]
            yield first.fault((), f"geen locatie of sector hoort bij gelegenheid '{structure}'", "voeg er een toe")


def _figures(reading: Reading) -> Iterator[Fault]:
    """An indicator has a range and published values, most of them inside it."""
    catalogue = reading.catalogue
    for card_id, indicator in catalogue.indicators.items():
        file = reading.files["indicators", card_id]
        if indicator.lowest.value >= indicator.highest.value:
            yield file.fault(("highest",), "laagste en hoogste waarde staan verkeerd om", "draai ze om")
        values = [one.value for one in catalogue.figures if one.indicator == card_id and one.value is not None]
        valid = sum(indicator.lowest.value <= value <= indicator.highest.value for value in values)
        if not values:
            yield file.fault((), f"'{card_id}' heeft geen waarden in indicators.csv", "voeg ze toe")
        elif valid * 10 < len(values) * 8:
            what = f"{len(values) - valid} van {len(values)} waarden vallen buiten het bereik"
            yield file.fault(("lowest",), what, "controleer laagste en hoogste waarde")


def _mergers(reading: Reading) -> Iterator[Fault]:
    """What came instead of a municipality is there, and what is gone is not, nor gone twice."""
    here = reading.catalogue.municipalities
    gone: set[str] = set()
    for card_id, merger in reading.catalogue.mergers.items():
        file = reading.files["mergers", card_id]
        for index, code in enumerate(merger.into):
            if code not in here:
                yield file.fault(("into", index), f"gemeente '{code}' bestaat niet", did_you_mean(code, here))
        for index, one in enumerate(merger.gone):
            if one.code in here or one.code in gone:
                why = "bestaat nog" if one.code in here else "is al eerder opgegaan"
                yield file.fault(("gone", index), f"gemeente '{one.code}' {why}", "kijk de code na")
            gone.add(one.code)


def _quoted(reading: Reading) -> Iterator[Fault]:
    """Every source is quoted by a card, or says of itself that it is general reading."""
    quoted: set[Value] = set()
    for (kind, _), file in reading.files.items():
        if kind != "sources":
            quoted.update(_values_of("source", file.value))
    for card_id, source in reading.catalogue.sources.items():
        if card_id not in quoted and not source.general:
            what = f"geen kaart noemt bron '{card_id}'"
            yield reading.files["sources", card_id].fault((), what, "zet er 'general: true' bij of haal haar weg")


def _values_of(name: str, value: Value) -> Iterator[Value]:
    """Every value that stands anywhere under a key, or in a list under its plural."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == name:
                yield part
            elif key == f"{name}s" and isinstance(part, list):
                yield from part
            else:
                yield from _values_of(name, part)
    elif isinstance(value, list):
        yield from chain.from_iterable(_values_of(name, part) for part in value)
