"""The questions as an Excel sheet, for who would rather answer there, and the way back in."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from weerwerk.errors import BadInput
from weerwerk.services.answer_sheet import sheet_of
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.documents.fields import ScannedFile
from weerwerk_web.documents.kinds import Kind
from weerwerk_web.scans import asking, store
from weerwerk_web.scans.actions import sheets
from weerwerk_web.scans.models import Respondent

NAME = "vragen-weerbaarheidsscan.xlsx"


class SheetForm(forms.Form):
    """The sheet that was filled in."""

    file = ScannedFile(
        label=gettext_lazy("Het ingevulde blad"),
        help_text=gettext_lazy("Een regel die niet klopt, slaan wij over; u ziet welke en waarom."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": gettext_lazy("Kies het bestand.")},
    )


@needs(Action.SCAN_ANSWER)
def sheet(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Fetch the questions as a sheet, or bring the answers in."""
    respondent = _respondent(seat)
    if respondent is None:
        return redirect("own_part")
    form = SheetForm(request.POST or None, request.FILES or None)
    taken = None
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        assert isinstance(upload, UploadedFile)
        try:
            taken = sheets.take_in(seat, respondent, upload.read(), name=NAME)
        except BadInput as error:
            for fault in error.faults:
                form.add_error("file", f"{fault.what}: {fault.cure}" if fault.cure else fault.what)
    return render(request, "scans/sheet.html", {"form": form, "taken": taken, "respondent": respondent})


@needs(Action.SCAN_ANSWER)
def fetch(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The questions of the own part, with the own answers, as an Excel file."""
    respondent = _respondent(seat)
    if respondent is None:
        return redirect("own_part")
    keys = asking.keys_of(seat, respondent.scan, respondent)
    response = HttpResponse(sheet_of(sheets.lines_of(respondent, keys)), content_type=Kind.XLSX.mime)
    response["Content-Disposition"] = f'attachment; filename="{NAME}"'
    trail.viewed("answers.export", f"respondent:{respondent.code}", lines=str(len(keys)))
    return response


def _respondent(seat: Seat) -> Respondent | None:
    scan = store.current()
    found = store.respondent_of(scan, seat.person_id) if scan else None
    return found if found is not None and found.function else None
