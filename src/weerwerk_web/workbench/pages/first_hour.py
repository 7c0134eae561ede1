"""The first hour: what is known of the municipality, the first picture, and whom to ask what."""

from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from weerwerk.services.ask_whom import Errand, errands, letter, subject
from weerwerk.services.first_picture import FirstPicture, first_picture
from weerwerk.services.municipality_facts import municipality_facts
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import catalogue
from weerwerk_web.picture import store as picture
from weerwerk_web.scans import asking
from weerwerk_web.scans.models import Scan
from weerwerk_web.workbench import standing
from weerwerk_web.workbench.standing import Standing

_REMEMBERED = 48


@frozen
class Stage:
    """One step of the first hour, as the start page shows it."""

    name: str | Promise
    what: str | Promise
    url: str
    done: bool


def stages(scan: Scan | None) -> Sequence[Stage]:
    """The way through the first hour; the picture comes first, as the national advice has it."""
    listing = picture.listing()
    judged = len({one.phenomenon for one in picture.judgements()})
    asked = asking.round_of(scan) if scan else None
    answered = asked.total - len(asked.asks) if asked else 0
    known = catalogue()
    return (
        Stage(_("Uw gemeente"), _("Wat wij al weten: ligging, grootte, cijfers."), reverse("municipality"), True),
        Stage(
            _("Wat is er?"),
            _said(len(listing.ticks) if listing else 0, len(known.surroundings))
            or _("Plekken en branches aanvinken, ongeveer 6 minuten."),
            reverse("surroundings"),
            listing is not None and len(listing.ticks) == len(known.surroundings),
        ),
        Stage(
            _("Wat speelt er?"),
            _said(judged, len(known.phenomena)) or _("Verschijnselen, ongeveer 5 minuten."),
            reverse("phenomena"),
            judged >= len(known.phenomena),
        ),
        Stage(
            _("De vragen"),
            _("%(answered)d van %(total)d beantwoord.") % {"answered": answered, "total": asked.total}
            if asked
            else _("Ten hoogste 50, één tegelijk."),
            reverse("questions"),
            bool(asked and not asked.asks),
        ),
        Stage(
            _("Uw eerste beeld"),
            _("Waar u begint, wat hoe dan ook helpt, en wie u wat vraagt."),
            reverse("first_picture"),
            bool(asked and not asked.asks),
        ),
        Stage(
            _("Op papier"),
            _("Een concept, en de brieven om mee te beginnen."),
            reverse("papers"),
            False,
        ),
    )


def _said(done: int, total: int) -> str:
    """How far a list is; empty before it was begun."""
    return _("%(done)d van %(total)d ingevuld.") % {"done": done, "total": total} if done else ""


@needs(Action.PICTURE_VIEW)
def municipality(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What is published about the municipality, with year and source."""
    facts = municipality_facts(catalogue(), seat.organisation.code)
    return render(request, "workbench/municipality.html", {"facts": facts})


@needs(Action.RESULTS_SUMMARY)
def picture_page(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The first picture on one screen."""
    found = standing.now()
    if found is None:
        return render(request, "workbench/first_picture.html", {"picture": None})
    context = {
        "picture": _picture(found),
        "scan": found.scan,
        "may_ask": seat.may(Action.SCAN_MANAGE),
        "may_draft": seat.may(Action.REPORT_DRAFT),
        "may_view": seat.may(Action.RESULTS_VIEW),
    }
    return render(request, "workbench/first_picture.html", context)


@lru_cache(maxsize=_REMEMBERED)
def _picture(found: Standing) -> FirstPicture:
    return first_picture(found.result)


@frozen
class Message:
    """An errand with the text that is ready to be sent."""

    errand: Errand
    subject: str
    text: str


@needs(Action.SCAN_MANAGE)
def whom(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Whom to ask what, each with a text that is ready."""
    found = standing.now()
    if found is None:
        return redirect("start")
    name = seat.organisation.name
    ready = [Message(one, subject(one), letter(one, municipality=name)) for one in errands(found.result)]
    return render(request, "workbench/whom.html", {"messages_ready": ready, "scan": found.scan})
