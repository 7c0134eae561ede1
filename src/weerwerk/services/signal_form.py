"""An empty sheet to count signals in, with lists to choose from and no room for a name (R1)."""

import io
from datetime import date
from pathlib import Path

import xlsxwriter

from weerwerk import guard
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.signals import COLUMNS
from weerwerk.dossier.write import write_whole
from weerwerk.services.print_scan import must_be_writable
from weerwerk.threats.model.signals import MOST_COUNTED, WHOLE, Credibility, Reliability, SignalKind

ROWS = 500
HEADINGS = (
    "Fenomeen",
    "Gebied",
    "Maand",
    "Soort bron",
    "Betrouwbaarheid bron",
    "Geloofwaardigheid informatie",
    "Onafhankelijke bronnen",
    "Aantal signalen",
)
WIDTHS = (40, 14, 10, 18, 20, 27, 24, 16)
HELP = (
    "Eén regel per fenomeen, gebied, maand en soort bron. Tel alleen aantallen.",
    "Gebied: 'gemeente' of een wijkcode. Sommige fenomenen telt u alleen voor de hele gemeente; dat staat hieronder.",
    "Maand: jjjj-mm, bijvoorbeeld 2026-03.",
    "Betrouwbaarheid gaat over de bron, geloofwaardigheid over de informatie. Vul ze los van elkaar in.",
    guard.NOTICE,
)


def write_form(folder: Path, catalogue: Catalogue, output: Path, *, on: date) -> None:
    """Write an empty sheet for the dossier in a folder."""
    must_be_writable(output, endings=(".xlsx",))
    write_whole(output, form(read_dossier(folder, catalogue, on=on), catalogue))


def form(dossier: Dossier, catalogue: Catalogue) -> bytes:
    """The sheet as an Excel file; its headings are those that the reader of signals knows."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, lists = book.add_worksheet("Signalen"), book.add_worksheet("Uitleg")
        _headings(book, sheet)
        columns = _lists(book, lists, dossier, catalogue)
        for column, source in enumerate(columns):
            if source:
                chosen: object = source if isinstance(source, str) else list(source)
                sheet.data_validation(1, column, ROWS, column, {"validate": "list", "source": chosen})
        whole = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MOST_COUNTED}
        wrong = {"error_title": "Geen aantal", "error_message": "Schrijf een heel getal, 0 of meer."}
        sheet.data_validation(1, 6, ROWS, 7, {**whole, **wrong})
    return content.getvalue()


def _headings(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
    assert all(COLUMNS.id_of(one) for one in HEADINGS)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    as_text = book.add_format({"num_format": "@"})
    for place, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        sheet.set_column(place, place, width, as_text if place in (1, 2, 5) else None)
        sheet.write_string(0, place, heading, bold)
    sheet.freeze_panes(1, 0)


def _lists(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, dossier: Dossier, catalogue: Catalogue
) -> tuple[str | tuple[str, ...], ...]:
    """Write what may be chosen on the second sheet; per column where its list stands, empty for a free column."""
    for row, line in enumerate(HELP):
        sheet.write_string(row, 0, line)
    top = len(HELP) + 2
    bold = book.add_format({"bold": True, "bottom": 1})
    areas = dossier.picture.areas
    cards = sorted((one for one in catalogue.phenomena.values() if one.in_definition), key=lambda one: one.name.nl)
    whole = ["hele gemeente" if one.smallest_area == WHOLE else "gemeente of wijk" for one in cards]
    wijken = [(WHOLE, "de hele gemeente"), *((one.code, one.name) for one in areas.wijken)] if areas else [(WHOLE, "")]
    listed = (
        ("Fenomeen", [one.name.nl for one in cards]),
        ("Tellen per", whole),
        ("Gebied", [code for code, _ in wijken]),
        ("Naam", [name for _, name in wijken]),
        ("Soort bron", [one.value for one in SignalKind]),
        ("Betrouwbaarheid", [f"{one.value}: {one.word}" for one in Reliability]),
        ("Geloofwaardigheid", [f"{one.value}: {one.word}" for one in Credibility]),
    )
    for column, (heading, words) in enumerate(listed):
        sheet.set_column(column, column, 34 if column in (0, 5, 6) else 18)
        sheet.write_string(top - 1, column, heading, bold)
        for row, word in enumerate(words):
            sheet.write_string(top + row, column, word)

    def where(column: int) -> str:
        letter = "ABCDEFG"[column]
        return f"=Uitleg!${letter}${top + 1}:${letter}${top + len(listed[column][1])}"

    letters, numbers = tuple(one.value for one in Reliability), tuple(one.value for one in Credibility)
    return (where(0), where(2), "", where(4), letters, numbers, "", "")
