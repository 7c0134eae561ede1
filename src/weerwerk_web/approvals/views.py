"""The one screen of four eyes, and the two things of our own house that go by it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from weerwerk.errors import BadInput
from weerwerk_web.accounts import actions as people
from weerwerk_web.accounts import store as accounts
from weerwerk_web.accounts.models import Membership
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.approvals import actions, store
from weerwerk_web.approvals.models import Errand, Request
from weerwerk_web.approvals.store import Alone, FourEyes


class ReasonForm(forms.Form):
    """Why something is asked."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom is dit nodig?"),
        help_text=gettext_lazy("Uw collega leest dit en beslist erover. Schrijf hier niets over een persoon."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@needs(Action.APPROVAL_DECIDE)
def overview(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What waits for a second pair of eyes, and what became of the rest."""
    found = store.requests()
    names = accounts.names([one.asked_by for one in found] + [one.decided_by for one in found])
    rows = [
        {
            "request": one,
            "asked_by": names.get(one.asked_by, ""),
            "decided_by": names.get(one.decided_by, "") if one.decided_by else "",
            "mine": one.asked_by == seat.person_id,
            "may_decide": actions.may_decide(seat, one),
        }
        for one in found
    ]
    waiting = [row for row in rows if row["may_decide"]]
    others = [row for row in rows if not row["may_decide"]]
    approvers = accounts.approvers()
    standing = store.standing(approvers)
    return render(
        request,
        "approvals/overview.html",
        {
            "waiting": waiting,
            "others": others,
            "approvers": approvers,
            "four_eyes": isinstance(standing, FourEyes),
            "alone_until": standing.until if isinstance(standing, Alone) else None,
        },
    )


@require_POST
@needs(Action.APPROVAL_DECIDE)
def decide(request: HttpRequest, seat: Seat, approval: str) -> HttpResponse:
    """Agree or refuse."""
    one = get_object_or_404(Request, pk=approval)
    agrees = request.POST.get("decision") == "agree"
    actions.decide(seat, one, agrees=agrees, note=request.POST.get("note", "")[:1_000])
    messages.success(request, _("Goedgekeurd.") if agrees else _("Geweigerd."))
    return redirect("approvals")


@needs(Action.APPROVER_CHANGE)
def approver(request: HttpRequest, seat: Seat, membership: str) -> HttpResponse:
    """Name an approver, or no longer: freely until there have been two, with four eyes from then on.

    Who is alone again waits the days of a request first: a colleague who was put out has that long to notice.
    """
    one = get_object_or_404(Membership.objects.select_related("person"), pk=membership)
    about = {"membership": str(one.pk), "approver": str(not one.approver)}
    label = _("%(name)s laten goedkeuren") if not one.approver else _("%(name)s niet meer laten goedkeuren")
    free, alone = not accounts.watched(), not isinstance(store.standing(), FourEyes)
    waited = alone and store.unanswered(Errand.APPROVER, about, asked_by=seat.person_id)
    if request.method == "POST" and (free or waited or store.agreed(Errand.APPROVER, about, asked_by=seat.person_id)):
        if waited:
            actions.use_unanswered(seat, waited)
        elif not free:
            actions.use(seat, Errand.APPROVER, about=about)
        people.name_approver(seat, one, approver=not one.approver)
        messages.success(request, _("Dat is bewaard."))
        return redirect("people")
    label = label % {"name": one.person}
    return _four_eyes(
        request, seat, Errand.APPROVER, about=about, label=label, free=free or bool(waited), alone=alone and not free
    )


@needs(Action.PEOPLE_RECOVER)
def recover(request: HttpRequest, seat: Seat, person: str) -> HttpResponse:
    """Let someone in again who lost the password or the second step; always with four eyes."""
    one = Membership.objects.filter(person_id=person).select_related("person").first()
    if one is None or one.person_id == seat.person_id:
        return redirect("people")
    about = {"person": str(one.person_id)}
    if request.method == "POST" and store.agreed(Errand.RECOVER, about, asked_by=seat.person_id):
        actions.use(seat, Errand.RECOVER, about=about)
        try:
            secret = people.let_in_again(seat, one.person)
        except BadInput as error:
            messages.error(request, str(error))
            return redirect("people")
        link = request.build_absolute_uri(reverse("invitation", args=[secret]))
        return render(request, "approvals/recovered.html", {"person": one.person, "link": link})
    label = _("%(name)s opnieuw binnenlaten") % {"name": one.person}
    return _four_eyes(request, seat, Errand.RECOVER, about=about, label=label)


def _four_eyes(
    request: HttpRequest,
    seat: Seat,
    errand: Errand,
    *,
    about: dict[str, str],
    label: str,
    free: bool = False,
    alone: bool = False,
) -> HttpResponse:
    """The page of something that needs a second person: ask, wait, or do it."""
    agreed = store.agreed(errand, about, asked_by=seat.person_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and not free and not agreed and form.is_valid():
        actions.ask(seat, errand, about=about, label=label, reason=form.cleaned_data["reason"])
        messages.success(request, _("Uw aanvraag wacht op een tweede persoon."))
        return redirect("approvals")
    return render(
        request,
        "approvals/four_eyes.html",
        {
            "label": label,
            "form": form,
            "ready": free or agreed,
            "free": free,
            "alone": alone,
            "pending": store.pending(errand, about),
        },
    )
