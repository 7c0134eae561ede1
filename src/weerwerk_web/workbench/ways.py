"""The way around: one line for each page in the head, shown to who may go there."""

from collections.abc import Callable

from attrs import frozen
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.approvals import store as approvals


@frozen
class Way:
    """A page, its name, who may go there, and how much waits there."""

    page: str
    label: str | Promise
    action: Action | None
    waits: Callable[[Seat], int] | None = None


@frozen
class Shown:
    """A way as it stands in the head of this page."""

    url: str
    label: str | Promise
    here: bool
    count: int


def _approvals(seat: Seat) -> int:
    return approvals.waiting_for(seat.person_id) if seat.approver else 0


WAYS: tuple[Way, ...] = (
    Way("start", _("Start"), None),
    Way("picture", _("Beeld"), Action.PICTURE_VIEW),
    Way("first_picture", _("Eerste beeld"), Action.RESULTS_SUMMARY),
    Way("overview", _("Overzicht"), Action.RESULTS_SUMMARY),
    Way("scan", _("Scan"), Action.SCAN_MANAGE),
    Way("processes", _("Processen"), Action.STAFF_VIEW),
    Way("papers", _("Papier"), Action.REPORT_PUBLIC),
    Way("library", _("Bibliotheek"), Action.LIBRARY_VIEW),
    Way("people", _("Mensen"), Action.PEOPLE_VIEW),
    Way("approvals", _("Goedkeuren"), Action.APPROVAL_DECIDE, _approvals),
    Way("audit", _("Logboek"), Action.AUDIT_VIEW),
)


def shown(request: HttpRequest, seat: Seat, *, counting: bool = True) -> list[Shown]:
    """The ways this seat may go; a count is shown only to who can act on it now."""
    found = []
    for way in WAYS:
        if way.action is None or seat.may(way.action):
            url = reverse(way.page)
            here = request.path == url or (url != "/" and request.path.startswith(url))
            count = way.waits(seat) if way.waits and seat.strong and counting else 0
            found.append(Shown(url, way.label, here, count))
    return found
