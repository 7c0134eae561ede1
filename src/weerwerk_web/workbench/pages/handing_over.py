"""Handing a closed report to the council under geheimhouding: what was decided about it is recorded, and stays seen."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.look.free_text import FreeText, FreeTextForm
from weerwerk_web.scans.models import Handover, Paper
from weerwerk_web.workbench.press import KINDS


class HandoverForm(FreeTextForm):
    """Who imposes geheimhouding, on which ground, from when to when."""

    organ = FreeText(
        label=gettext_lazy("Welk orgaan legt geheimhouding op?"),
        help_text=gettext_lazy("Bijvoorbeeld het college van burgemeester en wethouders."),
        rows=1,
        max_length=120,
        error_messages={"required": gettext_lazy("Noem het orgaan.")},
    )
    ground = FreeText(
        label=gettext_lazy("Op welke grond?"),
        help_text=gettext_lazy("Het artikel en het belang. Laat uw jurist dit nakijken."),
        rows=2,
        max_length=300,
        error_messages={"required": gettext_lazy("Noem de grond.")},
    )
    start = forms.DateField(
        label=gettext_lazy("Vanaf welke dag?"),
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )
    end = forms.DateField(
        label=gettext_lazy("Tot welke dag?"),
        help_text=gettext_lazy("Weerwerk zegt wanneer die dag voorbij is; dan besluit het orgaan opnieuw."),
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )

    def clean(self) -> dict[str, object]:
        """It ends after it began, and not in the past."""
        given = super().clean()
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and (end <= start or end < timezone.localdate()):
            self.add_error("end", _("Kies een dag na de eerste dag, die nog moet komen."))
        return given


@needs(Action.REPORT_HAND_OVER)
def hand_over(request: HttpRequest, seat: Seat, paper: str) -> HttpResponse:
    """Record that a closed report that two people released went to the council, and under what."""
    one = get_object_or_404(Paper, pk=paper, closed=True, alone=False, released__isnull=False)
    form = HandoverForm(request.POST or None, initial={"start": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = Handover.objects.create(
            paper=one,
            organ=str(given["organ"]).strip(),
            ground=str(given["ground"]).strip(),
            start=given["start"],
            end=given["end"],
            person=seat.person_id,
        )
        trail.did(Action.REPORT_HAND_OVER, f"paper:{one.pk}", digest=one.digest, end=made.end.isoformat())
        messages.success(request, _("Vastgelegd. Geef het stuk zelf via uw griffier; Weerwerk stuurt niets."))
        return redirect("papers")
    context = {
        "form": form,
        "heading": _("Aan de raad geven, onder geheimhouding"),
        "lead": _("%(name)s van %(day)s. Hier staat straks wie geheimhouding oplegde, waarom en tot wanneer.")
        % {"name": KINDS[one.kind].name, "day": f"{timezone.localtime(one.made):%d-%m-%Y}"},
        "button": _("Vastleggen"),
        "cancel": reverse("papers"),
    }
    return render(request, "look/question.html", context)
