"""The papers made of a scan, each encrypted in the vault."""

import hashlib
from uuid import UUID

from attrs import frozen

from weerwerk_web.documents import vault
from weerwerk_web.scans.models import Paper, Scan


@frozen
class Made:
    """A paper as it came out of the press."""

    kind: str
    name: str
    mime: str
    raw: bytes
    receipt: str = ""
    closed: bool = True
    alone: bool = False


def keep(scan: Scan, made: Made, *, person: UUID) -> Paper:
    """Keep a paper: the file first, for a row without a file is a lie."""
    paper = Paper(
        scan=scan,
        kind=made.kind,
        name=made.name,
        mime=made.mime,
        size=len(made.raw),
        digest=hashlib.sha256(made.raw).hexdigest(),
        receipt=made.receipt,
        version=scan.version,
        closed=made.closed,
        alone=made.alone,
        person=person,
    )
    paper.claim()
    vault.put(paper.organisation_id, paper.pk, made.raw)
    paper.save(force_insert=True)
    return paper


def content(paper: Paper) -> bytes:
    """The file itself."""
    return vault.get(paper.organisation_id, paper.pk)


def remove(paper: Paper) -> None:
    """Remove a paper and its file."""
    organisation, key = paper.organisation_id, paper.pk
    paper.delete()
    vault.drop(organisation, key)
