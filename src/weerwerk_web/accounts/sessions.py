"""Sessions whose key is kept only as a hash: who reads the database or a backup cannot take over a session."""

import hashlib
from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session


def kept_as(key: str) -> str:
    """What the database holds in place of a session key."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


class SessionStore(DatabaseSessions):
    """The sessions of the database, under a hash of their key."""

    def _get_session_from_db(self) -> Session | None:
        key = self.session_key
        if key is None:
            return None
        try:
            found = self.model.objects.get(session_key=kept_as(key), expire_date__gt=datetime.now().astimezone())
        except self.model.DoesNotExist:
            self._session_key = None
            return None
        assert isinstance(found, Session)
        return found

    def exists(self, session_key: str) -> bool:
        """Whether there is a session with this key."""
        return bool(super().exists(kept_as(session_key)))

    def create_model_instance(self, data: dict[str, object]) -> Session:
        """The row of this session."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.session_key = kept_as(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        """End a session."""
        key = session_key or self.session_key
        if key is not None:
            super().delete(kept_as(key))
