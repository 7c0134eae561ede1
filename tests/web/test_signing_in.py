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
from django.core.exceptions import ValidationError

from tests.web.people import PASSWORD
from tests.web.test_entrance import NEW, answering, link, sign_in
from weerwerk.errors import BadInput
from weerwerk_web import settings
from weerwerk_web.accounts import hearing
from weerwerk_web.accounts.models import Person, Visit
from weerwerk_web.accounts.passwords import Guessable
from weerwerk_web.accounts.roles import Role
from weerwerk_web.start import running

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
    held = [one.get_decoded() for one in Visit.objects.all()]
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


# --- seeing and ending one's sessions ---------------------------------------------------------------------------------


def test_people_see_where_they_are_signed_in_and_end_it(town):
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    desk, tablet, train = (town.browser(Role.COORDINATOR) for _ in range(3))
    for browser in (desk, tablet, train):
        browser.get("/", headers={"User-Agent": agent})
    page = desk.get("/account/sessies/").content.decode()
    assert page.count("Beëindigen<") == 2
    assert "ingelogd" in page
    first = re.search(r'name="session" value="(\w+)"', page).group(1)
    desk.post("/account/sessies/", {"session": first})
    assert sorted(one.get("/").status_code for one in (tablet, train)) == [200, 302]
    desk.post("/account/sessies/")
    assert [one.get("/").status_code for one in (desk, tablet, train)] == [200, 302, 302]
    assert "sessies beëindigd" in desk.get("/account/sessies/").content.decode()


def test_nobody_ends_the_session_of_somebody_else(town):
    mine, other = town.browser(Role.COORDINATOR), town.browser(Role.SECRETARY)
    key = Visit.objects.get(person=town.person(Role.SECRETARY).pk).session_key
    mine.post("/account/sessies/", {"session": key})
    mine.post("/account/sessies/")
    assert other.get("/").status_code == 200
    assert key not in mine.get("/account/sessies/").content.decode()


def test_ending_sessions_asks_who_one_is_again(town):
    with_app(town)
    here, there = town.browser(Role.COORDINATOR), town.browser(Role.COORDINATOR)
    session = here.session
    for one in session["account_authentication_methods"]:
        one["at"] -= 600
    session.save()
    assert here.post("/account/sessies/").status_code == 302
    assert there.get("/").status_code == 200


def test_who_came_by_a_link_ends_nothing(town, visit):
    browser, _ = answering(town, visit)
    assert browser.get("/account/sessies/").headers["Location"] == "/account/"


def test_the_list_of_sessions_costs_few_queries(town, django_assert_max_num_queries):
    browsers = [town.browser(Role.COORDINATOR) for _ in range(6)]
    browsers[0].get("/account/sessies/")
    with django_assert_max_num_queries(12):
        assert browsers[0].get("/account/sessies/").status_code == 200


def test_an_operator_signs_somebody_out_and_everybody(town):
    browser, other = town.browser(Role.COORDINATOR), town.browser(Role.SECRETARY)
    assert running.sign_out(town.person(Role.COORDINATOR).email) == 1
    assert [one.get("/").status_code for one in (browser, other)] == [302, 200]
    with pytest.raises(BadInput, match="niemand"):
        running.sign_out("niemand@nergens.nl")
    running.sign_out("")
    assert other.get("/").status_code == 302


def test_a_browser_is_known_by_two_words():
    edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/143.0 Safari/537.36 Edg/143.0"
    assert hearing.called(edge) == "Edge, Windows"
    assert hearing.called("<script>") == ""
