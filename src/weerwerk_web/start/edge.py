"""The edge of the workbench: where a request truly comes from, and what every response carries."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

_HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Server": "Weerwerk",  # else the web server names itself
}
_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_WITH_SECRET = ("/begin/", "/uitnodiging/", "/voorbeeld/")


class EdgeMiddleware:
    """The first to see a request and the last to see its response."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look past our own proxies and no further; let nothing of a page stay behind in a browser."""
        proxies = settings.WEERWERK.proxies
        if proxies:
            chain = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
            if len(chain) >= proxies:
                request.META["REMOTE_ADDR"] = chain[-proxies]
        response = self.get_response(request) if request.method in _METHODS else HttpResponseNotAllowed(_METHODS)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            response.headers["Cache-Control"] = "no-store"
        if request.path.startswith(_WITH_SECRET):
            # Only who asks, never the page: with "no-referrer" a browser hides the origin of our own forms too.
            response.headers["Referrer-Policy"] = "strict-origin"
        if getattr(request, "signed_out", False):
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response
