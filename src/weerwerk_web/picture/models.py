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


class Frame(Owned):
    """What frames the picture, one per organisation: assignment, protocol, borders and own area figures.

    Borders and figures are public; they lie here as the text of their file.
    """

    assignment = models.JSONField(default=dict)
    protocol = models.JSONField(default=dict)
    areas = models.TextField(blank=True)
    notes = models.JSONField(default=list)
    figures = models.TextField(blank=True)

    class Meta(Owned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation"], name="picture_one_frame")]


class Count(Owned):
    """How many signals of one kind came in about one phenomenon, in one area and month; never one signal (R1)."""

    phenomenon = models.CharField(max_length=60)
    area = models.CharField(max_length=10)
    month = models.CharField(max_length=7)
    kind = models.CharField(max_length=20)
    reliability = models.CharField(max_length=1)
    credibility = models.CharField(max_length=1)
    sources = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    place = models.PositiveIntegerField(default=0)
    made = models.DateTimeField(auto_now_add=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["place", "made"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "phenomenon", "area", "month", "kind", "reliability", "credibility", "sources"],
                name="picture_one_count",
            )
        ]


class Talk(Owned):
    """A talk that was held with a department; with whom is not kept."""

    department = models.CharField(max_length=40)
    date = models.DateField()
    place = models.PositiveIntegerField(default=0)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["place", "date"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "department", "date"], name="picture_one_talk_a_day")
        ]


class Phase(Owned):
    """How many signals stood in each phase of the own weighing in one quarter."""

    quarter = models.CharField(max_length=7)
    received = models.PositiveIntegerField()
    taken_up = models.PositiveIntegerField()
    not_taken_up = models.PositiveIntegerField()
    destroyed = models.PositiveIntegerField()

    class Meta(Owned.Meta):
        ordering: ClassVar = ["quarter"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "quarter"], name="picture_one_line_a_quarter")
        ]


class Product(Owned):
    """Where a product of the RIEC is kept; its text never enters."""

    reference = models.CharField(max_length=200)
    date = models.DateField()
    kept = models.CharField(max_length=200)
    place = models.PositiveIntegerField(default=0)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["place", "date"]
