"""The app of organisations; after every migration it puts the walls between organisations back in place."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OrganisationsConfig(AppConfig):
    """Organisations and their walls."""

    name = "weerwerk_web.organisations"

    def ready(self) -> None:
        """Raise the walls after each migration, whichever app was migrated."""
        from weerwerk_web.organisations import walls

        post_migrate.connect(walls.raise_after_migration, dispatch_uid="weerwerk-walls")
