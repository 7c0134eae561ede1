"""Asking for long work."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.work.models import State, Work
from weerwerk_web.work.progress import JOBS
from weerwerk_web.work.tasks import run

MOST_OF_ONE = 5  # pieces of work that wait or run, of one person
MOST_OF_ALL = 20


class TooMuch(PermissionDenied):
    """Er staat al veel werk klaar; wacht tot iets klaar is."""


def start(seat: Seat, kind: str, *, label: str, given: Mapping[str, str]) -> Work:
    """Put work in the queue; it begins once this request is kept. The caller has checked what the seat may.

    What already waits for exactly this is not asked twice; TooMuch when this person or everyone waits for plenty.
    """
    busy = list(Work.objects.filter(state__in=(State.WAITING, State.RUNNING))[: MOST_OF_ALL + 1])
    mine = [one for one in busy if one.person == seat.person_id]
    for one in mine:
        if one.state == State.WAITING and (one.kind, one.given) == (kind, dict(given)):
            return one
    if len(mine) >= MOST_OF_ONE or len(busy) >= MOST_OF_ALL:
        raise TooMuch
    return begin(seat.person_id, kind, label=label, given=given)


def begin(person: UUID, kind: str, *, label: str, given: Mapping[str, str]) -> Work:
    """Put work in the queue for someone whose earlier work asks for it; what that was has been checked."""
    if kind not in JOBS:
        raise KeyError(kind)
    work = Work.objects.create(kind=kind, label=label[:200], given=dict(given), person=person)
    organisation, key = str(work.organisation_id), str(work.pk)
    transaction.on_commit(lambda: run.enqueue(organisation, key))
    trail.did("work.start", f"work:{key}", kind=kind)
    return work
