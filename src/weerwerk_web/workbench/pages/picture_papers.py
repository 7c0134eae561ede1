"""What is printed to make a picture with: talk guides, the sheet to count in, and the request to the RIEC."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from weerwerk.report.typeset import guides_pdf
from weerwerk.services.papers import RIEC_REQUEST, one_paper
from weerwerk.services.signal_form import form
from weerwerk.services.talk_guide import guides
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import catalogue
from weerwerk_web.workbench import picturing
from weerwerk_web.workbench.press import PDF, WORD

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _given(content: bytes, name: str, mime: str) -> HttpResponse:
    response = HttpResponse(content, content_type=mime)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@needs(Action.PICTURE_EDIT)
def guide(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The talk guide of one department, or of all."""
    found, today = picturing.now(seat.organisation).result, timezone.localdate()
    department = request.GET.get("afdeling", "")
    if department and department not in found.departments:
        raise Http404
    made = guides(found.dossier, found.catalogue, department=department, on=today)
    return _given(guides_pdf(made, on=today), f"gesprekswijzer-{department or 'alle'}.pdf".replace(" ", "-"), PDF)


@needs(Action.PICTURE_EDIT)
def sheet(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The empty sheet to count signals in."""
    found = picturing.now(seat.organisation).result
    return _given(form(found.dossier, found.catalogue), "signalen-tellen.xlsx", SHEET)


@needs(Action.PICTURE_EDIT)
def riec_request(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The request to the RIEC, filled in as far as is known."""
    found, today = picturing.now(seat.organisation).result, timezone.localdate()
    content = one_paper(RIEC_REQUEST, found.dossier.organisation, catalogue(), on=today)
    return _given(content, "verzoek-aan-het-riec.docx", WORD)
