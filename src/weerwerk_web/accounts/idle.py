"""Half an hour without a click ends a session, and so does a working day."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

_EVERY = 60  # seconds between two notes of the last click, so that a page view seldom writes


def _by_itself(request: HttpRequest) -> bool:
    """Whether the page asked this, and nobody clicked: a bar that draws itself anew keeps no session alive."""
    return request.method == "GET" and request.headers.get("HX-Request") == "true"


class IdleMiddleware:
    """Ends sessions that were left alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the clock before anything else is done for this person."""
        if request.user.is_authenticated:
            now = int(time.time())
            clicked = request.session.get("clicked", now)
            began = request.session.setdefault("began", now)
            idle, longest = settings.IDLE_TIME.total_seconds(), settings.LONGEST_SESSION.total_seconds()
            if now - clicked > idle or now - began > longest:
                logout(request)
                messages.info(request, _("U was een tijd weg. Log opnieuw in; wat u bewaarde staat er nog."))
            elif "clicked" not in request.session or (now - clicked > _EVERY and not _by_itself(request)):
                request.session["clicked"] = now
        return self.get_response(request)
