"""The whole dossier out and in: out encrypted and by four eyes, in as a new scan beside those that were there."""

import uuid

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from weerwerk.errors import BadInput
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.approvals import store as requests
from weerwerk_web.approvals.store import FourEyes
from weerwerk_web.documents import vault
from weerwerk_web.documents.fields import ScannedFile
from weerwerk_web.scans import store as scans
from weerwerk_web.work.actions import start
from weerwerk_web.workbench import packing
from weerwerk_web.workbench.press import KINDS


class OutForm(forms.Form):
    """For whom the dossier is."""

    to = forms.CharField(
        label=gettext_lazy("Openbare sleutels van wie het mag lezen"),
        help_text=gettext_lazy("Eén per regel; zo’n sleutel begint met age1. Alleen de geheime sleutel opent het."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Vul ten minste één openbare sleutel in.")},
    )

    def clean_to(self) -> str:
        """Every line is a public key."""
        text = str(self.cleaned_data["to"])
        try:
            packing.recipients(text)
        except BadInput as error:
            raise forms.ValidationError([f"{one.what}: {one.cure}" for one in error.faults]) from error
        return text


class InForm(forms.Form):
    """A dossier in a zip."""

    file = ScannedFile(
        label=gettext_lazy("Het dossier als zip"),
        help_text=gettext_lazy("Ontsleuteld. Het wordt een nieuwe scan; wat u had, blijft bewaard."),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip"}),
        error_messages={"required": gettext_lazy("Kies het bestand.")},
    )


@needs(Action.CLOSED_EXPORT)
def dossier(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What can go out and come in."""
    return _page(request, seat, OutForm(), InForm())


def _page(request: HttpRequest, seat: Seat, out: OutForm, into: InForm) -> HttpResponse:
    context = {
        "scan": scans.current(),
        "out": out,
        "into": into if seat.may(Action.DOSSIER_IMPORT) else None,
        "may_delete": seat.may(Action.DATA_DELETE),
        "four_eyes": isinstance(requests.standing(), FourEyes),
    }
    return render(request, "workbench/dossier.html", context, status=422 if out.errors or into.errors else 200)


@require_POST
@needs(Action.CLOSED_EXPORT)
def put_out(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Put the packing in the queue; the file goes out once a second person agreed to exactly that file."""
    scan, form = scans.current(), OutForm(request.POST)
    if scan is None or not isinstance(requests.standing(), FourEyes) or not form.is_valid():
        return _page(request, seat, form, InForm())
    given = {"scan": str(scan.pk), "to": form.cleaned_data["to"]}
    work = start(seat, "dossier.export", label=str(KINDS["dossier"].name), given=given)
    return redirect("work", work.pk)


@require_POST
@needs(Action.DOSSIER_IMPORT)
def take_in(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Keep the zip in the vault and put the reading in the queue."""
    form = InForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, seat, OutForm(), form)
    upload = form.cleaned_data["file"]
    assert isinstance(upload, UploadedFile)
    key = uuid.uuid4()
    work = start(seat, "dossier.import", label=_("Dossier inlezen"), given={"upload": str(key)})
    vault.put(seat.organisation.id, key, upload.read())
    return redirect("work", work.pk)
