"""Fuzz the readers of log files: whatever the bytes and the name, a log is read or refused in words.

Needs atheris, which is in no lock: ``pip install atheris`` in an environment of your own, beside the
packages of run.txt.

    python bench/fuzz/log.py -runs=10000000 -timeout=10          stops at the first crash or hang, with its input

The first byte chooses the ending of the name, the rest is the content.
"""

import io
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

with atheris.instrument_imports(include=["weerwerk"]):
    from weerwerk.errors import BadInput
    from weerwerk.events.model import Layout
    from weerwerk.events.read import csv, parquet, xes, xlsx
    from weerwerk.events.read.kind import Kind, opened
    from weerwerk.events.read.rows import Rows

READERS = {Kind.CSV: csv.read, Kind.XES: xes.read, Kind.PARQUET: parquet.read, Kind.XLSX: xlsx.read}
ENDINGS = (".csv", ".xes", ".xes.gz", ".csv.gz", ".xlsx", ".parquet", ".txt", "")
LAYOUT = Layout()
ROWS = [
    ("Zaaknummer", "Activiteit", "Medewerker", "Tijdstip"),
    ("A-1", "Toetsen", "Janssen", "02-01-2025 12:32"),
    ("A-1", "Besluiten", "janssen", "2025-01-03 09:00:00"),
]
XES = """<log><trace><string key="concept:name" value="A-1"/><event><string key="concept:name" value="Toetsen"/>
<string key="org:resource" value="x"/><date key="time:timestamp" value="2025-01-02T12:32:00+01:00"/>
</event></trace></log>"""


def one_input(data: bytes) -> None:
    """Open one file and go through all its events."""
    if not data:
        return
    path = WORK / f"log{ENDINGS[data[0] % len(ENDINGS)]}"
    path.write_bytes(data[1:])
    with suppress(BadInput):
        file = opened(path)
        found = READERS[file.kind](file, layout=LAYOUT)
        if isinstance(found, Rows):
            for _ in found.batches:
                pass
            found.left_out()


def seeds(folder: Path) -> None:
    """A small good log of every kind."""
    import gzip

    import pyarrow as pa
    import pyarrow.parquet as pq
    import xlsxwriter

    text = "\n".join(";".join(row) for row in ROWS).encode()
    sheet, table = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(sheet, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(ROWS):
            page.write_row(number, 0, row)
    head, *body = ROWS
    pq.write_table(pa.table({name: [row[at] for row in body] for at, name in enumerate(head)}), table)
    contents = (
        text,
        XES.encode(),
        gzip.compress(XES.encode()),
        gzip.compress(text),
        sheet.getvalue(),
        table.getvalue(),
    )
    for number, content in enumerate(contents):
        (folder / f"{number}").write_bytes(bytes([number]) + content)


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        seeds(Path(made))
        atheris.Setup([*sys.argv, made], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as workspace:
        WORK = Path(workspace)
        main()
