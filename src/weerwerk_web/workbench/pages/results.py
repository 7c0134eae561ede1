"""What the scan says: the overview of all processes, and one process at a time."""

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from weerwerk.services.overview import Overview, overview
from weerwerk.services.process_page import ProcessPage, process_page
from weerwerk.services.stop_words import stop_line
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action, Reach, Role
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import catalogue
from weerwerk_web.scans.views.people import glance
from weerwerk_web.workbench import changes, picturing, standing
from weerwerk_web.workbench.standing import Standing

_REMEMBERED = 48
_MAY_SEE_PERSONS = frozenset({Role.COORDINATOR})  # R3: a function with few holders counts as a person


@needs(Action.RESULTS_SUMMARY)
def overview_page(request: HttpRequest, seat: Seat) -> HttpResponse:
    """All processes on two axes, with the same as a table in the order of attention."""
    found = standing.now()
    if found is None:
        return render(request, "workbench/overview.html", {"overview": None})
    made = _overview(found)
    context = {
        "scan": found.scan,
        "overview": made,
        "figure": mark_safe(made.figure),
        "stops": [stop_line(one) for one in found.result.stops],
        "changes": changes.since_before(found),
        "without": [one.why for one in found.result.logs.missing],
        "seat_logs": seat.may(Action.LOG_REGISTER),
        "may_view": seat.may(Action.RESULTS_VIEW),
        "may_settle": seat.may(Action.SCAN_SETTLE),
    }
    return render(request, "workbench/overview.html", context)


@needs(Action.SCAN_MANAGE)
def scan(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The scan at a glance; whether one may stop depends on the logs, the staffing and the surroundings too."""
    found = standing.now()
    return glance(request, found.scan if found else None, found.result if found else None)


@lru_cache(maxsize=_REMEMBERED)
def _overview(found: Standing) -> Overview:
    return overview(found.result)


@lru_cache(maxsize=4 * _REMEMBERED)
def _page(found: Standing, process: str, *, confidential: bool) -> ProcessPage:
    return process_page(found.result, process, confidential=confidential)


@needs(Action.RESULTS_VIEW)
def process(request: HttpRequest, seat: Seat, process: str) -> HttpResponse:
    """One process: how it stands, why, what helps, and who helps."""
    seat.must(Action.RESULTS_VIEW, process)
    found = standing.now()
    if found is None or all(one.process != process for one in found.result.scores):
        raise Http404
    page = _page(found, process, confidential=bool(seat.roles & _MAY_SEE_PERSONS))
    context = {
        "page": page,
        "scan": found.scan,
        "everything": seat.reach(Action.RESULTS_VIEW) is Reach.ALL,
        "may_settle": seat.may(Action.SCAN_SETTLE),
        "may_answer": seat.may(Action.SCAN_ANSWER, process),
        "may_staff": seat.may(Action.STAFF_VIEW, process) and process in catalogue().processes,
        "process_id": process,
        "without": [one.why for one in found.result.logs.missing],
        "seat_logs": seat.may(Action.LOG_REGISTER),
        "leaning": picturing.of(found).pages.leaning_on(process) if seat.may(Action.PICTURE_VIEW) else (),
    }
    return render(request, "workbench/process.html", context)
