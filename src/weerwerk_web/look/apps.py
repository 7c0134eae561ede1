"""The app of the look."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Templates, style and language."""

    name = "weerwerk_web.look"
