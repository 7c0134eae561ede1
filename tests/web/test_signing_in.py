"""Passwords, codes and sessions: what is refused, what works once, and what stays of a session that ended."""

import re
import time
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError

from tests.web.people import PASSWORD
from tests.web.test_entrance import NEW, link, sign_in
from weerwerk_web import settings
from weerwerk_web.accounts.models import Person
from weerwerk_web.accounts.passwords import Guessable
from weerwerk_web.accounts.roles import Role

SEED = "JBSWY3DPEHPK3PXP"
NEXT = "een heel ander lang wachtwoord"


@pytest.mark.parametrize(
    "password",
    [
        "1q2w3e4r5t6y",
        "qwerty123456",
        "Password1234",
        "iloveyou2024!",
        "footballfootball",
        "sunshinemonkey",
        "dragon12345",
    ],
)
def test_a_much_used_password_is_refused(password):
    with pytest.raises(ValidationError):
        Guessable().validate(password)


@pytest.mark.parametrize("password", ["paarse fiets zonder bel", "vier losse blauwe stoelen", "kaasboerinhetbos"])
def test_a_sentence_of_small_letters_is_a_password(town, visit, password):
    Guessable().validate(password)
    visit().post(link(town), {**NEW, "password": password, "again": password})
    assert Person.objects.get(email=NEW["email"]).check_password(password)


def test_a_long_password_counts_to_its_last_sign(town, visit):
    long = "Een zin van meer dan honderd tekens, met Hoofdletters en een spatie achteraan, telt tot het laatste teken. "
    visit().post(link(town), {**NEW, "password": long, "again": long})
    person = Person.objects.get(email=NEW["email"])
    assert person.check_password(long)
    for wrong in (long[:-1], long[:64], long.lower(), long.strip()):
        assert not person.check_password(wrong)


def test_a_password_field_is_masked_and_takes_a_password_manager(town, visit):
    for page, kinds in ((visit().get("/inloggen/"), {"current-password"}), (visit().get(link(town)), {"new-password"})):
        fields = re.findall(r"<input[^>]*password[^>]*>", page.content.decode())
        assert fields
        assert all('type="password"' in one and "onpaste" not in one for one in fields)
        assert {kind for one in fields for kind in re.findall(r'autocomplete="([\w-]+)"', one)} == kinds


def test_a_password_changes_only_for_who_knows_it(town):
    browser = town.browser(Role.COORDINATOR)
    browser.post("/account/wachtwoord/", {"oldpassword": "verkeerd", "password1": NEXT, "password2": NEXT})
    assert town.person(Role.COORDINATOR).check_password(PASSWORD)


def test_passwords_are_kept_by_argon2id():
    """Read from the settings as written: the tests themselves use a quicker hash."""
    written = Path(settings.__file__).read_text(encoding="utf-8")
    assert 'PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]' in written
    assert Argon2PasswordHasher().encode("wachtwoord", "zout1234zout").startswith("argon2$argon2id$")


def test_an_unknown_address_costs_as_much_work_as_a_wrong_password(town, visit, monkeypatch):
    """Counted in slow hashes, not in seconds: each answer takes exactly one."""
    hashed = []
    whole = get_user_model().set_password
    monkeypatch.setattr(get_user_model(), "set_password", lambda self, raw: hashed.append("set") or whole(self, raw))
    checked = get_user_model().check_password
    monkeypatch.setattr(
        get_user_model(), "check_password", lambda self, raw: hashed.append("check") or checked(self, raw)
    )
    email = town.person(Role.COORDINATOR).email
    hashed.clear()
    sign_in(visit(), email, "verkeerd")
    known = len(hashed)
    hashed.clear()
    sign_in(visit(), "niemand@nergens.nl", "verkeerd")
    assert len(hashed) == known == 1


# --- codes -----------------------------------------------------------------------------------------------------------


def with_app(town):
    person = town.person(Role.COORDINATOR)
    totp.TOTP.activate(person, SEED)
    return person


def code_of(moment=None):
    counter = int((moment or time.time()) // 30)
    return totp.format_hotp_value(totp.hotp_value(SEED, counter))


def at_the_second_step(town, visit):
    browser = visit()
    answer = sign_in(browser, town.person(Role.COORDINATOR).email)
    assert "tweede-stap" in answer.headers["Location"]
    return browser, answer.headers["Location"]


def test_a_code_of_the_app_works_once(town, visit):
    with_app(town)
    code = code_of()
    first, page = at_the_second_step(town, visit)
    assert first.post(page, {"code": code}).status_code == 302
    second, page = at_the_second_step(town, visit)
    assert second.post(page, {"code": code}).status_code == 200
    assert second.get("/mensen/").status_code == 302


def test_a_code_of_the_app_is_of_this_half_minute(town, visit):
    with_app(town)
    browser, page = at_the_second_step(town, visit)
    assert browser.post(page, {"code": code_of(time.time() - 300)}).status_code == 200
    assert browser.get("/mensen/").status_code == 302


def test_a_recovery_code_works_once(town, visit):
    person = with_app(town)
    RecoveryCodes.activate(person)
    code = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()[0]
    assert re.fullmatch(r"\d{8}", code)
    first, page = at_the_second_step(town, visit)
    assert first.post(page, {"code": code}).status_code == 302
    second, page = at_the_second_step(town, visit)
    assert second.post(page, {"code": code}).status_code == 200


# --- sessions --------------------------------------------------------------------------------------------------------


def test_signing_in_changes_the_key_of_the_session(town, visit):
    """Fixation: a key that was put into somebody's browser before is worth nothing after."""
    browser = visit()
    browser.get(link(town))
    session = browser.session
    session["x"] = 1
    session.save()
    browser.cookies["weerwerk"] = session.session_key
    before = session.session_key
    sign_in(browser, town.person(Role.COORDINATOR).email)
    after = browser.cookies["weerwerk"].value
    assert after != before
    assert re.fullmatch(r"[a-z0-9]{32}", after)
    thief = visit()
    thief.cookies["weerwerk"] = before
    assert thief.get("/").status_code == 302


def test_a_session_that_was_left_cannot_be_used_again(town, visit):
    browser = town.browser(Role.COORDINATOR)
    kept = browser.cookies["weerwerk"].value
    assert browser.get("/").status_code == 200
    browser.post("/uitloggen/")
    thief = visit()
    thief.cookies["weerwerk"] = kept
    assert thief.get("/").status_code == 302


def test_the_secret_of_a_link_cannot_be_read_from_a_session(town, visit):
    address = link(town)
    visit().get(address)
    held = [one.get_decoded() for one in Session.objects.all()]
    assert held
    assert address.split("/")[2] not in str(held)


@pytest.mark.parametrize("page", ["totp/deactivate", "webauthn/add", "recovery-codes/generate"])
def test_changing_how_one_signs_in_asks_who_one_is_again(town, page):
    with_app(town)
    browser, path = town.browser(Role.COORDINATOR), f"/account/tweede-stap/{page}/"
    assert browser.get(path).status_code == 200
    session = browser.session
    for one in session["account_authentication_methods"]:
        one["at"] -= 600
    session.save()
    for answer in (browser.get(path), browser.post(path)):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(("/bevestigen/", "/account/tweede-stap/reauthenticate/"))
    assert Authenticator.objects.count() == 1
