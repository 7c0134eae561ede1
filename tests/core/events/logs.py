"""Small logs for tests, written and read in a folder of the test's own."""

import gzip
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from weerwerk.catalogue import edition
from weerwerk.catalogue.model import Catalogue
from weerwerk.catalogue.read import read_catalogue
from weerwerk.events.log import Log, open_log
from weerwerk.events.model import Asked, Layout, Pair, Run
from weerwerk.services.log_review import review_log
from weerwerk.services.log_shown import LogReview

NAMES = ("zaaknummer", "activiteit", "medewerker", "tijdstip")
DAY = date(2026, 3, 1)
KEY = b"a key for tests only"
PAIR = Pair("Voorbereiden", "Besluiten")
Row = tuple[str | None, str | None, str | None, str | None]


def run(folder: Path, on: date = DAY) -> Run:
    """A run with a folder of its own below the test's."""
    workspace = folder / "workspace"
    workspace.mkdir(exist_ok=True)
    return Run(KEY, str(workspace), on)


def opened(path: Path, layout: Layout | None = None) -> AbstractContextManager[Log]:
    """The log, opened."""
    return open_log(path, layout=layout or Layout(), run=run(path.parent))


def reviewed(path: Path, *pairs: Pair, **more: object) -> LogReview:
    """The review of a log about permits."""
    asked = attrs.evolve(Asked("vergunningen", pairs or (PAIR,)), **more)
    return review_log(path, asked=asked, catalogue=catalogue(), run=run(path.parent))


_READ: list[Catalogue] = []


def catalogue() -> Catalogue:
    """The shipped catalogue, read once."""
    if not _READ:
        _READ.append(read_catalogue(edition.shipped()).catalogue)
    return _READ[0]


def csv(path: Path, rows: Iterable[Row], *, encoding: str = "utf-8", sign: str = ";") -> Path:
    """The rows as CSV below the usual names."""
    lines = [sign.join(cell or "" for cell in row) for row in (NAMES, *rows)]
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    return path


def parquet(path: Path, rows: Iterable[Row], kind: pa.DataType | None = None) -> Path:
    """The rows as Parquet; times as `kind`, or as text."""
    case, activity, actor, time = zip(*rows, strict=True)
    if kind is not None:
        time = [one and datetime.fromisoformat(one) for one in time]
    columns = [pa.array(case), pa.array(activity), pa.array(actor), pa.array(time, kind or pa.string())]
    pq.write_table(pa.table(dict(zip(NAMES, columns, strict=True))), path)
    return path


def xlsx(path: Path, rows: Iterable[Row], *, dates: bool = True) -> Path:
    """The rows as the first sheet of an Excel file; times as Excel's own dates, or as text."""
    with xlsxwriter.Workbook(path) as book:
        sheet, shown = book.add_worksheet("log"), book.add_format({"num_format": "dd-mm-yyyy hh:mm:ss"})
        sheet.write_row(0, 0, NAMES)
        for at, row in enumerate(rows, start=1):
            sheet.write_row(at, 0, row[:3])
            if dates and row[3]:
                sheet.write_datetime(at, 3, datetime.fromisoformat(row[3]), shown)
            else:
                sheet.write(at, 3, row[3])
    return path


def xes(path: Path, rows: Iterable[Row]) -> Path:
    """The rows as XES, one trace per case."""
    traces: Mapping[str, list[Row]] = {}
    for row in rows:
        traces.setdefault(row[0] or "", []).append(row)  # type: ignore[attr-defined]
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<log>\n{"".join(_trace(*one) for one in traces.items())}</log>\n'
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def _trace(case: str, rows: list[Row]) -> str:
    return f'<trace>\n<string key="concept:name" value="{case}"/>\n{"".join(map(_event, rows))}</trace>\n'


def _event(row: Row) -> str:
    tags = (("string", "concept:name", row[1]), ("string", "org:resource", row[2]), ("date", "time:timestamp", row[3]))
    said = "".join(f'<{tag} key="{key}" value="{value}"/>' for tag, key, value in tags if value is not None)
    return f"<event>{said}</event>\n"


def many(cases: int, *, same: int, people: int = 10) -> list[Row]:
    """A log of so many cases, in the first of which one person did both steps."""
    rows: list[Row] = []
    for case in range(cases):
        first = f"mens{case % people}"
        second = first if case < same else f"mens{(case + 1) % people}"
        rows.append((f"Z{case}", "Voorbereiden", first, "2025-03-03 09:00:00"))
        rows.append((f"Z{case}", "Besluiten", second, "2025-03-04 09:00:00"))
    return rows
