"""Where the dossier's surroundings meet the scan: exposure per process, for the order and in words (S9, S11, S12)."""

from collections.abc import Iterable
from datetime import date

from weerwerk import wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.scan.order import Outside
from weerwerk.services.own_figures import comparable
from weerwerk.threats.exposure import Exposure, ExposureReason, exposures
from weerwerk.threats.model import Area, Ticked


def area_of(dossier: Dossier, catalogue: Catalogue) -> Area:
    """What a dossier says of the surroundings; own figures only where they can be compared with the published ones."""
    listed = dossier.surroundings
    ticks = [(name, tick) for name, tick in listed.ticks.items()] if listed else []
    return Area(
        inhabitants=dossier.organisation.inhabitants,
        municipality=dossier.organisation.code,
        ticks=tuple(Ticked(name, tick, listed.function, listed.date) for name, tick in ticks) if listed else (),
        judgements=dossier.phenomena.judgements,
        figures=comparable(dossier, catalogue),
    )


def exposures_of(
    dossier: Dossier, catalogue: Catalogue, processes: tuple[str, ...], *, on: date
) -> tuple[Exposure, ...]:
    """The exposure of the processes of a dossier."""
    return exposures(catalogue, area_of(dossier, catalogue), processes=processes, on=on)


def outside_of(exposed: Iterable[Exposure]) -> dict[str, Outside]:
    """Exposure as the order of attention wants it."""
    return {
        one.process: Outside(one.interval.high, one.may_fall_to, one.open)
        for one in exposed
        if one.interval is not None
    }


def relative_words(exposure: Exposure) -> str:
    """Exposure beside comparable municipalities; an interval that spans words names both (S11)."""
    if exposure.words is None:
        return "niets van buiten telt hier mee"
    low, high = exposure.words
    if low == high:
        return f"{low.word} vergelijkbare gemeenten"
    return f"{low.word.removesuffix(' dan')} tot {high.word} vergelijkbare gemeenten"


def exposure_verdict(exposure: Exposure) -> str:
    """Exposure in words with its points and how firm it is."""
    if exposure.interval is None or exposure.words is None:
        return relative_words(exposure)
    firm = "stevig" if exposure.words[0] == exposure.words[1] else _missing(exposure)
    return f"{relative_words(exposure)} ({wording.interval(exposure.interval)} van 100), {firm}"


def _missing(exposure: Exposure) -> str:
    unasked = len(exposure.open)
    if unasked:
        return f"nog niet stevig: {wording.counted(unasked, 'antwoord ontbreekt', 'antwoorden ontbreken')}"
    return "nog niet stevig: niet alles is bekend"


def external_fact(reason: ExposureReason) -> str:
    """What is known of an external circumstance, in words."""
    known = reason.known
    if known.kind == "surrounding":
        return str(known.tick) if known.tick else "nog geen antwoord"
    if known.kind == "phenomenon":
        if known.judged is None:
            return "nog niet beoordeeld"
        said = [f"{number} × {presence}" for presence, number in known.judged.presences.items()]
        return wording.listed(said) if len(said) > 1 else str(next(iter(known.judged.presences)))
    if known.standing is None:
        return "geen bruikbaar cijfer"
    among = "gemeenten van deze grootte" if known.standing.in_class else "gemeenten in het land"
    return f"plaats {known.standing.degree} op 100 tussen {known.standing.others} {among} ({known.standing.year})"


def external_name(reason: ExposureReason, catalogue: Catalogue) -> str:
    """The Dutch name of an external circumstance."""
    known = reason.known
    match known.kind:
        case "surrounding":
            return catalogue.surroundings[known.id].name.nl
        case "indicator":
            return catalogue.indicators[known.id].name.nl
        case "phenomenon":
            return catalogue.phenomena[known.id].name.nl
