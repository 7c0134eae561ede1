"""The walls in PostgreSQL hold whatever the query says; run by test_on_postgresql alone."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from tests.web.test_isolation import made
from weerwerk_web.accounts.models import Membership
from weerwerk_web.accounts.roles import Role
from weerwerk_web.audit import chain, trail
from weerwerk_web.audit.models import Entry
from weerwerk_web.organisations import scope
from weerwerk_web.organisations.models import Organisation
from weerwerk_web.organisations.walls import owned_models


@pytest.fixture(params=owned_models(), ids=lambda model: model._meta.label)
def model(request):
    return request.param


def test_our_role_does_not_walk_through_walls(db):
    from weerwerk_web.organisations import walls

    assert not walls.passes_through(connection)
    assert walls.missing(connection) == []


def test_raw_sql_sees_the_own_rows_alone(model, town, other_town):
    with town.inside():
        row = made(model, town.person(Role.COORDINATOR))
    table = model._meta.db_table
    for inside, seen in ((town.inside(), 1), (other_town.inside(), 0)):
        with inside, connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {table} where id = %s or 1 = 1 and id = %s", [row.pk, row.pk])
            assert cursor.fetchone()[0] == seen
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        assert cursor.fetchone()[0] == 0


def test_raw_sql_changes_no_row_of_another_organisation(model, town, other_town):
    with town.inside():
        row = made(model, town.person(Role.COORDINATOR))
    table = model._meta.db_table
    with other_town.inside(), connection.cursor() as cursor:
        cursor.execute(f"update {table} set id = id where id = %s", [row.pk])
        assert cursor.rowcount == 0
        cursor.execute(f"delete from {table} where id = %s", [row.pk])
        assert cursor.rowcount == 0
    with town.inside():
        assert model.objects.filter(pk=row.pk).exists()


def test_raw_sql_cannot_write_into_another_organisation(town, other_town):
    with other_town.inside(), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "insert into editions_pin (id, organisation_id, edition, digest, since)"
            " values (gen_random_uuid(), %s, 'x', 'x', now())",
            [town.organisation.id],
        )


def test_a_person_sees_the_own_memberships_elsewhere_and_cannot_change_them(town, other_town):
    person = town.person(Role.COORDINATOR)
    with other_town.inside():
        theirs = Membership.objects.create(person=person, role=Role.CISO, confirmed=timezone.now())
    with scope.within(town.organisation.id, person=person.id), connection.cursor() as cursor:
        cursor.execute("select count(*) from accounts_membership where id = %s", [theirs.pk])
        assert cursor.fetchone()[0] == 1
        cursor.execute("update accounts_membership set approver = true where id = %s", [theirs.pk])
        assert cursor.rowcount == 0
        cursor.execute("delete from accounts_membership where id = %s", [theirs.pk])
        assert cursor.rowcount == 0


def test_the_organisations_themselves_are_hidden(town, other_town):
    with town.inside():
        assert [one.name for one in Organisation.objects.all()] == [town.name]


def test_a_chain_of_another_organisation_can_be_neither_read_nor_lengthened(town, other_town):
    with town.inside():
        trail.did("deed")
    with other_town.inside():
        assert not Entry.objects.filter(chain=town.organisation.id).exists()
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            chain.add(town.organisation.id, [chain.Event("deed", "x", None, "", {}, timezone.now())])
