"""What the logs of a scan show: read once by the worker, and kept while neither they nor their rules change."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from uuid import UUID

import cattrs
from attrs import evolve, field, frozen
from django.utils import timezone

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.own import knowledge_of
from weerwerk.errors import BadInput
from weerwerk.events.model import TO_SEE, Finding, Run
from weerwerk.report.model import LogChapter, Missing
from weerwerk.scan.model import Floor, Measurement
from weerwerk.services.log_permitted import log_reader, not_allowed
from weerwerk.services.log_shown import CHAPTER, NOT_READ, NOT_YET, LogReader, Logs
from weerwerk.services.log_words import log_chapter, printed_log
from weerwerk_web.documents import vault
from weerwerk_web.editions.store import catalogue
from weerwerk_web.scans import pieces, readings
from weerwerk_web.scans import store as scans
from weerwerk_web.scans.actions.answering import changed
from weerwerk_web.scans.models import Piece, Reading, Scan
from weerwerk_web.work.models import State, Work

KEY_BYTES = 32
MOST_CASES = 200  # of one finding, on a page; the command line gives them all
JOB = "logs.read"
_REMEMBERED = 16
Tell = Callable[[int, int, str], None]


@frozen
class Shown:
    """One log as the page of findings shows it: for who may see everything, and without what may point at someone."""

    process: str
    full: LogChapter
    shared: LogChapter
    traceable: tuple[bool, ...]
    cases: tuple[tuple[str, ...], ...]


@frozen
class Kept:
    """Everything that is kept of a reading: no pseudonym, no row of a log."""

    measurements: tuple[Measurement, ...] = ()
    floors: tuple[Floor, ...] = ()
    missing: tuple[Missing, ...] = ()
    shown: tuple[Shown, ...] = ()
    faults: tuple[str, ...] = ()


@cache
def _converter() -> cattrs.Converter:
    return cattrs.Converter(forbid_extra_keys=True)


@contextmanager
def lent(on: date, *, with_cases: bool = False) -> Iterator[LogReader]:
    """A reader with a key and a folder of its own, so that pseudonyms mean nothing outside one reading (R3)."""
    with pieces.workplace() as workspace:
        yield log_reader(Run(secrets.token_bytes(KEY_BYTES), str(workspace), on), with_cases=with_cases)


def reader_of(scan: Scan) -> LogReader:
    """What is kept of the logs of a scan, wherever its dossier came from; only why not before the worker read them."""

    def read(dossier: Dossier, knowledge: Catalogue) -> Logs:
        found = pieces.logs_of(scan)
        if not found:
            return Logs()
        if refusal := not_allowed(dossier, timezone.localdate()):
            return refusal
        kept = _kept_of(readings.of(scan), _asked(found, dossier, knowledge))
        if kept is None:
            return Logs(missing=(Missing(CHAPTER, NOT_YET),))
        return Logs(measurements=kept.measurements, floors=kept.floors, missing=kept.missing)

    return read


def kept(scan: Scan, found: Sequence[Piece], dossier: Dossier, knowledge: Catalogue) -> Kept | None:
    """What is kept of these logs of a scan under its rules of now; None while they wait to be read."""
    return _kept_of(readings.of(scan), _asked(found, dossier, knowledge))


def work_of(scan: Scan) -> Work | None:
    """The reading that is going on or waits its turn."""
    busy = Work.objects.filter(kind=JOB, state__in=[State.WAITING, State.RUNNING])
    return next((one for one in busy if one.given.get("scan") == str(scan.pk)), None)


@frozen
class Looked:
    """What the logs showed, under what was asked of them."""

    asked: str
    kept: Kept


def look(scan: Scan, tell: Tell | None = None) -> Looked:
    """Read the logs of a scan one by one; a log that cannot be read is said, and left out. Nothing is written."""
    dossier, found = scans.dossier_of(scan), pieces.logs_of(scan)
    knowledge = knowledge_of(dossier, catalogue())
    parts = []
    for number, one in enumerate(found):
        if tell is not None:
            tell(number, len(found), Path(one.name).name)
        parts.append(_read_one(one, dossier, knowledge))
    whole = Kept(
        measurements=tuple(one for part in parts for one in part.measurements),
        floors=tuple(one for part in parts for one in part.floors),
        missing=tuple(one for part in parts for one in part.missing),
        shown=tuple(one for part in parts for one in part.shown),
        faults=tuple(one for part in parts for one in part.faults),
    )
    return Looked(_asked(found, dossier, knowledge), whole)


def keep(scan: Scan, looked: Looked) -> None:
    """Let what the logs showed count from now on."""
    readings.keep(scan, looked.asked, json.dumps(_converter().unstructure(looked.kept)).encode())
    changed(scan)


def _asked(found: Sequence[Piece], dossier: Dossier, knowledge: Catalogue) -> str:
    """The logs and everything that decides what is seen in them."""
    files = [(one.name, one.digest) for one in found]
    rules = (dossier.rules, dossier.permissions.logs, sorted(dossier.own_processes))
    return hashlib.sha256(repr((files, rules, knowledge.digest)).encode()).hexdigest()


def _kept_of(reading: Reading | None, asked: str) -> Kept | None:
    if reading is None or reading.asked != asked:
        return None
    return _opened(_Place(reading.pk, reading))


@frozen
class _Place:
    """Where a reading lies."""

    key: UUID
    reading: Reading = field(eq=False, repr=False)


@lru_cache(maxsize=_REMEMBERED)
def _opened(place: _Place) -> Kept:
    return _converter().structure(json.loads(readings.content(place.reading)), Kept)


def _read_one(piece: Piece, dossier: Dossier, knowledge: Catalogue) -> Kept:
    with pieces.workplace() as folder, lent(timezone.localdate(), with_cases=True) as reader:
        path = folder / Path(piece.name).name
        path.write_bytes(vault.get(piece.organisation_id, piece.pk))
        try:
            logs = reader(evolve(dossier, logs=(path,)), knowledge)
        except BadInput as bad:
            return Kept(missing=(Missing(CHAPTER, NOT_READ),), faults=tuple(str(one) for one in bad.faults))
    shown = tuple(
        Shown(
            process=one.process.id,
            full=log_chapter(one),
            shared=printed_log(one),
            traceable=tuple(finding.identifiable for finding in one.findings),
            cases=tuple(_cases(finding) for finding in one.findings),
        )
        for one in logs.reviews
    )
    return Kept(logs.measurements, logs.floors, logs.missing, shown)


def _cases(finding: Finding) -> tuple[str, ...]:
    """The numbers of the cases to look at first."""
    order = {verdict: place for place, verdict in enumerate(TO_SEE)}
    return tuple(case for case, _ in sorted(finding.to_see, key=lambda one: (order[one[1]], one[0]))[:MOST_CASES])
