"""The scan of the organisation in scope as it stands now: rows of every app, scored, and kept while it holds."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from attrs import evolve, field, frozen
from django.db.models import Subquery
from django.utils import timezone

from weerwerk.dossier.model import Dossier
from weerwerk.services.differences import differences
from weerwerk.services.scan_score import ScanResult, score_dossier
from weerwerk_web.editions.store import catalogue
from weerwerk_web.organisations.models import Organisation
from weerwerk_web.picture import store as picture
from weerwerk_web.picture.files import picture_files
from weerwerk_web.picture.models import Listing
from weerwerk_web.processes.models import Version
from weerwerk_web.scans import store as scans
from weerwerk_web.scans.models import Scan
from weerwerk_web.workbench import logs, staffing

_REMEMBERED = 48


Key = tuple[UUID, UUID, int, int, int, date]  # organisation, scan, versions of it, surroundings and staffing, day


@frozen
class Standing:
    """A scan and what it says today; two are the same when nothing can have changed."""

    key: Key
    scan: Scan = field(eq=False, repr=False)
    result: ScanResult = field(eq=False, repr=False)


def now() -> Standing | None:
    """The newest scan as it stands; None before there is one. Two small questions when nothing changed."""
    scan = scans.current()
    return of(scan) if scan is not None else None


def of(scan: Scan) -> Standing:
    """A scan as it stands."""
    surroundings, staff = _versions(scan.organisation_id)
    return _of(scan, (scan.organisation_id, scan.pk, scan.version, surroundings, staff, timezone.localdate()))


def before(found: Standing) -> Standing | None:
    """The scan before this one as it stands, among the same surroundings; None when this is the first."""
    earlier = scans.before(found.scan)
    if earlier is None:
        return None
    return _of(earlier, (earlier.organisation_id, earlier.pk, earlier.version, *found.key[3:]))


def _of(scan: Scan, key: Key) -> Standing:
    return Standing(key, scan, _scored(key))


def _versions(organisation: UUID) -> tuple[int, int]:
    """The versions of surroundings and of staffing in one question; 0 where nothing was said yet."""
    listing = Subquery(Listing.objects.values("version")[:1])
    staff = Subquery(Version.objects.values("number")[:1])
    found = Organisation.objects.filter(pk=organisation).values_list(listing, staff).get()
    return found[0] or 0, found[1] or 0


def dossier_of(scan: Scan) -> Dossier:
    """Everything the organisation put in, as a dossier."""
    dossier = scans.dossier_of(scan)
    return evolve(
        dossier,
        surroundings=picture.surroundings_of(picture.listing()),
        phenomena=picture.phenomena_of(picture.judgements()),
        picture=picture_files(catalogue(), code=dossier.organisation.code, on=timezone.localdate()),
    )


@lru_cache(maxsize=_REMEMBERED)
def still_open(found: Standing) -> int:
    """How many differences are not settled."""
    return sum(not one.settled for one in differences(found.result))


@lru_cache(maxsize=_REMEMBERED)
def _scored(key: Key) -> ScanResult:
    found = Scan.objects.get(pk=key[1])
    return score_dossier(
        dossier_of(found),
        catalogue(),
        folder=Path(),
        on=key[-1],
        logs=logs.reader_of(found),
        staffing=staffing.read,
    )
