"""A request for a second pair of eyes."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from weerwerk_web.organisations.models import Owned


class Errand(models.TextChoices):
    """What needs four eyes."""

    EXPORT = "export", _("vertrouwelijk deel uitvoeren")
    UNMASK = "unmask", _("pseudoniem herleiden tot een naam")
    RELEASE = "release", _("vrijgeven aan de regio")
    DELETE = "delete", _("verwijderen")
    RECOVER = "recover", _("iemand opnieuw binnenlaten")
    APPROVER = "approver", _("wijzigen wie mag goedkeuren")


class State(models.TextChoices):
    """Where a request stands."""

    OPEN = "open", _("wacht op een tweede persoon")
    AGREED = "agreed", _("goedgekeurd")
    REFUSED = "refused", _("geweigerd")
    USED = "used", _("uitgevoerd")


class Request(Owned):
    """Someone asks for exactly this; the digest holds what was agreed to what will be done."""

    errand = models.CharField(max_length=20, choices=Errand.choices)
    about = models.JSONField()
    digest = models.CharField(max_length=64)
    label = models.CharField(max_length=200)
    reason = models.TextField(max_length=1_000)
    order = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    asked_by = models.UUIDField()
    asked = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided = models.DateTimeField(null=True)
    note = models.TextField(max_length=1_000, blank=True)
    used = models.DateTimeField(null=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-asked"]

    @property
    def expired(self) -> bool:
        """Whether nobody used it in time."""
        return self.state in (State.OPEN, State.AGREED) and self.expires <= timezone.now()

    @property
    def state_name(self) -> str | Promise:
        """Where it stands, in words."""
        return _("verlopen") if self.expired else State(self.state).label

    @property
    def errand_name(self) -> str | Promise:
        """What it is about, in words."""
        return Errand(self.errand).label
