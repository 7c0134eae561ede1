"""Triggers that refuse to change or remove what the audit holds, on SQLite and on PostgreSQL."""

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("audit_entry", "audit_review")
_REFUSAL = "the audit can only grow"


def set_after_migration(sender: AppConfig, using: str, **_: object) -> None:
    """Put the triggers in place after the audit's own migrations."""
    set_guards(connections[using])


def set_guards(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place; SQLite loses them when a table is rebuilt, so this is done after each migration."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in TABLES:
            if table in present:
                for statement in _postgresql(table) if connection.vendor == "postgresql" else _sqlite(table):
                    cursor.execute(statement)


def _sqlite(table: str) -> list[str]:
    return [
        f"create trigger if not exists {table}_no_{event} before {event} on {table}"
        f" begin select raise(abort, '{_REFUSAL}'); end"
        for event in ("update", "delete")
    ]


def _postgresql(table: str) -> list[str]:
    return [
        "create or replace function weerwerk_refuse() returns trigger language plpgsql as"
        f" $$ begin raise exception '{_REFUSAL}'; end $$",
        f"create or replace trigger {table}_no_change before update or delete on {table}"
        " for each row execute function weerwerk_refuse()",
        f"create or replace trigger {table}_no_truncate before truncate on {table}"
        " for each statement execute function weerwerk_refuse()",
    ]


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Tables without their triggers; empty when all is well."""
    asked = (
        "select relname from pg_trigger t join pg_class c on c.oid = t.tgrelid where not tgisinternal"
        " and tgname like '%%_no_%%' group by relname having count(*) = 2"
        if connection.vendor == "postgresql"
        else "select tbl_name from sqlite_master where type = 'trigger' and name like '%%_no_%%'"
        " group by tbl_name having count(*) = 2"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [])
        guarded = {row[0] for row in cursor.fetchall()}
    return [table for table in TABLES if table not in guarded]
