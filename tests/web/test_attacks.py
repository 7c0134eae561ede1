"""What somebody with bad intentions sends to the workbench, from outside and with an account of their own."""

import ast
import io
import json
import logging
import re
import zipfile
from pathlib import Path

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import BadHeaderError, EmailMessage
from django.test import Client

from tests.web.people import PROCESS
from tests.web.test_documents import PDF
from tests.web.test_isolation import kept, rows_of
from tests.web.test_roles import ours, pages
from weerwerk_web.accounts.models import Membership, Person
from weerwerk_web.accounts.roles import Role
from weerwerk_web.audit import trail
from weerwerk_web.documents import actions as documents
from weerwerk_web.editions import actions as editions
from weerwerk_web.organisations.models import Organisation
from weerwerk_web.scans.actions import managing
from weerwerk_web.work import progress
from weerwerk_web.work.actions import MOST_OF_ONE, TooMuch, start
from weerwerk_web.work.models import Work

WEB = Path(__file__).parents[2] / "src" / "weerwerk_web"
NOTHING = "00000000-0000-4000-8000-000000000000"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{7*7}}"


def address(pattern):
    """An address of a page, with something that could be there for each word in it."""
    known = {"process": PROCESS, "part": PROCESS, "number": "1", "kind": "proces", "role": "invuller"}
    words = lambda found: known.get(found[1], NOTHING if "<uuid" in found[0] else "1" if "<int" in found[0] else "iets")  # noqa: E731
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: words((m[0], m[1])), pattern)


# --- what the browser is told ----------------------------------------------------------------------------------------


def test_no_form_from_elsewhere_changes_anything(town):
    rows_of(town)
    town.person(Role.COORDINATOR)
    browser = town.browser(Role.COORDINATOR)
    browser.handler.enforce_csrf_checks = True
    before = kept(town)
    for pattern, name, _ in pages():
        answer = browser.post(address(pattern), {"reason": "x"}, headers={"Origin": "https://kwaad.nl"})
        assert answer.status_code == 403, name
    assert kept(town) == before


def test_a_form_from_elsewhere_is_noted_in_the_servers_log(town, caplog):
    browser = town.browser(Role.COORDINATOR)
    browser.handler.enforce_csrf_checks = True
    with caplog.at_level(logging.WARNING, logger="weerwerk.web"):
        browser.post("/mensen/uitnodigen/")
    assert "refused a form" in caplog.text


def test_looking_at_every_page_changes_nothing(town):
    browsers = [town.browser(role) for role in (Role.COORDINATOR, Role.SECRETARY, Role.PRIVACY)]
    with town.inside():
        editions.pin(town.person(Role.COORDINATOR).id)
        managing.begin(town.seat(Role.COORDINATOR), inhabitants=24_000)
    before = kept(town)
    for browser in browsers:
        for pattern, name, _ in ours():
            assert browser.get(address(pattern)).status_code < 500, name
    assert kept(town) == before


def test_no_other_site_reads_or_frames_a_page(town):
    browser = town.browser(Role.COORDINATOR)
    for pattern, name, _ in ours():
        answer = browser.get(address(pattern), headers={"Origin": "https://kwaad.nl"})
        assert not [one for one in answer.headers if one.lower().startswith("access-control")], name
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy or policy.startswith("sandbox"), name
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", name


def test_every_answer_says_what_it_is(town):
    browser = town.browser(Role.COORDINATOR)
    for pattern, name, _ in pages():
        answer = browser.get(address(pattern))
        if answer.content:
            kind = answer.headers["Content-Type"]
            assert "charset=utf-8" in kind or not kind.startswith("text/"), name


def test_the_page_of_a_link_tells_nobody_its_address(db):
    for path in ("/uitnodiging/verzonnen/", "/begin/verzonnen/"):
        assert Client().get(path).headers["Referrer-Policy"] == "strict-origin"


def test_signing_out_clears_the_browser(town):
    browser = town.browser(Role.COORDINATOR)
    assert "Clear-Site-Data" not in browser.get("/").headers
    answer = browser.post("/uitloggen/")
    assert '"cache"' in answer.headers["Clear-Site-Data"]
    assert '"storage"' in answer.headers["Clear-Site-Data"]


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PUT", "DELETE", "PATCH", "ONZIN"])
def test_only_the_usual_methods_are_served(town, method):
    assert town.browser(Role.COORDINATOR).generic(method, "/").status_code == 405


def test_every_page_has_a_way_to_sign_out(town):
    browser = town.browser(Role.COORDINATOR)
    for pattern, name, _ in ours():
        answer = browser.get(address(pattern))
        if answer.status_code == 200 and b"<html" in answer.content:
            assert b'action="/uitloggen/"' in answer.content, name


def test_our_script_keeps_nothing_in_the_browser():
    script = (WEB / "look" / "static" / "look" / "look.js").read_text(encoding="utf-8")
    assert not re.search(r"localStorage|sessionStorage|indexedDB|document\.cookie|innerHTML|postMessage", script)


def test_cookies_are_bound_to_this_host_over_https(tmp_path):
    """In a process of its own: these settings follow from an https address."""
    from tests.web.installation import Installation

    there = Installation(tmp_path / "data", url="https://weerwerk.voorbeelddam.nl", proxies="1")
    said = there.run(
        "from django.conf import settings; preparing.prepare(settings.WEERWERK.data)\n"
        "from django.test import Client; host = {'Host': 'weerwerk.voorbeelddam.nl', 'X-Forwarded-Proto': 'https'}\n"
        "b = Client(headers=host); a = b.get('/inloggen/'); b.post('/taal/', {'language': 'en'}, headers=host)\n"
        "b.post('/inloggen/', {'login': 'a@b.nl', 'password': 'x'}, headers=host)\n"
        "s = b.session; s['x'] = 1; s.save()\n"
        "for c in b.cookies.values(): print(c.OutputString())\n"
        "print(a.headers['Strict-Transport-Security'])\n"
        "print(settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY)"
    )
    cookies = [line for line in said.splitlines() if "=" in line and "max-age=63072000" not in line]
    named = [one for one in cookies if one.startswith(("__Host-weerwerk-csrf=", "__Host-weerwerk-taal="))]
    assert len(named) == 2, said
    for one in named:
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(one.replace(" ", "").split(";")), one
        assert "Domain" not in one
    assert "max-age=63072000; includeSubDomains" in said
    assert "__Host-weerwerk True True" in said


# --- what people type ------------------------------------------------------------------------------------------------


def test_whatever_people_type_comes_back_as_text(town):
    """Stored and shown again: the name of a person, of an organisation, a reason, the label of work, a remark."""
    browser = town.browser(Role.COORDINATOR)
    Person.objects.filter(pk=town.person(Role.COORDINATOR).pk).update(name=SCRIPT[:120])
    with town.inside():
        Organisation.objects.update(name=SCRIPT[:120])
        Membership.objects.update(purpose=SCRIPT)
        start(town.seat(Role.COORDINATOR), "documents.check", label=SCRIPT, given={})
    browser.post(f"/mensen/{town.person(Role.SECRETARY).pk}/opnieuw/", {"reason": SCRIPT})
    seen = 0
    for pattern, name, _ in ours():
        answer = browser.get(address(pattern))
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        html = answer.content.decode()
        assert "<script>alert" not in html, name
        assert "<img src=x" not in html, name
        assert "&#x27;49" not in html, name  # the braces were not reckoned
        seen += "&lt;script&gt;alert" in html
    assert seen > 10


@pytest.mark.parametrize("path", ["/", "/mensen/", "/bibliotheek/zoeken/", "/logboek/", "/werk/", "/beeld/tellen/"])
def test_a_value_given_twice_is_one_value(town, path):
    strange = "?q=a&q=b&kind=x&kind=y&page=-1&page=zz&organisation=1&organisation=2&next=//kwaad.nl"
    for role in (Role.COORDINATOR, Role.PRIVACY):
        assert town.browser(role).get(path + strange).status_code in (200, 403)


def test_a_field_that_was_not_asked_changes_nothing(town):
    """Mass assignment: the form of one's own name takes a name and nothing else."""
    browser = town.browser(Role.MAYOR)
    mine = town.person(Role.MAYOR)
    stranger = {"email": "dief@elders.nl", "is_active": "", "password": "x", "id": NOTHING, "is_superuser": "1"}
    browser.post("/account/", {"name": "Burgemeester", **stranger, "role": "coordinator", "approver": "on"})
    after = Person.objects.get(pk=mine.pk)
    assert (after.name, after.email, after.password) == ("Burgemeester", mine.email, mine.password)
    assert not town.membership(Role.MAYOR).approver


@pytest.mark.parametrize("name", ['x".pdf', "x\r\nSet-Cookie: a=b.pdf", "x;filename=kwaad.exe", "é€.pdf"])
def test_the_name_of_a_download_cannot_break_out_of_its_head(town, name):
    with town.inside():
        one = documents.add(town.seat(Role.COORDINATOR), SimpleUploadedFile(name, PDF), subject="vraag:1")
        type(one).objects.filter(pk=one.pk).update(name=name)  # as if it had come in otherwise
    head = town.browser(Role.COORDINATOR).get(f"/documenten/{one.pk}/").headers["Content-Disposition"]
    assert re.fullmatch(r"attachment; filename\*=UTF-8''[\w.%~-]+", head), head


def test_a_mail_about_an_account_holds_no_second_head(db):
    with pytest.raises(BadHeaderError):
        EmailMessage("Welkom\nBcc: dief@elders.nl", "tekst", "a@b.nl", ["c@d.nl"]).send()
    assert mail.outbox == []


# --- files -----------------------------------------------------------------------------------------------------------


def bomb(name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "")
        made.writestr("xl/workbook.xml", b" " * (210 * 1024 * 1024))
    return SimpleUploadedFile(name, out.getvalue())


DOORS = {
    "/beeld/tellen/bestand/": ("file", "tellen.xlsx"),
    "/beeld/gebied/": ("file", "gebied.geojson"),
    "/beeld/gebied/cijfers/": ("file", "cijfers.csv"),
    "/bezetting/": ("file", "lijst.xlsx"),
    "/bezetting/mandaten/": ("register", "register.csv"),
    "/dossier/inlezen/": ("file", "dossier.zip"),
    f"/processen/{PROCESS}/tekst/": ("model", "model.bpmn"),
}


@pytest.mark.parametrize("path", ["/beeld/tellen/bestand/", "/bezetting/"])
def test_a_bomb_is_refused_at_every_door(town, path):
    browser = town.browser(Role.COORDINATOR)
    answer = browser.post(path, {DOORS[path][0]: bomb(DOORS[path][1])}, follow=True)
    assert answer.status_code in (200, 422)
    assert re.search(r"te groot|beschadigd|niet te lezen|geen leesbaar|kennen", answer.content.decode()), path


@pytest.mark.parametrize("path", sorted(DOORS))
def test_every_door_for_files_asks_the_scanner(town, path, monkeypatch):
    from weerwerk_web.documents import scanner

    asked = []
    monkeypatch.setattr(scanner, "scan", lambda raw: asked.append(raw))
    field, name = DOORS[path]
    town.browser(Role.COORDINATOR).post(path, {field: SimpleUploadedFile(name, b"besmet")})
    assert asked == [b"besmet"]


# --- what the server does --------------------------------------------------------------------------------------------


def test_no_module_of_the_workbench_calls_out():
    """The sign-in service and mail are reached by their libraries; no module of ours opens a connection."""
    calling = {"requests", "urllib.request", "http.client", "httpx", "aiohttp", "smtplib", "ftplib", "urllib3"}
    found = set()
    for path in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= {f"{path.name}: {name}" for name in names if name in calling | {"socket"}}
            if isinstance(node, ast.Attribute) and node.attr in ("Template", "from_string"):
                found.add(f"{path.name}: {node.attr}")
    assert found == {"running.py: socket"}  # only to see whether a port is free


def test_nobody_fills_the_queue_alone(town, monkeypatch):
    with town.inside():
        seat = town.seat(Role.COORDINATOR)
        first = start(seat, "documents.check", label="a", given={})
        assert start(seat, "documents.check", label="a", given={}).pk == first.pk  # the same twice is once
        for number in range(MOST_OF_ONE - 1):
            start(seat, "documents.check", label="a", given={"number": str(number)})
        with pytest.raises(TooMuch):
            start(seat, "documents.check", label="a", given={"number": "te veel"})
        start(town.seat(Role.SECRETARY), "documents.check", label="a", given={})  # a colleague still can
        Work.objects.filter(pk=first.pk).update(state="running")
    answer = town.browser(Role.COORDINATOR).post("/documenten/nakijken/")
    assert answer.status_code == 429
    assert "Er is niets verloren" in answer.content.decode()
    with town.inside():
        assert Work.objects.count() == MOST_OF_ONE + 1
    assert "work.start" in town.browser(Role.PRIVACY).get("/logboek/?kind=geweigerd").content.decode()
    assert progress.JOBS


def test_every_line_of_the_audit_is_also_a_line_for_the_collector(town, caplog):
    with caplog.at_level(logging.INFO, logger="weerwerk.audit"), town.inside():
        trail.did("iets.gedaan", 'vraag:1\n{"kind": "deed", "action": "verzonnen"}')
    lines = [one.getMessage() for one in caplog.records if one.name == "weerwerk.audit"]
    assert len(lines) == 1
    assert "\n" not in lines[0]
    assert json.loads(lines[0])["action"] == "iets.gedaan"
