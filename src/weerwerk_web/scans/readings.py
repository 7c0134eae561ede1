"""What the logs of a scan showed, kept in the vault until they or their rules change."""

from functools import partial

from django.db import transaction

from weerwerk_web.documents import vault
from weerwerk_web.scans.models import Reading, Scan


def of(scan: Scan) -> Reading | None:
    """The reading that is kept of a scan, if there is one."""
    return Reading.objects.filter(scan=scan).first()


def content(reading: Reading) -> bytes:
    """What was kept."""
    return vault.get(reading.organisation_id, reading.pk)


def keep(scan: Scan, asked: str, raw: bytes) -> Reading:
    """Keep a reading in place of the one before it: the file first, for a row without a file is a lie."""
    old = of(scan)
    made = Reading(scan=scan, asked=asked)
    made.claim()
    vault.put(made.organisation_id, made.pk, raw)
    former = old.pk if old is not None else None
    if old is not None:
        old.delete()
    made.save(force_insert=True)
    if former is not None:
        transaction.on_commit(partial(vault.drop, made.organisation_id, former))
    return made
