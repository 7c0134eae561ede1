"""Who knocks too often waits a quarter of an hour."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def username(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The address someone tries, in one spelling."""
    given = credentials or {}
    tried = given.get("email") or given.get("username") or request.POST.get("login", "")
    return str(tried).strip().lower()


def address(request: HttpRequest) -> str:
    """Where the request comes from; the edge has already looked past our own proxies."""
    return str(request.META.get("REMOTE_ADDR", ""))


def refused(request: HttpRequest, *_: object) -> HttpResponse:
    """The page for who must wait."""
    return render(request, "look/locked.html", status=429)
