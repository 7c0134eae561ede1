"""What every response carries, and what the workbench believes of a request."""

import pytest
from attrs import evolve
from django.test import Client, RequestFactory

from tests.web.test_roles import pages
from weerwerk_web.accounts.roles import Role
from weerwerk_web.config import Config
from weerwerk_web.policy import policy
from weerwerk_web.start.edge import EdgeMiddleware


def plain():
    return [f"/{address}" for address, _, _ in pages() if "<" not in address]


@pytest.mark.parametrize("role", [None, Role.COORDINATOR, Role.MAYOR])
def test_every_page_carries_the_same_strict_policy(town, role):
    browser = town.browser(role) if role else Client()
    for path in [*plain(), "/er-is-niets/"]:
        headers = browser.get(path).headers
        csp = headers["Content-Security-Policy"]
        assert "default-src 'none'" in csp, path
        assert "unsafe" not in csp, path
        assert "http:" not in csp, path
        assert headers["X-Frame-Options"] == "DENY", path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == "same-origin", path
        assert headers["Cache-Control"] == "no-store", path
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", path


@pytest.mark.parametrize("role", [None, Role.COORDINATOR, Role.PRIVACY])
def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own(town, role):
    import re

    browser = town.browser(role) if role else Client()
    for path in plain():
        html = browser.get(path, follow=True).content.decode(errors="replace")
        scripts = re.findall(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", html)
        assert scripts == [], path
        assert re.findall(r"<style\b|\sstyle=|\son\w+=[\"']|javascript:", html) == [], path
        assert re.findall(r"(?:src|href)=[\"'](?:https?:)?//", html) == [], path


def test_only_the_own_sign_in_service_may_receive_a_form(tmp_path):
    own = policy(Config(data=tmp_path))
    assert own["form-action"] == ["'self'"]
    with_service = policy(Config(data=tmp_path, oidc_issuer="https://login.gemeente.nl/v2"))
    assert with_service["form-action"] == ["'self'", "https://login.gemeente.nl"]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "believed"),
    [
        (0, "6.6.6.6", "10.0.0.9"),
        (1, "6.6.6.6, 7.7.7.7", "7.7.7.7"),
        (2, "6.6.6.6, 7.7.7.7, 8.8.8.8", "7.7.7.7"),
        (2, "8.8.8.8", "10.0.0.9"),
    ],
)
def test_an_address_is_believed_as_far_as_our_own_proxies_go(settings, proxies, forwarded, believed):
    from django.http import HttpResponse

    settings.WEERWERK = evolve(settings.WEERWERK, proxies=proxies)
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=forwarded)
    EdgeMiddleware(lambda _: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == believed


def test_a_form_without_our_mark_changes_nothing(town):
    browser = town.browser(Role.COORDINATOR)
    browser.handler.enforce_csrf_checks = True
    answer = browser.post("/mensen/uitnodigen/", {"name": "x"})
    assert answer.status_code == 403
    assert "verlopen" in answer.content.decode()


@pytest.mark.parametrize("elsewhere", ["//kwaad.nl/", "https://kwaad.nl/", "/\\kwaad.nl", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(db, elsewhere):
    answer = Client().post("/taal/", {"language": "en", "next": elsewhere})
    assert answer.headers["Location"] == "/"


def test_another_host_is_refused(db):
    answer = Client().get("/inloggen/", headers={"Host": "kwaad.nl"})
    assert answer.status_code == 400
    assert "begrijpen we niet" in answer.content.decode()


def test_dutch_is_spoken_whatever_the_browser_prefers_and_english_by_choice(db):
    browser = Client()
    dutch = browser.get("/inloggen/", headers={"Accept-Language": "en"})
    assert dutch.headers["Content-Language"] == "nl"
    browser.post("/taal/", {"language": "en", "next": "/inloggen/"})
    assert browser.get("/inloggen/").headers["Content-Language"] == "en"
    browser.post("/taal/", {"language": "xx"})
    assert browser.get("/inloggen/").headers["Content-Language"] == "en"


@pytest.mark.parametrize("path", ["/admin/", "/static/../keys/session", "/.env", "/api/"])
def test_there_is_nothing_where_others_keep_something(db, path):
    assert Client().get(path).status_code in (302, 404)


def test_a_failure_of_our_own_says_so_without_technical_words(town, monkeypatch):
    def breaks(*_):
        raise ZeroDivisionError("geheim 123")

    monkeypatch.setattr("weerwerk_web.accounts.store.people", breaks)
    browser = town.browser(Role.COORDINATOR)
    browser.raise_request_exception = False
    answer = browser.get("/mensen/")
    assert answer.status_code == 500
    assert "Dat ligt niet aan u" in answer.content.decode()
    assert "geheim 123" not in answer.content.decode()
