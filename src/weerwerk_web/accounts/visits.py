"""Where someone is signed in, and ending that; with what happened to the account of late."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from attrs import frozen
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from weerwerk_web.accounts import hearing
from weerwerk_web.accounts.models import Person, Visit
from weerwerk_web.accounts.needs import signed_in
from weerwerk_web.accounts.seating import BY_LINK
from weerwerk_web.accounts.sessions import kept_as
from weerwerk_web.audit.models import Entry

_FAR_BACK, _MOST = 20_000, 20
HAPPENED = {
    "sign_in": gettext_lazy("ingelogd"),
    "sign_in.failed": gettext_lazy("iemand probeerde in te loggen; dat lukte niet"),
    "password.change": gettext_lazy("wachtwoord gewijzigd"),
    "password.set": gettext_lazy("wachtwoord gemaakt"),
    "second_step.add": gettext_lazy("tweede stap toegevoegd"),
    "second_step.remove": gettext_lazy("tweede stap weggehaald"),
    "second_step.reset": gettext_lazy("nieuwe herstelcodes gemaakt"),
    "sessions.end": gettext_lazy("sessies beëindigd"),
    "people.recover": gettext_lazy("opnieuw binnengelaten door twee collega’s"),
}


@frozen
class Seen:
    """One session as its person sees it."""

    key: str
    what: str
    address: str
    began: datetime | None
    clicked: datetime | None
    here: bool


def of(person: UUID, *, here: str) -> list[Seen]:
    """The sessions of a person that can still be used, this one first."""
    rows = Visit.objects.filter(person=person, expire_date__gt=timezone.now())
    seen = [_seen(one, here=one.session_key == here) for one in rows]
    return sorted(seen, key=lambda one: (not one.here, -(one.clicked or datetime.min.replace(tzinfo=UTC)).timestamp()))


def _seen(visit: Visit, *, here: bool) -> Seen:
    held = visit.get_decoded()
    began, clicked = (_moment(held.get(name)) for name in ("began", "clicked"))
    return Seen(visit.session_key, str(held.get("agent") or ""), str(held.get("address") or ""), began, clicked, here)


def _moment(seconds: object) -> datetime | None:
    return datetime.fromtimestamp(seconds, tz=UTC) if isinstance(seconds, int) else None


def end(person: Person, keys: Sequence[str]) -> int:
    """End these sessions of a person, and nobody else's."""
    count, _ = Visit.objects.filter(person=person.pk, session_key__in=keys).delete()
    if count:
        hearing.note(person, "sessions.end")
    return count


@never_cache
@signed_in
def visits(request: HttpRequest) -> HttpResponse:
    """Where one is signed in; ending one or all others, once one has shown again who one is."""
    if request.session.get(BY_LINK):
        return redirect("account")
    shown: HttpResponse = reauthentication_required(_visits)(request)
    return shown


def _visits(request: HttpRequest) -> HttpResponse:
    person = request.user
    assert isinstance(person, Person)
    here = kept_as(request.session.session_key or "")
    found = of(person.pk, here=here)
    if request.method == "POST":
        chosen = request.POST.get("session", "")
        count = end(person, [one.key for one in found if not one.here and chosen in ("", one.key)])
        messages.success(request, _("Beëindigd: %(count)d.") % {"count": count})
        return redirect("visits")
    seat = getattr(request, "seat", None)
    happened = _happened(person, seat.organisation.id) if seat else []
    return render(request, "accounts/visits.html", {"found": found, "happened": happened})


def _happened(person: Person, chain: UUID) -> list[tuple[datetime, str]]:
    """The newest of what the audit knows about an account, for its own person."""
    last = Entry.objects.filter(chain=chain).order_by("-number").values_list("number", flat=True).first() or 0
    mine = Entry.objects.filter(chain=chain, number__gt=last - _FAR_BACK, subject=f"person:{person.pk}")
    rows = mine.filter(action__in=HAPPENED).order_by("-number").values_list("moment", "action")[:_MOST]
    return [(moment, str(HAPPENED[action])) for moment, action in rows]
