"""What the logs of a scan show, read once and kept while neither they nor their rules change."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from uuid import UUID

from attrs import evolve, field, frozen
from django.utils import timezone

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.events.model import Run
from weerwerk.services.log_permitted import log_reader
from weerwerk.services.log_shown import LogReader, Logs
from weerwerk_web.documents import vault
from weerwerk_web.scans import pieces
from weerwerk_web.scans.models import Scan

KEY_BYTES = 32
_REMEMBERED = 16


@frozen
class _Asked:
    """Logs and everything that decides what is seen in them."""

    owner: UUID
    logs: tuple[tuple[UUID, str, str], ...]
    rules: str
    catalogue: str
    dossier: Dossier = field(eq=False, repr=False)
    knowledge: Catalogue = field(eq=False, repr=False)


@contextmanager
def lent(on: date) -> Iterator[LogReader]:
    """A reader with a key and a folder of its own, so that pseudonyms mean nothing outside one reading (R3)."""
    with pieces.workplace() as workspace:
        yield log_reader(Run(secrets.token_bytes(KEY_BYTES), str(workspace), on))


def reader_of(scan: Scan) -> LogReader:
    """A reader of the logs of a scan, wherever its dossier came from."""

    def read(dossier: Dossier, knowledge: Catalogue) -> Logs:
        found = tuple((one.pk, one.name, one.digest) for one in pieces.logs_of(scan))
        if not found:
            return Logs()
        rules = repr((dossier.rules, dossier.permissions, dossier.own_processes))
        return _read(_Asked(scan.organisation_id, found, rules, knowledge.digest, dossier, knowledge))

    return read


@lru_cache(maxsize=_REMEMBERED)
def _read(asked: _Asked) -> Logs:
    with pieces.workplace() as folder:
        paths = []
        for key, name, _ in asked.logs:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(vault.get(asked.owner, key))
            paths.append(path)
        with lent(timezone.localdate()) as reader:
            found = reader(evolve(asked.dossier, logs=tuple(sorted(paths))), asked.knowledge)
    return evolve(found, inputs=())
