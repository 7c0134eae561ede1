"""The keys of an installation: made once, kept in the data folder, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from attrs import frozen
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_BYTES = 32
_NAMES = ("session", "audit", "documents", "secrets")


@frozen(repr=False)
class Keys:
    """One key per purpose, so that the leak of one opens nothing else."""

    session: bytes
    audit: bytes
    documents: bytes
    secrets: bytes


def read_or_make(folder: Path) -> Keys:
    """The keys in a folder; those that are not there yet are made."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    session, audit, documents, kept = (_one(folder / name) for name in _NAMES)
    return Keys(session=session, audit=audit, documents=documents, secrets=kept)


def derived(key: bytes, purpose: str) -> bytes:
    """A key for one narrow purpose, from which the key it came from cannot be found."""
    return HKDF(algorithm=SHA256(), length=_BYTES, salt=None, info=purpose.encode()).derive(key)


def _one(path: Path) -> bytes:
    if not path.exists():
        _make(path)
    return bytes.fromhex(path.read_text(encoding="ascii").strip())


def _make(path: Path) -> None:
    """Write a new key whole or not at all; another process that was first wins."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex(_BYTES) + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
