"""Parquet: read where it lies when its times are times, else row by row as text like every other file."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.parquet as pq
from attrs import frozen

from weerwerk.errors import BadInput
from weerwerk.events.columns import choose
from weerwerk.events.model import Columns, Layout, ReadAs
from weerwerk.events.read.kind import Kind, Opened, refused
from weerwerk.events.read.rows import Rows, in_schema

_BATCH_ROWS = 200_000
_BROKEN = (pa.ArrowException, OSError, UnicodeDecodeError)  # the last for a damaged name of a column
_PLAIN = (
    pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_integer, pa.types.is_decimal,
    pa.types.is_floating, pa.types.is_boolean, pa.types.is_temporal, pa.types.is_null,
)  # fmt: skip


@frozen
class InPlace:
    """A Parquet file whose times are times: its columns can be read again and again without a copy."""

    read_as: ReadAs
    columns: Columns
    zoned: bool
    rows: int


def read(file: Opened, *, layout: Layout) -> InPlace | Rows:
    """The events of a Parquet file."""
    try:
        with pq.ParquetFile(file.path) as stored:
            schema, rows = stored.schema_arrow, stored.metadata.num_rows
    except _BROKEN as error:
        raise damaged(file) from error
    columns, guessed = choose(layout.columns, there=schema.names, file=file.name)
    wanted = [columns.case, columns.activity, columns.actor, columns.time]
    for name in wanted:
        if not _is_plain(schema.field(name).type):
            what = f"de kolom '{name}' bevat geen tekst maar {schema.field(name).type}"
            raise refused(file.name, what, "kies een andere kolom, of exporteer het log als CSV")
    read_as = ReadAs(Kind.PARQUET.value, columns, guessed)
    kind = schema.field(columns.time).type
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return InPlace(read_as, columns, zoned=pa.types.is_timestamp(kind) and kind.tz is not None, rows=rows)
    return Rows(read_as, _batches(file, wanted))


def _is_plain(kind: pa.DataType) -> bool:
    held = kind.value_type if pa.types.is_dictionary(kind) else kind
    return any(fits(held) for fits in _PLAIN)


def _batches(file: Opened, wanted: Sequence[str]) -> Iterator[pa.RecordBatch]:
    try:
        with pq.ParquetFile(file.path) as stored:
            for block in stored.iter_batches(batch_size=_BATCH_ROWS, columns=list(wanted)):
                columns = [block.column(name).cast(pa.string()) for name in wanted]
                for column in columns:
                    column.validate(full=True)  # Arrow itself does not look whether its text is UTF-8
                yield in_schema(columns)
    except _BROKEN as error:
        raise damaged(file) from error


def damaged(file: Opened) -> BadInput:
    """A Parquet file whose pages cannot be read."""
    return refused(file.name, "het Parquet-bestand is beschadigd of afgebroken", "haal het log opnieuw op")
