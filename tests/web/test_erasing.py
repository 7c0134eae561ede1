"""What is removed is gone, all of it and nothing else; and nobody removes anything alone."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.web.test_documents import PDF
from weerwerk.coalition.model.workflow import Person, Staff
from weerwerk_web.accounts.roles import Role
from weerwerk_web.approvals.models import Request
from weerwerk_web.documents import actions as documents
from weerwerk_web.documents import vault
from weerwerk_web.documents.models import Document
from weerwerk_web.editions import actions as editions
from weerwerk_web.organisations.walls import owned_models
from weerwerk_web.processes import actions as processes
from weerwerk_web.processes.models import Holder
from weerwerk_web.scans import papers, readings
from weerwerk_web.scans.actions import managing
from weerwerk_web.scans.models import Answer, Paper, Respondent, Scan, Sheet
from weerwerk_web.workbench import erasing


@pytest.fixture
def scan(town):
    """A closed scan with an answer, evidence, a paper and what logs showed; another scan beside it; two approvers."""
    town.person(Role.SECRETARY)
    with town.inside():
        editions.pin(town.person(Role.COORDINATOR).id)
        seat = town.seat(Role.COORDINATOR)
        made = managing.begin(seat, inhabitants=24_000)
        respondent = Respondent.objects.get(scan=made)
        sheet = Sheet.objects.create(respondent=respondent, function="x", date=timezone.localdate())
        Answer.objects.create(sheet=sheet, respondent=respondent, circumstance="c", word="ja")
        subject = f"answer:{respondent.pk}/subsidies/c"
        documents.add(seat, SimpleUploadedFile("a.pdf", PDF), subject=subject)
        documents.add(seat, SimpleUploadedFile("b.pdf", PDF), subject="answer:00000000-0000-4000-8000-000000000000/c")
        readings.keep(made, "asked", b"{}")
        papers.keep(made, papers.Made("rapport", "r.pdf", "application/pdf", PDF), person=seat.person_id)
        managing.begin(seat, inhabitants=24_000)  # closes the first
        return Scan.objects.get(pk=made.pk)


def files(town):
    return sum(1 for organisation, _ in vault.everything() if organisation == town.organisation.id)


def agreed(town, path):
    browser, second = town.browser(Role.COORDINATOR), town.browser(Role.SECRETARY)
    assert browser.post(path, {"reason": "de termijn is voorbij"}).headers["Location"] == "/verwijderen/"
    with town.inside():
        key = Request.objects.get(state="open").pk
    second.post(f"/goedkeuren/{key}/", {"decision": "agree"})
    return browser


def test_a_scan_goes_with_everything_of_it_and_nothing_else(town, scan, django_capture_on_commit_callbacks):
    path, before = f"/verwijderen/scan/{scan.pk}/", files(town)
    with django_capture_on_commit_callbacks(execute=True):
        agreed(town, path).post(path)
    with town.inside():
        assert not Scan.objects.filter(pk=scan.pk).exists()
        assert Scan.objects.count() == 1
        assert (Answer.objects.count(), Paper.objects.count()) == (0, 0)
        assert Document.objects.get().name == "b.pdf"
        for model in owned_models():
            keys = [one.name for one in model._meta.concrete_fields if one.is_relation and one.related_model is Scan]
            assert not any(model.objects.filter(**{key: scan.pk}).exists() for key in keys), model
    assert files(town) == before - 3
    said = town.browser(Role.PRIVACY).get("/logboek/").content.decode()
    assert "data.delete" in said


def test_nobody_removes_anything_alone(town, scan):
    browser = town.browser(Role.COORDINATOR)
    path = f"/verwijderen/scan/{scan.pk}/"
    browser.post(path, {"reason": "weg ermee"})
    browser.post(path)
    with town.inside(), pytest.raises(PermissionDenied):
        erasing.erase_scan(town.seat(Role.COORDINATOR), scan)
    with town.inside():
        assert Scan.objects.count() == 2
        assert Answer.objects.count() == 1


def test_what_changed_after_it_was_agreed_was_not_agreed(town, scan):
    path = f"/verwijderen/scan/{scan.pk}/"
    browser = agreed(town, path)
    with town.inside():
        Scan.objects.filter(pk=scan.pk).update(version=scan.version + 1)
    browser.post(path)
    with town.inside():
        assert Scan.objects.filter(pk=scan.pk).exists()


def test_a_scan_that_is_still_held_is_not_removed(town, scan):
    with town.inside():
        running = Scan.objects.get(closed=None)
    assert town.browser(Role.COORDINATOR).get(f"/verwijderen/scan/{running.pk}/").status_code == 404
    assert "loopt nog" in town.browser(Role.COORDINATOR).get("/verwijderen/").content.decode()


def test_the_staffing_goes_by_four_eyes(town):
    town.person(Role.SECRETARY)
    with town.inside():
        processes.put(Staff((Person("p1", frozenset({"vakambtenaar"})),)))
    agreed(town, "/verwijderen/bezetting/").post("/verwijderen/bezetting/")
    with town.inside():
        assert not Holder.objects.exists()
    assert town.browser(Role.COORDINATOR).get("/verwijderen/bezetting/").status_code == 404


def test_the_page_costs_few_queries_and_shows_how_much_there_is(town, scan, django_assert_max_num_queries):
    browser = town.browser(Role.COORDINATOR)
    browser.get("/verwijderen/")
    with django_assert_max_num_queries(11):
        page = browser.get("/verwijderen/").content.decode()
    assert "antwoorden: 1 · papieren: 1" in page
