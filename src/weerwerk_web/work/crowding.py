"""Who asks for more long work than fits, is told to wait; what the page did is undone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from weerwerk_web.work.actions import TooMuch


class CrowdingMiddleware:
    """Answers for a queue that is full; the seat inside it has undone the request by then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing of its own."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say so, and let it be noted as a refusal."""
        if not isinstance(error, TooMuch):
            return None
        request.refused = "work.start"  # type: ignore[attr-defined]  # noted after the undo, as every refusal
        return render(request, "work/crowded.html", status=429)
