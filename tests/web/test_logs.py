"""Logs: read by the worker and never inside a page; who sees which of them there are, and who sees what they show."""

import csv

import pytest

from tests.web.people import Town
from weerwerk.dossier.own import knowledge_of
from weerwerk.services.log_shown import NOT_READ, NOT_YET
from weerwerk.services.stop_words import stop_line
from weerwerk_web.accounts.roles import Role
from weerwerk_web.documents import vault
from weerwerk_web.editions import actions as editions
from weerwerk_web.editions.store import catalogue
from weerwerk_web.scans import pieces, readings, store
from weerwerk_web.scans.models import Reading
from weerwerk_web.start import demo
from weerwerk_web.work import tasks
from weerwerk_web.work.models import State, Work
from weerwerk_web.workbench import exchange, logs, standing


@pytest.fixture
def scan(town: Town):
    """The example, its logs not read yet."""
    coordinator = town.person(Role.COORDINATOR)
    with town.inside():
        editions.pin(coordinator.id)
        return exchange.take_in(demo.shipped(), person=coordinator.id)


def kept():
    """What is kept of the logs of the newest scan, as a page asks for it."""
    scan, dossier = store.current(), store.dossier_of(store.current())
    return logs.kept(scan, pieces.logs_of(scan), dossier, knowledge_of(dossier, catalogue()))


def words(town, role, path):
    response = town.browser(role).get(path)
    assert response.status_code == 200, (role, path)
    return response.content.decode()


def read(town):
    """Ask for the reading, and do it as the worker does."""
    place = town.browser(Role.COORDINATOR).post("/logs/").headers["Location"]
    key = place.strip("/").rpartition("/")[2]
    tasks.run.call(str(town.organisation.id), key)
    with town.inside():
        return Work.objects.get(pk=key)


def test_no_page_reads_a_log_and_each_says_that_it_does_not_count_yet(town, scan, monkeypatch):
    monkeypatch.setattr(logs, "lent", None)
    for path in ("/overzicht/", "/proces/vergunningen/"):
        assert NOT_YET in words(town, Role.COORDINATOR, path)
    assert "nog niet gelezen" in words(town, Role.COORDINATOR, "/logs/")


def test_once_the_worker_read_them_the_logs_count_everywhere(town, scan):
    with town.inside():
        before = standing.of(store.current()).result
    work = read(town)
    assert (work.state, work.faults) == (State.DONE, [])
    with town.inside():
        after = standing.of(store.current()).result
    assert not before.logs.measurements
    assert after.logs.measurements
    assert after.logs.floors
    assert NOT_YET not in words(town, Role.COORDINATOR, "/proces/vergunningen/")


def test_a_work_that_waits_is_not_asked_for_twice(town, scan):
    browser = town.browser(Role.COORDINATOR)
    assert browser.post("/logs/").headers["Location"] == browser.post("/logs/").headers["Location"]
    assert "De logs worden nu gelezen." in words(town, Role.WORKS_COUNCIL, "/logs/")


def test_what_is_kept_lies_encrypted_and_names_nobody(town, scan):
    read(town)
    with town.inside():
        reading = Reading.objects.get()
        lies = vault.path(reading.organisation_id, reading.pk).read_bytes()
        log = pieces.logs_of(store.current())[0]
        raw = vault.get(log.organisation_id, log.pk).decode()
        actors = {row["Medewerker"] for row in csv.DictReader(raw.splitlines(), delimiter=";")}
        lent = readings.content(reading).decode()
    assert b"measurements" not in lies
    assert "measurements" in lent
    assert len(actors) > 3
    assert [actor for actor in actors if actor and actor in lent] == []


def test_a_reading_under_other_rules_does_not_count(town, scan):
    read(town)
    with town.inside():
        current = store.current()
        rules = pieces.Piece.objects.get(scan=current, name="steps.yaml")
        vault.put(rules.organisation_id, rules.pk, b"[]\n")
        rules.digest = "other"
        rules.save()
        assert kept() is None


def test_a_log_that_cannot_be_read_is_said_and_the_rest_counts(town, scan):
    with town.inside():
        pieces.keep(store.current(), "logs/leeg.csv", b"a;b\n")
    work = read(town)
    assert work.state == State.DONE
    assert work.faults
    with town.inside():
        result = standing.of(store.current()).result
    assert result.logs.measurements
    assert NOT_READ in [one.why for one in result.logs.missing]


def test_without_permission_a_kept_reading_does_not_count(town, scan):
    read(town)
    with town.inside():
        current = store.current()
        pieces.Piece.objects.get(scan=current, name="permissions.yaml").delete()
        found = standing._scored.__wrapped__(standing.of(current).key)
    assert not found.logs.measurements
    assert "mag nog niet worden gebruikt" in found.logs.missing[0].why


def test_the_works_council_sees_which_logs_and_why_and_no_finding(town, scan):
    read(town)
    page = words(town, Role.WORKS_COUNCIL, "/logs/")
    for told in ("Nagaan of de vierogenregel", "12 februari 2026", "1 maart 2027"):
        assert told in page
    assert "deed één persoon" not in page
    assert town.browser(Role.WORKS_COUNCIL).get("/bevindingen/").status_code == 403


def test_the_controller_sees_findings_with_their_questions_and_case_numbers(town, scan):
    read(town)
    page = words(town, Role.CONTROLLER, "/bevindingen/")
    assert "deed één persoon beide stappen" in page
    assert "Vraag eerst" in page
    assert "zaken om na te kijken" in page


def test_a_process_owner_sees_findings_of_the_own_process_alone(town, scan):
    read(town)
    with town.inside():
        shown = kept().shown
    others = {one.full.title for one in shown if one.process != "subsidies"}
    page = words(town, Role.PROCESS_OWNER, "/bevindingen/")
    assert others
    assert not [title for title in others if title in page]


@pytest.mark.parametrize("role", list(Role))
def test_every_role_lands_on_a_page_that_says_what_it_is_here_for(town, scan, role):
    page = words(town, role, "/")
    assert page.count('class="lead"') == 1
    assert 'class="doors"' in page or role in (Role.RESPONDENT, Role.INTEGRITY, Role.PROVINCE)


def test_the_scan_and_the_overview_say_the_same_of_when_to_stop(town, scan):
    read(town)
    with town.inside():
        lines = [stop_line(one) for one in standing.of(store.current()).result.stops]
    for path in ("/scan/", "/overzicht/"):
        page = words(town, Role.COORDINATOR, path)
        assert all(line in page for line in lines), path


@pytest.mark.parametrize(
    ("role", "path"),
    [(Role.WORKS_COUNCIL, "/logs/"), (Role.CONTROLLER, "/bevindingen/"), (Role.SECRETARY, "/bevindingen/herleidbaar/")],
)
def test_a_page_about_logs_costs_at_most_twelve_queries(town, scan, role, path, django_assert_max_num_queries):
    read(town)
    browser = town.browser(role)
    browser.get(path)
    with django_assert_max_num_queries(12):
        assert browser.get(path).status_code == 200
