"""One line of the audit, and the signature of who reviewed it."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from weerwerk_web.organisations.models import Owned

OUTSIDE = UUID(int=0)  # the chain of what belongs to no organisation: starting, failed sign-ins, backups


class Kind(models.TextChoices):
    """What happened."""

    DID = "deed", _("deed")
    VIEWED = "bekeek", _("bekeek")
    REFUSED = "geweigerd", _("werd geweigerd")


class Entry(models.Model):
    """One link of a chain; its seal covers itself and the seal before it."""

    chain = models.UUIDField()
    number = models.PositiveBigIntegerField()
    moment = models.DateTimeField()
    person = models.UUIDField(null=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)
    seal = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["chain", "number"], name="audit_one_link_per_number")]
        indexes: ClassVar = [models.Index(fields=["chain", "-number"], name="audit_newest_first")]


class Review(Owned):
    """Someone looked through the audit up to a link, and says what was seen."""

    number = models.PositiveBigIntegerField()
    seal = models.CharField(max_length=64)
    person = models.UUIDField()
    moment = models.DateTimeField(auto_now_add=True)
    remark = models.TextField(max_length=2_000)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-number", "-moment"]
