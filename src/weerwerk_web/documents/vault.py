"""Where the files lie: each encrypted with a key of its own, bound to its organisation and its place."""

import os
from collections.abc import Iterator
from contextlib import suppress
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
    now, *_ = _ciphers(organisation, document)
    kept = _MARK + nonce + now.encrypt(nonce, raw, _bound(organisation, document))
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
    raw, _ = _opened(organisation, document)
    return raw


def _opened(organisation: UUID, document: UUID) -> tuple[bytes, int]:
    """A file, and which of the keys opened it: 0 is the key of now."""
    try:
        kept = path(organisation, document).read_bytes()
    except OSError as error:
        raise Damaged from error
    nonce, sealed = kept[len(_MARK) : len(_MARK) + _NONCE], kept[len(_MARK) + _NONCE :]
    for number, cipher in enumerate(_ciphers(organisation, document)):
        with suppress(InvalidTag, ValueError):
            return cipher.decrypt(nonce, sealed, _bound(organisation, document)), number
    raise Damaged


def seal_again(organisation: UUID, document: UUID) -> bool:
    """Keep a file under the key of now; whether it was still under an older one."""
    raw, number = _opened(organisation, document)
    if number:
        put(organisation, document, raw)
    return bool(number)


def everything() -> Iterator[tuple[UUID, UUID]]:
    """Every file that lies here: its organisation and its own id."""
    folder: Path = settings.WEERWERK.data / "documents"
    for one in sorted(folder.glob("*/*.enc")):
        yield UUID(one.parent.name), UUID(one.stem)


def drop(organisation: UUID, document: UUID) -> None:
    """Remove a file."""
    path(organisation, document).unlink(missing_ok=True)


def path(organisation: UUID, document: UUID) -> Path:
    """Where a file lies."""
    folder: Path = settings.WEERWERK.data / "documents" / str(organisation)
    return folder / f"{document}.enc"


def _bound(organisation: UUID, document: UUID) -> bytes:
    return organisation.bytes + document.bytes


def _ciphers(organisation: UUID, document: UUID) -> list[AESGCM]:
    purpose = f"document {organisation} {document}"
    return [AESGCM(derived(key, purpose)) for key in settings.INSTALLATION_KEYS.every("documents")]
