"""From the session to a seat: once per request, before any page, in one transaction with what the page does."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from weerwerk_web.accounts import store
from weerwerk_web.accounts.models import Person
from weerwerk_web.accounts.needs import NoSeat
from weerwerk_web.accounts.seat import Refused, Seat, SecondStepNeeded
from weerwerk_web.audit import trail
from weerwerk_web.organisations import scope

SAFE = ("GET", "HEAD", "OPTIONS")
CHOSEN = "organisation"  # in the session
BY_LINK = "by-link"  # in the session: the only organisation a link opens
JUST_SET = "second-step-just-set"
ELSEWHERE = "strong-elsewhere"


class SeatMiddleware:
    """Gives the request its seat and the database its scope."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Seat the visitor, make the page, keep what was noted."""
        request.seat = None  # type: ignore[attr-defined]  # our own attribute of every request
        person = request.user
        if not isinstance(person, Person):
            return self.get_response(request)
        with scope.within(person=person.id, writes=False):
            places = store.places(person)
        linked = request.session.get(BY_LINK)
        if linked:
            places = [one for one in places if str(one.organisation.id) == linked]
        request.places = places  # type: ignore[attr-defined]  # for the page that lets one choose
        chosen = next((one for one in places if str(one.organisation.id) == request.session.get(CHOSEN)), None)
        place = chosen or (places[0] if len(places) == 1 else None)
        if place is None:
            with scope.within(person=person.id, writes=request.method not in SAFE), trail.of(person.id):
                return self.get_response(request)
        seat = Seat(
            person=person,
            organisation=place.organisation,
            memberships=place.held,
            strong=is_strong(request, person),
            by_link=bool(linked),
        )
        return self._answer(request, seat)

    def _answer(self, request: HttpRequest, seat: Seat) -> HttpResponse:
        request.seat = seat  # type: ignore[attr-defined]  # our own attribute of every request
        writes = request.method not in SAFE
        request.undo = writes or connection.vendor == "postgresql"  # type: ignore[attr-defined]  # see process_exception
        with scope.within(seat.organisation.id, person=seat.person.id, writes=writes), trail.of(seat.person.id):
            store.note_seen(seat.memberships)
            response = self.get_response(request)
        if refused := getattr(request, "refused", None):
            with scope.within(seat.organisation.id, person=seat.person.id), trail.of(seat.person.id):
                trail.refused(refused, request.path)
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object) -> HttpResponse | None:
        """Who came by a link alone can sign out and nothing else of the account."""
        if request.session.get(BY_LINK) and view.__module__.startswith("allauth."):
            resolved = request.resolver_match
            if resolved is None or resolved.url_name not in ("account_logout", "account_login"):
                return redirect("start")
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Undo what a failed page did; show the way when a step is missing."""
        if isinstance(error, ReauthenticationRequired):
            return None  # nothing was done yet: django-allauth asks who it is, and goes on afterwards
        if getattr(request, "undo", False):
            transaction.set_rollback(True)
        trail.forget()
        match error:
            case NoSeat():
                return redirect("organisation_choose")
            case SecondStepNeeded():
                return redirect("second_step")
            case Refused(action=action):
                request.refused = action  # type: ignore[attr-defined]  # noted after the undo
        return None


def is_strong(request: HttpRequest, person: Person) -> bool:
    """Whether the second step of signing in was taken in this session, here or at the municipality's own service."""
    if settings.WEERWERK.demo:
        return True
    records = get_authentication_records(request, person)
    mine = str(person.pk)
    elsewhere = request.session.get(ELSEWHERE) == mine or request.session.get(JUST_SET) == mine
    return elsewhere or any(one.get("method") == "mfa" for one in records)


def remember_elsewhere(request: HttpRequest, person: Person, *, strong: bool) -> None:
    """Keep how firmly the municipality's service knew this person; of anyone else it says nothing."""
    request.session[ELSEWHERE] = str(person.pk) if strong else ""
