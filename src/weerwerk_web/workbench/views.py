"""The first page, founding an organisation, the language, and the review of the audit."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from weerwerk_web.accounts import arriving
from weerwerk_web.accounts import store as accounts
from weerwerk_web.accounts.models import Person
from weerwerk_web.accounts.needs import needs, seated, signed_in
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.accounts.seating import CHOSEN
from weerwerk_web.approvals import store as approvals
from weerwerk_web.audit import chain, trail
from weerwerk_web.audit.models import Entry, Kind, Review
from weerwerk_web.editions import actions as editions
from weerwerk_web.editions.store import catalogue, place_of
from weerwerk_web.organisations import scope
from weerwerk_web.scans import store as scans
from weerwerk_web.workbench import doors, own_part
from weerwerk_web.workbench.pages import first_hour

OTHER = "anders"


@seated
def start(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Where everyone comes in."""
    waiting = [one for one in seat.memberships if one.waits]
    scan = scans.current() if seat.roles else None
    stages = first_hour.stages(scan) if seat.strong and seat.may(Action.SCAN_MANAGE) else ()
    return render(
        request,
        "workbench/start.html",
        {
            "waiting": waiting,
            "can": {
                "invite": seat.may(Action.PEOPLE_INVITE),
                "closed": seat.may(Action.PEOPLE_VIEW),
                "picture": seat.strong and seat.may(Action.PICTURE_VIEW),
                "picture_edit": seat.strong and seat.may(Action.PICTURE_EDIT),
            },
            "standing": approvals.standing() if seat.may(Action.APPROVER_CHANGE) else None,
            "stages": stages,
            "next": next((one for one in stages if not one.done), None) if scan is None else None,
            "own": own_part.of(seat),
            "doors": doors.doors(seat, scan),
            "lead": doors.lead(seat),
            "grants": [one for one in seat.memberships if one.holds and one.purpose],
            "four_eyes": approvals.FourEyes,
        },
    )


class FoundForm(forms.Form):
    """Which municipality this is."""

    code = forms.ChoiceField(
        label=gettext_lazy("Uw gemeente"),
        help_text=gettext_lazy("Weerwerk vult de provincie, het RIEC en de openbare cijfers voor u in."),
    )
    name = forms.CharField(
        label=gettext_lazy("Naam van de organisatie"),
        help_text=gettext_lazy("Alleen als u hierboven ‘een andere organisatie’ koos."),
        max_length=120,
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        known = sorted(catalogue().municipalities.values(), key=lambda one: place_of(one.name))
        self.fields["code"].choices = [  # type: ignore[attr-defined]  # a ChoiceField has choices
            ("", _("Kies…")),
            *((one.code, f"{one.name} ({one.province})") for one in known),
            (OTHER, _("een andere organisatie")),
        ]

    def clean(self) -> dict[str, object]:
        """Another organisation has a name."""
        given = super().clean() or {}
        if given.get("code") == OTHER and not str(given.get("name", "")).strip():
            self.add_error("name", _("Vul de naam van de organisatie in."))
        return given


@signed_in
def choose(request: HttpRequest) -> HttpResponse:
    """Choose between the own organisations, or found the first."""
    person = request.user
    assert isinstance(person, Person)
    places = getattr(request, "places", [])
    if places:
        if request.method == "POST":
            wanted = request.POST.get("organisation", "")
            if any(str(one.organisation.id) == wanted for one in places):
                request.session[CHOSEN] = wanted
                return redirect("start")
        return render(request, "workbench/choose.html", {"places": places})
    if not arriving.may_found(person):
        return render(request, "workbench/nowhere.html", status=403)
    form = FoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _found(request, person, str(form.cleaned_data["code"]), str(form.cleaned_data["name"]).strip())
    context = {
        "form": form,
        "heading": _("Voor welke gemeente werkt u?"),
        "lead": _("Daarna kunt u meteen beginnen. U hebt niemand anders nodig."),
        "button": _("Verder"),
    }
    return render(request, "look/question.html", context)


def _found(request: HttpRequest, person: Person, code: str, name: str) -> HttpResponse:
    known = catalogue().municipalities.get(code)
    organisation = arriving.found(
        person,
        code=known.code if known else "",
        name=known.name if known else name,
        province=known.province if known else "",
    )
    with scope.within(organisation.id, person=person.id), trail.of(person.id):
        editions.pin(person.id)
    request.session[CHOSEN] = str(organisation.id)
    return redirect("start")


@require_POST
@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Speak Dutch or English from now on, in this browser."""
    wanted, back = request.POST.get("language", ""), request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    response = HttpResponseRedirect(back if safe else "/")
    if wanted in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=365 * 24 * 3600,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


class ReviewForm(forms.Form):
    """What someone saw when looking through the audit."""

    remark = forms.CharField(
        label=gettext_lazy("Wat viel u op?"),
        help_text=gettext_lazy("Bijvoorbeeld: niets bijzonders; of: twee keer ’s nachts gekeken, nagevraagd."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@needs(Action.AUDIT_VIEW)
def audit(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What was done and looked at; who signs says to have looked up to here."""
    last = Review.objects.first()
    may_sign = seat.may(Action.AUDIT_SIGN)
    form = ReviewForm(request.POST or None)
    if request.method == "POST":
        seat.must(Action.AUDIT_SIGN)
        if form.is_valid():
            return _sign(request, seat, str(form.cleaned_data["remark"]))
    entries = Entry.objects.filter(chain=seat.organisation.id).order_by("-number")
    if request.GET.get("kind") in Kind.values:
        entries = entries.filter(kind=request.GET["kind"])
    page = Paginator(entries, 100).get_page(request.GET.get("page"))
    names = accounts.names([one.person for one in page] + ([last.person] if last else []))
    rows = [(one, names.get(one.person, "")) for one in page]
    return render(
        request,
        "workbench/audit.html",
        {
            "rows": rows,
            "page": page,
            "last": last,
            "last_by": names.get(last.person, "") if last else "",
            "may_sign": may_sign,
            "form": form,
            "kinds": Kind.choices,
            "kind": request.GET.get("kind", ""),
        },
    )


def _sign(request: HttpRequest, seat: Seat, remark: str) -> HttpResponse:
    number, seal = chain.head(seat.organisation.id)
    Review.objects.create(number=number, seal=seal, person=seat.person_id, remark=remark)
    trail.did(Action.AUDIT_SIGN, f"link:{number}", seal=seal)
    messages.success(request, _("U hebt getekend tot en met regel %(number)d.") % {"number": number})
    return redirect("audit")
