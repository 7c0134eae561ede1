"""Processes as an organisation has them, who holds which rights, and what was reckoned at length."""

from typing import ClassVar

from django.db import models

from weerwerk_web.organisations.models import Owned


class Course(Owned):
    """A process of the organisation, as the text of a process file; one per process."""

    process = models.CharField(max_length=60)
    text = models.TextField()
    person = models.UUIDField(null=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["process"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "process"], name="processes_one_course_per_process")
        ]


class Holder(Owned):
    """Somebody by code, with the rights that the systems grant; no field about health or private life exists (R3)."""

    code = models.CharField(max_length=40)
    functions = models.JSONField(default=list)
    department = models.CharField(max_length=60, blank=True)
    rank = models.IntegerField(default=0)
    place = models.PositiveIntegerField(default=0)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["place", "code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "code"], name="processes_one_holder")]


class Mandate(Owned):
    """What the mandate register lets somebody do, by the same codes; laid beside what the systems grant."""

    code = models.CharField(max_length=40)
    functions = models.JSONField(default=list)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "code"], name="processes_one_mandate")]


class Version(Owned):
    """How often the processes or the staff of the organisation changed; one row, so that asking is cheap."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta(Owned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation"], name="processes_one_version")]


class Reckoning(Owned):
    """A strengthening that took long to find, kept for as long as what it was asked about stays the same."""

    process = models.CharField(max_length=60)
    asked = models.CharField(max_length=64)
    outcome = models.JSONField(default=dict)
    person = models.UUIDField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-made"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "asked"], name="processes_reckoned_once")
        ]
