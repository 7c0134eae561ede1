"""The chain itself: how a link is sealed, added and verified."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from uuid import UUID

from attrs import frozen
from django.conf import settings
from django.db import connection, transaction

from weerwerk_web.audit.broken import Broken
from weerwerk_web.audit.models import Entry

START = "0" * 64


@frozen
class Event:
    """Something to be kept in the audit."""

    kind: str
    action: str
    person: UUID | None
    subject: str
    detail: Mapping[str, str]
    moment: datetime


def seal(before: str, entry: Entry, key: bytes | None = None) -> str:
    """The seal of a link: an HMAC with the audit's key over what it says and the seal before it."""
    said = {
        "chain": str(entry.chain),
        "number": entry.number,
        "moment": entry.moment.astimezone(UTC).isoformat(),
        "person": str(entry.person or ""),
        "kind": entry.kind,
        "action": entry.action,
        "subject": entry.subject,
        "detail": entry.detail,
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    sealing = key or settings.INSTALLATION_KEYS.audit
    return hmac.new(sealing, f"{before}\n{text}".encode(), hashlib.sha256).hexdigest()


def add(chain: UUID, events: Iterable[Event]) -> None:
    """Put events at the end of a chain, one writer at a time."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_xact_lock(%s)", [chain.int % 2**63])
        last = Entry.objects.filter(chain=chain).order_by("-number").only("number", "seal").first()
        number, before = (last.number, last.seal) if last else (0, START)
        links = []
        for event in events:
            number += 1
            link = Entry(
                chain=chain,
                number=number,
                moment=event.moment,
                person=event.person,
                kind=event.kind,
                action=event.action,
                subject=event.subject[:200],
                detail=dict(event.detail),
            )
            link.seal = before = seal(before, link)
            links.append(link)
        Entry.objects.bulk_create(links)


def verify(chain: UUID) -> Iterator[Broken]:
    """Every place where a chain is broken; after a link of a newer key none of an older one counts."""
    before, expected = START, 1
    keys = list(reversed(settings.INSTALLATION_KEYS.every("audit")))
    for link in Entry.objects.filter(chain=chain).order_by("number").iterator():
        if link.number != expected:
            yield Broken(chain, expected, f"regel {expected} ontbreekt")
        else:
            fits = [index for index, key in enumerate(keys) if hmac.compare_digest(link.seal, seal(before, link, key))]
            if fits:
                keys = keys[fits[-1] :]
            else:
                yield Broken(chain, link.number, "de inhoud is veranderd")
        before, expected = link.seal, link.number + 1


def holds(chain: UUID, number: int, written: str) -> bool:
    """Whether a seal that was written down elsewhere is still that of its link."""
    return Entry.objects.filter(chain=chain, number=number, seal=written).exists()


def head(chain: UUID) -> tuple[int, str]:
    """The number and seal of the last link; zero when the chain is empty."""
    last = Entry.objects.filter(chain=chain).order_by("-number").only("number", "seal").first()
    return (last.number, last.seal) if last else (0, START)
