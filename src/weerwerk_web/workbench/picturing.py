"""The picture of the organisation in scope as it stands now, also before there is a scan; kept while it holds."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from attrs import field, frozen
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.dossier.model import Dossier, ScanInfo
from weerwerk.dossier.model import Organisation as OrganisationValue
from weerwerk.services.picture import PictureResult, picture_of
from weerwerk.services.picture_pages import PicturePages, picture_pages
from weerwerk.services.scan_score import score_dossier
from weerwerk_web.editions.store import catalogue
from weerwerk_web.organisations.models import Organisation
from weerwerk_web.picture import store as picture
from weerwerk_web.picture.files import picture_files
from weerwerk_web.workbench import standing
from weerwerk_web.workbench.standing import Standing

_REMEMBERED = 48


@frozen
class Pictured:
    """A picture and its pages; two are the same when nothing can have changed."""

    key: object
    result: PictureResult = field(eq=False, repr=False)
    pages: PicturePages = field(eq=False, repr=False)


def now(organisation: Organisation) -> Pictured:
    """The picture as it stands: with the answers of the newest scan, or without any."""
    found = standing.now()
    if found is not None:
        return of(found)
    named = (organisation.name, organisation.code, organisation.province)
    return _without((organisation.pk, named, picture.version(), timezone.localdate()), _Named(organisation))


@lru_cache(maxsize=_REMEMBERED)
def of(found: Standing) -> Pictured:
    """The picture that goes with a scan as it stands."""
    result = picture_of(found.result, on=found.result.receipt.on)
    return Pictured(found.key, result, picture_pages(result))


@frozen
class _Named:
    """The organisation beside a key that already says which it is."""

    row: Organisation = field(eq=False, repr=False)


@lru_cache(maxsize=_REMEMBERED)
def _without(key: tuple[UUID, tuple[str, str, str], int, date], named: _Named) -> Pictured:
    today = key[-1]
    dossier = bare(named.row, today)
    result = picture_of(score_dossier(dossier, catalogue(), folder=Path(), on=today), on=today)
    return Pictured(key, result, picture_pages(result))


def bare(organisation: Organisation, today: date) -> Dossier:
    """What an organisation put in before its first scan."""
    known = catalogue().municipalities.get(organisation.code)
    edition = catalogue().edition.edition
    info = ScanInfo(_("Weerbaarheidsscan %(year)d") % {"year": today.year}, edition, today, today)
    return Dossier(
        OrganisationValue(
            name=organisation.name,
            inhabitants=known.inhabitants if known else 1,
            scan=info,
            code=organisation.code,
            province=organisation.province,
        ),
        surroundings=picture.surroundings_of(picture.listing()),
        phenomena=picture.phenomena_of(picture.judgements()),
        picture=picture_files(catalogue(), code=organisation.code, on=today),
    )
