"""Under pressure, or something to report: whom to call. For everyone who is in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from weerwerk.dossier.model import Contact
from weerwerk.services.contact_page import contact_page
from weerwerk_web.accounts.needs import seated
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import catalogue
from weerwerk_web.scans import store as scans


@seated
def concern(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The own people first, then who helps from outside."""
    scan = scans.current()
    given = scan.particulars.get("contact", {}) if scan else {}
    page = contact_page(catalogue(), scans.converter().structure(given, Contact))
    return render(request, "workbench/concern.html", {"page": page})
