"""The app of long work."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Long work."""

    name = "weerwerk_web.work"
