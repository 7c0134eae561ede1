"""An installation from its first start to its reserve copy, and what is left when it is stopped hard."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time

import psutil
import pyrage
import pytest
import requests

from tests.web.installation import ROOT, Installation, form
from weerwerk_web.config import DEMO_MARK

PASSWORD = "paarse fiets zonder bel"


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """An installation that was started on an empty folder, with its first coordinator."""
    made = Installation(tmp_path_factory.mktemp("first") / "data")
    made.start()
    session = requests.Session()
    form(session, made.first_link(), name="Kim", email="kim@losser.nl", password=PASSWORD, again=PASSWORD)
    answer = form(session, f"{made.address}/organisatie/", code="GM0168")
    assert "<h1>Losser</h1>" in answer.text
    made.session = session
    yield made
    made.kill()


def test_a_first_start_on_an_empty_folder_works_and_keeps_it_for_its_owner(running):
    assert "eenmalig" in running.said()
    assert stat.S_IMODE(running.data.stat().st_mode) == 0o700
    assert stat.S_IMODE((running.data / "weerwerk.sqlite3").stat().st_mode) == 0o600


def test_the_start_link_is_not_shown_again_once_someone_is_in(running):
    assert requests.get(running.first_link(), timeout=10).status_code == 410


def test_style_files_come_from_the_workbench_itself_and_may_be_kept(running):
    page = requests.get(f"{running.address}/inloggen/", timeout=10).text
    place = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer = requests.get(f"{running.address}{place}", timeout=10)
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.status_code == 200


def raw(running, text: str) -> str:
    """What comes back for these very bytes."""
    with socket.create_connection(("localhost", running.port), timeout=120) as line:
        line.sendall(text.replace("\n", "\r\n").encode())
        said = b""
        while part := line.recv(65_536):
            said += part
    return said.decode(errors="replace")


def test_an_ambiguous_length_of_a_request_is_not_served(running):
    """Request smuggling: two lengths, or a length beside chunks, and a second request hidden in the first."""
    hidden = "GET /verborgen/ HTTP/1.1\nHost: localhost\nConnection: close\n\n"
    head = "POST /inloggen/ HTTP/1.1\nHost: localhost\nConnection: close\n"
    for lengths in ("Content-Length: 4\nTransfer-Encoding: chunked\n", "Content-Length: 4\nContent-Length: 60\n"):
        said = raw(running, f"{head}{lengths}\n0\n\n{hidden}")
        assert said.count("HTTP/1.1 ") <= 1, said
        assert " 404 " not in said


def test_the_server_does_not_say_what_it_is_made_of(running):
    said = raw(running, "GET /inloggen/ HTTP/1.1\nHost: localhost\nConnection: close\n\n").lower()
    assert " 200 " in said
    head = said.partition("\r\n\r\n")[0]
    assert not [word for word in ("granian", "django", "python", "x-powered-by") if word in head]


def test_a_taken_port_is_named_with_one_that_is_free(running, tmp_path):
    other = Installation(tmp_path / "data")
    done = other.say("serve", "--port", str(running.port))
    assert done.returncode == 2
    assert f"poort {running.port} is bezet" in done.stderr
    assert "probeer: weerwerk serve --port" in done.stderr


def test_serving_beyond_this_machine_takes_https(tmp_path):
    done = Installation(tmp_path / "data").say("serve", "--host", "0.0.0.0", "--port", "1")
    assert done.returncode == 2
    assert "https" in done.stderr


def test_the_example_is_shown_and_is_refused_for_real_use(tmp_path):
    data = tmp_path / "example"
    example = Installation(data, "demo", "--data", str(data))
    example.start()
    try:
        links = [line.split()[-1] for line in example.said().splitlines() if "/voorbeeld/" in line]
        assert len(links) == 3
        for link in links:
            page = requests.Session().get(link, timeout=10)
            assert "Voorbeelddam" in page.text
            assert "Zonder tweede stap" in page.text
        assert requests.get(links[0][:-3] + "xx/", timeout=10).status_code == 403
    finally:
        example.kill()
    done = example.say("serve")
    assert done.returncode == 2
    assert "voorbeeld" in done.stderr


def test_an_example_of_another_version_makes_way(tmp_path):
    data = tmp_path / "example"
    data.mkdir()
    (data / DEMO_MARK).write_text("Dit is een voorbeeld.\n0.0.1 abc\n")
    (data / "weerwerk.sqlite3").write_bytes(b"tables of long ago")
    example = Installation(data, "demo", "--data", str(data)).start()
    assert "opnieuw gemaakt" in example.said()
    example.kill()
    example.start()
    assert example.said().count("opnieuw gemaakt") == 1
    example.kill()


def test_a_folder_in_real_use_never_becomes_an_example(running):
    done = running.say("demo", "--data", str(running.data))
    assert done.returncode == 2
    assert "echte gegevens" in done.stderr


def test_the_doctor_says_what_is_well_and_what_is_not_with_its_cure(running, tmp_path):
    said = running.say("doctor").stdout
    assert "de database weigert veranderingen in het logboek" in said
    assert "er is nog geen reservekopie" in said
    (running.data / "keys" / "audit").chmod(0o644)
    try:
        worse = running.say("doctor")
        assert worse.returncode == 1
        assert "chmod" in worse.stdout
    finally:
        (running.data / "keys" / "audit").chmod(0o600)


def test_the_audit_is_verified_and_a_seal_that_is_gone_is_missed(running):
    done = running.say("audit", "verify")
    assert done.returncode == 0, done.stdout
    assert "klopt" in done.stdout
    missing = running.say("audit", "verify", "--seal", f"999:{'a' * 64}")
    assert missing.returncode == 1
    assert running.say("audit", "verify", "--seal", "onzin").returncode == 2


def test_a_reserve_copy_comes_back_whole_with_the_key_that_was_never_there(running, tmp_path):
    mine = pyrage.x25519.Identity.generate()
    done = running.say("backup", str(tmp_path / "copies"), "--to", str(mine.to_public()))
    assert done.returncode == 0, done.stderr
    (copy,) = (tmp_path / "copies").iterdir()
    assert b"kim@losser.nl" not in copy.read_bytes()
    (tmp_path / "key.txt").write_text(f"# mijn sleutel\n{mine}\n")
    back = Installation(tmp_path / "back")
    done = back.say("restore", str(copy), "--identity", str(tmp_path / "key.txt"), "--into", str(back.data))
    assert done.returncode == 0, done.stderr
    assert back.say("audit", "verify").returncode == 0
    who = "from weerwerk_web.accounts.models import Person; print(Person.objects.get().email)"
    assert back.run(who).strip() == "kim@losser.nl"
    again = back.say("restore", str(copy), "--identity", str(tmp_path / "key.txt"), "--into", str(back.data))
    assert "niet leeg" in again.stderr


@pytest.mark.parametrize("fault", ["another key", "one byte", "no key at all"])
def test_a_reserve_copy_that_cannot_be_read_puts_nothing_back(running, tmp_path, fault):
    mine = pyrage.x25519.Identity.generate()
    running.say("backup", str(tmp_path), "--to", str(mine.to_public()))
    (copy,) = tmp_path.glob("*.age")
    key = pyrage.x25519.Identity.generate() if fault == "another key" else mine
    (tmp_path / "key.txt").write_text("" if fault == "no key at all" else str(key))
    if fault == "one byte":
        raw = copy.read_bytes()
        copy.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    back = tmp_path / "back"
    done = running.say("restore", str(copy), "--identity", str(tmp_path / "key.txt"), "--into", str(back))
    assert done.returncode == 2, done.stderr
    assert not back.exists() or not any(back.iterdir())


def test_a_reserve_copy_without_a_key_is_refused(running, tmp_path):
    assert running.say("backup", str(tmp_path)).returncode == 2
    assert running.say("backup", str(tmp_path), "--to", "age1onzin").returncode == 2


def test_a_reserve_copy_that_is_stopped_hard_leaves_nothing_that_looks_whole(running, tmp_path):
    mine = pyrage.x25519.Identity.generate()
    command = [sys.executable, "-m", "weerwerk_cli", "backup", str(tmp_path), "--to", str(mine.to_public())]
    for wait in (0.6, 0.9, 1.2):
        process = subprocess.Popen(command, env=running.environment(), cwd=ROOT, stdout=subprocess.DEVNULL)
        time.sleep(wait)
        process.kill()
        process.wait()
    whole = list(tmp_path.glob("*.age"))
    for copy in whole:
        assert pyrage.decrypt(copy.read_bytes(), [mine])


def test_what_was_saved_is_there_after_a_power_cut(tmp_path):
    """Names are saved one after the other; the machine stops; the last name that was confirmed is there."""
    made = Installation(tmp_path / "data").start()
    session = requests.Session()
    form(session, made.first_link(), name="Kim", email="kim@losser.nl", password=PASSWORD, again=PASSWORD)
    form(session, f"{made.address}/organisatie/", code="GM0168")
    confirmed = "Kim"
    for number in range(12):
        if number == 11:
            made.kill()
        try:
            name = f"Naam {number}"
            answer = form(session, f"{made.address}/account/", name=name)
        except (requests.RequestException, AttributeError):
            break
        assert answer.ok
        confirmed = name
    who = "from weerwerk_web.accounts.models import Person; print(Person.objects.get().name)"
    assert made.run(who).strip() == confirmed == "Naam 10"
    assert made.say("audit", "verify").returncode == 0
    made.start()
    assert f'value="{confirmed}"' in session.get(f"{made.address}/account/", timeout=10).text
    made.kill()


def worker_of(made: Installation) -> psutil.Process:
    for _ in range(100):
        for one in psutil.Process(made.process.pid).children(recursive=True):
            if "weerwerk_web.start.worker" in " ".join(one.cmdline()):
                return one
        time.sleep(0.1)
    raise AssertionError(made.said())


QUEUE = """
from weerwerk_web.accounts.store import every_organisation
from weerwerk_web.accounts.models import Person
from weerwerk_web.organisations import scope
from weerwerk_web.work.models import Work
from weerwerk_web.work.tasks import run
from django_tasks_db.models import DBTaskResult
owner = every_organisation()[0]
with scope.within(owner):
    work = Work.objects.create(kind="documents.check", label="Nakijken", person=Person.objects.first().id)
made = run.enqueue(str(owner), str(work.pk))
{more}
print(work.pk)
"""
STATE = """
from weerwerk_web.accounts.store import every_organisation
from weerwerk_web.organisations import scope
from weerwerk_web.work.models import Work
with scope.within(every_organisation()[0]):
    print(Work.objects.get(pk="{work}").state)
"""


def finished(made: Installation, work: str) -> str:
    for _ in range(60):
        state = made.run(STATE.format(work=work)).strip()
        if state in ("done", "failed"):
            return state
        time.sleep(0.3)
    return state


def test_a_killed_worker_comes_back_and_takes_up_what_it_left(running):
    """The work stands as a killed worker leaves it: begun, never finished."""
    left = "DBTaskResult.objects.filter(pk=made.id).update(status='RUNNING')"
    first = worker_of(running)
    first.send_signal(signal.SIGSTOP)
    work = running.run(QUEUE.format(more=left)).strip()
    first.kill()
    assert finished(running, work) == "done"
    assert worker_of(running).pid != first.pid


def test_the_worker_stops_when_its_server_is_gone(tmp_path):
    made = Installation(tmp_path / "data").start()
    worker = worker_of(made)
    os.kill(made.process.pid, signal.SIGKILL)
    made.process.wait()
    psutil.wait_procs([worker], timeout=15)
    assert not worker.is_running()
    made.kill_group()


def test_a_worker_that_begins_when_its_server_is_gone_already_stops(running):
    command = [sys.executable, "-m", "weerwerk_web.start.worker", "1"]  # that is not who started it
    done = subprocess.run(command, env=running.environment(), cwd=ROOT, check=False, timeout=120)
    assert done.returncode == -signal.SIGTERM


def test_stopping_as_a_person_does_ends_within_seconds(tmp_path):
    made = Installation(tmp_path / "data").start()
    assert made.stop() in (0, -signal.SIGINT, 130)
    with pytest.raises(requests.RequestException):
        requests.get(made.address, timeout=2)
