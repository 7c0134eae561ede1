"""The app of approvals."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """Four eyes."""

    name = "weerwerk_web.approvals"
