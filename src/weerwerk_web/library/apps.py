"""The app of library."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The library."""

    name = "weerwerk_web.library"
