"""The app of processes."""

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    """Processes."""

    name = "weerwerk_web.processes"
