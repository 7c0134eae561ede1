"""The app of picture."""

from django.apps import AppConfig


class PictureConfig(AppConfig):
    """The ondermijningsbeeld."""

    name = "weerwerk_web.picture"
