"""What the frame of every page shows."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.translation import gettext as _

from weerwerk_web.accounts.seat import Seat
from weerwerk_web.organisations import scope
from weerwerk_web.workbench.ways import shown


def page(request: HttpRequest) -> dict[str, object]:
    """The ways, the banner of a demo, and how one signs in here."""
    config = settings.WEERWERK
    found: dict[str, object] = {
        "municipal": config.oidc_name if config.oidc_issuer else "",
        "only_municipal": config.oidc_only,
    }
    seat = getattr(request, "seat", None)
    if isinstance(seat, Seat) and not getattr(request, "htmx", False):
        # A page about a fault is made while what the request did is being undone: then the database is not asked.
        asking = scope.now().organisation is not None and not connection.needs_rollback
        found["ways"] = shown(request, seat, counting=asking)
    if config.demo:
        found["banner"] = _("Voorbeeld met verzonnen gegevens. Zonder tweede stap: gebruik dit nooit voor uw gemeente.")
    return found
