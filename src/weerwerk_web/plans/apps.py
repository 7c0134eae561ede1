"""The app of plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans."""

    name = "weerwerk_web.plans"
