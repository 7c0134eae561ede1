"""The ondermijningsbeeld on pages: what plays, where, on which own step it leans, and what nobody knows."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from weerwerk.dossier.picture import Talk as TalkValue
from weerwerk.errors import BadInput
from weerwerk.services.picture_area import signal_map, wijken_table
from weerwerk.services.picture_pages import phenomenon_page
from weerwerk.services.picture_rhythm import rhythm
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import called
from weerwerk_web.picture import recording
from weerwerk_web.picture.forms import TalkForm, refuse
from weerwerk_web.picture.models import Talk
from weerwerk_web.scans import store as scans
from weerwerk_web.workbench import picturing
from weerwerk_web.workbench.picturing import Pictured


def _may(seat: Seat) -> dict[str, bool]:
    return {
        "edit": seat.may(Action.PICTURE_EDIT),
        "view_process": seat.may(Action.RESULTS_VIEW),
        "paper": seat.may(Action.SCAN_MANAGE),
    }


@needs(Action.PICTURE_VIEW)
def picture(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The picture: what plays, on which own steps it leans, the trend, and the witte vlekken."""
    found = picturing.now(seat.organisation)
    context = {
        "pages": found.pages,
        "report": found.pages.report,
        "quarters": mark_safe(found.pages.report.figures["quarters"]) if found.pages.report.trend_title else "",
        "may": _may(seat),
        "scan": scans.current(),
    }
    return render(request, "workbench/picture.html", context)


@needs(Action.PICTURE_VIEW)
def processes(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Per own process what leans on it, and per phenomenon on which own step."""
    found = picturing.now(seat.organisation)
    context = {"pages": found.pages, "report": found.pages.report, "may": _may(seat), "scanned": _scanned(found)}
    return render(request, "workbench/picture_processes.html", context)


def _scanned(found: Pictured) -> frozenset[str]:
    """The processes that have a page of their own."""
    return frozenset(one.process for one in found.result.scan.scores) if scans.current() else frozenset()


@needs(Action.PICTURE_VIEW)
def picture_map(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The map with its table, of all signals or of one phenomenon, and the matrix of phenomena and wijken."""
    found = picturing.now(seat.organisation)
    result, report = found.result, found.pages.report
    counted = [
        (one, called(result.card(one).name))
        for one in result.picture.tables.phenomena
        if result.card(one).smallest_area == "wijk"
    ]
    chosen = request.GET.get("fenomeen", "")
    chosen = chosen if any(one == chosen for one, _name in counted) else ""
    context = {
        "report": report,
        "map": mark_safe(signal_map(result, phenomenon=chosen)) if result.regions else "",
        "table": wijken_table(result, phenomenon=chosen),
        "counted": counted if len(result.regions) > 1 else [],
        "chosen": chosen,
        "title": called(result.card(chosen).name) if chosen else report.area.map_title,
        "may": _may(seat),
    }
    return render(request, "workbench/picture_map.html", context)


@needs(Action.PICTURE_VIEW)
def phenomenon(request: HttpRequest, seat: Seat, phenomenon: str) -> HttpResponse:
    """One phenomenon: how present, on what that rests, which own step it leans on, and whether the barriers stand."""
    found = picturing.now(seat.organisation)
    try:
        page = phenomenon_page(found.result, phenomenon)
    except KeyError as error:
        raise Http404 from error
    context = {"page": page, "may": _may(seat), "scanned": _scanned(found)}
    return render(request, "workbench/phenomenon.html", context)


@needs(Action.PICTURE_EDIT)
def talks(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The rhythm of the year: who is asked what, and the talks that were held."""
    found = picturing.now(seat.organisation).result
    form: forms.Form = TalkForm(request.POST or None, departments=found.departments)
    if request.method == "POST" and form.is_valid():
        try:
            recording.hold_talk(seat, TalkValue(**form.cleaned_data))
        except BadInput as bad:
            refuse(form, bad)
        else:
            messages.success(request, _("Het gesprek is bewaard. Tel nu wat de afdeling zag."))
            return redirect("talks")
    turns = rhythm(found.dossier, found.catalogue, on=timezone.localdate())
    context = {"form": form, "turns": turns, "talks": Talk.objects.order_by("-date")}
    return render(request, "workbench/talks.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Action.PICTURE_EDIT)
def remove_talk(request: HttpRequest, seat: Seat, talk: str) -> HttpResponse:
    """Take a talk away that was not held."""
    recording.drop_talk(seat, get_object_or_404(Talk, pk=talk))
    messages.success(request, _("Het gesprek is weggehaald."))
    return redirect("talks")
