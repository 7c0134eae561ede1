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


# --- what the service sends ------------------------------------------------------------------------------------------


def signed(key, **changed):
    """An ID token as the service would make it, with something else in it."""
    import time

    import jwt

    now = int(time.time())
    claims = {"iss": ISSUER, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 60, "email": MAIL}
    how = changed.pop("alg", "RS256")
    return jwt.encode({**claims, **changed}, key, algorithm=how, headers={"kid": "k"})


ISSUER = "https://login.gemeente.nl/v2"


@pytest.fixture
def adapter(monkeypatch, rf, db):
    """Our own reading of a token, with the keys of a service that is not asked."""
    import json

    from allauth.socialaccount.models import SocialApp
    from cryptography.hazmat.primitives.asymmetric import rsa
    from jwt.algorithms import RSAAlgorithm

    from weerwerk_web.accounts import municipal as ours

    key, other = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    known = {"keys": [{**json.loads(RSAAlgorithm.to_jwk(key.public_key())), "kid": "k", "alg": "RS256"}]}
    config = {"issuer": ISSUER, "jwks_uri": "https://login.gemeente.nl/keys"}

    class Answer:
        def raise_for_status(self):
            pass

        def json(self):
            return known

    class Asking:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def get(self, address):
            assert address == config["jwks_uri"]
            return Answer()

    monkeypatch.setattr("allauth.socialaccount.internal.jwtkit.get_adapter", lambda: type(
        "A", (), {"get_requests_session": staticmethod(Asking)}
    ))  # fmt: skip
    firm = ours.FirmAdapter(rf.get("/"), "gemeente")
    firm.did_fetch_access_token = True  # as after the code was exchanged: the library would then skip the signature
    monkeypatch.setattr(ours.FirmAdapter, "openid_config", config)
    app = SocialApp(client_id=CLIENT, settings={"server_url": f"{ISSUER}/.well-known/openid-configuration"})
    return firm, app, key, other, config


def test_a_token_without_a_true_signature_is_worth_nothing(adapter):
    from allauth.socialaccount.providers.oauth2.client import OAuth2Error

    firm, app, key, other, _ = adapter
    assert firm._decode_id_token(app, signed(key))["sub"] == "1"
    for forged in (signed(other), signed(None, alg="none"), signed("x" * 40, alg="HS256")):
        with pytest.raises((OAuth2Error, TypeError)):
            firm._decode_id_token(app, forged)


@pytest.mark.parametrize("wrong", [{"aud": "een-ander"}, {"exp": 1_600_000_000}, {"iss": "https://kwaad.nl"}])
def test_an_answer_of_the_service_that_is_too_old_or_for_another_is_refused(adapter, wrong):
    from allauth.socialaccount.providers.oauth2.client import OAuth2Error

    firm, app, key, _, _ = adapter
    with pytest.raises(OAuth2Error):
        firm._decode_id_token(app, signed(key, **wrong))


def test_a_service_that_says_to_be_another_is_not_believed(adapter):
    from allauth.socialaccount.providers.oauth2.client import OAuth2Error

    firm, app, key, _, config = adapter
    config["issuer"] = "https://kwaad.nl"
    with pytest.raises(OAuth2Error, match="another"):
        firm._decode_id_token(app, signed(key, iss="https://kwaad.nl"))


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(municipal, town, visit):
    """Somebody else's way back, put into this browser, signs nobody in."""
    there, mine, victim = requests.Session(), visit(), visit()
    mine.get(f"/uitnodiging/{invited(town)}/")
    there.get(f"{municipal}/enter/1/")
    asked = mine.post("/gemeente/gemeente/").headers["Location"]
    place = urlsplit(there.get(asked, allow_redirects=False).headers["Location"])
    victim.get(f"{place.path}?{place.query}")
    assert victim.get("/").status_code == 302
    assert not Person.objects.filter(email=MAIL).exists()


def test_no_token_of_the_service_is_kept(municipal, town, visit):
    from allauth.socialaccount.models import SocialAccount, SocialToken

    browser = visit()
    browser.get(f"/uitnodiging/{invited(town)}/")
    through(municipal, browser)
    assert SocialAccount.objects.exists()
    assert not SocialToken.objects.exists()
    assert "access_token" not in str(dict(browser.session.items()))


def test_signing_in_at_the_service_takes_a_click(municipal, visit):
    answer = visit().get("/gemeente/gemeente/")
    assert answer.status_code == 200
    assert "<form" in answer.content.decode()
