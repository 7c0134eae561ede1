"""What a municipality says of its surroundings, and every fault in it."""

from collections.abc import Iterator
from datetime import date

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Phenomena, Surroundings
from weerwerk.errors import Fault
from weerwerk.located import Located, did_you_mean


def surroundings_faults(said: Surroundings, located: Located, catalogue: Catalogue, *, on: date) -> Iterator[Fault]:
    """What is wrong with the list of locations and sectors."""
    if said.date > on:
        yield located.fault(("date",), f"de datum {said.date:%d-%m-%Y} ligt in de toekomst", "verbeter de datum")
    if not said.function.strip():
        yield located.fault(("function",), "geen functie", "schrijf welke functie de lijst invulde")
    for surrounding in said.ticks:
        if surrounding not in catalogue.surroundings:
            cure = did_you_mean(surrounding, catalogue.surroundings)
            what = f"de locatie of sector '{surrounding}' bestaat niet"
            yield located.fault(("ticks", surrounding), what, cure)


def phenomena_faults(said: Phenomena, located: Located, catalogue: Catalogue, *, on: date) -> Iterator[Fault]:
    """What is wrong with the judgements of phenomena."""
    seen: set[tuple[str, str, date]] = set()
    for index, one in enumerate(said.judgements):
        here = ("judgements", index)
        if one.phenomenon not in catalogue.phenomena:
            cure = did_you_mean(one.phenomenon, catalogue.phenomena)
            yield located.fault((*here, "phenomenon"), f"het fenomeen '{one.phenomenon}' bestaat niet", cure)
        if not one.function.strip():
            yield located.fault((*here, "function"), "geen functie", "schrijf welke functie zo oordeelt")
        if one.on > on:
            what = f"de datum {one.on:%d-%m-%Y} ligt in de toekomst"
            yield located.fault((*here, "on"), what, "verbeter de datum")
        if (one.phenomenon, one.function, one.on) in seen:
            what = f"'{one.function}' beoordeelde '{one.phenomenon}' die dag al"
            yield located.fault(here, what, "laat één oordeel staan")
        seen.add((one.phenomenon, one.function, one.on))
