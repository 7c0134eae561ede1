"""``signals.csv`` or ``signals.xlsx``: counts of signals, and every fault in them; a person fits in no column (R1)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from attrs import field, frozen

from weerwerk import guard
from weerwerk.catalogue.cards import Phenomenon
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.sheets import Columns, Row, read_rows
from weerwerk.errors import Fault, Place
from weerwerk.located import did_you_mean
from weerwerk.threats.model.areas import MUNICIPALITY, SMALLER, WIJK, municipality_of
from weerwerk.threats.model.signals import MOST_COUNTED, WHOLE, Credibility, Month, Reliability, Signal, SignalKind

FILES = ("signals.csv", "signals.xlsx")
COLUMNS = Columns(
    {
        "phenomenon": ("fenomeen",),
        "area": ("gebied", "wijk", "gemeente of wijk"),
        "month": ("maand",),
        "kind": ("soort", "soort bron", "bron"),
        "reliability": ("betrouwbaarheid", "betrouwbaarheid bron"),
        "credibility": ("geloofwaardigheid", "geloofwaardigheid informatie"),
        "sources": ("bronnen", "onafhankelijke bronnen", "aantal bronnen"),
        "count": ("aantal", "aantal signalen"),
    }
)
_MONTH = re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])\Z")
_NUMBER = re.compile(r"-?[0-9]{1,9}\Z")
WordT = TypeVar("WordT", bound=StrEnum)


@frozen
class Places:
    """Which areas a count may be about: the municipality, and its wijken when the dossier has their borders."""

    municipality: str = ""
    wijken: tuple[str, ...] | None = None


@frozen
class _Reading:
    """What one row of the file is held against."""

    file: str
    catalogue: Catalogue
    places: Places
    on: date
    faults: list[Fault] = field(factory=list)

    def fault(self, row: Row, column: str, what: str, cure: str) -> None:
        self.faults.append(Fault(what, Place(self.file, row.line, column), cure))


def read_signals(
    raw: bytes, *, file: str, catalogue: Catalogue, places: Places, on: date
) -> tuple[list[Signal], list[Fault]]:
    """The counts in a file, and every fault in it; BadInput when the file is no such table."""
    reading = _Reading(file, catalogue, places, on)
    signals = []
    seen: dict[object, int] = {}
    for row in read_rows(raw, file=file, columns=COLUMNS):
        before = len(reading.faults)
        made = _signal(reading, row)
        if made is None or len(reading.faults) > before:
            continue
        key = (made.phenomenon, made.area, made.month, made.kind, made.reliability, made.credibility, made.sources)
        if key in seen:
            reading.fault(row, "", f"deze regel staat er al (regel {seen[key]})", "tel de aantallen samen")
        seen.setdefault(key, row.line)
        signals.append(made)
    return signals, reading.faults


def _signal(reading: _Reading, row: Row) -> Signal | None:
    """The row as a signal; every fault in it is said before it is given up."""
    words = row.words
    phenomenon = _phenomenon(reading, row)
    area = _area(reading, row, phenomenon)
    month = _month(reading, row)
    kind = _one_of(reading, row, "kind", SignalKind, str.casefold)
    reliability = _one_of(reading, row, "reliability", Reliability, str.upper)
    credibility = _one_of(reading, row, "credibility", Credibility, str)
    sources, count = _number(reading, row, "sources"), _number(reading, row, "count")
    if sources == 0 and count:
        reading.fault(row, "sources", f"{count} signalen zonder één bron", "schrijf hoeveel onafhankelijke bronnen")
    _about_nobody(reading, row, words)
    if not (phenomenon and area and month and kind and reliability and credibility):
        return None
    if sources is None or count is None:
        return None
    return Signal(phenomenon.id, area, month, kind, reliability, credibility, sources, count)


def _about_nobody(reading: _Reading, row: Row, words: Mapping[str, str]) -> None:
    """Nothing in the row looks like a person, in whatever column it was typed; area codes are no number plates."""
    for column, word in words.items():
        harmless = (column == "area" and municipality_of(word.upper())) or (column == "month" and _MONTH.match(word))
        found = () if harmless else guard.find(word)
        if found:
            reading.fault(row, column, f"hier lijkt een {found[0].kind} te staan. {guard.NOTICE}", "haal het weg")


def _phenomenon(reading: _Reading, row: Row) -> Phenomenon | None:
    said = row.words["phenomenon"]
    cards = reading.catalogue.phenomena
    named = {one.name.nl.casefold(): one for one in cards.values()}
    card = cards.get(said) or named.get(said.casefold())
    if card is None:
        cure = did_you_mean(said, [*cards, *(one.name.nl for one in cards.values())])
        what = f"het fenomeen '{guard.masked(said)}' bestaat niet" if said else "geen fenomeen"
        reading.fault(row, "phenomenon", what, cure or "kies een fenomeen uit de catalogus")
        return None
    if not card.in_definition:
        what = f"'{card.name.nl}' valt buiten ondermijning en wordt hier niet geteld"
        reading.fault(
            row, "phenomenon", what, f"haal de regel weg; waar dit wel hoort: weerwerk catalogue show {card.id}"
        )
    elif card.retired is not None and card.retired.since <= reading.on:
        cure = f"gebruik '{card.retired.successor}'" if card.retired.successor else "haal de regel weg"
        reading.fault(row, "phenomenon", f"het fenomeen '{card.id}' is vervallen", cure)
    return card


def _area(reading: _Reading, row: Row, phenomenon: Phenomenon | None) -> str:
    said = row.words["area"]
    code, places = said.upper(), reading.places
    if said.casefold() == WHOLE or (places.municipality and code == places.municipality):
        return WHOLE
    wrong = _wrong_area(said, code, reading)
    if wrong is not None:
        reading.fault(row, "area", *wrong)
        return ""
    if phenomenon is not None and phenomenon.smallest_area == WHOLE:
        what = f"'{phenomenon.name.nl}' houden wij niet per wijk bij: dat kan naar één familie, club of bedrijf wijzen"
        reading.fault(row, "area", what, f"schrijf '{WHOLE}' bij gebied")
    return code


def _wrong_area(said: str, code: str, reading: _Reading) -> tuple[str, str] | None:
    """What is wrong with an area that is not the whole municipality, with its cure; None for a wijk of its own."""
    places = reading.places
    own = places.municipality or "uw gemeente"
    if SMALLER.match(code):
        return "een buurt is kleiner dan een wijk", f"neem de wijk: WK{code[2:8]}"
    merger = reading.catalogue.merger_of(municipality_of(code))
    if merger is not None:
        name = next(one.name for one in merger.gone if one.code == municipality_of(code))
        what = f"{code} is een code van vóór {merger.since:%d-%m-%Y}; {name} is opgegaan in {', '.join(merger.into)}"
        return what, "neem de code van nu"
    if MUNICIPALITY.match(code):
        return f"{code} is een andere gemeente", f"schrijf '{WHOLE}' of een wijk van {own}"
    if not WIJK.match(code):
        shown = f"'{guard.masked(said)}' is geen gemeente of wijk" if said else "geen gebied"
        return shown, f"schrijf '{WHOLE}' of een wijkcode (WK…); kleiner nooit"
    if places.municipality and municipality_of(code) != places.municipality:
        return f"{code} is geen wijk van {own}", "kijk de code na"
    if places.wijken is None and not places.municipality:
        return f"of {code} een wijk van u is, is niet te zien", "zet de code van uw gemeente in organisation.yaml"
    if places.wijken is not None and code not in places.wijken:
        near = did_you_mean(code, places.wijken)
        return f"wijk {code} staat niet in de gebieden", near or "neem de wijkindeling van hetzelfde jaar als de kaart"
    return None


def _month(reading: _Reading, row: Row) -> Month | None:
    said = row.words["month"]
    found = _MONTH.match(said[:7]) if len(said) in (7, 10) else None
    if found is None:
        what = f"'{guard.masked(said)}' is geen maand" if said else "geen maand"
        reading.fault(row, "month", what, "schrijf jjjj-mm, bijvoorbeeld 2026-03")
        return None
    month = Month(int(found[1]), int(found[2]))
    if (month.year, month.month) > (reading.on.year, reading.on.month):
        reading.fault(row, "month", f"de maand {month} ligt in de toekomst", "verbeter de maand")
    return month


def _one_of(reading: _Reading, row: Row, column: str, words: type[WordT], shaped: Callable[[str], str]) -> WordT | None:
    said = shaped(row.words[column])
    for one in words:
        if said == one.value:
            return one
    known = [one.value for one in words]
    shown = f"'{guard.masked(row.words[column])}' kennen wij hier niet" if said else "een leeg veld"
    reading.fault(row, column, shown, did_you_mean(said, known) or f"mogelijk: {', '.join(known)}")
    return None


def _number(reading: _Reading, row: Row, column: str) -> int | None:
    said = row.words[column]
    if not _NUMBER.match(said):
        what = f"'{guard.masked(said)}' is geen aantal" if said else "geen aantal"
        reading.fault(row, column, what, "schrijf een heel getal, 0 of meer")
        return None
    value = int(said)
    if value < 0:
        reading.fault(row, column, f"een aantal kan niet {value} zijn", "schrijf 0 of meer")
    elif value > MOST_COUNTED:
        reading.fault(row, column, f"{value} in één maand kan niet kloppen", "kijk het aantal na")
    return value


def signals_csv(signals: Iterable[Signal]) -> str:
    """Counts as the text of a CSV file that reads back the same."""
    lines = [",".join(COLUMNS.names), *(",".join(_cells(one)) for one in signals)]
    return "\n".join(lines) + "\n"


def _cells(one: Signal) -> Iterator[str]:
    yield from (one.phenomenon, one.area, str(one.month), one.kind.value)
    yield from (one.reliability.value, one.credibility.value, str(one.sources), str(one.count))
