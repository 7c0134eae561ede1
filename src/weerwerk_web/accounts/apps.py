"""The app of people and roles."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, memberships and invitations."""

    name = "weerwerk_web.accounts"

    def ready(self) -> None:
        """Let the audit hear of every sign-in."""
        from weerwerk_web.accounts import hearing

        hearing.listen()
