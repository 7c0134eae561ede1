"""Where actions and pages say what happened; it is kept at the end of the request or job, in the same transaction.

A page that cannot be noted is not shown: when the note fails, so does the request.
"""

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from attrs import frozen
from django.utils import timezone

from weerwerk_web.audit import chain
from weerwerk_web.audit.models import OUTSIDE, Kind
from weerwerk_web.organisations import scope

_log = logging.getLogger("weerwerk.audit")


@frozen
class _Trail:
    person: UUID | None
    events: list[chain.Event]


_open: ContextVar[_Trail | None] = ContextVar("trail", default=None)


@contextmanager
def of(person: UUID | None) -> Iterator[None]:
    """Keep what this person does from here; written when the block ends without an error."""
    trail = _Trail(person, [])
    before = _open.set(trail)
    try:
        yield
        keep()
    finally:
        _open.reset(before)


def did(action: str, subject: str = "", **detail: str) -> None:
    """Someone did this."""
    _note(Kind.DID, action, subject, detail)


def viewed(action: str, subject: str = "", **detail: str) -> None:
    """Someone looked at this."""
    _note(Kind.VIEWED, action, subject, detail)


def refused(action: str, subject: str = "", **detail: str) -> None:
    """Someone wanted this and was refused."""
    _note(Kind.REFUSED, action, subject, detail)


def outside(action: str, *, person: UUID | None = None, **detail: str) -> None:
    """Something that belongs to no organisation; kept at once."""
    event = chain.Event(Kind.DID, action, person, "", detail, timezone.now())
    with scope.within():
        _write(OUTSIDE, [event])


def keep() -> None:
    """Write what was noted so far."""
    trail = _open.get()
    if trail and trail.events:
        events = list(trail.events)
        trail.events.clear()
        _write(scope.now().organisation or OUTSIDE, events)


def forget() -> None:
    """Drop what was noted: the request it belonged to is undone."""
    trail = _open.get()
    if trail:
        trail.events.clear()


def _note(kind: str, action: str, subject: str, detail: Mapping[str, str]) -> None:
    trail = _open.get()
    event = chain.Event(kind, str(action), trail.person if trail else None, subject, detail, timezone.now())
    if trail:
        trail.events.append(event)
    else:
        _write(scope.now().organisation or OUTSIDE, [event])


def _write(where: UUID, events: list[chain.Event]) -> None:
    chain.add(where, events)
    for event in events:  # a copy for the municipality's own log collector, which a change here does not reach
        line = {"chain": str(where), "kind": event.kind, "action": event.action, "person": str(event.person or "")}
        _log.info(json.dumps({**line, "subject": event.subject}, ensure_ascii=False))
