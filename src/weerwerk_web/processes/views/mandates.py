"""Laying the mandate register beside the rights: the files in, and what was refused of them out."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from weerwerk.errors import BadInput
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action, Reach
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.documents.fields import ScannedFile
from weerwerk_web.processes import register
from weerwerk_web.processes.views.tables import table_of

_TAKES = {"accept": ".csv,.txt,.xlsx"}


class RegisterForm(forms.Form):
    """The register, what the systems print, and how a right is called in the processes."""

    register = ScannedFile(
        label=gettext_lazy("Het mandaatregister"),
        help_text=gettext_lazy("CSV of Excel, met een kolom voor wie en een kolom voor het mandaat."),
        widget=forms.ClearableFileInput(attrs=_TAKES),
    )
    export = ScannedFile(
        label=gettext_lazy("De uitdraai van rechten uit het systeem"),
        help_text=gettext_lazy(
            "Nodig als het register namen noemt: samen krijgen ze dezelfde codes, en de namen bewaren we niet. "
            "De uitdraai komt in de plaats van de bezetting. Staan in het register al uw codes? Laat dit dan leeg."
        ),
        required=False,
        widget=forms.ClearableFileInput(attrs=_TAKES),
    )
    called = forms.CharField(
        label=gettext_lazy("Heet een recht in het proces anders?"),
        help_text=gettext_lazy("Per regel: naam in het bestand = functie in het proces."),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        required=False,
        max_length=20_000,
    )


@needs(Action.STAFF_EDIT)
def mandates(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Take a register in; what was refused is shown by its line, never by a name."""
    if seat.reach(Action.STAFF_EDIT) is not Reach.ALL:
        return redirect("processes")
    form = RegisterForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            context["taken"] = _taken(seat, form)
        except BadInput as error:
            for one in error.faults:
                form.add_error("called" if one.where.field else None, str(one))
    return render(request, "processes/mandates.html", context)


def _taken(seat: Seat, form: RegisterForm) -> register.Taken:
    given = form.cleaned_data
    export = given["export"]
    assert isinstance(given["register"], UploadedFile)
    return register.take(
        seat,
        table_of(given["register"], name="register"),
        export=table_of(export, name="uitdraai") if export else None,
        called=[one for one in given["called"].splitlines() if one.strip()],
    )
