"""The pages for when something goes wrong: what happened, and what now."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_log = logging.getLogger("weerwerk.web")


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came back without the mark that we gave it."""
    _log.warning("refused a form: %s", reason)
    return render(request, "look/csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request we cannot read."""
    return render(request, "400.html", status=400)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page beyond the role."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that is not there, or not for this organisation: from here the two look the same."""
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Our own failure."""
    return render(request, "500.html", status=500)
