"""The app of scans."""

from django.apps import AppConfig


class ScansConfig(AppConfig):
    """The scan."""

    name = "weerwerk_web.scans"
