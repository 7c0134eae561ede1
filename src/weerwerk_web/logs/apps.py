"""The app of logs."""

from django.apps import AppConfig


class LogsConfig(AppConfig):
    """Logs and findings."""

    name = "weerwerk_web.logs"
