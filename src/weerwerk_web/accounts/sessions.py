"""Sessions whose key is kept only as a hash: who reads the database or a backup cannot take over a session.

Each row says whose it is, so that people can see where they are signed in, and end it.
"""

import hashlib
from datetime import datetime
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from weerwerk_web.accounts.models import Visit


def kept_as(key: str) -> str:
    """What the database holds in place of a session key."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


class SessionStore(DatabaseSessions):
    """The sessions of the database, under a hash of their key."""

    @classmethod
    def get_model_class(cls) -> type[Visit]:
        """The rows."""
        return Visit

    def _get_session_from_db(self) -> Visit | None:
        key = self.session_key
        if key is None:
            return None
        found = Visit.objects.filter(session_key=kept_as(key), expire_date__gt=datetime.now().astimezone()).first()
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        """Whether there is a session with this key."""
        return bool(super().exists(kept_as(session_key)))

    def create_model_instance(self, data: dict[str, object]) -> Visit:
        """The row of this session."""
        row = super().create_model_instance(data)
        assert isinstance(row, Visit)
        row.session_key = kept_as(row.session_key)
        whose = data.get(SESSION_KEY)
        row.person = UUID(str(whose)) if whose else None
        return row

    def delete(self, session_key: str | None = None) -> None:
        """End a session."""
        key = session_key or self.session_key
        if key is not None:
            super().delete(kept_as(key))
