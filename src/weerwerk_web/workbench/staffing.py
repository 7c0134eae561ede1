"""What the processes and staff in rows show, read as the files of a dossier are, so that the outcome is the same."""

import time
from datetime import date
from functools import lru_cache
from pathlib import Path

from attrs import evolve, field, frozen

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.services.dossier_staffing import Staffing, read_staffing
from weerwerk_web.processes import store
from weerwerk_web.scans import pieces

_REMEMBERED = 16


@frozen
class _Asked:
    """The files, and everything that decides what is seen in them."""

    files: tuple[tuple[str, str], ...] = field(repr=False)
    permission: str
    catalogue: str
    on: date
    dossier: Dossier = field(eq=False, repr=False)
    knowledge: Catalogue = field(eq=False, repr=False)


def read(dossier: Dossier, knowledge: Catalogue, on: date) -> Staffing:
    """What the organisation in scope filled in about its processes and staff; nothing without permission (R10)."""
    files = tuple(store.files().items())
    if not files:
        return Staffing()
    known = repr((dossier.permissions.staffing, sorted(dossier.own_processes)))
    return _read(_Asked(files, known, knowledge.digest, on, dossier, knowledge))


@lru_cache(maxsize=_REMEMBERED)
def _read(asked: _Asked) -> Staffing:
    with pieces.workplace() as folder:
        paths = {name: _written(folder / name, text) for name, text in asked.files}
        staff, mandates = paths.pop(store.STAFF, None), paths.pop(store.MANDATES, None)
        dossier = evolve(asked.dossier, staff=staff, mandates=mandates, workflows=tuple(paths.values()), relations=None)
        return evolve(read_staffing(dossier, asked.knowledge, asked.on, clock=time.monotonic), inputs=())


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
