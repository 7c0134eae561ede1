"""The app of the audit; after every migration it puts the triggers back that refuse a change."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    """The audit and its guards."""

    name = "weerwerk_web.audit"

    def ready(self) -> None:
        """Set the guards after each migration."""
        from weerwerk_web.audit import guards

        post_migrate.connect(guards.set_after_migration, sender=self, dispatch_uid="weerwerk-audit")
