"""Where the files lie: each encrypted with a key of its own, bound to its organisation and its place."""

import os
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from weerwerk.errors import OwnFailure
from weerwerk_web.keys import derived

_NONCE = 12
_MARK = b"WWD1"


class Damaged(OwnFailure):
    """Dit bestand is beschadigd, of hoort niet bij de sleutels in deze gegevensmap."""


def put(organisation: UUID, document: UUID, raw: bytes) -> None:
    """Keep a file: whole or not at all."""
    nonce = os.urandom(_NONCE)
    kept = _MARK + nonce + _cipher(organisation, document).encrypt(nonce, raw, _bound(organisation, document))
    place = path(organisation, document)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = place.with_suffix(".part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(kept)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(place)


def get(organisation: UUID, document: UUID) -> bytes:
    """The file again; Damaged when it is not what was put."""
    try:
        kept = path(organisation, document).read_bytes()
        nonce = kept[len(_MARK) : len(_MARK) + _NONCE]
        cipher = _cipher(organisation, document)
        return cipher.decrypt(nonce, kept[len(_MARK) + _NONCE :], _bound(organisation, document))
    except (InvalidTag, OSError, ValueError) as error:
        raise Damaged from error


def drop(organisation: UUID, document: UUID) -> None:
    """Remove a file."""
    path(organisation, document).unlink(missing_ok=True)


def path(organisation: UUID, document: UUID) -> Path:
    """Where a file lies."""
    folder: Path = settings.WEERWERK.data / "documents" / str(organisation)
    return folder / f"{document}.enc"


def _bound(organisation: UUID, document: UUID) -> bytes:
    return organisation.bytes + document.bytes


def _cipher(organisation: UUID, document: UUID) -> AESGCM:
    return AESGCM(derived(settings.INSTALLATION_KEYS.documents, f"document {organisation} {document}"))
