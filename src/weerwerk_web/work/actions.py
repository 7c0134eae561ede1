"""Asking for long work."""

from collections.abc import Mapping

from django.db import transaction

from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.work.models import Work
from weerwerk_web.work.progress import JOBS
from weerwerk_web.work.tasks import run


def start(seat: Seat, kind: str, *, label: str, given: Mapping[str, str]) -> Work:
    """Put work in the queue; it begins once this request is kept. The caller has checked what the seat may."""
    if kind not in JOBS:
        raise KeyError(kind)
    work = Work.objects.create(kind=kind, label=label[:200], given=dict(given), person=seat.person_id)
    organisation, key = str(work.organisation_id), str(work.pk)
    transaction.on_commit(lambda: run.enqueue(organisation, key))
    trail.did("work.start", f"work:{key}", kind=kind)
    return work
