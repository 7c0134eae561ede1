"""The page of long work: a bar that is drawn anew by itself, with and without JavaScript."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action, Reach
from weerwerk_web.accounts.seat import Refused, Seat
from weerwerk_web.work import store
from weerwerk_web.work.models import Work


@needs(Action.WORK_VIEW)
def overview(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What is busy and what is ready: the own work, or everything for who keeps the machine running."""
    everything = seat.reach(Action.WORK_VIEW) is Reach.ALL
    found = store.of_everyone() if everything else store.of_person(seat.person_id)
    return render(request, "work/overview.html", {"works": found})


@needs(Action.WORK_VIEW)
def one(request: HttpRequest, seat: Seat, work: str) -> HttpResponse:
    """How far this work is."""
    found = get_object_or_404(Work, pk=work)
    if seat.reach(Action.WORK_VIEW) is not Reach.ALL and found.person != seat.person_id:
        raise Refused(Action.WORK_VIEW)
    part = getattr(request, "htmx", None)
    return render(request, "work/bar.html" if part else "work/one.html", {"work": found})
