"""The library: every card of every kind opens, leads on, and shows where it comes from; nothing of anyone is in it."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from weerwerk.dated import OWN_CHOICE, UNCITED
from weerwerk_web.accounts.roles import Role
from weerwerk_web.editions.store import catalogue
from weerwerk_web.library import links, shelves

CARDS = {
    links.PHENOMENON: "phenomena",
    links.BARRIER: "barriers",
    links.PROCESS: "processes",
    links.FUNCTION: "functions",
    links.CIRCUMSTANCE: "circumstances",
    links.MEASURE: "measures",
    links.SURROUNDING: "surroundings",
    links.INDICATOR: "indicators",
    links.PARTNER: "partners",
    links.THEME: "themes",
    links.NORM: "norms",
    links.DETECTOR: "detectors",
    links.SOURCE: "sources",
}


def bare(response):
    """A page without what is new each time: the tokens of its forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def test_every_card_of_the_catalogue_has_a_page():
    assert set(CARDS) | {links.WAY} == set(shelves.SHELVES)
    for kind, cards in CARDS.items():
        assert {one.id for one in shelves.pages() if one.kind == kind} == set(getattr(catalogue(), cards))


def test_every_page_opens(town):
    browser = town.browser(Role.RESPONDENT, strong=False)
    for one in shelves.pages():
        response = browser.get(f"/bibliotheek/{one.kind}/{one.id}/")
        assert response.status_code == 200, one
        assert response.content.count(b"<h1>") == 1
    for kind in shelves.SHELVES:
        assert browser.get(f"/bibliotheek/{kind}/").status_code == 200


def test_every_way_from_a_page_leads_to_a_page_and_to_its_place_there():
    anchors = {(one.kind, one.id): {""} for one in shelves.pages()}
    for one in shelves.pages():
        for section in one.sections:
            anchors[one.kind, one.id] |= {section.anchor, *(item.anchor for item in section.items)}
    lost = [
        (one.id, way) for one in shelves.pages() for way in one.links() if way.anchor not in anchors[way.kind, way.id]
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("start", "onward"),
    [
        ((links.PHENOMENON, "hennepteelt"), links.BARRIER),
        ((links.BARRIER, "hennepteelt"), links.PROCESS),
        ((links.PROCESS, "subsidies"), links.FUNCTION),
        ((links.FUNCTION, "subsidiemedewerker"), links.PROCESS),
        ((links.PROCESS, "subsidies"), links.CIRCUMSTANCE),
        ((links.CIRCUMSTANCE, "vier-ogen"), links.MEASURE),
        ((links.MEASURE, "meldpunt-inrichten"), links.PARTNER),
    ],
)
def test_each_link_of_the_chain_leads_to_the_next(start, onward):
    assert onward in {way.kind for way in shelves.page(*start).links()}


def test_a_sentence_says_who_says_it_and_so_does_every_number(town):
    page = town.browser(Role.COORDINATOR).get("/bibliotheek/processen/subsidies/").content.decode()
    assert "geen bron" in page
    assert "eigen keuze" in page
    assert "vanaf 1 januari 2026" in page.replace("</span>", "")
    assert 'href="/bibliotheek/bronnen/sub-hek/"' in page


def test_every_source_that_is_named_is_known_or_said_to_be_missing():
    named = {source for one in shelves.pages() for source in one.sources()}
    assert named <= set(catalogue().sources) | {"", UNCITED, OWN_CHOICE}


def test_a_source_names_the_cards_that_rest_on_it(town):
    page = town.browser(Role.COORDINATOR).get("/bibliotheek/bronnen/sub-hek/").content.decode()
    assert 'href="/bibliotheek/processen/subsidies/"' in page


def test_two_organisations_read_exactly_the_same(town, other_town):
    for path in ("/bibliotheek/", "/bibliotheek/processen/", "/bibliotheek/processen/subsidies/"):
        ours = bare(town.browser(Role.COORDINATOR).get(path))
        theirs = bare(other_town.browser(Role.COORDINATOR).get(path))
        assert "Voorbeelddam" in ours
        assert ours.replace("Voorbeelddam", "Anderstad") == theirs


def test_a_page_asks_the_database_the_same_few_questions_whatever_it_shows(town):
    browser = town.browser(Role.COORDINATOR)
    browser.get("/bibliotheek/")  # the first page notes that this person was here
    amounts = set()
    for path in ("/bibliotheek/", "/bibliotheek/bronnen/", "/bibliotheek/processen/subsidies/", "/bibliotheek/vormen/"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(path)
        amounts.add(len(asked))
    assert len(amounts) == 1
    assert amounts.pop() <= 12


def test_nobody_reads_without_signing_in(db, visit):
    for path in ("/bibliotheek/", "/bibliotheek/zoeken/?q=x", "/bibliotheek/processen/", "/bibliotheek/vormen/fraude/"):
        response = visit().get(path)
        assert response.status_code == 302, path
        assert response.headers["Location"].startswith("/inloggen/")


def test_a_card_that_is_not_there_is_not_found(town):
    browser = town.browser(Role.COORDINATOR)
    for path in ("niets/", "processen/niets/", "processen/%3Cscript%3E/", "niets/subsidies/"):
        assert browser.get(f"/bibliotheek/{path}").status_code == 404


def test_nothing_can_be_sent_to_the_library(town):
    assert town.browser(Role.COORDINATOR).post("/bibliotheek/", {"q": "x"}).status_code == 405


def test_in_english_the_headings_are_english_and_the_texts_say_that_they_are_dutch(town):
    browser = town.browser(Role.COORDINATOR)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = browser.get("/bibliotheek/processen/subsidies/").content.decode()
    assert "<h1>Grants</h1>" in page
    assert "The steps, and who does them" in page
    assert "The texts of the library are in Dutch." in page
    assert '<p class="lead" lang="nl">' in page


def test_the_pages_of_one_language_do_not_reach_the_other():
    with override("en"):
        assert shelves.page(links.WAY, "omkoping").title == "Bribery"
    with override("nl"):
        assert shelves.page(links.WAY, "omkoping").title == "Omkoping"
