"""The first sheet of an Excel file that holds a table; rows come one by one, the sheet itself stays in memory."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from weerwerk.events.columns import choose
from weerwerk.events.model import Layout, ReadAs
from weerwerk.events.read.kind import Kind, Opened, refused
from weerwerk.events.read.rows import Column, Rows, in_batches

_Cell = int | float | str | bool | time | date | datetime | timedelta
_LEAST_COLUMNS = 4
_CHUNK = 5000
_MOST_BYTES = 2_000_000_000  # unpacked; a sheet of Excel's own limit of rows stays below this
_DAY_ZERO = datetime(1899, 12, 30)
_SERIAL_DAYS = range(20_000, 80_000)  # 1954 to 2119: a number in the column of times is a day of Excel


def read(file: Opened, *, layout: Layout) -> Rows:
    """The events of an Excel file."""
    with ZipFile(file.path) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > _MOST_BYTES:
        raise refused(file.name, "uitgepakt is dit bestand groter dan 2 GB", "exporteer het log als CSV")
    try:
        sheet = _first_table(CalamineWorkbook.from_path(str(file.path)))
    except CalamineError as error:
        what = "het Excel-bestand is niet te lezen"
        raise refused(file.name, what, "open het in Excel en bewaar het opnieuw, zonder wachtwoord") from error
    if sheet is None:
        cure = "zet het log als tabel op een blad, met de kolomnamen erboven"
        raise refused(file.name, "geen blad met ten minste vier kolommen gevonden", cure)
    rows = iter(sheet.iter_rows())
    names = next(([_text(cell) or "" for cell in row] for row in rows if _filled(row) >= _LEAST_COLUMNS), [])
    columns, guessed = choose(layout.columns, there=names, file=file.name)
    wanted = [names.index(name) for name in (columns.case, columns.activity, columns.actor, columns.time)]
    read_as = ReadAs(Kind.XLSX.value, columns, guessed, {"sheet": sheet.name})
    return Rows(read_as, in_batches(_events(rows, wanted)))


def _first_table(book: CalamineWorkbook) -> CalamineSheet | None:
    sheets = (one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet)
    return next((sheet for sheet in map(book.get_sheet_by_name, sheets) if sheet.width >= _LEAST_COLUMNS), None)


def _filled(row: Sequence[_Cell]) -> int:
    return sum(cell != "" for cell in row)


def _events(rows: Iterator[Sequence[_Cell]], wanted: Sequence[int]) -> Iterator[Sequence[Column]]:
    case, activity, actor, moment = wanted
    filled = (row for row in rows if any(row[at] != "" for at in wanted))
    while some := list(islice(filled, _CHUNK)):
        texts = [[_text(row[at]) for row in some] for at in (case, activity, actor)]
        yield [*texts, [_moment(row[moment]) for row in some]]


def _text(cell: _Cell) -> str | None:
    """A cell as text; a whole number without a point, for that is how Excel shows it."""
    match cell:
        case "":
            return None
        case str():
            return cell.strip()
        case float() if cell.is_integer():
            return str(int(cell))
        case bool() | int() | float():
            return str(cell)
    return str(cell)


def _moment(cell: _Cell) -> str | None:
    match cell:
        case datetime() | date():
            return cell.isoformat()
        case int() | float() if int(cell) in _SERIAL_DAYS:
            return (_DAY_ZERO + timedelta(seconds=round(cell * 86_400))).isoformat()
    return _text(cell)
