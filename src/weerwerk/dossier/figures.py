"""``area_figures.csv``: published figures of the own municipality, newer than those of the catalogue."""

import csv
import io
import math
from collections.abc import Iterable, Mapping
from datetime import date

from weerwerk import guard
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.picture import OwnFigure
from weerwerk.dossier.sheets import Columns, Row, read_rows
from weerwerk.errors import Fault, Place
from weerwerk.located import did_you_mean

FILE = "area_figures.csv"
COLUMNS = Columns(
    {
        "municipality": ("gemeente",),
        "indicator": ("cijfer",),
        "year": ("jaar",),
        "value": ("waarde",),
        "source": ("bron",),
        "sbi": (),
    }
)
FIRST_YEAR = 1990


def read_figures(raw: bytes, *, catalogue: Catalogue, own: str, on: date) -> tuple[list[OwnFigure], list[Fault]]:
    """The figures in the file, and every fault in it; BadInput when it is no such table."""
    figures: list[OwnFigure] = []
    faults: list[Fault] = []
    seen: dict[tuple[str, int, str], int] = {}
    for row in read_rows(raw, file=FILE, columns=COLUMNS):
        wrong = [Fault(what, Place(FILE, row.line, at), cure) for at, what, cure in _wrong(row, catalogue, own, on)]
        faults.extend(wrong)
        if wrong:
            continue
        words = row.words
        made = OwnFigure(
            words["municipality"].upper(),
            words["indicator"],
            int(words["year"]),
            _value(words["value"]),
            words["source"],
            "2008" if words["sbi"] == "2008" else "2025" if words["sbi"] == "2025" else "",
        )
        key = (made.indicator, made.year, made.sbi)
        if key in seen:
            what = f"dit cijfer staat er voor {made.year} al (regel {seen[key]})"
            faults.append(Fault(what, Place(FILE, row.line), "laat één regel staan"))
        seen.setdefault(key, row.line)
        figures.append(made)
    return figures, faults


def _wrong(row: Row, catalogue: Catalogue, own: str, on: date) -> Iterable[tuple[str, str, str]]:
    words = row.words
    if words["indicator"] not in catalogue.indicators:
        cure = did_you_mean(words["indicator"], catalogue.indicators) or "kies een cijfer uit de catalogus"
        yield "indicator", f"het gebiedscijfer '{guard.masked(words['indicator'])}' bestaat niet", cure
    yield from _wrong_place(words, catalogue, own)
    if not (words["year"].isascii() and words["year"].isdigit() and FIRST_YEAR <= int(words["year"]) <= on.year):
        yield "year", f"'{words['year']}' is geen jaar tot en met {on.year}", "schrijf het jaar in vier cijfers"
    if words["value"] and _value(words["value"]) is None:
        cure = "schrijf een getal, of laat het veld leeg als het cijfer er niet is"
        yield "value", f"'{guard.masked(words['value'])}' is geen getal", cure
    if not words["source"]:
        yield "source", "geen bron", "schrijf waar het cijfer staat, bijvoorbeeld CBS 85984NED"
    elif guard.find(words["source"]):
        yield "source", f"hier lijkt een {guard.find(words['source'])[0].kind} te staan", "haal het weg"
    if words["sbi"] not in ("", "2008", "2025"):
        yield "sbi", f"'{words['sbi']}' is geen SBI-indeling", "schrijf 2008 of 2025, of laat het leeg"


def _wrong_place(words: Mapping[str, str], catalogue: Catalogue, own: str) -> Iterable[tuple[str, str, str]]:
    code = words["municipality"].upper()
    merger = catalogue.merger_of(code)
    if merger is not None:
        what = f"{code} is een code van vóór {merger.since:%d-%m-%Y}, opgegaan in {', '.join(merger.into)}"
        cure = f"haal het cijfer op met: weerwerk area fetch {merger.into[0]}; dat telt samen wat samen te tellen is"
        yield "municipality", what, cure
    elif own and code != own:
        yield "municipality", f"dit cijfer is van {code or 'geen gemeente'}", f"zet alleen cijfers van {own}"


def _value(word: str) -> float | None:
    try:
        value = float(word.replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def figures_csv(figures: Iterable[OwnFigure]) -> str:
    """Figures as the text of a CSV file that reads back the same; what is not known stays empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS.names)
    for one in figures:
        value = "" if one.value is None else f"{one.value:.10g}"
        writer.writerow((one.municipality, one.indicator, one.year, value, one.source, one.sbi))
    return text.getvalue()
