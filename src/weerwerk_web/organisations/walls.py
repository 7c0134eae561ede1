"""The walls in PostgreSQL: row-level security on every table that belongs to an organisation, forced on its owner too.

SQLite has no such walls; there the filter of the manager stands alone, which is why SQLite is for one municipality.
"""

from collections.abc import Iterator

from django.apps import AppConfig, apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from weerwerk_web.organisations.models import Organisation, Owned

_ORGANISATION = "nullif(current_setting('weerwerk.organisation', true), '')::uuid"
_PERSON = "nullif(current_setting('weerwerk.person', true), '')::uuid"
_TOKEN = "nullif(current_setting('weerwerk.token', true), '')"


def owned_models() -> list[type[Owned]]:
    """Every model whose rows belong to an organisation."""
    return [model for model in apps.get_models() if issubclass(model, Owned)]


def walled() -> Iterator[tuple[str, str, str]]:
    """Every table with a wall: its name, which rows may be seen, which may be written."""
    for model in owned_models():
        seen = f"organisation_id = {_ORGANISATION}"
        extra = getattr(model, "also_seen_by", "")
        yield model._meta.db_table, seen + extra.format(person=_PERSON, token=_TOKEN), seen
    table = Organisation._meta.db_table
    member = (
        f"exists (select 1 from accounts_membership m where m.organisation_id = {table}.id and m.person_id = {_PERSON})"  # noqa: S608 - names of our own
    )
    invited = (
        f"exists (select 1 from accounts_invitation i where i.organisation_id = {table}.id and i.token = {_TOKEN})"  # noqa: S608 - names of our own
    )
    operator = "current_setting('weerwerk.operator', true) = 'on'"
    yield table, f"id = {_ORGANISATION} or {member} or {invited} or {operator}", f"id = {_ORGANISATION}"
    chained = apps.get_model("audit", "Entry")._meta.db_table
    outside = "'00000000-0000-0000-0000-000000000000'::uuid"
    yield chained, f"chain = coalesce({_ORGANISATION}, {outside})", f"chain = {_ORGANISATION} or chain = {outside}"


def raise_after_migration(sender: AppConfig, using: str, **_: object) -> None:
    """Put every wall back after the migrations of the last app."""
    if sender.name == "weerwerk_web.organisations":
        return  # the other tables are not there yet; each later app calls again
    connection = connections[using]
    if connection.vendor == "postgresql":
        raise_walls(connection)


def raise_walls(connection: BaseDatabaseWrapper) -> None:
    """Put every wall in place; walls that stand are replaced, so that a change of rule arrives too."""
    tables = set(connection.introspection.table_names())
    if not {"accounts_membership", "accounts_invitation"} <= tables:
        return
    with connection.cursor() as cursor:
        for table, seen, written in walled():
            if table not in tables:
                continue
            cursor.execute(f'alter table "{table}" enable row level security')
            cursor.execute(f'alter table "{table}" force row level security')
            for kind, rule in (
                ("select", f"using ({seen})"),
                ("insert", f"with check ({written})"),
                ("update", f"using ({written}) with check ({written})"),
                ("delete", f"using ({written})"),
            ):
                cursor.execute(f'drop policy if exists weerwerk_{kind} on "{table}"')
                cursor.execute(f'create policy weerwerk_{kind} on "{table}" for {kind} {rule}')


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Tables whose wall does not stand; empty when all is well."""
    names = [table for table, _, _ in walled()]
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class c join pg_policy p on p.polrelid = c.oid"
            " where relrowsecurity and relforcerowsecurity and relname = any(%s)"
            " group by relname having count(*) = 4",
            [names],
        )
        standing = {row[0] for row in cursor.fetchall()}
    return [name for name in names if name not in standing]


def passes_through(connection: BaseDatabaseWrapper) -> bool:
    """Whether the role we are signed in with walks through walls, as a superuser does."""
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
        row = cursor.fetchone()
    return bool(row and row[0])
