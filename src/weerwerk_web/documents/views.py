"""Downloading a document, and looking whether all can still be read."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.documents import actions
from weerwerk_web.documents.kinds import Kind
from weerwerk_web.documents.models import Document
from weerwerk_web.work.actions import start


@needs(Action.DOCUMENT_DOWNLOAD)
def download(request: HttpRequest, seat: Seat, document: str) -> HttpResponse:
    """The file, always as a download and never shown within our own pages."""
    one = get_object_or_404(Document, pk=document)
    response = HttpResponse(actions.download(seat, one), content_type=Kind[one.kind].mime)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(one.name)}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_POST
@needs(Action.DATA_DELETE)
def check_again(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Look whether every document can still be read."""
    work = start(seat, "documents.check", label=_("Bestanden nakijken"), given={})
    return redirect("work", work.pk)
