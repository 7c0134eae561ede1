"""A log as a lazy table of case_id, activity, resource (a pseudonym), ts (Amsterdam wall time) and ts_utc."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import ibis
import pyarrow as pa
from attrs import frozen
from ibis.backends.duckdb import Backend

from weerwerk import wording
from weerwerk.errors import BadInput
from weerwerk.events import store, times
from weerwerk.events.model import Facts, Layout, LeftOut, Run
from weerwerk.events.pseudonyms import Door, pseudonym
from weerwerk.events.read import csv, parquet, xes, xlsx
from weerwerk.events.read.kind import Kind, Opened, opened, refused
from weerwerk.events.read.rows import Rows

_READERS: Mapping[Kind, Callable[..., Rows | parquet.InPlace]] = {
    Kind.CSV: csv.read,
    Kind.XES: xes.read,
    Kind.PARQUET: parquet.read,
    Kind.XLSX: xlsx.read,
}
_MOST_COMBINATIONS = 1_000_000
_Hide = Callable[[str | None], str | None]
_CURES = {
    csv.NOT_FITTING: "noem met --delimiter het teken tussen de kolommen",
    csv.OPEN_QUOTE: csv.OPEN_QUOTE_CURE,
    store.NO_CASE: "kies met --case de kolom met het zaaknummer",
    store.NO_STEP: "kies met --activity de kolom met de stap",
    store.FUTURE: "kijk of de kolom met --time zegt wanneer iets gebeurde, en niet wat gepland is",
}
_TIME_CURE = "kies met --time de kolom met datum en tijd, zoals 2024-03-31 14:05 of 31-03-2024 14:05"


@frozen
class Log:
    """The usable events of a log, what it holds, and the pseudonym of any name under the key of this reading."""

    events: ibis.Table
    facts: Facts
    run: Run

    def pseudonym(self, name: str) -> str | None:
        """The pseudonym that a name has in this log, also when it does not occur in it."""
        return pseudonym(name, key=self.run.key)


@contextmanager
def open_log(path: Path, *, layout: Layout, run: Run) -> Iterator[Log]:
    """A log file opened to be looked at, and closed after; BadInput with every fault when it cannot be read."""
    file = opened(path)
    found = _READERS[file.kind](file, layout=layout)
    with TemporaryDirectory(dir=run.workspace) as made:
        folder = Path(made)
        database = store.connected(folder)
        try:
            yield _opened(database, file, found=found, run=run, folder=folder)
        finally:
            database.disconnect()


def _opened(database: Backend, file: Opened, *, found: Rows | parquet.InPlace, run: Run, folder: Path) -> Log:
    door = Door(run.key)
    try:
        if isinstance(found, Rows):
            stored = store.copied(database, found, door=door, folder=folder)
            passed_over, hide = found.left_out(), _as_it_is
        else:
            stored, passed_over, hide = store.in_place(database, file, found=found), (), door.pseudonym
        events = store.usable(stored, run)
        work = _work(events, file=file, clocks=stored.clocks)
        number = sum(work.column("rows").to_pylist())
        whole = number == stored.number
        left_out = _counted(passed_over, {} if whole else store.left_out(stored, run))
        if number == 0:
            raise _nothing_left(file, left_out)
        if whole:
            events = stored.rows  # nothing to leave out: every later question is spared the looking
        if not isinstance(found, Rows):
            events = store.hidden(database, events, names=work.column("who").unique(), door=door)
        first, last = _period(database, work, stored.clocks)
        cases = int(events.case_id.nunique().to_pyarrow().as_py())
    except duckdb.Error as error:
        if isinstance(found, Rows):
            raise
        raise parquet.damaged(file) from error
    facts = Facts(
        events=number,
        cases=cases,
        first=first,
        last=last,
        people_of=_people_of(work, hide),
        read_as=found.read_as,
        left_out=left_out,
        merged=door.merged(),
    )
    return Log(store.timed(events, stored.clocks), facts, run)


def _as_it_is(name: str | None) -> str | None:
    return name


def _work(events: ibis.Table, *, file: Opened, clocks: tuple[str, ...]) -> pa.Table:
    """Who did which step how often, and between which times: all that the facts of a log are made of."""
    period = {f"{end}_{clock}": getattr(events[clock], end)() for clock in clocks for end in ("min", "max")}
    counted = events.group_by("activity", "who").agg(rows=events.count(), **period)
    work = counted.limit(_MOST_COMBINATIONS + 1).to_pyarrow()
    if work.num_rows > _MOST_COMBINATIONS:
        what = f"meer dan {wording.number(_MOST_COMBINATIONS)} combinaties van een stap en een medewerker"
        raise refused(file.name, what, "kijk of --activity en --actor de goede kolommen zijn")
    return work


def _counted(passed_over: tuple[LeftOut, ...], unusable: Mapping[str, int]) -> tuple[LeftOut, ...]:
    """Every reason with its rows, most rows first."""
    rows = Counter({one.reason: one.rows for one in passed_over}) + Counter(unusable)
    return tuple(LeftOut(reason, number) for reason, number in sorted(rows.items(), key=lambda one: (-one[1], one[0])))


def _people_of(work: pa.Table, hide: _Hide) -> dict[str, frozenset[str]]:
    """Per step the pseudonyms of those who did it."""
    people: dict[str, set[str]] = {}
    for row in work.select(["activity", "who"]).to_pylist():
        did = people.setdefault(row["activity"], set())
        person = hide(row["who"])
        if person is not None:
            did.add(person)
    return {step: frozenset(did) for step, did in people.items()}


def _period(database: Backend, work: pa.Table, clocks: tuple[str, ...]) -> tuple[datetime, datetime]:
    """The wall times of the first and the last usable event."""
    walls: list[datetime] = []
    for clock in clocks:
        seen = [one for end in ("min", "max") for one in work.column(f"{end}_{clock}").to_pylist() if one is not None]
        ends = {min(seen), max(seen)} if seen else set()
        walls += ends if clock == "wall" else {_on_the_wall(database, end) for end in ends}
    return min(walls), max(walls)


def _on_the_wall(database: Backend, moment: datetime) -> datetime:
    shown: datetime = database.to_pyarrow(times.wall_of(ibis.literal(moment))).as_py()
    return shown


def _nothing_left(file: Opened, left_out: tuple[LeftOut, ...]) -> BadInput:
    if not left_out:
        return refused(file.name, "er staat geen enkele gebeurtenis in", "exporteer het log opnieuw")
    most = left_out[0]
    what = f"geen enkele gebeurtenis is bruikbaar; {wording.counted(most.rows, 'rij', 'rijen')}: {most.reason}"
    return refused(file.name, what, _CURES.get(most.reason, _TIME_CURE))
