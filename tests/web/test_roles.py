"""Who may do what: the table, and every page held against it."""

import csv
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.web.people import PROCESS
from weerwerk_web.accounts.roles import CLOSED, NAMES, TABLE, Action, Reach, Role

EXPECTED = Path(__file__).with_name("roles.csv")


def expected() -> dict[tuple[str, str], str]:
    """The table as a person wrote it down, apart from the code."""
    with EXPECTED.open(encoding="utf-8", newline="") as stream:
        return {
            (row["action"], role): reach
            for row in csv.DictReader(stream)
            for role, reach in row.items()
            if role != "action"
        }


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", list(Role))
def test_every_role_reaches_exactly_as_far_as_was_written_down(role, action):
    assert TABLE[action][role].value == expected()[action.value, role.value]


def test_the_written_table_has_no_line_that_the_code_does_not_know():
    assert {action for action, _ in expected()} == {action.value for action in Action}
    assert {role for _, role in expected()} == {role.value for role in Role}


def test_nobody_reads_the_raw_survey():
    assert set(TABLE[Action.SURVEY_RAW].values()) == {Reach.NONE}


def test_the_operator_reaches_nothing_of_the_closed_layer():
    assert {action for action in CLOSED if TABLE[action][Role.OPERATOR] is not Reach.NONE} == set()


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.WORKS_COUNCIL, Role.PROVINCE, Role.RESPONDENT])
def test_who_sees_the_public_layer_alone_reaches_nothing_of_the_closed_layer(role):
    assert {action for action in CLOSED if TABLE[action][role] is not Reach.NONE} == set()


def test_every_role_has_a_name():
    assert set(NAMES) == set(Role)


def pages(patterns=None, before=""):
    """Every address with its view."""
    for one in patterns or get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            yield from pages(one.url_patterns, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield before + str(one.pattern), one.name, one.callback


def ours():
    return [(address, name, view) for address, name, view in pages() if view.__module__.startswith("weerwerk_web")]


def test_every_page_of_ours_says_what_it_needs_or_that_it_is_open():
    unsaid = [name for _, name, view in ours() if not hasattr(view, "needs") and getattr(view, "login_required", True)]
    assert unsaid == []


OPEN = {
    "begin": "the first coordinator has no account yet; the secret is the key",
    "invitation": "who is invited has no account yet; the secret is the key",
    "openid_connect_callback": "who comes back from the service is not signed in yet; its answer is the key",
    "unknown_here": "who was refused is not signed in",
    "socialaccount_signup": "the same page under the name django-allauth asks for",
    "account_signup": "says that there is no signing up",
    "account_set_password": "says that there is no signing up",
    "account_reset_password": "says that there is no signing up",
    "socialaccount_connections": "says that there is no signing up",
    "language": "sets a cookie and nothing else",
}


def test_the_open_pages_are_these_and_no_others():
    assert {name for _, name, view in ours() if not getattr(view, "login_required", True)} == set(OPEN)


@pytest.mark.parametrize("role", list(Role))
def test_every_page_opens_for_who_reaches_it_and_for_nobody_else(town, role):
    """Pages about one row are asked for a row that is not there: who may come sees 'not found'."""
    browser = town.browser(role)
    nothing = "00000000-0000-4000-8000-000000000000"
    for address, name, view in ours():
        action = getattr(view, "needs", None)
        if action is None:
            continue
        path = "/" + address.replace("<uuid:", "<").split("<")[0] if "<" not in address else None
        known = {"<slug:process>": PROCESS, "<slug:part>": PROCESS, "<int:number>": "1"}
        given = (known.get(part, nothing if part.startswith("<") else part) for part in address.split("/"))
        path = path or "/" + "/".join(given)
        for method in ("get", "post"):
            status = getattr(browser, method)(path).status_code
            if TABLE[action][role] is Reach.NONE:
                assert status in (403, 405), (name, role, method, status)
            else:
                assert status != 403 or (name in ("audit", "logs") and method == "post"), (name, role, method, status)


@pytest.mark.parametrize("role", list(Role))
def test_without_the_second_step_no_page_of_the_closed_layer_opens(town, role):
    browser = town.browser(role, strong=False)
    for address, name, view in ours():
        if getattr(view, "needs", None) in CLOSED and "<" not in address:
            response = browser.get(f"/{address}")
            assert response.status_code in (302, 403, 405), name
            if response.status_code == 302:
                assert response.headers["Location"] == "/tweede-stap/", name


def test_nobody_sees_a_page_without_signing_in(db, visit):
    for address, name, view in pages():
        if "<" in address or not getattr(view, "login_required", True):
            continue
        assert visit().get(f"/{address}").status_code in (302, 403, 405), name
