"""Weights of the organisation's own in one process, beside those of the catalogue, and what they do to the outcome."""

from attrs import frozen
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weerwerk.catalogue.model import default_weight
from weerwerk.errors import BadInput
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.editions.store import called
from weerwerk_web.look.free_text import FreeText, FreeTextForm
from weerwerk_web.scans import store as scans
from weerwerk_web.scans.actions import settling
from weerwerk_web.scans.actions.settling import About
from weerwerk_web.workbench import standing
from weerwerk_web.workbench.standing import Standing

IMPACT = "wat-er-op-het-spel-staat"


class WeightForm(FreeTextForm):
    """Which weight, how much, and why."""

    what = forms.ChoiceField(
        label=gettext_lazy("Waarvan kiest u het gewicht?"), error_messages={"required": gettext_lazy("Kies er een.")}
    )
    value = forms.TypedChoiceField(
        label=gettext_lazy("Uw gewicht"),
        help_text=gettext_lazy("0 telt niet mee, 5 telt het zwaarst. Wat er op het spel staat, gaat van 1 tot 5."),
        choices=[("", gettext_lazy("Kies…")), *((one, str(one)) for one in range(6))],
        coerce=int,
        widget=forms.Select(attrs={"class": "short"}),
        error_messages={"required": gettext_lazy("Kies een gewicht.")},
    )
    reason = FreeText(
        label=gettext_lazy("Waarom is het bij u anders?"),
        help_text=gettext_lazy("Dit staat in het rapport, naast het gewicht van de catalogus."),
        max_length=1_000,
        error_messages={"required": gettext_lazy("Schrijf waarom het bij u anders is.")},
    )

    def __init__(self, *args: object, choices: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [("", _("Kies…")), *choices]  # type: ignore[attr-defined]  # a ChoiceField has choices


@frozen
class Own:
    """A choice of the organisation as the page shows it."""

    what: str
    name: str
    value: int
    default: int
    reason: str


@needs(Action.SCAN_SETTLE)
def weights(request: HttpRequest, seat: Seat, process: str) -> HttpResponse:
    """Choose a weight with its reason, or go back to that of the catalogue; what it does is said at once."""
    found = standing.now()
    if found is None or all(one.process != process for one in found.result.scores):
        raise Http404
    known = _defaults(found, process)
    form = WeightForm(
        request.POST if request.method == "POST" and "back" not in request.POST else None,
        choices=[(what, _("%(name)s (nu %(weight)d)") % {"name": name, "weight": one}) for what, name, one in known],
    )
    if request.method == "POST" and _done(request, seat, found, process, form):
        messages.success(request, _effect(found, process))
        return redirect("weights", process)
    context = {
        "process_id": process,
        "name": called(found.result.process(process).name),
        "form": form,
        "own": _own(found, process, known),
        "open": found.scan.closed is None,
    }
    return render(request, "workbench/weights.html", context)


def _done(request: HttpRequest, seat: Seat, found: Standing, process: str, form: WeightForm) -> bool:
    """Whether something changed; else the form says why not."""
    back = request.POST.get("back", "")
    if back:
        settling.unchoose(seat, found.scan, process, "" if back == IMPACT else back)
        return True
    if not form.is_valid():
        return False
    given, declared = form.cleaned_data, bool(form.declared)
    what, value, reason = str(given["what"]), int(given["value"]), str(given["reason"])
    try:
        if what == IMPACT:
            settling.choose_impact(seat, found.scan, process, impact=value, reason=reason, case_number=declared)
        else:
            about = About(what, process)
            settling.choose_weight(seat, found.scan, about, weight=value, reason=reason, case_number=declared)
    except BadInput as error:
        for fault in error.faults:
            form.add_error("value", f"{fault.what}.")
        return False
    if declared:
        trail.did("guard.case_number", f"choice:{process}/{what}")
    return True


def _defaults(found: Standing, process: str) -> list[tuple[str, str, int]]:
    """What may be weighed in this process, with what the catalogue says: first what is at stake, then the heaviest."""
    today, counted = timezone.localdate(), {one.circumstance for one in found.result.score_of(process).reasons}
    weighed = []
    for one in found.result.catalogue.circumstances.values():
        standard = default_weight(one.weights, process, today)
        if one.retired is None and standard is not None and (one.kind != "small" or one.id in counted):
            weighed.append((one.id, called(one.name), standard.weight))
    weighed.sort(key=lambda one: (-one[2], one[1]))
    return [(IMPACT, _("Wat er op het spel staat"), found.result.process(process).impact.highest), *weighed]


def _own(found: Standing, process: str, known: list[tuple[str, str, int]]) -> list[Own]:
    """The choices that hold now in this process."""
    named = {what: (name, default) for what, name, default in known}
    rows = [one for one in scans.choices_of(found.scan) if one.process == process]
    chosen: list[Own] = []
    for one in rows:
        key = one.circumstance or IMPACT
        name, default = named.get(key, (key, 0))
        chosen.append(Own(key, name, one.value, default, one.reason))
    return chosen


def _effect(before: Standing, process: str) -> str:
    """What the choice does to the process, in one sentence."""
    after = standing.now()
    assert after is not None
    old, new = _where(before, process), _where(after, process)
    if old == new:
        return _("Bewaard. De uitkomst blijft: %(now)s.") % {"now": new}
    return _("Bewaard. De uitkomst was: %(before)s. Nu: %(now)s.") % {"before": old, "now": new}


def _where(found: Standing, process: str) -> str:
    score = found.result.score_of(process)
    place = 1 + next(at for at, one in enumerate(found.result.ranked) if one.process == process)
    if score.vulnerability is None:
        return _("geen score")
    given = {"low": score.vulnerability.low, "high": score.vulnerability.high, "place": place}
    return _("kwetsbaarheid tussen %(low)d en %(high)d, plaats %(place)d in de volgorde") % given
