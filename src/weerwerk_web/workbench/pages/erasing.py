"""The pages for removing what is no longer needed: what lies here, and until when; then ask, and do it once."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.approvals import actions as approvals
from weerwerk_web.approvals import store as requests
from weerwerk_web.approvals.models import Errand
from weerwerk_web.approvals.views import ReasonForm
from weerwerk_web.scans.models import Scan
from weerwerk_web.workbench import erasing


@needs(Action.DATA_DELETE)
def overview(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Everything that can be removed, with how much it is."""
    found = erasing.kept()
    context = {
        "kept": found,
        "people": erasing.people(),
        "retention": erasing.retention(found),
    }
    return render(request, "workbench/erasing.html", context)


@needs(Action.DATA_DELETE)
def scan(request: HttpRequest, seat: Seat, scan: str) -> HttpResponse:
    """Remove one scan with all that belongs to it."""
    one = get_object_or_404(Scan, pk=scan, closed__isnull=False)
    label = _("De scan ‘%(title)s’ met alle antwoorden en papieren verwijderen") % {"title": one.title}
    return _asked(request, seat, label, erasing.about(one), lambda: erasing.erase_scan(seat, one))


@needs(Action.DATA_DELETE)
def staff(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Remove the staffing."""
    if not erasing.people():
        raise Http404
    label = _("De bezetting van alle processen verwijderen")
    return _asked(request, seat, label, erasing.STAFF, lambda: erasing.erase_staff(seat))


def _asked(
    request: HttpRequest, seat: Seat, label: str, about: Mapping[str, str], erase: Callable[[], None]
) -> HttpResponse:
    """Ask, wait, or do it."""
    agreed = requests.agreed(Errand.DELETE, about, asked_by=seat.person_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and agreed:
        erase()
        messages.success(request, _("Dat is verwijderd. In een reservekopie kan het nog staan tot u die weggooit."))
        return redirect("erasing")
    if request.method == "POST" and form.is_valid():
        approvals.ask(seat, Errand.DELETE, about=about, label=label, reason=form.cleaned_data["reason"])
        messages.success(request, _("Uw aanvraag wacht op een tweede persoon."))
        return redirect("erasing")
    context = {"label": label, "form": form, "ready": agreed, "free": False, "back": "erasing"}
    pending = requests.pending(Errand.DELETE, about)
    return render(request, "approvals/four_eyes.html", {**context, "pending": pending})
