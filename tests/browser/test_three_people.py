"""Three people finish the scan of the example by the links that the demo prints, each reading nothing but the pages."""

import pytest
from playwright.sync_api import Error
from tests.browser.pages import looked_at, well_made
from tests.documents.pdfs import words_of
from tests.web.installation import Installation

LONG = 120_000


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    data = tmp_path_factory.mktemp("three") / "data"
    made = Installation(data, "demo", "--data", str(data)).start()
    lines = [line.split()[-1] for line in made.said().splitlines() if "/voorbeeld/" in line]
    made.links = {link.split("/")[4]: link for link in lines}
    yield made
    made.kill()


def enter(example, browser, role, **more):
    page = looked_at(browser, **more)
    page.set_default_timeout(LONG)
    page.goto(example.links[role])
    return page


def follow(page, what):
    with page.expect_navigation():
        page.click(what)


MAIN = "main form .utrecht-button--primary-action"


def test_three_people_finish_the_scan_of_the_example_whose_server_is_killed_twice(example, browser):
    samira = enter(example, browser, "proceseigenaar", java_script_enabled=False)
    the_process_owner_answers_her_part(samira, example)
    kim = enter(example, browser, "coordinator", accept_downloads=True)
    the_coordinator_answers_what_is_left(kim)
    the_coordinator_settles_with_the_meeting(kim)
    make(kim, "Gesloten rapport", example)
    follow(kim, "tr:has-text('Gesloten rapport') >> text=Vrijgeven")
    kim.fill("[name=reason]", "Voor het college van dinsdag.")
    follow(kim, MAIN)
    joost = enter(example, browser, "secretaris")
    the_secretary_agrees(joost)
    the_coordinator_fetches_the_report(kim)
    assert well_made(joost) == []


def the_process_owner_answers_her_part(page, example):
    assert "Uw deel van de scan" in page.inner_text("main")
    follow(page, "text=Beginnen")
    follow(page, MAIN)
    asked = 0
    while "/vraag/" in page.url:
        if asked == 3:
            the_server_is_killed_before_an_answer_is_sent(page, example)
        assert page.is_visible("text=Waarom wij dit vragen")
        page.check(f"[name=word][value='{('op papier', 'weet niet')[asked % 2]}']")
        follow(page, "text=Antwoord bewaren en verder")
        asked += 1
    assert asked >= 5
    follow(page, "text=Ik ben klaar")
    assert "U hebt alles beantwoord" in page.inner_text("main")
    follow(page, "text=Subsidieverlening")
    assert "Waardoor" in page.inner_text("main")


def the_server_is_killed_before_an_answer_is_sent(page, example):
    """What was kept is there when it is back; what was chosen and not sent is not, not even half."""
    here = page.url
    page.check("[name=word][value='nee']")
    example.kill()
    with pytest.raises(Error):
        follow(page, "text=Antwoord bewaren en verder")
    example.start()
    page.goto(f"{example.address}/vragen/antwoorden/")
    assert page.locator("main tbody tr").count() == 3
    page.goto(here)
    assert page.locator("[name=word]:checked").count() == 0


def the_coordinator_answers_what_is_left(page):
    follow(page, "text=Wie vult wat in")
    assert page.locator("tr:has-text('Samira Bakker') >> text=klaar").count() == 1
    page.goto(page.url.replace("/scan/wie/", "/vragen/"))
    if "uw-deel" in page.url:
        follow(page, MAIN)
    while "/vraag/" in page.url:
        page.click("label:has([name=word][value='weet niet'])")
        page.wait_for_selector("#bewaard:has-text('Bewaard')")
        follow(page, "text=Antwoord bewaren en verder")
    assert page.inner_text("h1") == "Alle vragen zijn beantwoord"
    assert well_made(page) == []


def the_coordinator_settles_with_the_meeting(page):
    follow(page, ".brand")
    follow(page, "text=Duiden en vaststellen")
    follow(page, "text=Samen duiden")
    page.fill("[name=group]", "MT")
    page.fill("[name=present]", "secretaris, teamleiders, controller")
    follow(page, MAIN)
    assert well_made(page) == []
    page.select_option("[name=word]", "op papier")
    page.fill("[name=reason]", "De regeling is er; het systeem dwingt haar niet af.")
    page.fill("[name=decision]", "Wij laten het inbouwen.")
    follow(page, MAIN)
    assert page.url.endswith("/duiding/2/")
    page.keyboard.press("Tab")
    follow(page, "text=Sluiten")
    assert "Wij laten het inbouwen." in page.inner_text("main")
    follow(page, "text=Bijeenkomst sluiten")
    follow(page, "text=Het verslag op papier")


def make(page, name, example):
    """The work goes on after server and worker were killed; its bar outlives that and a reload."""
    with page.expect_navigation():
        page.click(f"li:has(h3:has-text('{name}')) >> nth=0 >> button")
    example.kill()
    example.start()
    page.reload()
    page.wait_for_selector("text=Naar de uitkomst")
    follow(page, "text=Naar de uitkomst")


def the_secretary_agrees(page):
    follow(page, "text=Eerste beeld")
    assert page.locator(".first > li").count() == 3
    follow(page, ".brand")
    follow(page, ".doors >> text=Goedkeuren")
    assert well_made(page) == []
    follow(page, "button:has-text('Goedkeuren')")


def the_coordinator_fetches_the_report(page):
    page.goto(page.url.partition("/papieren")[0] + "/papieren/")
    follow(page, "tr:has-text('Gesloten rapport') >> text=Vrijgeven")
    follow(page, MAIN)
    with page.expect_download() as waiting:
        page.click("tr:has-text('Gesloten rapport') a[download]")
    text = words_of(waiting.value.path().read_bytes())
    assert "Voorbeelddam" in text
    assert "Subsidieverlening" in text


def test_a_question_is_answered_with_the_keyboard_alone(example, browser):
    page = enter(example, browser, "coordinator")
    page.goto(f"{example.address}/vraag/brp/vier-ogen/")
    if "uw-deel" in page.url:
        follow(page, MAIN)
        page.goto(f"{example.address}/vraag/brp/vier-ogen/")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "word":
            break
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#bewaard:has-text('Bewaard')")
    chosen = page.evaluate("document.querySelector('[name=word]:checked').value")
    for _ in range(30):
        page.keyboard.press("Tab")
        if "bewaren en verder" in page.evaluate("document.activeElement.textContent"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{example.address}/vraag/brp/vier-ogen/")
    assert page.evaluate("document.querySelector('[name=word]:checked').value") == chosen
