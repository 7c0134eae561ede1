"""The scan at a glance, and who answers what: links to copy, reminders, and how far each is."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from attrs import frozen
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from weerwerk.catalogue.model import Catalogue
from weerwerk.errors import BadInput
from weerwerk.scan.model import Preset
from weerwerk.services.scan_next import minutes_of
from weerwerk.services.scan_score import ScanResult
from weerwerk.services.stop_words import stop_line
from weerwerk_web.accounts.models import Invitation
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action, Role
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import called
from weerwerk_web.scans import asking, store
from weerwerk_web.scans.actions import managing
from weerwerk_web.scans.actions.answering import ORGANISATION
from weerwerk_web.scans.actions.managing import Asked
from weerwerk_web.scans.models import Respondent, Scan
from weerwerk_web.scans.words import PRESETS

PEOPLE_A_PAGE = 100


@frozen
class Who:
    """Someone who answers, as the coordinator sees them."""

    respondent: Respondent
    name: str
    function: str
    parts: str
    answered: int
    link_until: object


@frozen
class Part:
    """A process, or the whole organisation: how much is asked, and what is still open."""

    key: str
    name: str
    total: int
    left: int
    minutes: int
    respondents: int

    @property
    def done(self) -> int:
        """How many are answered."""
        return self.total - self.left


def glance(request: HttpRequest, found: Scan | None, result: ScanResult | None) -> HttpResponse:
    """How far the scan is: per part, by the stop rules of the scan as it stands, and who is busy."""
    if found is None or result is None:
        return render(request, "scans/overview.html", {"scan": None})
    asked = asking.round_of(found)
    context = {
        "scan": found,
        "preset": PRESETS[Preset(found.preset)],
        "parts": _parts(found, result.catalogue),
        "asked": asked,
        "stops": [(one, stop_line(one)) for one in result.stops],
    }
    return render(request, "scans/overview.html", context)


def _parts(found: Scan, catalogue: Catalogue) -> Sequence[Part]:
    asked = asking.round_of(found)
    totals = asking.totals_of(found)
    numbers = store.respondents_by_part(found)
    rows = []
    for process, total in totals.items():
        left = [one for one in asked.asks if one.question.process == process]
        name = called(catalogue.processes[process].name) if process else _("De hele organisatie")
        key = asking.part_name(process)
        minutes = minutes_of(left)
        rows.append(Part(key, name, total, len(left), minutes, numbers.get(process, 0)))
    return rows


@needs(Action.SCAN_MANAGE)
def who_answers(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Everyone who answers, how far they are, and the way to ask one more."""
    found = store.current()
    if found is None:
        return redirect("scan_begin")
    page = Paginator(store.respondents(found), PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    people = _everyone(list(page), store.knowledge_of(found))
    return render(request, "scans/who_answers.html", {"scan": found, "people": people, "page": page})


def _everyone(rows: Sequence[Respondent], catalogue: Catalogue) -> Sequence[Who]:
    invitations = {one.pk: one for one in Invitation.objects.filter(pk__in=[one.invitation for one in rows])}
    return [_who(one, catalogue, _held(one, invitations)) for one in rows]


def _held(one: Respondent, invitations: Mapping[UUID, Invitation]) -> Invitation | None:
    return invitations.get(one.invitation) if one.invitation else None


def _who(one: Respondent, catalogue: Catalogue, invitation: Invitation | None) -> Who:
    function = catalogue.functions.get(one.function)
    parts = [
        called(catalogue.processes[part].name) if part in catalogue.processes else _("de hele organisatie")
        for part in one.processes
    ]
    return Who(
        respondent=one,
        name=getattr(one, "named", "") or (invitation.name if invitation else ""),
        function=called(function.name) if function else "",
        parts=", ".join(parts),
        answered=getattr(one, "answered", 0) or 0,
        link_until=invitation.expires if invitation and invitation.open else None,
    )


class AskForm(forms.Form):
    """Whom to ask, about what, from which function."""

    name = forms.CharField(label=gettext_lazy("Naam"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        help_text=gettext_lazy("Wie de link opent, vult dit adres in. Weerwerk verstuurt zelf niets."),
    )
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Waarover?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies ten minste één onderdeel.")},
    )
    function = forms.ChoiceField(
        label=gettext_lazy("Vanuit welke functie?"),
        required=False,
        help_text=gettext_lazy("Mag leeg blijven: dan kiest die persoon zelf."),
    )

    def __init__(self, *args: object, scan: Scan, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        knowledge = store.knowledge_of(scan)
        processes = [process for process in asking.totals_of(scan) if process]
        self.fields["parts"].choices = [  # type: ignore[attr-defined]  # a choice field has choices
            *((one, called(knowledge.processes[one].name)) for one in processes),
            (ORGANISATION, _("De hele organisatie (voor die functie)")),
        ]
        functions = sorted(knowledge.functions.values(), key=lambda one: called(one.name).casefold())
        self.fields["function"].choices = [  # type: ignore[attr-defined]  # a choice field has choices
            ("", _("kiest zelf")),
            *((one.id, called(one.name)) for one in functions),
        ]


@needs(Action.SCAN_MANAGE)
def ask(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Make a link with which someone answers a part, within a quarter of an hour."""
    found = store.current()
    if found is None:
        return redirect("scan_begin")
    form = AskForm(request.POST or None, scan=found)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        asked = Asked(given["name"], given["email"], Role.RESPONDENT, tuple(given["parts"]), given["function"])
        try:
            secret = managing.ask(seat, found, asked)
        except BadInput as error:
            form.add_error(None, str(error.faults[0].what))
        else:
            return _link(request, secret, asked.name)
    context = {
        "form": form,
        "heading": _("Wie laat u antwoorden?"),
        "lead": _("Deze persoon krijgt ten hoogste een kwartier aan vragen en heeft geen wachtwoord nodig."),
        "button": _("Link maken"),
        "cancel": reverse("who_answers"),
    }
    return render(request, "look/question.html", context)


@require_POST
@needs(Action.SCAN_MANAGE)
def remind(request: HttpRequest, seat: Seat, respondent: str) -> HttpResponse:
    """A new link for someone who did not finish, with a text to go with it."""
    one = get_object_or_404(Respondent, pk=respondent)
    try:
        secret = managing.ask_again(seat, one)
    except BadInput:
        return redirect("who_answers")
    return _link(request, secret, "", again=True)


def _link(request: HttpRequest, secret: str, name: str, *, again: bool = False) -> HttpResponse:
    link = request.build_absolute_uri(reverse("invitation", args=[secret]))
    return render(request, "scans/link.html", {"link": link, "name": name, "again": again})
