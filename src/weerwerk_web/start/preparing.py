"""Make an installation ready: tables, walls and guards, cache, style files; each time, and quick when all is there."""

import hashlib
import os
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from weerwerk.errors import BadInput, Fault, Place
from weerwerk_web import config
from weerwerk_web.config import Config


def setup() -> Config:
    """Let Django read its settings; the configuration they came from."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weerwerk_web.settings")
    config.load(os.environ)  # what is wrong is said in our words, before Django says it in its own
    django.setup()
    found: Config = settings.WEERWERK
    return found


def prepare(data: Path) -> None:
    """Bring everything in the data folder and the database to this version."""
    if behind():
        _may_change_tables()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    _forget_sessions()
    _style_files(data)
    data.chmod(0o700)
    database = data / "weerwerk.sqlite3"
    if database.exists():
        database.chmod(0o600)


def _forget_sessions() -> None:
    """Remove sessions that can no longer be used."""
    from weerwerk_web.accounts.sessions import SessionStore

    SessionStore.clear_expired()


def behind() -> bool:
    """Whether the tables are older than this version."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _may_change_tables() -> None:
    """On PostgreSQL the web server's own role may not make tables, so that it cannot remove the walls either."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("select has_schema_privilege(current_user, 'public', 'create')")
        row = cursor.fetchone()
    if not (row and row[0]):
        fault = Fault(
            "de tabellen zijn ouder dan deze versie", Place(field="database"), "draai eerst: weerwerk prepare"
        )
        raise BadInput("niet gestart", [fault])


def _style_files(data: Path) -> None:
    """Collect the style files when they are not those of last time."""
    mark, now = data / "static" / ".collected", _fingerprint()
    if mark.exists() and mark.read_text(encoding="ascii") == now:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    mark.write_text(now, encoding="ascii")


def _fingerprint() -> str:
    """Which style files there are, by name, size and time."""
    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            seen = Path(storage.path(name)).stat()
            found.update(f"{name} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return found.hexdigest()


def grant(role: str) -> None:
    """On PostgreSQL: let the role of the web server read and write rows, and nothing more."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(role)
        cursor.execute(f"grant usage on schema public to {name}")
        cursor.execute(f"grant select, insert, update, delete on all tables in schema public to {name}")
        cursor.execute(f"grant usage on all sequences in schema public to {name}")
        cursor.execute(f"revoke update, delete on audit_entry, audit_review from {name}")
