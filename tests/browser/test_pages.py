"""Every page in every form, held by axe, by its width and by what the browser has to say of it."""

import pytest
from tests.browser.pages import FORMS, looked_at, well_made
from tests.web.installation import Installation

ENTRANCE = ("/inloggen/", "/stijl/", "/begin/verlopen/", "/uitnodiging/verlopen/", "/aanmelden/", "/onbekend/")
WITHIN = {
    "coordinator": (
        "/",
        "/mensen/",
        "/mensen/uitnodigen/",
        "/mensen/uitnodigen/proceseigenaar/",
        "/mensen/uitnodigen/adviseur/",
        "/goedkeuren/",
        "/werk/",
        "/account/",
        "/account/sessies/",
        "/verwijderen/",
        "/account/tweede-stap/",
        "/organisatie/",
        "/gemeente/",
        "/omgeving/",
        "/verschijnselen/",
        "/beeld/",
        "/beeld/processen/",
        "/beeld/kaart/",
        "/beeld/fenomeen/hennepteelt/",
        "/beeld/oordeel/hennepteelt/",
        "/beeld/gesprekken/",
        "/beeld/tellen/",
        "/beeld/weging/",
        "/scan/",
        "/scan/beginnen/",
        "/scan/kiezen/",
        "/scan/wie/",
        "/scan/wie/vragen/",
        "/vragen/uw-deel/",
        "/eerste-beeld/",
        "/wie-wat/",
        "/overzicht/",
        "/proces/vergunningen/",
        "/proces/vergunningen/gewichten/",
        "/logs/",
        "/verschillen/",
        "/verschil/vergunningen/vier-ogen/",
        "/duiding/",
        "/papieren/",
        "/dossier/",
        "/melden/",
        "/logboek/",  # refused: the page that says so
        "/er-is-niets/",
        "/bibliotheek/",
        "/bibliotheek/maatregelen/",
        "/bibliotheek/processen/subsidies/",
        "/bibliotheek/barrieres/hennepteelt/",
        "/bibliotheek/maatregelen/meldpunt-inrichten/",
        "/bibliotheek/bronnen/sub-hek/",
        "/bibliotheek/zoeken/",
    ),
    "secretaris": (
        "/",
        "/mensen/",
        "/goedkeuren/",
        "/eerste-beeld/",
        "/overzicht/",
        "/papieren/",
        "/bevindingen/herleidbaar/",
    ),
    "proceseigenaar": (
        "/",
        "/mensen/uitnodigen/",
        "/mensen/uitnodigen/invuller/",
        "/vragen/uw-deel/",
        "/proces/subsidies/",
        "/bevindingen/",
        "/verschillen/",
        "/papieren/",
    ),
}


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    data = tmp_path_factory.mktemp("example") / "data"
    made = Installation(data, "demo", "--data", str(data)).start()
    lines = [line.split()[-1] for line in made.said().splitlines() if "/voorbeeld/" in line]
    made.links = {link.split("/")[4]: link for link in lines}
    yield made
    made.kill()


def harmless(faults):
    """The browser itself says that a page was refused or not there; that is what we look at."""
    return [one for one in faults if "Failed to load resource" not in one]


@pytest.mark.parametrize("form", list(FORMS))
def test_every_page_is_well_made_in_every_form(example, browser, form):
    found = {}
    roles = (None, *WITHIN) if form in ("desktop", "small") else (None, "coordinator")
    for role in roles:
        page = looked_at(browser, form)
        if role:
            page.goto(example.links[role])
        for path in WITHIN[role] if role else ENTRANCE:
            page.goto(f"{example.address}{path}")
            faults = harmless(well_made(page, form))
            if faults:
                found[role, path] = faults
            page.complaints.clear()
        page.context.close()
    assert found == {}


def test_every_page_works_without_javascript(example, browser):
    page = looked_at(browser, java_script_enabled=False)
    page.goto(example.links["coordinator"])
    for path in WITHIN["coordinator"]:
        page.goto(f"{example.address}{path}")
        assert page.inner_text("h1")
        assert page.locator("[data-copy]:visible, [data-print]:visible, [data-needs-script]:visible").count() == 0


def test_a_page_prints_without_its_buttons_and_its_menu(example, browser):
    page = looked_at(browser)
    page.goto(example.links["coordinator"])
    page.goto(f"{example.address}/mensen/")
    page.emulate_media(media="print")
    assert not page.is_visible(".ways")
    assert not page.is_visible("main .utrecht-button")
    assert page.is_visible("h1")


def test_a_card_of_the_library_prints_its_text_and_its_sources(example, browser):
    page = looked_at(browser)
    page.goto(example.links["coordinator"])
    page.goto(f"{example.address}/bibliotheek/processen/subsidies/")
    page.emulate_media(media="print")
    assert not page.is_visible(".chain")
    assert not page.is_visible("[data-print]")
    assert page.is_visible("h2")
    assert page.locator(".source").first.is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_reader_finds_a_card_and_walks_along_the_chain(example, browser, script):
    pytest.importorskip("snowballstemmer", reason="the stems of Dutch words; it is in requirements/run.txt")
    page = looked_at(browser, java_script_enabled=script)
    page.goto(example.links["proceseigenaar"])
    page.click(".ways a:has-text('Bibliotheek')")
    page.fill("#vraag", "kwekerijen")
    page.press("#vraag", "Enter")
    page.click(".hits a:has-text('hennepteelt') >> nth=0")
    for way in ("/bibliotheek/processen/", "/bibliotheek/functies/"):
        page.click(f"main .said a[href*='{way}'] >> nth=0")
        assert way in page.url
    assert page.inner_text("h1")
    page.goto(f"{example.address}/bibliotheek/zoeken/?q=vergunningen")
    if script:
        assert harmless(well_made(page)) == []


def test_english_is_one_click_away_and_stays(example, browser):
    page = looked_at(browser)
    page.goto(example.links["coordinator"])
    page.click("button:has-text('English')")
    assert page.get_attribute("html", "lang") == "en"
    page.goto(f"{example.address}/mensen/")
    assert page.inner_text("h1") == "People"
    assert harmless(well_made(page)) == []
    page.click("button:has-text('Nederlands')")
    assert page.inner_text("h1") == "Mensen"
