"""What a page needs: the action it shows, checked before the page is made; without a word here nothing is shown."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from weerwerk_web.accounts.roles import CLOSED, Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]
Seated = Callable[Concatenate[HttpRequest, Seat, P], HttpResponse]


class NoSeat(Exception):
    """Someone is signed in and has no organisation yet; the middleware shows the way."""


def seat_of(request: HttpRequest) -> Seat:
    """The seat of this request; NoSeat when there is none."""
    seat = getattr(request, "seat", None)
    if not isinstance(seat, Seat):
        raise NoSeat
    return seat


def needs(action: Action) -> Callable[[Seated[P]], Page[P]]:
    """A page for those who reach this action; the page gets the seat. Looking at the closed layer is noted."""

    def guard(page: Seated[P]) -> Page[P]:
        @wraps(page)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            seat = seat_of(request)
            seat.must(action)
            response = page(request, seat, *args, **kwargs)
            if action in CLOSED and request.method in ("GET", "HEAD") and response.status_code == 200:
                trail.viewed(action, request.path)
            return response

        guarded.needs = action  # type: ignore[attr-defined]  # read by the test that visits every page
        return guarded

    return guard


def seated(page: Seated[P]) -> Page[P]:
    """A page for everyone with a seat, whatever the role."""

    @wraps(page)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return page(request, seat_of(request), *args, **kwargs)

    guarded.needs = None  # type: ignore[attr-defined]  # read by the test that visits every page
    return guarded


def signed_in(page: Page[P]) -> Page[P]:
    """A page for everyone who is signed in, also without an organisation."""

    @wraps(page)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect("account_login")
        return page(request, *args, **kwargs)

    guarded.needs = None  # type: ignore[attr-defined]  # read by the test that visits every page
    return guarded
