"""What every template may know of who is looking."""

from django.http import HttpRequest

from weerwerk_web.accounts.roles import NAMES
from weerwerk_web.accounts.seat import Seat


def seat(request: HttpRequest) -> dict[str, object]:
    """The seat of this request, and its roles in words."""
    found = getattr(request, "seat", None)
    if not isinstance(found, Seat):
        return {"seat": None}
    return {"seat": found, "role_names": ", ".join(sorted(str(NAMES[role]) for role in found.roles))}
