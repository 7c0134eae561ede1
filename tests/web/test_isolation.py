"""No organisation reaches another's data: by no table, no foreign key, no page, no job and no form (R9).

The same tests run on SQLite, where the filter stands alone, and on PostgreSQL, where walls stand behind it.
"""

import uuid

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.utils import timezone

from tests.web.test_roles import ours
from weerwerk_web.accounts.models import Invitation, Membership, Person
from weerwerk_web.accounts.roles import Role
from weerwerk_web.approvals.models import Errand, Request
from weerwerk_web.audit import trail
from weerwerk_web.audit.models import Review
from weerwerk_web.documents.models import Document
from weerwerk_web.editions.models import Pin
from weerwerk_web.organisations import scope
from weerwerk_web.organisations.models import OtherOrganisation, Owned
from weerwerk_web.organisations.scope import NoScope
from weerwerk_web.organisations.walls import owned_models
from weerwerk_web.picture.models import Count, Judgement, Product, Talk
from weerwerk_web.scans.models import Answer, Paper, Respondent, Scan
from weerwerk_web.work import tasks
from weerwerk_web.work.models import State, Work

NOT_OWNED = {
    "organisations.Organisation": "the organisation itself; on PostgreSQL it has a wall of its own",
    "accounts.Person": "someone can belong to several organisations; names are read through memberships alone",
    "accounts.Visit": "a session is there before anyone chose an organisation; people see their own alone",
    "accounts.StartLink": "it is there before any organisation",
    "audit.Entry": "failed sign-ins belong to no organisation; its chain is the wall",
}


def made(model: type[Owned], person: Person) -> Owned:
    """A row of a kind, with as little as it can do with, in the organisation in scope."""
    extra: dict[type[Owned], dict[str, object]] = {
        Membership: {"person": person, "role": Role.CISO},
        Invitation: {"token": uuid.uuid4().hex, "invited_by": person, "role": Role.RESPONDENT, "email": "a@b.nl"},
        Request: {"errand": Errand.EXPORT, "asked_by": person.id, "expires": timezone.now(), "about": {}},
        Work: {"kind": "documents.check", "person": person.id},
        Review: {"number": 1, "seal": "0" * 64, "person": person.id},
        Document: {"size": 1, "person": person.id, "kind": "PDF", "name": "a.pdf"},
        Pin: {"edition": "2026.1"},
    }
    given = dict(extra.get(model, {}))
    for one in model._meta.concrete_fields:
        said = one.name in given or one.name == "organisation" or getattr(one, "auto_now_add", False)
        if not (said or one.null or one.has_default()):
            given[one.name] = _least(one, person)
    row = model(**given)
    row.save(force_insert=True)
    return row


def _least(one: models.Field, person: Person) -> object:
    """A value for a field that must have one."""
    match one:
        case models.ForeignKey():
            return made(one.related_model, person)
        case models.DateTimeField():
            return timezone.now()
        case models.DateField():
            return timezone.localdate()
        case models.UUIDField():
            return person.pk
        case models.IntegerField():
            return 1
    return ""


@pytest.fixture(params=owned_models(), ids=lambda model: model._meta.label)
def model(request):
    return request.param


def test_every_table_of_ours_belongs_to_organisations_or_says_why_not():
    mine = {
        one._meta.label
        for one in apps.get_models()
        if one.__module__.startswith("weerwerk_web") and not one._meta.proxy
    }
    owned = {one._meta.label for one in owned_models()}
    assert mine - owned == set(NOT_OWNED)


def test_no_table_joins_two_others_without_belonging_to_an_organisation():
    joined = [
        field.name
        for one in owned_models()
        for field in one._meta.many_to_many
        if not issubclass(field.remote_field.through, Owned)
    ]
    assert joined == []


def test_every_way_to_a_row_goes_through_the_filter(model):
    assert model._meta.default_manager_name == model._meta.base_manager_name == "objects"


def test_without_a_scope_nothing_can_be_asked(model, db):
    with pytest.raises(NoScope):
        model.objects.count()


def test_another_organisation_sees_no_row(model, town, other_town):
    with town.inside():
        row = made(model, town.person(Role.COORDINATOR))
    with other_town.inside():
        assert not model.objects.filter(pk=row.pk).exists()
        with pytest.raises(model.DoesNotExist):
            model.objects.get(pk=row.pk)
        with pytest.raises(model.DoesNotExist):
            row.refresh_from_db()
    with town.inside():
        assert model.objects.filter(pk=row.pk).exists()


def test_another_organisation_changes_no_row(model, town, other_town):
    with town.inside():
        row = made(model, town.person(Role.COORDINATOR))
    with other_town.inside():
        assert model.objects.filter(pk=row.pk).update(id=row.pk) == 0
        assert model.objects.filter(pk=row.pk).delete()[0] == 0
        with pytest.raises(OtherOrganisation):
            row.save()
        with pytest.raises(OtherOrganisation):
            model.objects.bulk_create([row])
        with pytest.raises(OtherOrganisation):
            model.objects.filter(pk=row.pk).update(organisation=other_town.organisation)


def test_a_row_cannot_move_to_another_organisation(model, town, other_town):
    with town.inside():
        row = made(model, town.person(Role.COORDINATOR))
        row.organisation = other_town.organisation
        with pytest.raises(OtherOrganisation):
            row.save()


def references():
    return [
        (one, field.name)
        for one in owned_models()
        for field in one._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and issubclass(field.related_model, Owned)
    ]


def test_a_foreign_key_cannot_point_into_another_organisation(town, other_town):
    for one, name in references():
        with town.inside():
            target = made(one._meta.get_field(name).related_model, town.person(Role.COORDINATOR))
        with other_town.inside():
            row = made(one, other_town.person(Role.COORDINATOR))
            setattr(row, f"{name}_id", target.pk)
            with pytest.raises(OtherOrganisation):
                row.save()


def rows_of(town):
    """A row of every kind, by the word that addresses use for it."""
    person = town.person(Role.COORDINATOR)
    with town.inside():
        found = {
            "invitation": made(Invitation, person).pk,
            "approval": made(Request, person).pk,
            "work": made(Work, person).pk,
            "document": made(Document, person).pk,
            "respondent": made(Respondent, person).pk,
            "answer": made(Answer, person).pk,
            "paper": made(Paper, person).pk,
            "scan": made(Scan, person).pk,
            "count": made(Count, person).pk,
            "judgement": made(Judgement, person).pk,
            "product": made(Product, person).pk,
            "talk": made(Talk, person).pk,
        }
    found["membership"] = town.membership(Role.SECRETARY).pk
    found["person"] = town.person(Role.SECRETARY).pk
    return found


def kept(town):
    """Everything of an organisation, to see that nothing changed."""
    with town.inside():
        return {
            one._meta.label: sorted(map(str, one.objects.values_list())) for one in owned_models() if one is not Work
        }


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("htmx", [False, True], ids=["page", "htmx"])
def test_no_page_opens_or_changes_a_row_of_another_organisation(town, other_town, role, htmx):
    rows, before = rows_of(town), kept(town)
    browser = other_town.browser(role)
    headers = {"HX-Request": "true"} if htmx else {}
    for address, name, _ in ours():
        if "<uuid:" not in address:
            continue
        parts = [part.strip("<>").partition(":")[2] if part.startswith("<") else part for part in address.split("/")]
        words = [part.strip("<>").partition(":")[2] for part in address.split("/") if part.startswith("<")]
        assert set(words) <= rows.keys(), f"{name}: say in rows_of() what <{words}> is"
        path = "/" + "/".join(str(rows[part]) if part in words else part for part in parts)
        for method in ("get", "post"):
            response = getattr(browser, method)(path, {"decision": "agree", "reason": "x"}, headers=headers)
            assert response.status_code in (302, 403, 404, 405), (name, method, response.status_code)
            assert town.name not in response.content.decode(errors="replace"), (name, method)
    assert kept(town) == before


def test_lists_show_no_name_of_another_organisation(town, other_town):
    rows_of(town)
    for role in Role:
        browser = other_town.browser(role)
        for address, _, view in ours():
            if "<" not in address and getattr(view, "needs", None):
                content = browser.get(f"/{address}").content.decode(errors="replace")
                assert town.name not in content
                assert town.person(Role.COORDINATOR).email not in content


def test_one_cannot_choose_an_organisation_one_does_not_belong_to(town, other_town):
    browser = other_town.browser(Role.COORDINATOR)
    browser.post("/organisatie/", {"organisation": str(town.organisation.id)})
    assert other_town.name in browser.get("/").content.decode()
    session = browser.session
    session["organisation"] = str(town.organisation.id)
    session.save()
    assert town.name not in browser.get("/").content.decode()


def test_a_job_does_not_touch_the_work_of_another_organisation(town, other_town):
    with town.inside():
        work = made(Work, town.person(Role.COORDINATOR))
    tasks.run.call(str(other_town.organisation.id), str(work.pk))
    with town.inside():
        assert Work.objects.get(pk=work.pk).state == State.WAITING


def test_the_scope_of_a_request_is_gone_after_it(town):
    town.browser(Role.COORDINATOR).get("/")
    assert scope.now() == scope.NOWHERE


def test_the_audit_of_one_organisation_says_nothing_of_another(town, other_town):
    with town.inside():
        trail.did("secret.deed", "document:1")
    page = other_town.browser(Role.PRIVACY).get("/logboek/").content.decode()
    assert "secret.deed" not in page
    assert "secret.deed" in town.browser(Role.PRIVACY).get("/logboek/").content.decode()


def test_the_tables_are_those_of_the_models(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
