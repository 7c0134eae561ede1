"""Who may do what: the grid of one process, lines to type, and the whole list as a file."""

from collections.abc import Iterable, Sequence

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weerwerk.coalition.model.workflow import Person
from weerwerk.errors import BadInput, Fault
from weerwerk.report.flow_drawing import LEGEND
from weerwerk.services.staff_table import dutch_headed, staff_text_of
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action, Reach
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.documents.fields import ScannedFile
from weerwerk_web.processes import actions, store
from weerwerk_web.processes.actions import Rights
from weerwerk_web.processes.store import Stand
from weerwerk_web.processes.views.shown import answered, drawing, function_names, may, stand_for
from weerwerk_web.processes.views.tables import table_of

NEW = "nieuw"


@needs(Action.STAFF_EDIT)
def grid(request: HttpRequest, seat: Seat, process: str) -> HttpResponse:
    """Functions across, codes down; every change gives the answers anew."""
    stand = stand_for(seat, process, Action.STAFF_EDIT)
    warnings: Sequence[Fault] = ()
    faults: list[str] = []
    typed = request.POST.get("lines", "")
    if request.method == "POST":
        try:
            warnings, unknown = _kept(request, seat, stand)
        except BadInput as error:
            faults = [str(one) for one in error.faults]
        else:
            typed = ""
            faults = [_("‘%(name)s’ is hier geen functie.") % {"name": one} for one in unknown]
            stand = stand_for(seat, process, Action.STAFF_EDIT)
    else:
        warnings = actions.name_warnings(one.code for one in stand.inside)
    htmx = getattr(request, "htmx", False)
    if request.method == "POST" and not (htmx or faults):
        return redirect("staffing_grid", process)
    answers = answered(seat, stand) if stand.inside else None
    names = function_names()
    context = {
        "stand": stand,
        "answers": answers,
        "figure": drawing(stand) if stand.inside else "",
        "legend": LEGEND,
        "columns": [(one, names.get(one, one)) for one in stand.functions],
        "rows": [(one, [(name, name in one.functions) for name in stand.functions]) for one in _shown(stand)],
        "warnings": [f"{one.what}: {one.cure}" if one.cure else one.what for one in warnings],
        "faults": faults,
        "typed": typed,
        "new": NEW,
        "may": may(seat, process),
    }
    if request.method == "POST":
        trail.viewed(Action.STAFF_EDIT, request.path)
    part = htmx and request.headers.get("HX-Target") == "antwoord"
    return render(request, "processes/ticked.html" if part else "processes/grid.html", context)


def _shown(stand: Stand) -> list[Person]:
    """Who works in the process, and who has no right anywhere yet."""
    asked = set(stand.functions)
    return [one for one in stand.staff.people if asked & one.functions or not one.functions]


def _kept(request: HttpRequest, seat: Seat, stand: Stand) -> tuple[tuple[Fault, ...], tuple[str, ...]]:
    """Keep what was ticked, the new code, and the lines that were typed; what is doubtful, and what is unknown."""
    if gone := request.POST.get("drop"):
        actions.drop(seat, stand, gone)
        return (), ()
    ticked: dict[str, set[str]] = {one: set() for one in request.POST.getlist("code")}
    fresh = request.POST.get("new_code", "").strip()
    for one in request.POST.getlist("right"):
        code, _sign, function = one.rpartition("|")
        owner = fresh if code == NEW else code
        if owner and (owner in ticked or code == NEW):
            ticked.setdefault(owner, set()).add(function)
    if fresh:
        ticked.setdefault(fresh, set())
    typed, unknown = actions.known_rights(stand, actions.read_lines(request.POST.get("lines", "")))
    held = {one.code: one.functions for one in stand.staff.people}
    for line in typed:
        ticked[line.code] = ticked.get(line.code, set(held.get(line.code, ()))) | line.functions
    return actions.give(seat, stand, _rights(ticked.items())), unknown


def _rights(ticked: Iterable[tuple[str, set[str]]]) -> list[Rights]:
    return [Rights(code, frozenset(functions)) for code, functions in ticked]


class ListForm(forms.Form):
    """The whole list, as the file of a dossier."""

    text = forms.CharField(
        label=gettext_lazy("De lijst"),
        help_text=gettext_lazy(
            "Eerst een regel met de kolommen persoon, functie, afdeling en rang; de laatste twee mogen weg. Daarna één "
            "regel per recht. U kunt ook uit Excel plakken."
        ),
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
        required=False,
        max_length=2_000_000,
    )
    file = ScannedFile(
        label=gettext_lazy("Of een bestand"),
        help_text=gettext_lazy("CSV of Excel, met de kolommen persoon en functie; afdeling en rang mogen erbij."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
    )


@needs(Action.STAFF_EDIT)
def everybody(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The staff of the whole organisation in one list; a process owner has a grid per process instead."""
    if seat.reach(Action.STAFF_EDIT) is not Reach.ALL:
        return redirect("processes")
    form = ListForm(
        request.POST or None, request.FILES or None, initial={"text": dutch_headed(store.staff_text(store.staff()))}
    )
    if request.method == "POST" and form.is_valid():
        try:
            upload, pasted = form.cleaned_data["file"], str(form.cleaned_data["text"])
            text = _text_of(upload) if upload else staff_text_of(pasted.encode(), file="lijst")
            warnings = actions.replace(seat, text.encode())
        except BadInput as error:
            for one in error.faults:
                form.add_error("file" if form.cleaned_data.get("file") else "text", str(one))
        else:
            messages.success(request, _("De lijst is bewaard."))
            for one in warnings:
                messages.warning(request, f"{one.what}. {one.cure}".strip())
            return redirect("staff")
    return render(request, "processes/everybody.html", {"form": form})


def _text_of(upload: "UploadedFile[bytes]") -> str:
    """The list in a file, read as a listing of rights."""
    table = table_of(upload, name="lijst")
    return staff_text_of(table.raw, file=table.name)
