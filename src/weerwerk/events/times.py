"""Times as systems write them, read as Amsterdam wall time and as UTC.

A time with an offset is a moment; one without is what the clock on the wall in the Netherlands said.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

import ibis
import pyarrow as pa
from attrs import frozen
from ibis.backends.duckdb import Backend

ZONE = "Europe/Amsterdam"
WALL = pa.timestamp("us")
MOMENT = pa.timestamp("us", tz="UTC")
_TEXTS = "texts"
_MOMENT = "timestamp('UTC')"

# Both functions are DuckDB's own; its ICU is part of the Python package, so nothing is downloaded.
_moved = ibis.udf.scalar.builtin(
    lambda _zone, _time: None, name="timezone", signature=(("string", "timestamp"), _MOMENT)
)
_shown = ibis.udf.scalar.builtin(
    lambda _zone, _time: None, name="timezone", signature=(("string", _MOMENT), "timestamp")
)
_parsed = ibis.udf.scalar.builtin(
    lambda _text, _formats: None, name="try_strptime", signature=(("string", "array<string>"), "timestamp")
)

_ISO = r"^\d{4}-\d{1,2}-\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2}([.,]\d{1,9})?)?)?"
_ISO_WALL = _ISO + "$"
_ISO_MOMENT = _ISO + r" ?(Z|[+-]\d{2}(:?\d{2})?)$"
_SHORT = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})\2\d{4}\b")
_HOURS = ("", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p")
_OTHERS = ("%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d", "%Y%m%d %H%M%S", "%Y%m%d%H%M%S", "%Y%m%d")
_DAY_FIRST = tuple(f"%d{sign}%m{sign}%Y{hours}" for sign in "-/." for hours in _HOURS)
_MONTH_FIRST = tuple(f"%m{sign}%d{sign}%Y{hours}" for sign in "/-." for hours in _HOURS)
_SAMPLE = 500


@frozen
class Notation:
    """How the times of a log that are not ISO 8601 are read: the notations in the order in which they are tried."""

    formats: tuple[str, ...] = (*_DAY_FIRST, *_OTHERS)
    said: str = "jaar eerst"


def notation(sample: Iterable[str | None]) -> Notation:
    """The notation of a log by its first times; where these leave it open, the day comes first, as is Dutch use."""
    texts = [text.strip() for text in sample if text]
    short = [found for found in map(_SHORT.match, texts) if found]
    day = any(int(one.group(1)) > 12 for one in short)
    month = any(int(one.group(3)) > 12 for one in short)
    if not short:
        return Notation()
    formats = _MONTH_FIRST if month and not day else _DAY_FIRST
    fits = Counter(form for text in texts[:_SAMPLE] for form in formats if _fits(text, form))
    ordered = sorted(formats, key=lambda form: -fits[form])
    if month and not day:
        return Notation((*ordered, *_OTHERS), "maand eerst")
    return Notation((*ordered, *_OTHERS), "dag eerst" if day else "dag eerst (aangenomen)")


def _fits(text: str, form: str) -> bool:
    try:
        datetime.strptime(text, form)
    except ValueError:
        return False
    return True


class Clock:
    """Reads the times of one log, batch by batch, as wall times or moments; what says neither is null in both."""

    def __init__(self, database: Backend, *, sample: Iterable[str | None]) -> None:
        self._database = database
        texts = ibis.table({"text": "string"}, name=_TEXTS)
        seen = texts.select(text=texts.text.strip())
        seen = seen.mutate(zoned=seen.text.re_search(_ISO_MOMENT))
        read = seen.select(wall=_wall(seen, by=notation(sample)), moment=_moment(seen))
        self._question = ibis.to_sql(read, dialect="duckdb")

    def read(self, texts: pa.Array) -> tuple[pa.Array, pa.Array]:
        """The wall times and the moments in a batch of texts."""
        try:
            # By far the most logs write 2024-03-31 14:05:00; Arrow reads that at once or not at all.
            return texts.cast(WALL), pa.nulls(len(texts), MOMENT)
        except pa.ArrowInvalid:
            connection = self._database.con
            connection.register(_TEXTS, pa.table({"text": texts}))
            read = connection.sql(self._question).to_arrow_table().combine_chunks()
            return _whole(read.column("wall"), WALL), _whole(read.column("moment"), MOMENT)


def _whole(column: pa.ChunkedArray, kind: pa.DataType) -> pa.Array:
    return pa.concat_arrays(column.cast(kind).chunks) if column.num_chunks else pa.nulls(0, kind)


def _wall(seen: ibis.Table, *, by: Notation) -> ibis.Value:
    """The wall time that a text without an offset says."""
    text = seen.text
    return ibis.cases(
        (seen.zoned, ibis.null("timestamp")),
        (text.re_search(_ISO_WALL), text.replace(",", ".").try_cast("timestamp")),
        (text.re_search(r"^\d"), _parsed(text, ibis.array(list(by.formats)))),
        else_=ibis.null("timestamp"),
    )


def _moment(seen: ibis.Table) -> ibis.Value:
    """The moment that a text with an offset says."""
    tight = seen.text.re_replace(" ([+-])", r"\1").replace(",", ".")
    return ibis.cases((seen.zoned, tight.try_cast(_MOMENT)), else_=ibis.null(_MOMENT))


def wall_of(moment: ibis.Value) -> ibis.Value:
    """The wall time in Amsterdam of a moment; right on both sides of a change of the clock."""
    return _shown(ZONE, moment)


def utc(moment: ibis.Value) -> ibis.Value:
    """A moment as time in UTC."""
    return _shown("UTC", moment)


def utc_of(wall: ibis.Value) -> ibis.Value:
    """The time in UTC of a wall time in Amsterdam; of an hour that comes twice, one of both."""
    return _shown("UTC", _moved(ZONE, wall))
