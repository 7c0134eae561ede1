"""Long work runs for its own organisation, tells how far it is, and outlives the worker."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from weerwerk.errors import BadInput, Fault
from weerwerk_web.accounts.roles import Role
from weerwerk_web.documents import actions as documents
from weerwerk_web.organisations import scope
from weerwerk_web.work import progress, tasks, worker
from weerwerk_web.work.actions import start
from weerwerk_web.work.models import State, Work

seen: list[tuple[int, int, str]] = []


def looks_on(given):
    """A job that tells three steps and notes what one would see after each."""
    for number in (1, 2, 3):
        given.at(number, 3, f"stap {number}")
        work = Work.objects.get(pk=given.work)
        seen.append((work.done, work.total, work.state))
    return {"said": f"gedaan voor {scope.organisation_id()}"}


def breaks(given):
    raise ZeroDivisionError


def refuses(given):
    raise BadInput("bestand niet gelezen", [Fault("regel 3 is leeg")])


@pytest.fixture
def kinds(monkeypatch):
    here = {name: f"{__name__}.{name}" for name in ("looks_on", "breaks", "refuses")}
    monkeypatch.setattr(progress, "JOBS", here)
    monkeypatch.setattr("weerwerk_web.work.actions.JOBS", here)
    monkeypatch.setattr(progress, "import_string", lambda path: globals()[path.rpartition(".")[2]])


def asked(town, kind):
    with town.inside():
        return start(town.seat(Role.COORDINATOR), kind, label="Iets langs", given={})


def done(town, work):
    tasks.run.call(str(town.organisation.id), str(work.pk))
    with town.inside():
        return Work.objects.get(pk=work.pk)


def test_every_kind_of_work_has_its_job():
    assert all(callable(progress.job(kind)) for kind in progress.JOBS)


def test_progress_can_be_seen_while_the_work_is_busy(town, kinds):
    seen.clear()
    work = done(town, asked(town, "looks_on"))
    assert seen == [(1, 3, "running"), (2, 3, "running"), (3, 3, "running")]
    assert (work.state, work.outcome["said"]) == (State.DONE, f"gedaan voor {town.organisation.id}")


def test_work_that_breaks_says_so_without_technical_words(town, kinds):
    work = done(town, asked(town, "breaks"))
    assert work.state == State.FAILED
    assert "ZeroDivision" not in work.fault
    assert "Dat ligt niet aan u" in work.fault


def test_work_that_cannot_use_its_input_says_what_is_wrong(town, kinds):
    assert "regel 3 is leeg" in done(town, asked(town, "refuses")).fault


def test_finished_work_is_not_done_again(town, kinds):
    work = asked(town, "looks_on")
    done(town, work)
    seen.clear()
    done(town, work)
    assert seen == []


def test_work_of_a_killed_worker_is_taken_up_again_at_most_three_times(town, kinds):
    work = asked(town, "looks_on")
    for _ in range(tasks.TRIES):
        with town.inside():
            tasks._begin(work.pk)  # and then the worker was killed
    assert "drie keer" in done(town, work).fault


def test_a_new_worker_puts_back_what_was_running(db):
    made = tasks.run.enqueue("a", "b")
    DBTaskResult.objects.filter(pk=made.id).update(status=TaskResultStatus.RUNNING)
    assert worker.take_up() == 1
    assert DBTaskResult.objects.get(pk=made.id).status == TaskResultStatus.READY


def test_work_is_in_the_queue_once_its_request_is_kept_and_not_when_it_is_undone(
    town, kinds, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError), town.inside():
        start(town.seat(Role.COORDINATOR), "looks_on", label="a", given={})
        raise RuntimeError
    assert DBTaskResult.objects.count() == 0
    with django_capture_on_commit_callbacks(execute=True):
        asked(town, "looks_on")
    assert DBTaskResult.objects.get().args_kwargs["args"][0] == str(town.organisation.id)


def test_the_page_draws_itself_anew_until_the_work_is_over(town, kinds):
    work = asked(town, "looks_on")
    browser = town.browser(Role.COORDINATOR)
    page = browser.get(f"/werk/{work.pk}/").content.decode()
    assert 'http-equiv="refresh"' in page
    assert 'hx-trigger="every 1s"' in page
    done(town, work)
    after = browser.get(f"/werk/{work.pk}/").content.decode()
    assert "refresh" not in after
    assert "hx-trigger" not in after


def test_who_has_only_the_own_work_does_not_see_that_of_a_colleague(town, kinds):
    work = asked(town, "looks_on")
    assert town.browser(Role.MAYOR).get(f"/werk/{work.pk}/").status_code == 403
    assert town.browser(Role.OPERATOR).get(f"/werk/{work.pk}/").status_code == 200


def test_a_damaged_document_is_found_by_the_job_that_opens_them_all(town):
    from weerwerk_web.documents import vault

    with town.inside():
        seat = town.seat(Role.COORDINATOR)
        whole = documents.add(seat, SimpleUploadedFile("heel.txt", b"een verslag"), subject="s")
        torn = documents.add(seat, SimpleUploadedFile("stuk.txt", b"een verslag"), subject="s")
        place = vault.path(torn.organisation_id, torn.pk)
        place.write_bytes(place.read_bytes()[:-1])
        work = start(seat, "documents.check", label="Nakijken", given={})
    said = done(town, work).outcome["said"]
    assert "stuk.txt" in said
    assert whole.name not in said
