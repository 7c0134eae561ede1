"""Signing in at the municipality's own service, against a real provider in a process of its own."""

import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from attrs import evolve
from django.test import Client

from tests.web.people import PASSWORD
from tests.web.provider import CLIENT, MAIL, SECRET
from weerwerk_web.accounts import actions, arriving
from weerwerk_web.accounts.actions import Invitee
from weerwerk_web.accounts.models import Membership, Person
from weerwerk_web.accounts.roles import Role

CALLBACK = "http://testserver/gemeente/gemeente/terug/"


@pytest.fixture(scope="module")
def service():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tests.web.provider", str(port), CALLBACK]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()


@pytest.fixture
def municipal(service, settings, db):
    """The workbench, told about that service."""
    settings.WEERWERK = evolve(
        settings.WEERWERK,
        oidc_issuer=service,
        oidc_client_id=CLIENT,
        oidc_client_secret=SECRET,
        oidc_second_factor=("mfa",),
    )
    app = {"provider_id": "gemeente", "name": "Voorbeelddam", "client_id": CLIENT, "secret": SECRET}
    app["settings"] = {"server_url": service, "uid_field": "sub"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    return service


def through(service: str, browser: Client, *, steps: int = 1):
    """Go from our page to the service, sign in there, and come back; the last answer of ours."""
    there = requests.Session()
    assert there.get(f"{service}/enter/{steps}/").text == "in"
    sent = browser.post("/gemeente/gemeente/")
    assert sent.status_code == 302
    asked = parse_qs(urlsplit(sent.headers["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    back = there.get(sent.headers["Location"], allow_redirects=False)
    assert back.status_code == 302, back.text[:300]
    place = urlsplit(back.headers["Location"])
    return browser.get(f"{place.path}?{place.query}")


def invited(town, email=MAIL, role=Role.SECRETARY):
    with town.inside():
        return actions.invite(town.seat(Role.COORDINATOR), Invitee(email=email, name="Noor", role=role))


def test_who_is_not_invited_stays_outside_and_leaves_no_account(municipal, visit):
    browser = visit()
    answer = through(municipal, browser)
    assert answer.headers["Location"] == "/onbekend/"
    assert not Person.objects.exists()
    assert browser.get("/").status_code == 302


def test_who_is_invited_comes_in_and_is_known_the_next_time(municipal, town, visit):
    browser = visit()
    browser.get(f"/uitnodiging/{invited(town)}/")
    through(municipal, browser)
    person = Person.objects.get(email=MAIL)
    assert not person.has_usable_password()
    with town.inside():
        assert Membership.objects.get(person=person).role == Role.SECRETARY
    again = visit()
    through(municipal, again)
    assert town.name in again.get("/").content.decode()


def test_an_invitation_for_another_address_does_not_open(municipal, town, visit):
    browser = visit()
    browser.get(f"/uitnodiging/{invited(town, email='iemand.anders@voorbeelddam.nl')}/")
    assert through(municipal, browser).headers["Location"] == "/onbekend/"


def test_an_account_with_the_same_address_is_not_taken_over_by_the_service(municipal, town, visit):
    """Without an invitation the service proves nothing about an account that is there already."""
    person = town.person(Role.COORDINATOR)
    Person.objects.filter(pk=person.pk).update(email=MAIL)
    assert through(municipal, visit()).headers["Location"] == "/onbekend/"


@pytest.mark.parametrize(("steps", "opens"), [(1, False), (2, True)])
def test_the_second_step_counts_only_when_the_service_says_it_was_taken(municipal, town, visit, steps, opens):
    browser = visit()
    browser.get(f"/uitnodiging/{invited(town)}/")
    through(municipal, browser, steps=steps)
    with town.inside():
        mine = Membership.objects.select_related("person").get(person__email=MAIL)
        actions.confirm(town.seat(Role.COORDINATOR), mine)
    answer = browser.get("/mensen/")
    assert (answer.status_code == 200) is opens
    assert opens or answer.headers["Location"] == "/tweede-stap/"


def test_a_forged_answer_of_the_service_is_refused(municipal, town, visit):
    browser = visit()
    browser.get(f"/uitnodiging/{invited(town)}/")
    browser.post("/gemeente/gemeente/")
    browser.get("/gemeente/gemeente/terug/?code=verzonnen&state=verzonnen")
    assert not Person.objects.filter(email=MAIL).exists()


def test_someone_elses_second_step_at_the_service_does_not_make_my_session_firm(municipal, town):
    """Who stole a session cannot make it firm with an account of their own that is not known here."""
    browser = town.browser(Role.COORDINATOR, strong=False)
    assert through(municipal, browser, steps=2).headers["Location"] == "/onbekend/"
    assert browser.get("/mensen/").headers["Location"] == "/tweede-stap/"


@pytest.fixture
def only_municipal(municipal, settings):
    settings.WEERWERK = evolve(settings.WEERWERK, oidc_only=True)
    return municipal


def test_where_only_the_service_counts_a_password_opens_nothing(only_municipal, town, visit):
    browser = visit()
    person = town.person(Role.COORDINATOR)
    browser.post("/inloggen/", {"login": person.email, "password": PASSWORD})
    assert browser.get("/").status_code == 302
    page = browser.get("/inloggen/").content.decode()
    assert 'name="password"' not in page


def test_where_only_the_service_counts_the_first_coordinator_comes_by_it_too(only_municipal, visit):
    browser, address = visit(), f"/begin/{arriving.start_link()}/"
    assert 'name="password"' not in browser.get(address).content.decode()
    through(only_municipal, browser)
    assert browser.post("/organisatie/", {"code": "GM0168"}).headers["Location"] == "/"
    assert not Person.objects.get(email=MAIL).has_usable_password()
    assert visit().get(address).status_code == 410
