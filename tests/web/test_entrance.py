"""Coming in: links, passwords, the second step, and what a stolen one is worth."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.people import PASSWORD, signed_in
from weerwerk.errors import BadInput
from weerwerk_web.accounts import actions, arriving
from weerwerk_web.accounts.actions import Invitee
from weerwerk_web.accounts.models import Invitation, Membership, Person, StartLink
from weerwerk_web.accounts.roles import Role
from weerwerk_web.accounts.seat import Refused
from weerwerk_web.organisations.models import Organisation

NEW = {
    "name": "Sam",
    "email": "sam@voorbeelddam.nl",
    "password": "vier losse blauwe stoelen",
    "again": "vier losse blauwe stoelen",
}


def link(town, role=Role.SECRETARY, email=NEW["email"], **more):
    with town.inside():
        invitee = Invitee(email=email, name="Sam", role=role, **more)
        return f"/uitnodiging/{actions.invite(town.seat(Role.COORDINATOR), invitee)}/"


# --- the first coordinator -------------------------------------------------------------------------------------------


def test_the_start_link_makes_one_coordinator_who_founds_one_organisation(db, visit):
    browser, address = visit(), f"/begin/{arriving.start_link()}/"
    assert browser.post(address, NEW).headers["Location"] == "/organisatie/"
    assert visit().post(address, {**NEW, "email": "ander@voorbeelddam.nl"}).status_code == 410
    browser.post("/organisatie/", {"code": "GM0168"})
    assert Organisation.objects.get().name == "Losser"
    assert browser.post("/organisatie/", {"code": "GM0014"}).status_code == 200
    assert Organisation.objects.count() == 1


def test_a_start_link_is_kept_as_a_hash_and_ends_after_three_days(db, visit):
    secret = arriving.start_link()
    assert secret not in str(StartLink.objects.values())
    StartLink.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert visit().get(f"/begin/{secret}/").status_code == 410


def test_a_new_start_link_ends_the_one_before(db, visit):
    first = arriving.start_link()
    arriving.start_link()
    assert visit().get(f"/begin/{first}/").status_code == 410


def test_who_came_otherwise_founds_no_organisation(town, visit):
    person = Person.objects.create(email="los@voorbeelddam.nl", name="Los")
    assert signed_in(person).post("/organisatie/", {"code": "GM0168"}).status_code == 403
    assert Organisation.objects.count() == 1


# --- invitations -----------------------------------------------------------------------------------------------------


def test_looking_at_an_invitation_uses_nothing_up(town, visit):
    address = link(town)
    for _ in range(3):
        assert visit().get(address).status_code == 200


def test_an_invitation_makes_one_account_and_then_ends(town, visit):
    address = link(town)
    assert visit().post(address, NEW).status_code == 302
    assert Person.objects.filter(email=NEW["email"]).count() == 1
    assert visit().post(address, NEW).status_code == 410


def test_a_leaked_link_is_worth_nothing_without_the_address_it_was_made_for(town, visit):
    address = link(town)
    answer = visit().post(address, {**NEW, "email": "dief@elders.nl"})
    assert "niet het adres" in answer.content.decode()
    assert not Person.objects.filter(email="dief@elders.nl").exists()


def test_a_link_stops_working_before_its_address_can_be_guessed(town, visit):
    address = link(town)
    for number in range(arriving.MISSES):
        visit().post(address, {**NEW, "email": f"gok{number}@voorbeelddam.nl"})
    assert visit().post(address, NEW).status_code == 410
    assert not Person.objects.filter(email=NEW["email"]).exists()


def test_who_came_in_sees_nothing_of_the_closed_layer_until_confirmed(town, visit):
    browser = visit()
    browser.post(link(town), NEW)
    person = Person.objects.get(email=NEW["email"])
    firm = signed_in(person)
    assert "Nog even wachten" in firm.get("/").content.decode()
    assert firm.get("/mensen/").status_code == 403
    with town.inside():
        mine = Membership.objects.get(person=person)
        actions.confirm(town.seat(Role.COORDINATOR), mine)
    assert firm.get("/mensen/").status_code == 200


def test_nobody_confirms_oneself(town):
    with town.inside(), pytest.raises(Refused):
        actions.confirm(town.seat(Role.SECRETARY), town.membership(Role.SECRETARY))


def test_a_withdrawn_and_an_expired_invitation_do_not_open(town, visit):
    first, second = link(town), link(town, email="ander@voorbeelddam.nl")
    with town.inside():
        actions.withdraw(town.seat(Role.COORDINATOR), Invitation.objects.get(email=NEW["email"]))
        Invitation.objects.filter(email="ander@voorbeelddam.nl").update(expires=timezone.now())
    assert visit().get(first).status_code == visit().get(second).status_code == 410


def test_a_link_does_not_open_an_account_that_is_there_already(town, other_town, visit):
    """Someone of another organisation is invited: the link alone signs nobody in, and changes no password."""
    known = other_town.person(Role.COORDINATOR)
    address = link(town, email=known.email)
    browser = visit()
    browser.post(address, {**NEW, "email": known.email})
    assert browser.get("/").status_code == 302
    known.refresh_from_db()
    assert known.check_password(PASSWORD)
    own = other_town.browser(Role.COORDINATOR)
    assert own.post(address).status_code == 302
    assert town.name in own.get("/organisatie/").content.decode()


def test_the_secret_of_an_invitation_is_kept_nowhere(town):
    address = link(town)
    secret = address.split("/")[2]
    with town.inside():
        assert secret not in str(list(Invitation.objects.values()))


@pytest.mark.parametrize(
    "more", [{}, {"purpose": "advies"}, {"until": timezone.now() + timedelta(days=91), "purpose": "advies"}]
)
def test_someone_from_outside_comes_with_a_purpose_and_an_end_within_ninety_days(town, more):
    with pytest.raises(BadInput):
        link(town, role=Role.ADVISER, **more)


def test_a_grant_ends_by_itself(town, visit):
    until = timezone.now() + timedelta(days=30)
    visit().post(link(town, role=Role.ADVISER, purpose="tweede lezing", until=until), NEW)
    person = Person.objects.get(email=NEW["email"])
    with town.inside():
        actions.confirm(town.seat(Role.COORDINATOR), Membership.objects.get(person=person))
        assert Membership.objects.get(person=person).holds
        Membership.objects.filter(person=person).update(until=timezone.now())
    assert signed_in(person).get("/").headers["Location"] == "/organisatie/"


def test_a_process_owner_invites_only_who_answers_for_the_own_process(town):
    seat = town.seat(Role.PROCESS_OWNER)
    with town.inside():
        actions.invite(seat, Invitee(email="a@b.nl", name="A", role=Role.RESPONDENT, processes=("subsidies",)))
        for wrong in (
            Invitee(email="a@b.nl", name="A", role=Role.RESPONDENT, processes=("inkoop-aanbesteding",)),
            Invitee(email="a@b.nl", name="A", role=Role.RESPONDENT),
            Invitee(email="a@b.nl", name="A", role=Role.COORDINATOR, processes=("subsidies",)),
        ):
            with pytest.raises(Refused):
                actions.invite(seat, wrong)


# --- who answers by link ---------------------------------------------------------------------------------------------


def answering(town, visit, email="inge@voorbeelddam.nl"):
    address = link(town, role=Role.RESPONDENT, email=email, processes=("subsidies",))
    browser = visit()
    assert browser.post(address, {"email": email}).status_code == 302
    return browser, address


def test_who_only_answers_comes_back_with_the_same_link(town, visit):
    _, address = answering(town, visit)
    again = visit()
    assert again.post(address, {"email": "inge@voorbeelddam.nl"}).status_code == 302
    assert again.get("/").status_code == 200


def test_a_leaked_link_of_a_respondent_never_becomes_an_account(town, visit):
    browser, _ = answering(town, visit)
    for path in (
        "/account/tweede-stap/",
        "/account/tweede-stap/totp/activate/",
        "/account/wachtwoord/",
        "/bevestigen/",
    ):
        assert browser.get(path).headers["Location"] == "/", path
        assert browser.post(path, {"password1": "x"}).headers["Location"] == "/", path


def test_a_link_of_a_respondent_changes_no_name(town, visit):
    browser, _ = answering(town, visit)
    browser.post("/account/", {"name": "Iemand anders"})
    assert not Person.objects.filter(name="Iemand anders").exists()


def test_a_link_of_a_respondent_carries_no_other_role_and_no_other_organisation(town, other_town, visit):
    person = other_town.person(Role.COORDINATOR)
    browser, _ = answering(town, visit, email=person.email)
    assert f"<h2>{other_town.name}</h2>" not in browser.get("/organisatie/").content.decode()
    assert browser.get("/mensen/").status_code == 403
    session = browser.session
    session["organisation"] = str(other_town.organisation.id)
    session.save()
    assert f"<h1>{town.name}</h1>" in browser.get("/").content.decode()


# --- signing in ------------------------------------------------------------------------------------------------------


def sign_in(browser: Client, email: str, password: str = PASSWORD):
    return browser.post("/inloggen/", {"login": email, "password": password})


def test_five_wrong_passwords_make_one_wait_also_with_the_right_one(town, visit):
    person = town.person(Role.COORDINATOR)
    for _ in range(5):
        sign_in(visit(), person.email, "verkeerd")
    assert sign_in(visit(), person.email).status_code == 429
    assert sign_in(visit(), town.person(Role.SECRETARY).email).status_code == 302


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(town, visit):
    def said(email):
        content = sign_in(visit(), email, "verkeerd").content.decode()
        return content.replace(email, "").partition("csrfmiddlewaretoken")[0], "klopt iets niet" in content

    assert said(town.person(Role.COORDINATOR).email) == said("niemand@nergens.nl")


def test_a_session_ends_after_half_an_hour_alone_and_after_a_working_day(town):
    for name, ago in (("clicked", 1801), ("began", 36_001)):
        browser = town.browser(Role.COORDINATOR)
        browser.get("/")
        session = browser.session
        session[name] -= ago
        session.save()
        assert browser.get("/").headers["Location"].startswith("/inloggen/"), name


def test_a_page_that_draws_itself_anew_keeps_no_session_alive(town):
    browser = town.browser(Role.COORDINATOR)
    browser.get("/")
    session = browser.session
    session["clicked"] = before = session["clicked"] - 600
    session.save()
    browser.get("/werk/", headers={"HX-Request": "true"})
    assert browser.session["clicked"] == before
    browser.get("/werk/")
    assert browser.session["clicked"] > before


def test_the_database_does_not_hold_the_key_of_a_session(town):
    from weerwerk_web.accounts.models import Visit

    browser = town.browser(Role.COORDINATOR)
    key = browser.cookies["weerwerk"].value
    assert browser.get("/").status_code == 200
    assert not Visit.objects.filter(session_key=key).exists()
    stolen = Client()
    stolen.cookies["weerwerk"] = Visit.objects.get().session_key
    assert stolen.get("/").status_code == 302


def test_a_changed_password_ends_the_other_sessions(town):
    here, elsewhere = town.browser(Role.COORDINATOR), town.browser(Role.COORDINATOR)
    new = "een heel ander lang wachtwoord"
    here.post("/account/wachtwoord/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert elsewhere.get("/").status_code == 302


def test_a_removed_role_is_gone_at_once(town):
    browser = town.browser(Role.SECRETARY)
    assert browser.get("/mensen/").status_code == 200
    with town.inside():
        actions.remove(town.seat(Role.COORDINATOR), town.membership(Role.SECRETARY))
    assert browser.get("/mensen/").status_code == 302


def test_the_last_coordinator_stays(town):
    with town.inside(), pytest.raises(BadInput, match="laatste coördinator"):
        actions.remove(town.seat(Role.SECRETARY), town.membership(Role.COORDINATOR))


@pytest.mark.parametrize("password", ["kort", "wachtwoord12", "12345678901234", "sam@voorbeelddam"])
def test_a_weak_password_is_refused(town, visit, password):
    visit().post(link(town), {**NEW, "password": password, "again": password})
    assert not Person.objects.filter(email=NEW["email"]).exists()


def test_the_secret_of_an_authenticator_app_is_encrypted_in_the_database(town):
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    TOTP.activate(town.person(Role.COORDINATOR), "JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in str(Authenticator.objects.values())
    assert Authenticator.objects.get().wrap().validate_code("000000") is False
