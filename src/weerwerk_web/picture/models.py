"""What the organisation says of its surroundings, in rows."""

from typing import ClassVar

from django.db import models

from weerwerk_web.organisations.models import Owned


class Listing(Owned):
    """The one list of locations and sectors: what is there, filled in by which function, when; one per organisation.

    `version` rises with every change of the list and of the judgements.
    """

    date = models.DateField()
    function = models.CharField(max_length=60)
    ticks = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    listed = models.BooleanField(default=False)
    version = models.PositiveBigIntegerField(default=1)

    class Meta(Owned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation"], name="picture_one_listing")]


class Judgement(Owned):
    """How present one function judges a phenomenon to be, and on what that rests."""

    phenomenon = models.CharField(max_length=60)
    presence = models.CharField(max_length=20)
    function = models.CharField(max_length=60)
    on = models.DateField()
    basis = models.JSONField(default=list)
    trend = models.CharField(max_length=10, blank=True)
    harm = models.JSONField(default=dict)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    sources = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)
    case_number = models.BooleanField(default=False)
    place = models.PositiveIntegerField(default=0)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["place", "phenomenon", "function", "on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "phenomenon", "function", "on"], name="picture_one_judgement_a_day"
            )
        ]
