"""What goes out comes in the same, in the web and on the command line; what is not right does not come in at all."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from attrs import evolve
from django.utils import timezone

from tests.web.people import Town
from weerwerk.dossier.read import read_dossier
from weerwerk.services.scan_json import as_dict
from weerwerk_web.accounts.roles import Role
from weerwerk_web.audit.models import Entry
from weerwerk_web.editions import actions as editions
from weerwerk_web.editions.store import catalogue
from weerwerk_web.picture.models import Judgement
from weerwerk_web.scans import papers, store
from weerwerk_web.scans.models import Answer, Handover, Paper, Scan
from weerwerk_web.start import demo
from weerwerk_web.work import tasks
from weerwerk_web.work.models import State, Work
from weerwerk_web.workbench import exchange, logs, press, standing

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def scan(town: Town) -> Scan:
    """The example as the scan of a town of which two approvers have been in."""
    coordinator = town.person(Role.COORDINATOR)
    town.person(Role.SECRETARY)
    with town.inside():
        editions.pin(coordinator.id)
        scan = exchange.take_in(demo.shipped(), person=coordinator.id)
        logs.keep(scan, logs.look(scan))
    with town.inside():
        return store.current()


def bare(dossier):
    """A dossier without where its files lay."""
    return evolve(dossier, inputs=(), logs=())


def test_a_dossier_that_came_in_goes_out_equal(town, scan, tmp_path):
    today = timezone.localdate()
    with town.inside():
        exchange.put_out(scan, tmp_path / "out")
    before = read_dossier(demo.shipped(), catalogue(), on=today)
    after = read_dossier(tmp_path / "out", catalogue(), on=today)
    assert bare(after) == bare(before)
    names = [sorted(path.name for path in one.logs) for one in (before, after)]
    assert names[0] == names[1]
    with town.inside():
        again = exchange.take_in(tmp_path / "out", person=town.person(Role.COORDINATOR).id)
        exchange.put_out(again, tmp_path / "again")
    out, again = ({p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in
                  (tmp_path / "out", tmp_path / "again"))  # fmt: skip
    assert out == again


def test_the_report_of_the_web_is_that_of_the_command_line_on_the_exported_dossier(town, scan, tmp_path):
    with town.inside():
        exchange.put_out(scan, tmp_path / "dossier")
        made = press.made(scan, press.KINDS["rapport"], on=timezone.localdate())
        kept = papers.content(papers.keep(scan, made, person=town.person(Role.COORDINATOR).id))
        shown = as_dict(standing.of(scan).result)
    say = [sys.executable, "-m", "weerwerk_cli"]
    report = [*say, "report", str(tmp_path / "dossier"), "-o", str(tmp_path / "report.pdf")]
    subprocess.run(report, check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True)
    assert (tmp_path / "report.pdf").read_bytes() == kept
    score = [*say, "scan", "score", str(tmp_path / "dossier"), "--json"]
    done = subprocess.run(score, check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True)
    said = json.loads(done.stdout)
    assert said.pop("receipt")["inputs"]
    shown.pop("receipt")
    assert json.loads(json.dumps(shown)) == said


def run(town: Town, response) -> Work:
    """Do the work a page put in the queue, as the worker does."""
    key = response.headers["Location"].strip("/").rpartition("/")[2]
    tasks.run.call(str(town.organisation.id), key)
    with town.inside():
        return Work.objects.get(pk=key)


def zipped(folder: Path, *, under: str = "", **more: bytes) -> io.BytesIO:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path in folder.rglob("*"):
            if path.is_file():
                archive.write(path, f"{under}{path.relative_to(folder)}")
        for name, raw in more.items():
            archive.writestr(name, raw)
    content.seek(0)
    content.name = "dossier.zip"
    return content


def test_a_dossier_goes_out_encrypted_and_only_after_a_second_person_agreed(town, scan, tmp_path):
    mine = pyrage.x25519.Identity.generate()
    browser = town.browser(Role.COORDINATOR)
    work = run(town, browser.post("/dossier/meenemen/", {"to": str(mine.to_public())}))
    assert work.state == State.DONE
    with town.inside():
        paper = Paper.objects.get(kind="dossier")
    assert browser.get(f"/papieren/{paper.pk}/").status_code == 403
    browser.post(f"/papieren/{paper.pk}/vrijgeven/", {"reason": "Voor de accountant."})
    second = town.browser(Role.SECRETARY)
    page = second.get("/goedkeuren/").content.decode()
    assert "Dossier, versleuteld" in page
    approval = page.split("/goedkeuren/")[1:]
    key = next(one.partition("/")[0] for one in approval if len(one.partition("/")[0]) == 36)
    second.post(f"/goedkeuren/{key}/", {"decision": "agree"})
    assert browser.get(f"/papieren/{paper.pk}/").status_code == 403
    browser.post(f"/papieren/{paper.pk}/vrijgeven/")
    sent = browser.get(f"/papieren/{paper.pk}/")
    assert sent.status_code == 200
    (tmp_path / "in").mkdir()
    with zipfile.ZipFile(io.BytesIO(pyrage.decrypt(sent.content, [mine]))) as archive:
        archive.extractall(tmp_path / "in")
    with town.inside():
        exchange.put_out(scan, tmp_path / "out")
    inside, out = ({p.relative_to(f).as_posix() for p in f.rglob("*")} for f in (tmp_path / "in", tmp_path / "out"))
    assert inside == out


def test_without_a_second_person_no_dossier_goes_out(town):
    with town.inside():
        editions.pin(town.person(Role.COORDINATOR).id)
        exchange.take_in(demo.shipped(), person=town.person(Role.COORDINATOR).id)
    mine = pyrage.x25519.Identity.generate()
    page = town.browser(Role.COORDINATOR).post("/dossier/meenemen/", {"to": str(mine.to_public())})
    assert page.status_code == 200
    assert "tweede persoon" in page.content.decode()
    with town.inside():
        assert not Work.objects.exists()


def test_what_is_no_public_key_is_refused(town, scan):
    page = town.browser(Role.COORDINATOR).post("/dossier/meenemen/", {"to": "age1onzin"})
    assert page.status_code == 422
    assert "geen openbare sleutel" in page.content.decode()


@pytest.mark.parametrize("under", ["", "voorbeelddam/"])
def test_a_dossier_comes_in_from_a_zip_and_the_scan_before_stays(town, scan, under):
    browser = town.browser(Role.COORDINATOR)
    work = run(town, browser.post("/dossier/inlezen/", {"file": zipped(demo.shipped(), under=under)}))
    assert (work.state, work.faults) == (State.DONE, [])
    with town.inside():
        assert Scan.objects.count() == 2
        assert store.current().pk != scan.pk
        assert Answer.objects.filter(respondent__scan=scan).count() == Answer.objects.count() / 2


BAD = {
    "no zip": b"dit is geen zip",
    "encrypted": b"age-encryption.org/v1\n...",
    "outside": zipped(Path("/nonexistent"), **{"../organisation.yaml": b"x"}).getvalue(),
    "empty": zipped(Path("/nonexistent"), **{"lees.txt": b"x"}).getvalue(),
}


@pytest.mark.parametrize("kind", list(BAD))
def test_a_bad_file_is_refused_with_what_now_and_leaves_nothing(town, scan, kind):
    upload = io.BytesIO(BAD[kind])
    upload.name = "dossier.zip"
    work = run(town, town.browser(Role.COORDINATOR).post("/dossier/inlezen/", {"file": upload}))
    assert work.faults
    with town.inside():
        assert Scan.objects.count() == 1


def test_a_worker_killed_after_taking_a_dossier_in_does_not_take_it_in_twice(town, scan, monkeypatch):
    del scan

    def killed(*_, **__) -> None:
        raise KeyboardInterrupt

    browser = town.browser(Role.COORDINATOR)
    sent = browser.post("/dossier/inlezen/", {"file": zipped(demo.shipped())})
    with monkeypatch.context() as change, pytest.raises(KeyboardInterrupt):
        change.setattr(tasks, "_end", killed)
        run(town, sent)
    with town.inside():
        before = Scan.objects.count()
    work = run(town, sent)
    assert work.state == State.DONE
    assert "is ingelezen" in work.outcome["said"]
    with town.inside():
        assert Scan.objects.count() == before


def test_every_fault_of_a_dossier_is_named_and_nothing_of_it_is_kept(town, scan, tmp_path):
    with town.inside():
        exchange.put_out(scan, tmp_path / "dossier")
        judged = Judgement.objects.count()
    (tmp_path / "dossier" / "answers" / "kapot.yaml").write_text("respondent: r-1\nonzin: 1\n")
    (tmp_path / "dossier" / "surroundings.yaml").write_text("date: 2026-01-01\nfunction: x\nticks: {maan: aanwezig}\n")
    browser = town.browser(Role.COORDINATOR)
    work = run(town, browser.post("/dossier/inlezen/", {"file": zipped(tmp_path / "dossier")}))
    assert len(work.faults) >= 2
    assert any("kapot.yaml" in one for one in work.faults)
    page = browser.get(f"/werk/{work.pk}/").content.decode()
    assert "Er is niets ingelezen." in page
    with town.inside():
        assert (Scan.objects.count(), Judgement.objects.count()) == (1, judged)


def test_the_dossier_of_another_municipality_does_not_come_in(town, scan, tmp_path):
    with town.inside():
        exchange.put_out(scan, tmp_path / "dossier")
        town.organisation.code = "GM0168"
        town.organisation.save()
    for name in ("area_figures.csv", "areas.geojson", "signals.csv"):  # these name the municipality too
        (tmp_path / "dossier" / name).unlink()
    text = (tmp_path / "dossier" / "organisation.yaml").read_text()
    (tmp_path / "dossier" / "organisation.yaml").write_text(f"{text}code: GM0141\n")
    work = run(town, town.browser(Role.COORDINATOR).post("/dossier/inlezen/", {"file": zipped(tmp_path / "dossier")}))
    assert "dit dossier is van Voorbeelddam" in work.faults[0]


def test_a_released_report_goes_to_the_council_with_organ_ground_and_end_recorded(town, scan):
    made = papers.Made("rapport", "rapport.pdf", press.PDF, b"%PDF-1.7")
    with town.inside():
        paper = papers.keep(scan, made, person=town.person(Role.COORDINATOR).id)
    mayor, address = town.browser(Role.MAYOR), f"/papieren/{paper.pk}/aan-de-raad/"
    assert mayor.get(address).status_code == 404
    with town.inside():
        Paper.objects.filter(pk=paper.pk).update(released=timezone.now())
    until = timezone.localdate() + timedelta(days=365)
    given = {"organ": "het college", "ground": "Het belang van controle.", "start": timezone.localdate().isoformat()}
    assert mayor.post(address, {**given, "end": "2020-01-01"}).status_code == 200
    with town.inside():
        assert not Handover.objects.exists()
    mayor.post(address, {**given, "end": until.isoformat()})
    page = town.browser(Role.COORDINATOR).get("/papieren/").content.decode()
    assert "aan de raad, onder geheimhouding van het college (Het belang van controle.), tot" in page
    with town.inside():
        assert Entry.objects.filter(action="report.hand_over").exists()
        Handover.objects.update(end="2020-01-01")
    assert "die dag is voorbij" in mayor.get("/papieren/").content.decode()
    assert town.browser(Role.COORDINATOR).get(address).status_code == 403
