"""For whom the database is read now: set from the session or by a job, never from an id in a request (R9).

Without a scope nothing of an organisation can be read or written. PostgreSQL is told the same and keeps to it by
row-level security, whatever the query says.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from attrs import frozen
from django.db import connection, transaction

from weerwerk.errors import OwnFailure


class NoScope(OwnFailure):
    """Er is niet vastgesteld voor welke organisatie dit is."""


@frozen
class Scope:
    """An organisation, a person who looks for the own memberships, or the holder of an invitation."""

    organisation: UUID | None = None
    person: UUID | None = None
    token: str = ""
    operator: bool = False


NOWHERE = Scope()
_now: ContextVar[Scope] = ContextVar("scope", default=NOWHERE)


def now() -> Scope:
    """The scope of this moment."""
    return _now.get()


def organisation_id() -> UUID:
    """The organisation of this moment; without one nothing may be asked of the database."""
    found = _now.get().organisation
    if found is None:
        raise NoScope
    return found


@contextmanager
def within(
    organisation: UUID | None = None, *, person: UUID | None = None, token: str = "", writes: bool = True
) -> Iterator[Scope]:
    """Work within a scope, in one transaction when it writes; the scope before returns afterwards."""
    with _in(Scope(organisation=organisation, person=person, token=token), writes=writes) as scope:
        yield scope


@contextmanager
def of_the_operator() -> Iterator[Scope]:
    """See which organisations there are, for the commands of an installation; nothing of theirs."""
    with _in(Scope(operator=True), writes=False) as scope:
        yield scope


@contextmanager
def _in(scope: Scope, *, writes: bool) -> Iterator[Scope]:
    previous = _now.get()
    before = _now.set(scope)
    try:
        if connection.vendor == "postgresql" or writes:
            inner = connection.in_atomic_block  # else what PostgreSQL was told ends with the transaction
            with transaction.atomic():
                _tell(scope)
                yield scope
                if inner and not connection.needs_rollback:
                    _tell(previous)
        else:
            yield scope
    finally:
        _now.reset(before)


@contextmanager
def lasting(organisation: UUID, *, person: UUID | None = None) -> Iterator[Scope]:
    """Work within a scope for longer than one transaction, as a job does; each step is kept at once."""
    scope = Scope(organisation=organisation, person=person)
    before = _now.set(scope)
    try:
        _tell(scope, alone=False)
        yield scope
    finally:
        _now.reset(before)
        _tell(NOWHERE, alone=False)


def _tell(scope: Scope, *, alone: bool = True) -> None:
    """Let PostgreSQL know, for this transaction alone or until told otherwise."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('weerwerk.organisation', %s, %s), set_config('weerwerk.person', %s, %s),"
            " set_config('weerwerk.token', %s, %s), set_config('weerwerk.operator', %s, %s)",
            [
                *(str(scope.organisation or ""), alone, str(scope.person or ""), alone),
                *(scope.token, alone, "on" if scope.operator else "", alone),
            ],
        )
