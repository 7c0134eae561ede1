"""Everything on paper: what can be made, what was made, and how it goes out."""

from urllib.parse import quote
from uuid import UUID

from attrs import frozen
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from weerwerk_web.accounts import store as accounts
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Refused, Seat
from weerwerk_web.approvals import actions as approvals
from weerwerk_web.approvals import store as requests
from weerwerk_web.approvals.models import Errand
from weerwerk_web.approvals.store import Alone, FourEyes
from weerwerk_web.approvals.views import ReasonForm
from weerwerk_web.audit import trail
from weerwerk_web.scans import papers as kept
from weerwerk_web.scans import store as scans
from weerwerk_web.scans.models import Handover, Paper
from weerwerk_web.work.actions import start
from weerwerk_web.workbench.press import KINDS, Kind


@frozen
class Row:
    """A paper as the page shows it."""

    paper: Paper
    kind: Kind
    by: str
    may_have: bool
    outdated: bool
    may_hand_over: bool
    handed_over: tuple[Handover, ...]


@needs(Action.REPORT_PUBLIC)
def papers(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What can be made by this seat, and what lies ready for it."""
    scan = scans.current()
    standing = requests.standing()
    makes = seat.may(Action.SCAN_MANAGE) and seat.strong and scan is not None
    shown = list(_shown(seat))
    names = accounts.names(one.person for one in shown)
    given: dict[UUID, list[Handover]] = {}
    for one in Handover.objects.filter(paper__in=[paper.pk for paper in shown]):
        given.setdefault(one.paper_id, []).append(one)
    hands_over = seat.strong and seat.may(Action.REPORT_HAND_OVER)
    rows = [
        Row(
            one,
            KINDS[one.kind],
            names.get(one.person, ""),
            _may_have(seat, one),
            bool(scan and one.version < scan.version),
            hands_over and one.closed and not one.alone and one.released is not None,
            tuple(given.get(one.pk, ())),
        )
        for one in shown
    ]
    context = {
        "scan": scan,
        "kinds": [one for one in KINDS.values() if makes and _makeable(one, standing)],
        "rows": rows,
        "alone_until": standing.until if isinstance(standing, Alone) else None,
        "four_eyes": isinstance(standing, FourEyes),
        "makes": makes,
        "may_begin": scan is None and seat.may(Action.SCAN_MANAGE),
        "today": timezone.localdate(),
        "may_export": seat.strong and seat.may(Action.CLOSED_EXPORT),
    }
    return render(request, "workbench/papers.html", context)


def _shown(seat: Seat) -> list[Paper]:
    """The papers this seat may know of: the closed ones only for who reaches them, and firmly signed in."""
    found = Paper.objects.exclude(kind="").order_by("-made")[:60]
    return [one for one in found if one.kind in KINDS and _reaches(seat, one)]


def _reaches(seat: Seat, paper: Paper) -> bool:
    return seat.may(KINDS[paper.kind].action) and (seat.strong or not paper.closed)


def _may_have(seat: Seat, paper: Paper) -> bool:
    """Whether the file itself may go out: open, a draft by one person, or released by two."""
    return _reaches(seat, paper) and (not paper.closed or paper.alone or paper.released is not None)


def _makeable(kind: Kind, standing: requests.Standing) -> bool:
    """By one person alone only drafts, and only for the first days; after that everything, released by two."""
    if not kind.closed or kind.press is None:
        return kind.press is not None
    return isinstance(standing, Alone) if kind.draft else isinstance(standing, FourEyes)


@require_POST
@needs(Action.REPORT_DRAFT)
def make(request: HttpRequest, seat: Seat, kind: str) -> HttpResponse:
    """Put the making of a paper in the queue."""
    scan, wanted = scans.current(), KINDS.get(kind)
    if scan is None or wanted is None:
        raise Http404
    seat.must(wanted.action)
    if not _makeable(wanted, requests.standing()):
        raise Refused(wanted.action)
    work = start(seat, "papers.make", label=str(wanted.name), given={"scan": str(scan.pk), "kind": wanted.key})
    return redirect("work", work.pk)


@needs(Action.REPORT_PUBLIC)
def download(request: HttpRequest, seat: Seat, paper: str) -> HttpResponse:
    """The file, always as a download; of the closed layer only what two people released, or a draft."""
    one = get_object_or_404(Paper, pk=paper)
    kind = KINDS.get(one.kind)
    if kind is None:
        raise Refused(Action.REPORT_PUBLIC)
    seat.must(kind.action)
    if not _may_have(seat, one):
        raise Refused(kind.action)
    response = HttpResponse(kept.content(one), content_type=one.mime)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(one.name)}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    trail.viewed(kind.action, f"paper:{one.pk}", digest=one.digest)
    return response


@needs(Action.CLOSED_EXPORT)
def release(request: HttpRequest, seat: Seat, paper: str) -> HttpResponse:
    """Let a second person look first; then the paper may go out."""
    one = get_object_or_404(Paper, pk=paper, closed=True, released=None, alone=False)
    kind = KINDS[one.kind]
    about = {"paper": str(one.pk), "sha256": one.digest}
    agreed = requests.agreed(Errand.EXPORT, about, asked_by=seat.person_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and agreed:
        approvals.use(seat, Errand.EXPORT, about=about)
        one.released = timezone.now()
        one.save(update_fields=["released"])
        messages.success(request, _("Dit stuk mag nu naar buiten. U kunt het downloaden."))
        return redirect("papers")
    label = _("%(name)s van %(day)s uitvoeren") % {"name": kind.name, "day": f"{timezone.localtime(one.made):%d-%m-%Y}"}
    if request.method == "POST" and form.is_valid():
        approvals.ask(seat, Errand.EXPORT, about=about, label=label, reason=form.cleaned_data["reason"])
        messages.success(request, _("Uw aanvraag wacht op een tweede persoon."))
        return redirect("papers")
    context = {"label": label, "form": form, "ready": agreed, "free": False}
    pending = requests.pending(Errand.EXPORT, about)
    return render(request, "approvals/four_eyes.html", {**context, "pending": pending, "back": "papers"})
