"""Searching the library finds forms of Dutch words and what stands inside compounds, and says so when it is nothing."""

import pytest

pytest.importorskip("snowballstemmer", reason="the stems of Dutch words; it is in requirements/run.txt")

from django.db import connection
from django.test.utils import CaptureQueriesContext

from weerwerk_web.accounts.roles import Role
from weerwerk_web.library import links
from weerwerk_web.library.search import LONGEST, meant, search
from weerwerk_web.library.stems import stems, words


def found(question):
    return {(one.page.kind, one.page.id) for one in search(question)}


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("vergunningen", "vergunning"),
        ("gecontroleerd", "controleren"),
        ("controleert", "controleren"),
        ("betaald", "betaling"),
        ("betalen", "betalingen"),
        ("schuren", "schuur"),
        ("gemeld", "melden"),
        ("bedreigd", "bedreiging"),
        ("witgewassen", "witwassen"),
        ("huizen", "huis"),
        ("coördinatoren", "coordinator"),
        ("Ondermijnen", "ondermijning"),
    ],
)
def test_two_forms_of_a_word_are_one_word(asked, written):
    (one,), (other,) = words(asked), words(written)
    assert stems(one) & stems(other)


@pytest.mark.parametrize(("one", "other"), [("huur", "huis"), ("paspoort", "post"), ("gemeente", "melding")])
def test_two_words_stay_two_words(one, other):
    assert not stems(one) & stems(other)


def test_the_plural_finds_what_the_singular_finds():
    assert found("vergunning") == found("vergunningen")
    assert ("processen", "vergunningen") in found("vergunning")


def test_a_card_with_the_word_in_its_name_comes_first():
    assert "ergunning" in search("vergunningen")[0].page.title
    assert search("omkopen")[0].page.id == "omkoping"


def test_a_word_is_found_inside_a_compound_and_after_the_word_itself():
    kinds = [one.page.id for one in search("hennep")]
    assert "hennepteelt" in kinds
    assert ("fenomenen", "hennepteelt") in found("teelt")


def test_a_compound_that_nobody_wrote_finds_its_parts():
    assert ("processen", "vergunningen") in found("bouwvergunningen")


def test_all_words_are_asked_for_before_any_of_them():
    both = found("bibob subsidie")
    assert both
    assert both < found("bibob") | found("subsidie")
    assert found("bibob qqqqqq") == found("bibob")


def test_every_kind_of_card_can_be_found():
    for kind, question in (
        (links.WAY, "omkoping"),
        (links.PHENOMENON, "hennepteelt"),
        (links.BARRIER, "barrièremodel"),
        (links.PROCESS, "subsidie"),
        (links.FUNCTION, "griffier"),
        (links.CIRCUMSTANCE, "vertrouwenspersoon"),
        (links.MEASURE, "meldpunt"),
        (links.SURROUNDING, "jachthavens"),
        (links.INDICATOR, "landbouw"),
        (links.PARTNER, "liec"),
        (links.THEME, "integriteit"),
        (links.NORM, "limburgse"),
        (links.DETECTOR, "vier ogen"),
        (links.SOURCE, "rekenkamer"),
    ):
        assert kind in {name for name, _ in found(question)}, kind


def test_a_card_is_found_by_its_english_name_too():
    assert ("processen", "subsidies") in found("grants")


@pytest.mark.parametrize(
    "question",
    ["", "   ", '"', "AND", "NEAR(a b)", "card:*", "' or 1=1 --", "\x00", "de het een", "x" * 5_000, "é" * 300],
)
def test_absurd_questions_do_no_harm(question):
    assert isinstance(search(question), list)


def test_only_the_beginning_of_a_long_question_is_read():
    assert found("vergunning " + "q" * LONGEST + " hennep") == found("vergunning " + "q" * (LONGEST - 11))


def test_a_misspelled_word_gets_a_suggestion():
    assert search("vergunnign") == []
    assert meant("vergunnign") == "vergunning"
    assert meant("qqqqqq") == ""


def test_the_page_shows_the_words_around_and_asks_the_database_nothing_more(town):
    browser = town.browser(Role.RESPONDENT, strong=False)
    browser.get("/bibliotheek/")
    with CaptureQueriesContext(connection) as plain:
        browser.get("/bibliotheek/")
    with CaptureQueriesContext(connection) as asked:
        page = browser.get("/bibliotheek/zoeken/", {"q": "vergunningen"}).content.decode()
    assert len(asked) == len(plain)
    assert "<mark>" in page
    assert 'value="vergunningen"' in page


def test_a_kind_can_be_chosen_and_an_unknown_one_shows_all(town):
    browser = town.browser(Role.COORDINATOR)
    only = browser.get("/bibliotheek/zoeken/", {"q": "subsidie", "soort": "processen"}).content.decode()
    assert 'href="/bibliotheek/processen/subsidies/' in only
    assert '<h2><a href="/bibliotheek/maatregelen/' not in only
    every = browser.get("/bibliotheek/zoeken/", {"q": "subsidie", "soort": "<b>"}).content.decode()
    assert '<h2><a href="/bibliotheek/maatregelen/' in every
    assert "<b>" not in every


def test_what_was_asked_is_shown_as_text(town):
    page = town.browser(Role.COORDINATOR).get("/bibliotheek/zoeken/", {"q": "<script>alert(1)</script>"})
    assert b"<script>alert" not in page.content


def test_nothing_found_says_so(town):
    page = town.browser(Role.COORDINATOR).get("/bibliotheek/zoeken/", {"q": "vergunnign"}).content.decode()
    assert "Niets gevonden" in page
    assert "Bedoelde u" in page
