"""Where the events of one reading lie while they are looked at: DuckDB on Parquet, in one folder, for one run."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from attrs import frozen
from ibis.backends.duckdb import Backend

from weerwerk.events import times
from weerwerk.events.model import Run
from weerwerk.events.pseudonyms import Door
from weerwerk.events.read.kind import Opened
from weerwerk.events.read.parquet import InPlace
from weerwerk.events.read.rows import DICTIONARY, Rows, batch_of_nothing

NO_CASE = "geen zaaknummer"
NO_STEP = "geen stap"
NO_TIME = "geen tijd"
UNREADABLE = "de tijd is niet te lezen"
FUTURE = "de tijd ligt in de toekomst"
LONG_AGO = "de tijd ligt voor 1970"

_MEMORY = "1GB"
_EARLIEST = datetime(1970, 1, 2)  # the first of January 1970 is what systems write for 'no time'
_SLACK = timedelta(days=2)  # the day itself, and one for clocks elsewhere
_SAMPLE = 5000
_COPY = "events.parquet"
_GROUP = 200_000
_STORED = pa.schema(
    [
        ("case_id", pa.string()),
        ("activity", DICTIONARY),
        ("who", DICTIONARY),
        ("timed", pa.bool_()),
        ("wall", times.WALL),
        ("moment", times.MOMENT),
    ]
)


@frozen
class Stored:
    """Every row of a log as case_id, activity, who and its time: on the wall, as a moment, or by row one of both."""

    rows: ibis.Table
    clocks: tuple[str, ...]
    number: int


def connected(folder: Path) -> Backend:
    """A database in memory that spills only into this folder and never goes out for an extension."""
    return ibis.duckdb.connect(
        temp_directory=str(folder),
        memory_limit=_MEMORY,
        preserve_insertion_order=False,
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )


def in_place(database: Backend, file: Opened, *, found: InPlace) -> Stored:
    """A Parquet file that is read where it lies; `who` is still a name."""
    table = database.read_parquet(_literal_path(file.path), hive_partitioning=False)
    columns = found.columns
    clock = "moment" if found.zoned else "wall"
    time = table[columns.time] if found.zoned else table[columns.time].cast("timestamp")
    rows = table.select(
        case_id=table[columns.case].cast("string"),
        activity=table[columns.activity].cast("string").strip().nullif(""),
        who=table[columns.actor].cast("string"),
        timed=time.notnull(),
        **{clock: time},
    )
    return Stored(rows, (clock,), found.rows)


def copied(database: Backend, rows: Rows, *, door: Door, folder: Path) -> Stored:
    """The rows of any other file, copied with pseudonyms into the folder of this reading."""
    batches = iter(rows.batches)
    first = next(batches, batch_of_nothing())
    clock = times.Clock(database, sample=first.column("time").slice(0, _SAMPLE).to_pylist())
    place, number = folder / _COPY, 0
    with pq.ParquetWriter(place, _STORED, compression="lz4", use_dictionary=["activity", "who"]) as writer:
        for batch in chain([first], batches):
            writer.write_batch(_hidden(batch, door, clock), row_group_size=_GROUP)
            number += batch.num_rows
    return Stored(database.read_parquet(_literal_path(place)), ("wall", "moment"), number)


def _hidden(batch: pa.RecordBatch, door: Door, clock: times.Clock) -> pa.RecordBatch:
    """A batch with pseudonyms for names and its times read; each name and step is looked at once."""
    case, activity, actor, time = batch.columns
    wall, moment = clock.read(time)
    columns = {
        "case_id": pc.utf8_trim_whitespace(case),
        "activity": _exchanged(activity, _bare),
        "who": _exchanged(actor, door.pseudonym),
        "timed": pc.fill_null(pc.not_equal(time, ""), False),
        "wall": wall,
        "moment": moment,
    }
    return pa.record_batch([columns[name] for name in _STORED.names], schema=_STORED)


def _exchanged(column: pa.DictionaryArray, exchange: Callable[[str | None], str | None]) -> pa.DictionaryArray:
    values = pa.array([exchange(value) for value in column.dictionary.to_pylist()], pa.string())
    if values.null_count:  # Parquet wants what is missing missing in the column, not in its list of values
        return values.take(column.indices).dictionary_encode()
    return pa.DictionaryArray.from_arrays(column.indices, values)


def _bare(step: str | None) -> str | None:
    return (step.strip() or None) if step else None


def usable(stored: Stored, run: Run) -> ibis.Table:
    """The rows with a case, a step, and a time that can be."""
    rows = stored.rows
    in_time = ibis.or_(*(rows[clock].between(_earliest(clock), _latest(clock, run)) for clock in stored.clocks))
    return rows.filter(rows.case_id != "", rows.activity.notnull(), in_time)


def left_out(stored: Stored, run: Run) -> dict[str, int]:
    """Each reason why rows cannot be used, with how many there are."""
    rows = stored.rows
    clocks = [(rows[clock], _earliest(clock), _latest(clock, run)) for clock in stored.clocks]
    reason = ibis.cases(
        (rows.case_id.isnull() | (rows.case_id == ""), NO_CASE),
        (rows.activity.isnull(), NO_STEP),
        (~rows.timed, NO_TIME),
        (ibis.and_(*(time.isnull() for time, _, _ in clocks)), UNREADABLE),
        (ibis.or_(*(time > latest for time, _, latest in clocks)), FUTURE),
        (ibis.or_(*(time < earliest for time, earliest, _ in clocks)), LONG_AGO),
        else_=ibis.null("string"),
    )
    judged = rows.select(reason=reason)
    unusable = judged.filter(judged.reason.notnull())
    counted = unusable.group_by("reason").agg(rows=unusable.count())
    return {row["reason"]: row["rows"] for row in counted.to_pyarrow().to_pylist()}


def _earliest(clock: str) -> datetime:
    return _EARLIEST if clock == "wall" else _EARLIEST.replace(tzinfo=UTC)


def _latest(clock: str, run: Run) -> datetime:
    last = datetime.combine(run.on, datetime.min.time()) + _SLACK
    return last if clock == "wall" else last.replace(tzinfo=UTC)


def hidden(database: Backend, events: ibis.Table, *, names: pa.ChunkedArray, door: Door) -> ibis.Table:
    """The events with pseudonyms where names stood; the list that ties both lives in memory and ends with the run."""
    known = names.to_pylist()
    tied = pa.table({"name": known, "hidden": [door.pseudonym(name) for name in known]})
    database.con.register("names", tied.cast(pa.schema([("name", pa.string()), ("hidden", pa.string())])))
    table = database.table("names")
    joined = events.left_join(table, events.who == table.name)
    return joined.drop("who", "name").rename(who="hidden")


def timed(events: ibis.Table, clocks: tuple[str, ...]) -> ibis.Table:
    """The events as detectors see them, with both times; each is worked out only when it is asked for."""
    walls = [times.wall_of(events[clock]) if clock == "moment" else events[clock] for clock in clocks]
    moments = [times.utc_of(events[clock]) if clock == "wall" else times.utc(events[clock]) for clock in clocks]
    return events.select(
        "case_id", "activity", resource=events.who, ts=ibis.coalesce(*walls), ts_utc=ibis.coalesce(*moments)
    )


def _literal_path(path: Path) -> str:
    """The path for DuckDB, which takes ``*``, ``?`` and ``[`` in a name for patterns."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in str(path.absolute()))
