"""Typing in counts, taking them from a file, and the borders they are about."""

from collections.abc import Iterable

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from weerwerk.errors import BadInput
from weerwerk.threats.model.areas import Areas
from weerwerk.threats.model.signals import WHOLE
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import called, catalogue
from weerwerk_web.picture import files, recording
from weerwerk_web.picture.forms import CountForm, FileForm, refuse
from weerwerk_web.picture.models import Count, Frame

_FAULTS_SHOWN = 20
_ROWS = 50


@needs(Action.PICTURE_EDIT)
def counts(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The rows of counts, and one more."""
    areas = files.areas_of(Frame.objects.first())
    form = CountForm(request.POST or None, areas=areas)
    if request.method == "POST" and form.is_valid():
        try:
            kept = recording.count(seat, {name: str(value) for name, value in form.cleaned_data.items()})
        except BadInput as bad:
            refuse(form, bad)
        else:
            messages.success(request, _("De telling is vervangen.") if kept.replaced else _("De telling is bewaard."))
            return redirect("counts")
    page = Paginator(recording.rows(), _ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": _named(page, areas),
        "file_form": FileForm(auto_id="bestand_%s"),
        "areas": areas,
    }
    return render(request, "picture/counts.html", context, status=422 if form.errors else 200)


def _named(rows: Iterable[Count], areas: Areas | None) -> list[dict[str, object]]:
    """Rows with the names of their phenomenon and area."""
    names = {one.code: one.name for one in areas.wijken} if areas else {}
    cards = catalogue().phenomena
    return [
        {
            "row": one,
            "phenomenon": called(cards[one.phenomenon].name) if one.phenomenon in cards else one.phenomenon,
            "area": _("hele gemeente") if one.area == WHOLE else names.get(one.area, one.area),
        }
        for one in rows
    ]


@require_POST
@needs(Action.PICTURE_EDIT)
def take(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Counts from a file: all of it, or nothing with every fault."""
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Kies eerst een bestand."))
        return redirect("counts")
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        kept = recording.take_counts(seat, upload.read(), file=_kind(upload.name or ""))
    except BadInput as bad:
        return _refused(request, bad, back="counts")
    said = _("%(rows)d regels overgenomen; %(replaced)d daarvan vervingen een eerdere.")
    messages.success(request, said % {"rows": kept.rows, "replaced": kept.replaced})
    return redirect("counts")


def _kind(name: str) -> str:
    """The name under which a file is read; its own name may hold anything."""
    return "signals.xlsx" if name.lower().endswith(".xlsx") else "signals.csv"


def _refused(request: HttpRequest, bad: BadInput, *, back: str) -> HttpResponse:
    """Every fault in a file, with its place and its cure."""
    context = {"bad": bad, "faults": bad.faults[:_FAULTS_SHOWN], "more": max(0, len(bad.faults) - _FAULTS_SHOWN)}
    return render(request, "picture/refused_file.html", {**context, "back": back}, status=422)


@require_POST
@needs(Action.PICTURE_EDIT)
def remove(request: HttpRequest, seat: Seat, count: str) -> HttpResponse:
    """Take a row of counts away."""
    recording.drop_count(seat, get_object_or_404(Count, pk=count))
    messages.success(request, _("De telling is weggehaald."))
    return redirect("counts")


@needs(Action.PICTURE_EDIT)
def borders(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The borders of the municipality and its wijken, from a file."""
    form: forms.Form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload: UploadedFile[bytes] = form.cleaned_data["file"]
        name = "areas.topojson" if (upload.name or "").lower().endswith("topojson") else "areas.geojson"
        try:
            areas = recording.take_borders(seat, upload.read(), file=name)
        except BadInput as bad:
            return _refused(request, bad, back="borders")
        number = len(areas.regions)
        said = ngettext("%(number)d gebied overgenomen.", "%(number)d gebieden overgenomen.", number)
        messages.success(request, said % {"number": number})
        return redirect("borders")
    context = {
        "form": form,
        "areas": files.areas_of(Frame.objects.first()),
        "figures_form": FileForm(auto_id="cijfers_%s"),
    }
    return render(request, "picture/borders.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Action.PICTURE_EDIT)
def figures(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Newer figures of the area, from a file."""
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Kies eerst een bestand."))
        return redirect("borders")
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        number = recording.take_figures(seat, upload.read())
    except BadInput as bad:
        return _refused(request, bad, back="borders")
    said = ngettext("%(number)d cijfer overgenomen.", "%(number)d cijfers overgenomen.", number)
    messages.success(request, said % {"number": number})
    return redirect("picture_map")
