"""The scan as a dossier in a folder: the one way out and in, for every paper and for taking everything along."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.dossier.model import Organisation as OrganisationFile
from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.write import write_dossier
from weerwerk.errors import BadInput, Fault
from weerwerk.scan.model import Preset
from weerwerk_web.editions.store import catalogue
from weerwerk_web.organisations import scope
from weerwerk_web.organisations.models import Organisation
from weerwerk_web.picture import actions as picture
from weerwerk_web.picture import files as picture_files
from weerwerk_web.processes import actions as staffing
from weerwerk_web.processes import store as processes
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
    for name, text in processes.files().items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _must_be_ours(organisation: OrganisationFile) -> None:
    """A dossier of another municipality never mixes with ours."""
    ours = Organisation.objects.get(pk=scope.organisation_id())
    if organisation.code and ours.code and organisation.code != ours.code:
        what = _("dit dossier is van %(name)s") % {"name": organisation.name}
        raise BadInput(_("dossier niet ingelezen"), [Fault(what, cure=_("kies het dossier van uw eigen gemeente"))])


def take_in(folder: Path, *, person: UUID, preset: Preset = Preset.SMALL) -> Scan:
    """The dossier in a folder as the newest scan; BadInput with every fault. The caller has checked who may."""
    today = timezone.localdate()
    dossier = read_dossier(folder, catalogue(), on=today)
    _must_be_ours(dossier.organisation)
    scan = taking_in.take_in(dossier, folder, person=person, preset=preset)
    picture.take_in(dossier.surroundings, dossier.phenomena)
    lists = [path.read_bytes() if path else None for path in (dossier.staff, dossier.mandates)]
    staffing.take_in(
        {path.name: path.read_bytes() for path in dossier.workflows}, lists[0], mandates=lists[1], person=person
    )
    picture_files.keep(dossier.picture)
    return scan
