"""Beginning a scan, and choosing how much is asked and about which processes."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from weerwerk.errors import BadInput
from weerwerk.scan.model import Preset
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import called, catalogue
from weerwerk_web.scans import store
from weerwerk_web.scans.actions import managing
from weerwerk_web.scans.models import Scan
from weerwerk_web.scans.words import PRESETS

_GROUPS = (
    ("research", gettext_lazy("De acht processen van het onderzoek")),
    ("own", gettext_lazy("Uw eigen processen")),
    ("further", gettext_lazy("Andere processen")),
)


class BeginForm(forms.Form):
    """How many people live there; only asked where the catalogue does not know it."""

    inhabitants = forms.IntegerField(
        label=gettext_lazy("Hoeveel inwoners heeft uw gebied?"),
        min_value=1,
        max_value=20_000_000,
        help_text=gettext_lazy("Daarmee kiest Weerwerk met wie het u vergelijkt."),
        widget=forms.NumberInput(attrs={"class": "short"}),
    )


@needs(Action.SCAN_MANAGE)
def begin(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Begin with the first picture: one button where everything is known."""
    known = catalogue().municipalities.get(seat.organisation.code)
    form = None if known else BeginForm(request.POST or None)
    if request.method == "POST" and (form is None or form.is_valid()):
        inhabitants = known.inhabitants if known else int(form.cleaned_data["inhabitants"]) if form else 1
        managing.begin(seat, inhabitants=inhabitants)
        return redirect("questions")
    return render(request, "scans/begin.html", {"form": form, "last": store.current()})


class ChooseForm(forms.Form):
    """How much is asked, and about which processes."""

    title = forms.CharField(label=gettext_lazy("Hoe heet deze scan?"), max_length=120)
    preset = forms.ChoiceField(
        label=gettext_lazy("Hoeveel wilt u vragen?"),
        choices=[(one.value, said.short) for one, said in PRESETS.items()],
        widget=forms.RadioSelect,
    )
    processes = forms.MultipleChoiceField(
        label=gettext_lazy("Over welke processen?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies ten minste één proces.")},
    )

    def __init__(self, *args: object, scan: Scan, **kwargs: object) -> None:
        known = store.knowledge_of(scan).processes
        usual = [one.id for one in known.values() if one.group in ("research", "own")]
        super().__init__(  # type: ignore[misc]  # passed on as they came
            *args,  # type: ignore[arg-type]
            initial={"title": scan.title, "preset": scan.preset, "processes": scan.processes or usual},
            **kwargs,  # type: ignore[arg-type]
        )
        self.fields["processes"].choices = [  # type: ignore[attr-defined]  # a choice field has choices
            (one.id, called(one.name))
            for group, _name in _GROUPS
            for one in sorted(known.values(), key=lambda one: called(one.name))
            if one.group == group
        ]


@needs(Action.SCAN_MANAGE)
def choose(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Change the scan that runs."""
    scan = store.current()
    if scan is None:
        return redirect("scan_begin")
    form = ChooseForm(request.POST or None, scan=scan)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            managing.choose(
                seat, scan, title=given["title"], preset=Preset(given["preset"]), processes=given["processes"]
            )
        except BadInput as error:
            form.add_error("processes", error.faults[0].what)
        else:
            messages.success(request, _("Dat is bewaard. Antwoorden die u al had, zijn er nog."))
            return redirect("scan")
    context = {
        "form": form,
        "heading": _("Wat vraagt u, en waarover?"),
        "lead": _("U kunt klein beginnen en later meer vragen. Wat al is beantwoord, blijft staan."),
        "button": _("Bewaren"),
        "cancel": reverse("scan"),
    }
    return render(request, "look/question.html", context)


@require_POST
@needs(Action.SCAN_MANAGE)
def close(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Close the scan, or open it again."""
    scan = store.current()
    if scan is not None:
        if scan.closed is None:
            managing.close(seat, scan)
            messages.success(request, _("De scan is gesloten. Niemand kan nu nog antwoorden."))
        else:
            managing.open_again(seat, scan)
            messages.success(request, _("De scan is weer open."))
    return redirect("scan")
