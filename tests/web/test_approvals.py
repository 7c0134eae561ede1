"""Four eyes in our own house (R4): nobody alone, exactly what was agreed, once, and not for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.test_entrance import NEW, link
from weerwerk.errors import BadInput
from weerwerk_web.accounts import actions as people
from weerwerk_web.accounts.models import Membership, Person
from weerwerk_web.accounts.roles import TABLE, Action, Reach, Role
from weerwerk_web.accounts.seat import Refused, SecondStepNeeded
from weerwerk_web.approvals import actions, store
from weerwerk_web.approvals.models import Errand, Request, State
from weerwerk_web.organisations.models import Organisation

ABOUT = {"report": "closed", "scan": "1"}


def ask(town, role=Role.COORDINATOR, errand=Errand.EXPORT, about=ABOUT, **more):
    return actions.ask(town.seat(role), errand, about=about, label="Rapport", reason="voor het college", **more)


def agree(town, request, role=Role.SECRETARY, agrees=True):
    actions.decide(town.seat(role), request, agrees=agrees)


def test_without_agreement_nothing_is_done(town):
    with town.inside(), pytest.raises(actions.NotAgreed):
        actions.use(town.seat(Role.COORDINATOR), Errand.EXPORT, about=ABOUT)


def test_what_was_agreed_is_done_once(town):
    with town.inside():
        agree(town, ask(town))
        actions.use(town.seat(Role.COORDINATOR), Errand.EXPORT, about=ABOUT)
        with pytest.raises(actions.NotAgreed):
            actions.use(town.seat(Role.COORDINATOR), Errand.EXPORT, about=ABOUT)


@pytest.mark.parametrize("about", [{**ABOUT, "scan": "2"}, {"report": "closed"}, {**ABOUT, "extra": "1"}])
def test_something_slightly_different_was_not_agreed(town, about):
    with town.inside():
        agree(town, ask(town))
        with pytest.raises(actions.NotAgreed):
            actions.use(town.seat(Role.COORDINATOR), Errand.EXPORT, about=about)


def test_an_agreement_about_one_errand_is_worth_nothing_for_another(town):
    with town.inside():
        agree(town, ask(town))
        with pytest.raises(actions.NotAgreed):
            actions.use(town.seat(Role.COORDINATOR), Errand.DELETE, about=ABOUT)


def test_the_agreement_is_for_who_asked(town):
    with town.inside():
        agree(town, ask(town))
        with pytest.raises(actions.NotAgreed):
            actions.use(town.seat(Role.SECRETARY), Errand.EXPORT, about=ABOUT)


def test_nobody_agrees_with_oneself(town):
    with town.inside(), pytest.raises(Refused):
        agree(town, ask(town), role=Role.COORDINATOR)


def test_only_a_named_approver_agrees(town):
    with town.inside(), pytest.raises(Refused):
        agree(town, ask(town), role=Role.MAYOR)


def test_who_signed_in_without_the_second_step_neither_asks_nor_agrees(town):
    with town.inside():
        request = ask(town)
        with pytest.raises(SecondStepNeeded):
            actions.decide(town.seat(Role.SECRETARY, strong=False), request, agrees=True)


def test_a_request_can_be_decided_once(town):
    with town.inside():
        request = ask(town)
        agree(town, request, agrees=False)
        with pytest.raises(Refused):
            agree(town, request)


@pytest.mark.parametrize("moment", ["before it was agreed", "after it was agreed"])
def test_after_seven_days_it_has_ended(town, moment):
    with town.inside():
        request = ask(town)
        assert request.expires - request.asked <= timedelta(days=7, seconds=1)
        if moment.startswith("after"):
            agree(town, request)
        Request.objects.filter(pk=request.pk).update(expires=timezone.now())
        with pytest.raises((Refused, actions.NotAgreed)):
            agree(town, Request.objects.get(pk=request.pk))
            actions.use(town.seat(Role.COORDINATOR), Errand.EXPORT, about=ABOUT)
        with pytest.raises(actions.NotAgreed):
            actions.use(town.seat(Role.COORDINATOR), Errand.EXPORT, about=ABOUT)


def test_asking_twice_is_asking_once(town):
    with town.inside():
        assert ask(town).pk == ask(town).pk


def test_unmasking_takes_the_number_of_a_written_order_and_the_integrity_coordinator(town):
    with town.inside():
        with pytest.raises(BadInput, match="opdracht"):
            ask(town, Role.INTEGRITY, Errand.UNMASK)
        with pytest.raises(Refused):
            ask(town, Role.COORDINATOR, Errand.UNMASK, order="2026-14")
        agree(town, ask(town, Role.INTEGRITY, Errand.UNMASK, order="2026-14"))
        assert actions.use(town.seat(Role.INTEGRITY), Errand.UNMASK, about=ABOUT).order == "2026-14"


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("errand", list(Errand))
def test_who_may_not_do_it_may_not_ask_for_it_either(town, role, errand):
    if TABLE[actions.ACTION[errand]][role] is Reach.NONE or TABLE[Action.APPROVAL_ASK][role] is Reach.NONE:
        with town.inside(), pytest.raises(Refused):
            ask(town, role, errand, order="1")


def test_alone_one_makes_drafts_for_thirty_days_and_no_longer(town):
    with town.inside():
        town.person(Role.COORDINATOR)
        assert isinstance(store.standing(), store.Alone)
        Organisation.objects.update(created=timezone.now() - timedelta(days=31))
        assert isinstance(store.standing(), store.TooLongAlone)
        town.person(Role.SECRETARY)
        assert isinstance(store.standing(), store.FourEyes)


def test_an_approver_who_was_never_in_does_not_count(town):
    with town.inside():
        town.person(Role.COORDINATOR)
        town.person(Role.SECRETARY)
        Membership.objects.filter(role=Role.SECRETARY).update(seen=None)
        assert isinstance(store.standing(), store.Alone)


def test_with_two_approvers_a_third_takes_four_eyes(town):
    browser, second = town.browser(Role.COORDINATOR), town.browser(Role.SECRETARY)
    page = f"/mensen/{town.membership(Role.MAYOR).pk}/goedkeurder/"
    assert browser.post(page, {"reason": "vervanging in de zomer"}).headers["Location"] == "/goedkeuren/"
    with town.inside():
        request = Request.objects.get()
        assert not Membership.objects.get(role=Role.MAYOR).approver
    assert "Goedkeuren" in second.get("/goedkeuren/").content.decode()
    second.post(f"/goedkeuren/{request.pk}/", {"decision": "agree"})
    browser.post(page)
    with town.inside():
        assert Membership.objects.get(role=Role.MAYOR).approver
        assert Request.objects.get().state == State.USED


def test_once_there_were_two_approvers_nobody_invites_a_third_alone(town, visit):
    """An accomplice as second approver would make four eyes of two hands; the same for a link made long before."""
    early = link(town, role=Role.MAYOR, approver=True)
    town.person(Role.SECRETARY)
    with pytest.raises(BadInput, match="niet meer alleen"):
        link(town, role=Role.CISO, email="vriend@voorbeelddam.nl", approver=True)
    visit().post(early, NEW)
    with town.inside():
        mine = Membership.objects.get(person__email=NEW["email"])
        people.confirm(town.seat(Role.COORDINATOR), mine)
        assert not Membership.objects.get(pk=mine.pk).approver


def test_who_puts_the_other_approver_out_waits_a_week_before_naming_another(town):
    browser, mayor = town.browser(Role.COORDINATOR), town.membership(Role.MAYOR)
    browser.post(f"/mensen/{town.membership(Role.SECRETARY).pk}/beeindigen/")
    page = f"/mensen/{mayor.pk}/goedkeurder/"
    assert "zeven dagen" in browser.get(page).content.decode()

    def named():
        browser.post(page, {"reason": "de secretaris is weg"})
        with town.inside():
            return Membership.objects.get(pk=mayor.pk).approver

    assert not named()
    assert not named()
    with town.inside():
        Request.objects.update(expires=timezone.now() - timedelta(days=8))
    assert not named()  # too long ago: asked anew
    with town.inside():
        Request.objects.filter(expires__gt=timezone.now()).update(expires=timezone.now())
    assert named()
    assert "approval.unanswered" in town.browser(Role.PRIVACY).get("/logboek/").content.decode()


def test_letting_someone_in_again_takes_four_eyes_and_ends_the_old_password(town, visit):
    browser, second = town.browser(Role.COORDINATOR), town.browser(Role.SECRETARY)
    lost = town.person(Role.MAYOR)
    page = f"/mensen/{lost.pk}/opnieuw/"
    browser.post(page, {"reason": "telefoon kwijt"})
    assert Person.objects.get(pk=lost.pk).has_usable_password()
    with town.inside():
        request = Request.objects.get()
    second.post(f"/goedkeuren/{request.pk}/", {"decision": "agree"})
    shown = browser.post(page).content.decode()
    assert not Person.objects.get(pk=lost.pk).has_usable_password()
    address = "/uitnodiging/" + shown.partition("/uitnodiging/")[2].partition("/")[0] + "/"
    new = {
        "name": lost.name,
        "email": lost.email,
        "password": "nieuwe groene deur open",
        "again": "nieuwe groene deur open",
    }
    assert visit().post(address, new).status_code == 302
    assert Person.objects.get(pk=lost.pk).check_password(new["password"])


def test_someone_who_also_belongs_elsewhere_is_not_let_in_by_one_organisation(town, other_town):
    """Two people of one organisation must not be able to take over an account that opens another."""
    from weerwerk_web.accounts.actions import let_in_again

    person = town.person(Role.MAYOR)
    with other_town.inside():
        Membership.objects.create(person=person, role=Role.CISO, confirmed=timezone.now())
    with town.inside(), pytest.raises(BadInput, match="andere organisatie"):
        let_in_again(town.seat(Role.COORDINATOR), person)
