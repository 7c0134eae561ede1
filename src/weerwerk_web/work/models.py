"""One piece of long work, as the one who waits for it sees it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from weerwerk_web.organisations.models import Owned


class State(models.TextChoices):
    """Where the work stands."""

    WAITING = "waiting", _("wacht op zijn beurt")
    RUNNING = "running", _("bezig")
    DONE = "done", _("klaar")
    FAILED = "failed", _("niet gelukt")


class Work(Owned):
    """What is done, for whom, how far it is, and where its outcome lies."""

    kind = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    given = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    line = models.CharField(max_length=200, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    person = models.UUIDField()
    asked = models.DateTimeField(auto_now_add=True)
    begun = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    outcome = models.JSONField(default=dict)
    fault = models.CharField(max_length=400, blank=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-asked"]

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in (State.DONE, State.FAILED)

    @property
    def faults(self) -> list[str]:
        """What was refused, one a line."""
        return str(self.outcome.get("faults", "")).splitlines()

    @property
    def state_name(self) -> str:
        """Where it stands, in words."""
        return str(State(self.state).label)
