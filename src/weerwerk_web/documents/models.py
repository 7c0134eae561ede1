"""What is known of a file; the file itself lies encrypted in the data folder."""

from typing import ClassVar

from django.db import models

from weerwerk_web.organisations.models import Owned


class Document(Owned):
    """A file under a subject: a process, a question, whatever its app calls it."""

    subject = models.CharField(max_length=120)
    process = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    scanned = models.BooleanField(default=False)
    person = models.UUIDField()
    added = models.DateTimeField(auto_now_add=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-added"]
