"""What every reader hands over: how the file was read, and its events in batches of text."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import pyarrow as pa
from attrs import field, frozen

from weerwerk.events.model import LeftOut, ReadAs

BATCH_ROWS = 50_000
Column = Sequence[str | None]
ROLES = ("case", "activity", "actor", "time")
DICTIONARY = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema([("case", pa.string()), ("activity", DICTIONARY), ("actor", DICTIONARY), ("time", pa.string())])


def _nothing() -> tuple[LeftOut, ...]:
    return ()


@frozen
class Rows:
    """The events of a log as text, to be gone through once; `left_out` is known only after that."""

    read_as: ReadAs
    batches: Iterator[pa.RecordBatch]
    left_out: Callable[[], tuple[LeftOut, ...]] = field(default=_nothing)


def in_batches(chunks: Iterable[Sequence[Column]]) -> Iterator[pa.RecordBatch]:
    """Some events at a time, each time as four columns of the same length, gathered in batches."""
    held: list[list[str | None]] = [[] for _ in ROLES]
    for columns in chunks:
        for kept, column in zip(held, columns, strict=True):
            kept.extend(column)
        if len(held[0]) >= BATCH_ROWS:
            yield _batch(held)
            held = [[] for _ in ROLES]
    if held[0]:
        yield _batch(held)


def batch_of_nothing() -> pa.RecordBatch:
    """A batch without events: what a log of which nothing could be read comes to."""
    return _batch([[] for _ in ROLES])


def _batch(columns: Sequence[Column]) -> pa.RecordBatch:
    return in_schema([pa.array(column, pa.string()) for column in columns])


def in_schema(columns: list[pa.Array]) -> pa.RecordBatch:
    """Four columns in the order of the roles; names and steps become a list of those that differ, and numbers in it."""
    case, activity, actor, time = columns
    return pa.record_batch([case, _listed(activity), _listed(actor), time], schema=SCHEMA)


def _listed(column: pa.Array) -> pa.Array:
    return column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
