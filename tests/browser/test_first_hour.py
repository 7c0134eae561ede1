"""The first hour, as one person alone: from an empty folder to a first picture, a draft and every text."""

import re

import pytest
from tests.browser.pages import PASSWORD, code_of, looked_at, well_made
from tests.documents.pdfs import pages_of
from tests.web.installation import Installation

KIM = "kim@losser.nl"
MOST_ACTIONS = 120
LONG = 120_000


class Hands:
    """What someone does with mouse and keyboard, counted; reading is free."""

    def __init__(self, page):
        self.page, self.count, self.faults = page, 0, {}
        page.set_default_timeout(LONG)

    def open(self, address):
        self.count += 1
        self.page.goto(address)

    def fill(self, field, text):
        self.count += 1
        self.page.fill(f"[name={field}]", text)

    def choose(self, field, label):
        self.count += 1
        self.page.select_option(f"[name={field}]", label=label)

    def click(self, what):
        self.count += 1
        with self.page.expect_navigation():
            self.page.click(what)
        self.look()

    def pick(self, what):
        self.count += 1
        self.page.click(what)

    def look(self):
        """Every kind of page is held by axe once."""
        kind = re.sub(r"[0-9a-f-]{36}|(?<=/vraag/).*", "", self.page.url)
        if kind not in self.faults:
            self.faults[kind] = well_made(self.page)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    made = Installation(tmp_path_factory.mktemp("first") / "data").start()
    yield made
    made.kill()


MAIN = "main form .utrecht-button--primary-action"


def come_in(hands, place):
    hands.open(place.first_link())
    hands.fill("name", "Kim de Vries")
    hands.fill("email", KIM)
    hands.fill("password", PASSWORD)
    hands.fill("again", PASSWORD)
    hands.click(MAIN)
    hands.choose("code", "Losser (Overijssel)")
    hands.click(MAIN)
    hands.click("text=Tweede stap instellen")
    hands.click("text=App instellen")
    hands.pick("summary")
    hands.fill("code", code_of(hands.page.inner_text("code.secret").strip()))
    hands.click(MAIN)
    hands.open(place.address)


def say_what_is_there(hands):
    hands.click("text=Uw gemeente")
    assert "Overijssel" in hands.page.inner_text("main")
    hands.click("text=Verder: wat is er")
    hands.pick("label:has([name^=tick-][value=aanwezig]) >> nth=0")
    hands.click("text=Bewaren; de rest is er niet")
    hands.pick("label:has([name^=presence-][value=mogelijk]) >> nth=0")
    hands.click("text=Bewaren; de rest weet ik niet")


def answer_everything(hands):
    hands.click("text=De vragen")
    hands.click(MAIN)
    asked = 0
    while "/vraag/" in hands.page.url:
        words = ("op papier", "nee", "gewoonte", "weet niet")
        hands.pick(f"label:has([name=word][value='{words[asked % len(words)]}'])")
        hands.click("text=Antwoord bewaren en verder")
        asked += 1
    return asked


def make(hands, name):
    """Make a paper and fetch it, waiting as long as it takes."""
    hands.click(f"li:has(h3:text-is('{name}')) button")
    hands.page.wait_for_selector("text=Naar de uitkomst")
    hands.click("text=Naar de uitkomst")
    hands.count += 1
    with hands.page.expect_download() as waiting:
        hands.page.click(f"tr:has-text('{name}') a[download]")
    return waiting.value


def test_one_person_gets_a_first_picture_and_every_text_in_at_most_120_actions(place, browser):
    page = looked_at(browser, accept_downloads=True)
    hands = Hands(page)
    come_in(hands, place)
    say_what_is_there(hands)
    assert answer_everything(hands) <= 50
    assert page.inner_text("h1") == "Alle vragen zijn beantwoord"
    hands.click("text=Naar het eerste beeld")
    assert page.locator(".first > li").count() == 3
    assert 1 <= page.locator(".right > li").count() <= 5
    hands.click("text=Op papier")
    draft = make(hands, "Eerste beeld, concept")
    assert hands.count <= MOST_ACTIONS
    pages = pages_of(draft.path().read_bytes())
    assert len(pages) == 2
    assert "Losser" in pages[0]
    assert "concept, door één persoon" in pages[0]
    assert {kind: faults for kind, faults in hands.faults.items() if faults} == {}
    page.goto(f"{place.address}/wie-wat/")
    letters = page.locator(".ready").all_text_contents()
    assert letters
    assert all("1. " in one and "\n11. " not in one for one in letters)
    page.goto(f"{place.address}/papieren/")
    for name in ("Opdrachtbrief van de secretaris", "Bericht aan medewerkers", "Verzoek aan het RIEC"):
        assert make(hands, name).path().read_bytes()[:2] == b"PK"
    assert make(hands, "Kaart: onder druk gezet?").path().read_bytes()[:4] == b"%PDF"
