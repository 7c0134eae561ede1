"""How many questions a page asks of the database: at most twelve, however much there is in it."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.web.people import PROCESS
from tests.web.test_roles import ours
from weerwerk.scan.model import Preset, Word
from weerwerk_web.accounts.roles import Role
from weerwerk_web.scans import asking
from weerwerk_web.scans.actions import managing
from weerwerk_web.scans.models import Answer, Respondent, Scan, Sheet

MOST = 12
BORDERS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "select set_config")  # of a transaction
WALLS = 2  # on PostgreSQL, set_config: for whose memberships, then for which organisation
PART = {"<slug:process>": PROCESS, "<slug:kind>": "processes", "<str:card>": PROCESS, "<slug:role>": "invuller"}


def asked(browser, path):
    """How many questions a page asks once it was shown before; None when it is no page."""
    if browser.get(path).status_code != 200:
        return None
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(path).status_code == 200, path
    walls = WALLS if connection.vendor == "postgresql" else 0
    return walls + sum(not one["sql"].startswith(BORDERS) for one in seen.captured_queries)


def paths(question):
    """Every address of ours that can be made without a row of the database."""
    part, circumstance = question
    known = {**PART, "<slug:part>": part, "<slug:circumstance>": circumstance}
    found = {"/" + "/".join(known.get(each, each) for each in address.split("/")) for address, _, _ in ours()}
    return sorted(one for one in found if "<" not in one)


def answered(scan, respondent, keys):
    """Let someone answer these questions."""
    sheets = {
        process: Sheet.objects.create(
            respondent=respondent, function="teamleider", process=process, date=timezone.localdate()
        )
        for process in {process for _, process, _ in keys}
    }
    Answer.objects.bulk_create(
        Answer(sheet=sheets[process], respondent=respondent, circumstance=one, process=process, word=word)
        for (one, process, _), word in zip(keys, list(Word)[:5] * len(keys), strict=False)
    )
    Scan.objects.filter(pk=scan.pk).update(version=scan.version + len(keys))


def test_no_page_asks_more_than_twelve_and_more_answers_ask_no_more(town):
    coordinator = town.seat(Role.COORDINATOR)
    for role in Role:
        town.person(role)
    with town.inside():
        before = managing.begin(coordinator, inhabitants=24_000, preset=Preset.FIRST)
        scan = managing.begin(coordinator, inhabitants=24_000, preset=Preset.SMALL)
        assert before.pk != scan.pk
        me = managing.take_part(coordinator, scan)
        Respondent.objects.filter(pk=me.pk).update(function="coordinator-oov")
        keys = asking.keys_of(coordinator, scan, me)
        answered(scan, me, keys[:2])
    browser = town.browser(Role.COORDINATOR)
    pages = paths((keys[0][1] or "organisatie", keys[0][0]))
    few = {path: number for path in pages if (number := asked(browser, path)) is not None}
    assert len(few) > 40
    assert {path: number for path, number in few.items() if number > MOST} == {}
    for role in (Role.SECRETARY, Role.PRIVACY, Role.PROCESS_OWNER):
        others = town.browser(role)
        held = {path: asked(others, path) or 0 for path in pages}
        assert {path: number for path, number in held.items() if number > MOST} == {}, role
    with town.inside():
        for number in range(150):
            one = Respondent.objects.create(scan=scan, code=f"q-{number}", processes=[PROCESS])
            if number < 10:
                scan.refresh_from_db()
                answered(scan, one, keys[number::10])
    many = {path: asked(browser, path) for path in few}
    assert {path: (few[path], many[path]) for path in few if many[path] > MOST} == {}
    assert {path: (few[path], many[path]) for path in few if many[path] > few[path]} == {}


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_must_say_again_who_they_are_is_shown_the_way(town, method):
    browser = town.browser(Role.COORDINATOR)
    session = browser.session
    long_ago = time.time() - 3_600
    session["account_authentication_methods"] = [{"method": "password", "at": long_ago}]
    session.save()
    answer = getattr(browser, method)("/account/tweede-stap/totp/activate/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/bevestigen/")
