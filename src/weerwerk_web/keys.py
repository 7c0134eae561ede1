"""The keys of an installation: made at its start, renewed when asked, kept in the data folder for its owner alone.

A key that was renewed stays beside the new one, as ``name.001``, for as long as something still needs it.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_BYTES = 32
NAMES = ("session", "audit", "documents", "secrets")


@frozen(repr=False)
class Keys:
    """One key per purpose, so that the leak of one opens nothing else."""

    session: bytes
    audit: bytes
    documents: bytes
    secrets: bytes
    before: Mapping[str, tuple[bytes, ...]] = field(factory=dict)

    def every(self, name: str) -> tuple[bytes, ...]:
        """The keys of this name that can still open something: the one of now, then the older ones, newest first."""
        now: bytes = getattr(self, name)
        return now, *reversed(self.before.get(name, ()))


def read_or_make(folder: Path) -> Keys:
    """The keys in a folder; those that are not there yet are made."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    session, audit, documents, kept = (_one(folder / name) for name in NAMES)
    before = {name: tuple(_one(path) for path in older(folder, name)) for name in NAMES}
    return Keys(session=session, audit=audit, documents=documents, secrets=kept, before=before)


def older(folder: Path, name: str) -> list[Path]:
    """Where the older keys of this name lie, oldest first."""
    return sorted(folder.glob(f"{name}.[0-9][0-9][0-9]"))


def renew(folder: Path, name: str) -> None:
    """Make a new key and keep the one before beside it; stopped halfway, the one before still counts."""
    last = older(folder, name)
    number = int(last[-1].suffix[1:]) + 1 if last else 1
    place = folder / name
    os.link(place, folder / f"{name}.{number:03d}")
    _drafted(place).replace(place)


def forget(folder: Path, name: str) -> None:
    """Remove the older keys of this name; the caller made sure that nothing needs them."""
    for path in older(folder, name):
        path.unlink()


def derived(key: bytes, purpose: str) -> bytes:
    """A key for one narrow purpose, from which the key it came from cannot be found."""
    return HKDF(algorithm=SHA256(), length=_BYTES, salt=None, info=purpose.encode()).derive(key)


def _one(path: Path) -> bytes:
    if not path.exists():
        _make(path)
    return bytes.fromhex(path.read_text(encoding="ascii").strip())


def _make(path: Path) -> None:
    """Write a new key whole or not at all; another process that was first wins."""
    draft = _drafted(path)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _drafted(path: Path) -> Path:
    """A new key beside its place, not yet in it."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex(_BYTES) + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    return draft
