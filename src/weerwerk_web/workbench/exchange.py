"""The scan as a dossier in a folder: the one way out and in, for every paper and for taking everything along."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.write import write_dossier
from weerwerk.scan.model import Preset
from weerwerk_web.editions.store import catalogue
from weerwerk_web.picture import actions as picture
from weerwerk_web.scans import pieces
from weerwerk_web.scans.actions import taking_in
from weerwerk_web.scans.models import Scan
from weerwerk_web.workbench import standing


@contextmanager
def as_folder(scan: Scan) -> Iterator[Path]:
    """The dossier of a scan in a folder of its own, for as long as the work takes."""
    with pieces.workplace() as place:
        folder = place / "dossier"
        put_out(scan, folder)
        yield folder


def put_out(scan: Scan, folder: Path) -> None:
    """Write everything of a scan into a folder; a file that came in whole goes out as it came."""
    folder.mkdir(parents=True, exist_ok=True)
    write_dossier(standing.dossier_of(scan), folder)
    pieces.put_back(scan, folder)


def take_in(folder: Path, *, person: UUID, preset: Preset = Preset.SMALL) -> Scan:
    """The dossier in a folder as the newest scan; BadInput with every fault. The caller has checked who may."""
    today = timezone.localdate()
    dossier = read_dossier(folder, catalogue(), on=today)
    scan = taking_in.take_in(dossier, folder, person=person, preset=preset)
    picture.take_in(dossier.surroundings, dossier.phenomena)
    return scan
