"""The app of editions."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    """Editions of the catalogue."""

    name = "weerwerk_web.editions"
