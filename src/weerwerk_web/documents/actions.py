"""Adding, opening and removing a document."""

import hashlib
import re
import unicodedata

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from weerwerk.errors import BadInput, Fault, Place
from weerwerk.guard import find
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.documents import scanner, vault
from weerwerk_web.documents.kinds import NotTaken, kind_of
from weerwerk_web.documents.models import Document

_STRANGE = re.compile(r"[^\w .()+-]", re.UNICODE)


def add(seat: Seat, upload: "UploadedFile[bytes]", *, subject: str, process: str = "") -> Document:
    """Take a file: the right kind by its content, not too large, scanned when there is a scanner, encrypted."""
    seat.must(Action.DOCUMENT_ADD, process)
    raw = upload.read()
    try:
        if len(raw) > settings.WEERWERK.upload_limit_mb * 1024 * 1024:
            raise NotTaken(_("Dit bestand is groter dan %(mb)d MB.") % {"mb": settings.WEERWERK.upload_limit_mb})
        kind = kind_of(raw)
        scanned = scanner.scan(raw)
    except NotTaken as error:
        raise BadInput(_("bestand niet bewaard"), [Fault(str(error.why), Place(field="file"))]) from error
    document = Document(
        subject=subject,
        process=process,
        name=safe_name(upload.name or "", kind.ending),
        kind=kind.name,
        size=len(raw),
        digest=hashlib.sha256(raw).hexdigest(),
        scanned=scanned,
        person=seat.person_id,
    )
    document.claim()
    vault.put(document.organisation_id, document.pk, raw)  # a file without a row is waste, a row without a file a lie
    document.save(force_insert=True)
    trail.did(Action.DOCUMENT_ADD, f"document:{document.pk}", under=subject, kind=kind.name)
    return document


def safe_name(given: str, ending: str) -> str:
    """A name without folders, signs that mean something elsewhere, or personal data; always with the true ending."""
    last = unicodedata.normalize("NFC", given.replace("\\", "/")).rpartition("/")[2]
    plain = last.rpartition(".")[0] or last
    kept = _STRANGE.sub("_", plain).strip(" ._")[:100]
    if not kept or find(kept):
        kept = "bestand"
    return f"{kept}.{ending}"


def download(seat: Seat, document: Document) -> bytes:
    """The file itself; who may only look does not get it."""
    seat.must(Action.DOCUMENT_DOWNLOAD, document.process)
    raw = vault.get(document.organisation_id, document.pk)
    trail.viewed(Action.DOCUMENT_DOWNLOAD, f"document:{document.pk}", digest=document.digest)
    return raw


def remove(seat: Seat, document: Document) -> None:
    """Remove a document one added oneself; another's goes by four eyes, through the caller."""
    seat.must(Action.DOCUMENT_ADD, document.process)
    organisation, key = document.organisation_id, document.pk
    trail.did("document.remove", f"document:{key}", digest=document.digest)
    document.delete()
    vault.drop(organisation, key)
