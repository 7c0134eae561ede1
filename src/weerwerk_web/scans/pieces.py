"""The files of a dossier that no page makes yet: kept whole, and read together as the rest of the dossier."""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from attrs import evolve
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from weerwerk.dossier.model import Dossier, Organisation
from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.write import plain, write_yaml
from weerwerk_web.documents import vault
from weerwerk_web.editions.store import catalogue
from weerwerk_web.scans.models import Piece, Scan

LOGS = "logs/"
_REMEMBERED = 32


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder of our own for as long as a piece of work takes; nothing of it stays."""
    within = settings.WEERWERK.data / "work"
    within.mkdir(mode=0o700, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=within) as folder:
        yield Path(folder)


def keep(scan: Scan, name: str, raw: bytes) -> Piece:
    """Keep a file of a dossier as it came."""
    piece = Piece(scan=scan, name=name, size=len(raw), digest=hashlib.sha256(raw).hexdigest())
    piece.claim()
    vault.put(piece.organisation_id, piece.pk, raw)
    piece.save(force_insert=True)
    return piece


def drop(scan: Scan) -> None:
    """Remove every piece of a scan."""
    for piece in Piece.objects.filter(scan=scan):
        vault.drop(piece.organisation_id, piece.pk)
    Piece.objects.filter(scan=scan).delete()


def put_back(scan: Scan, folder: Path, *, logs: bool = True) -> None:
    """Write the pieces of a scan into a folder, where they were."""
    for piece in Piece.objects.filter(scan=scan):
        if logs or not piece.name.startswith(LOGS):
            path = folder / piece.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(vault.get(piece.organisation_id, piece.pk))


def logs_of(scan: Scan) -> Sequence[Piece]:
    """The logs of a scan, still in the vault."""
    return list(Piece.objects.filter(scan=scan, name__startswith=LOGS))


def rest_of(scan: Scan, organisation: Organisation) -> Dossier:
    """What the pieces of a scan say, without its logs; one query, and read anew only when a piece changed."""
    known_to_have_none = getattr(scan, "pieced", True) is False
    found = () if known_to_have_none else tuple(rest().filter(scan=scan).values_list("pk", "name", "digest"))
    return _read(scan.organisation_id, organisation, found)


def rest() -> QuerySet[Piece]:
    """The pieces that are no log."""
    return Piece.objects.exclude(name__startswith=LOGS)


@lru_cache(maxsize=_REMEMBERED)
def _read(owner: UUID, organisation: Organisation, pieces: tuple[tuple[UUID, str, str], ...]) -> Dossier:
    if not pieces:
        return Dossier(organisation)
    with workplace() as folder:
        write_yaml(folder / "organisation.yaml", plain(organisation))
        for key, name, _ in pieces:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(vault.get(owner, key))
        read = read_dossier(folder, catalogue(), on=timezone.localdate(), any_edition=True)
        return evolve(read, inputs=(), logs=())  # the folder is gone in a moment
