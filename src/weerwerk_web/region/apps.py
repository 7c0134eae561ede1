"""The app of region."""

from django.apps import AppConfig


class RegionConfig(AppConfig):
    """Sharing with the region."""

    name = "weerwerk_web.region"
