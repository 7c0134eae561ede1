"""A small table from a CSV file or the first sheet of an Excel file, as words by column; nothing judged yet."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import python_calamine
from attrs import frozen

from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import MAX_BYTES, did_you_mean, read_text

MOST_ROWS = 200_000
_WHOLE = re.compile(r"-?[0-9]+\.0+\Z")


@frozen
class Row:
    """One row: where it stands, and its words by the id of the column."""

    line: int
    words: Mapping[str, str]


@frozen
class Columns:
    """The columns a table must have, each with the names by which people call it.

    Other columns are refused, unless `others` may stand beside them; those of `optional` may be absent.
    """

    names: Mapping[str, tuple[str, ...]]
    optional: tuple[str, ...] = ()
    others: bool = False

    def id_of(self, heading: str) -> str:
        """The column that a heading stands for; empty when it is none of ours."""
        said = " ".join(heading.replace("_", " ").casefold().split())
        return next((one for one, names in self.names.items() if said == one or said in names), "")


def read_rows(raw: bytes, *, file: str, columns: Columns) -> list[Row]:
    """The rows of a table under its own columns; BadInput when it cannot be read or has other columns."""
    if len(raw) > MAX_BYTES:
        raise _bad(file, "het bestand is groter dan 20 MB", "splits het")
    lines = list(_excel(raw, file) if file.lower().endswith(".xlsx") else _csv(raw, file))
    if not lines:
        raise _bad(file, "het bestand is leeg", "vul het in of haal het weg")
    if len(lines) > MOST_ROWS:
        raise _bad(file, f"meer dan {MOST_ROWS} regels", "tel de regels eerst samen per maand")
    first, heading = lines[0]
    ids = _headings(heading, file, first, columns)
    return [Row(line, dict(zip(ids, cells, strict=True))) for line, cells in _fitted(lines[1:], len(ids), file)]


def _bad(file: str, what: str, cure: str, line: int | None = None) -> BadInput:
    return BadInput("tabel niet gelezen", [Fault(what, Place(file, line), cure)])


def _headings(heading: Sequence[str], file: str, line: int, columns: Columns) -> list[str]:
    while heading and not heading[-1]:
        heading = heading[:-1]
    ids = [columns.id_of(one) for one in heading]
    known = [name for names in columns.names.values() for name in names]
    faults = [
        Fault(
            f"de kolom '{one}' hoort hier niet",
            Place(file, line),
            did_you_mean(one, known) or "haal de kolom weg; hier staan alleen aantallen, nooit iets over een persoon",
        )
        for one, found in zip(heading, ids, strict=True)
        if not found and not columns.others
    ]
    faults += [
        Fault(f"de kolom '{said}' ontbreekt of staat er twee keer", Place(file, line), "zet elke kolom er één keer in")
        for name, (said, *_) in ((name, names or (name,)) for name, names in columns.names.items())
        if ids.count(name) > 1 or (ids.count(name) == 0 and name not in columns.optional)
    ]
    if faults:
        raise BadInput("tabel niet gelezen", faults)
    return ids


def _fitted(lines: Iterable[tuple[int, list[str]]], width: int, file: str) -> Iterable[tuple[int, list[str]]]:
    """The rows that hold something, as wide as the heading."""
    for line, cells in lines:
        if any(cells[width:]):
            raise _bad(file, "meer velden dan kolommen", "zet een tekst met een komma tussen aanhalingstekens", line)
        if any(cells):
            yield line, [*cells[:width], *[""] * (width - len(cells))]


def _csv(raw: bytes, file: str) -> Iterable[tuple[int, list[str]]]:
    text = read_text(raw, file=file)
    first = text.partition("\n")[0]
    # What is pasted from Excel has tabs.
    reader = csv.reader(io.StringIO(text), delimiter=max(",", ";", "\t", key=first.count))
    try:
        for cells in reader:
            if any(cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise _bad(file, "hier is de tabel niet te lezen", "kijk naar aanhalingstekens", reader.line_num) from error


def _excel(raw: bytes, file: str) -> Iterable[tuple[int, list[str]]]:
    try:
        book = python_calamine.load_workbook(io.BytesIO(raw))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, IndexError) as error:
        raise _bad(file, "geen leesbaar Excel-bestand", "bewaar het als .xlsx of .csv") from error
    for line, cells in enumerate(rows, start=1):
        words = [_word(cell) for cell in cells]
        if any(words):
            yield line, words


def _word(cell: object) -> str:
    """A cell as the word that a reader sees: 3 and not 3.0, a day of a month as that month."""
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m}" if cell.day == 1 else f"{cell:%Y-%m-%d}"
    said = str(cell).strip()
    return said.split(".")[0] if _WHOLE.match(said) else said
