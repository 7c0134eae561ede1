"""The audit grows and never changes; every change to it shows."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from weerwerk_web.accounts.roles import Role
from weerwerk_web.audit import chain, guards, trail
from weerwerk_web.audit.models import OUTSIDE, Entry, Kind, Review
from weerwerk_web.organisations import scope


@pytest.fixture
def filled(town):
    """An organisation of which ten things were noted."""
    with town.inside():
        for number in range(10):
            trail.did("deed", f"thing:{number}", said=f"number {number}")
    return town


def broken(town):
    with town.inside():
        return [(one.number, one.why) for one in chain.verify(town.organisation.id)]


def tamper(town, statement, *values):
    """Change the audit behind the back of the guards, as who owns the database can."""
    with town.inside(), connection.cursor() as cursor:
        for table in guards.TABLES:
            if connection.vendor == "postgresql":
                cursor.execute(f"alter table {table} disable trigger user")
                cursor.execute(f"alter table {table} no force row level security")
            else:
                for event in ("update", "delete"):
                    cursor.execute(f"drop trigger {table}_no_{event}")
        cursor.execute(statement, list(values))


def test_an_untouched_audit_holds(filled):
    assert broken(filled) == []


@pytest.mark.parametrize("statement", ["update audit_entry set action = 'x'", "delete from audit_entry"])
def test_the_database_refuses_to_change_or_remove_a_line(filled, statement):
    refused = pytest.raises(DatabaseError, match=r"only grow|policy")
    with filled.inside(), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        if cursor.rowcount == 0:
            raise DatabaseError("policy: no row can be reached")


def test_the_database_refuses_to_change_a_signature(filled):
    with filled.inside():
        Review.objects.create(number=1, seal="0" * 64, person=filled.person(Role.PRIVACY).id, remark="gezien")
        with pytest.raises(DatabaseError, match="only grow"), transaction.atomic():
            Review.objects.update(remark="anders")
        with pytest.raises(DatabaseError, match="only grow"), transaction.atomic():
            Review.objects.all().delete()


def test_the_guards_are_seen_to_be_missing_when_they_are(filled):
    assert guards.missing(connection) == []
    if connection.vendor == "sqlite":
        tamper(filled, "select 1")
        assert guards.missing(connection) == list(guards.TABLES)
        guards.set_guards(connection)
        assert guards.missing(connection) == []


@pytest.mark.parametrize("column", ["action", "subject", "kind"])
def test_a_changed_line_shows(filled, column):
    tamper(filled, f"update audit_entry set {column} = 'anders' where number = 4 and chain = %s", _id(filled))
    assert (4, "de inhoud is veranderd") in broken(filled)


def test_a_removed_line_shows(filled):
    tamper(filled, "delete from audit_entry where number = 4 and chain = %s", _id(filled))
    assert (4, "regel 4 ontbreekt") in broken(filled)


def test_a_removed_end_shows_by_a_seal_that_was_written_down(filled):
    with filled.inside():
        number, seal = chain.head(filled.organisation.id)
        assert chain.holds(filled.organisation.id, number, seal)
    tamper(filled, "delete from audit_entry where number > 5 and chain = %s", _id(filled))
    assert broken(filled) == []
    with filled.inside():
        assert not chain.holds(filled.organisation.id, number, seal)


def test_a_line_resealed_without_the_key_shows(filled):
    tamper(filled, "update audit_entry set seal = %s where number = 10 and chain = %s", "f" * 64, _id(filled))
    assert broken(filled) == [(10, "de inhoud is veranderd")]


def _id(town):
    return str(town.organisation.id) if connection.vendor == "postgresql" else town.organisation.id.hex


def last(town, kind, action=None):
    with town.inside():
        found = Entry.objects.filter(chain=town.organisation.id, kind=kind)
        found = found.filter(action=action) if action else found
        return found.order_by("-number").first()


def test_who_looks_at_the_closed_layer_is_noted(town):
    town.browser(Role.PRIVACY).get("/logboek/")
    seen = last(town, Kind.VIEWED)
    assert (seen.action, seen.person, seen.subject) == ("audit.view", town.person(Role.PRIVACY).id, "/logboek/")


def test_who_is_refused_is_noted(town):
    assert town.browser(Role.MAYOR).get("/logboek/").status_code == 403
    seen = last(town, Kind.REFUSED)
    assert (seen.action, seen.person) == ("audit.view", town.person(Role.MAYOR).id)


def test_what_a_failed_request_noted_is_undone_with_the_rest(town):
    with pytest.raises(RuntimeError), town.inside():
        trail.did("deed.that.failed")
        raise RuntimeError
    assert last(town, Kind.DID, "deed.that.failed") is None


def test_a_sign_in_and_a_failed_one_are_noted_without_what_was_typed(town, visit):
    person = town.person(Role.COORDINATOR)
    visit().post("/inloggen/", {"login": person.email, "password": "verkeerd-wachtwoord-1"})
    assert last(town, Kind.DID, "sign_in.failed").person == person.id
    visit().post("/inloggen/", {"login": "niemand@nergens.nl", "password": "geheim-hoort-hier-niet"})
    with scope.within():
        outside = Entry.objects.filter(chain=OUTSIDE, action="sign_in.failed").latest("number")
    assert (outside.person, outside.detail, outside.subject) == (None, {}, "")


def test_only_who_may_sign_signs_and_the_seal_is_that_of_the_last_line(town):
    assert town.browser(Role.CONTROLLER).post("/logboek/", {"remark": "ok"}).status_code == 403
    town.browser(Role.PRIVACY).post("/logboek/", {"remark": "niets bijzonders"})
    with town.inside():
        review = Review.objects.get()
        assert Entry.objects.get(chain=town.organisation.id, number=review.number).seal == review.seal


def test_two_events_noted_at_once_stand_one_after_the_other(town):
    with town.inside():
        chain.add(town.organisation.id, [chain.Event("deed", "a", None, "", {}, timezone.now())] * 3)
        links = Entry.objects.filter(chain=town.organisation.id).order_by("number")
        numbers = list(links.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
