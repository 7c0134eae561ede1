"""The scan as a dossier in a folder: the one way out, for every paper and for taking everything along."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from weerwerk.dossier.write import write_dossier
from weerwerk_web.scans import pieces
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
