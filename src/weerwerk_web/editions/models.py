"""The edition an organisation works with, pinned until someone moves it on purpose."""

from typing import ClassVar

from django.db import models

from weerwerk_web.organisations.models import Owned


class Pin(Owned):
    """An edition and the hash of its content, from a moment on."""

    edition = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    since = models.DateTimeField(auto_now_add=True)
    person = models.UUIDField(null=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-since"]
