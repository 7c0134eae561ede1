"""Asking, deciding, and using what was agreed; actions elsewhere call ``use`` before they do the thing itself."""

from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.errors import BadInput, Fault, Place
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Refused, Seat
from weerwerk_web.approvals import store
from weerwerk_web.approvals.models import Errand, Request, State
from weerwerk_web.audit import trail

ACTION: Mapping[Errand, Action] = {
    Errand.EXPORT: Action.CLOSED_EXPORT,
    Errand.UNMASK: Action.PSEUDONYM_UNMASK,
    Errand.RELEASE: Action.REGION_RELEASE,
    Errand.DELETE: Action.DATA_DELETE,
    Errand.RECOVER: Action.PEOPLE_RECOVER,
    Errand.APPROVER: Action.APPROVER_CHANGE,
}


class NotAgreed(PermissionDenied):
    """Hiervoor is eerst de goedkeuring van een tweede persoon nodig."""


def ask(seat: Seat, errand: Errand, *, about: Mapping[str, str], label: str, reason: str, order: str = "") -> Request:
    """Ask a second person for exactly this."""
    seat.must(ACTION[errand])
    seat.must(Action.APPROVAL_ASK)
    faults = []
    if not reason.strip():
        faults.append(Fault(_("de reden ontbreekt"), Place(field="reason"), _("schrijf waarom dit nodig is")))
    if errand is Errand.UNMASK and not order.strip():
        cure = _("vul het nummer van de schriftelijke opdracht in")
        faults.append(Fault(_("het nummer van de opdracht ontbreekt"), Place(field="order"), cure))
    if faults:
        raise BadInput(_("niet aangevraagd"), faults)
    waiting = store.pending(errand, about)
    if waiting is not None:
        return waiting
    made = Request.objects.create(
        errand=errand,
        about=dict(about),
        digest=store.digest(errand, about),
        label=label[:200],
        reason=reason.strip(),
        order=order.strip(),
        asked_by=seat.person_id,
        expires=timezone.now() + timedelta(days=store.DAYS),
    )
    trail.did(Action.APPROVAL_ASK, f"approval:{made.id}", errand=errand.value, digest=made.digest)
    return made


def may_decide(seat: Seat, request: Request) -> bool:
    """Whether this seat is the second pair of eyes: a named approver, and not the one who asked."""
    second = seat.approver and request.asked_by != seat.person_id and seat.may(Action.APPROVAL_DECIDE)
    return second and request.state == State.OPEN and not request.expired


def decide(seat: Seat, request: Request, *, agrees: bool, note: str = "") -> None:
    """Agree or refuse; the days for using it begin now."""
    seat.must(Action.APPROVAL_DECIDE)
    if not may_decide(seat, request):
        raise Refused(Action.APPROVAL_DECIDE)
    taken = Request.objects.filter(pk=request.pk, state=State.OPEN).update(
        state=State.AGREED if agrees else State.REFUSED,
        decided_by=seat.person_id,
        decided=timezone.now(),
        note=note.strip(),
        expires=timezone.now() + timedelta(days=store.DAYS),
    )
    if not taken:
        raise Refused(Action.APPROVAL_DECIDE)
    trail.did(Action.APPROVAL_DECIDE, f"approval:{request.id}", agrees=str(agrees), digest=request.digest)


def use_unanswered(seat: Seat, request: Request) -> None:
    """Take the silence of a whole week for an answer; the caller made sure that nobody else could have answered."""
    seat.must(ACTION[Errand(request.errand)])
    if not Request.objects.filter(pk=request.pk, state=State.OPEN).update(state=State.USED, used=timezone.now()):
        raise NotAgreed
    trail.did("approval.unanswered", f"approval:{request.id}", errand=request.errand, digest=request.digest)


def use(seat: Seat, errand: Errand, *, about: Mapping[str, str]) -> Request:
    """Take the agreement for exactly this; it works once, for the one who asked, and for nothing else."""
    seat.must(ACTION[errand])
    found = store.agreed(errand, about, asked_by=seat.person_id)
    taken = found and Request.objects.filter(pk=found.pk, state=State.AGREED).update(
        state=State.USED, used=timezone.now()
    )
    if not found or not taken:
        raise NotAgreed
    trail.did("approval.use", f"approval:{found.id}", errand=errand.value, digest=found.digest)
    return found
