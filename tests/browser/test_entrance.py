"""From an empty folder to a team, as people do it in a browser: links, passwords, the second step, four eyes."""

import pytest
from tests.browser.pages import PASSWORD, code_of, looked_at, send, well_made
from tests.web.installation import Installation

KIM, SAM = "kim@losser.nl", "sam@losser.nl"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    made = Installation(tmp_path_factory.mktemp("entrance") / "data").start()
    yield made
    made.kill()


@pytest.fixture(scope="module")
def kim(place, browser):
    """The first coordinator, with an authenticator app; her page and the secret of the app."""
    page = looked_at(browser)
    page.goto(place.first_link())
    assert well_made(page) == []
    page.fill("[name=name]", "Kim de Vries")
    page.fill("[name=email]", KIM)
    page.fill("[name=password]", PASSWORD)
    page.fill("[name=again]", PASSWORD)
    send(page)
    assert well_made(page) == []
    page.select_option("[name=code]", label="Losser (Overijssel)")
    send(page)
    page.click("text=Tweede stap instellen")
    assert well_made(page) == []
    page.click("text=App instellen")
    assert well_made(page) == []
    page.click("summary")
    secret = page.inner_text("code.secret").strip()
    page.fill("[name=code]", code_of(secret))
    send(page)
    page.secret = secret
    return page


def test_the_first_coordinator_comes_in_alone_and_is_firm_after_the_second_step(kim, place):
    kim.goto(f"{place.address}/mensen/")
    assert kim.inner_text("h1") == "Mensen"
    assert well_made(kim) == []


def test_signing_in_asks_for_the_code_and_only_then_opens(kim, place, browser):
    page = looked_at(browser)
    page.goto(f"{place.address}/inloggen/")
    assert well_made(page) == []
    page.fill("[name=login]", KIM)
    page.fill("[name=password]", PASSWORD)
    send(page)
    assert page.inner_text("h1") == "Tweede stap"
    assert well_made(page) == []
    page.goto(f"{place.address}/mensen/")
    assert page.inner_text("h1") != "Mensen"
    page.goto(f"{place.address}/account/tweede-stap/authenticate/")
    page.fill("[name=code]", "000000")
    send(page)
    assert page.inner_text("h1") == "Tweede stap"


def test_a_page_that_is_left_alone_goes_once_its_session_is_over(kim, place):
    """The clock of the page runs ahead; the session is ended elsewhere, as half an hour alone would."""
    context = kim.context.browser.new_context(storage_state=kim.context.storage_state())
    page = context.new_page()
    page.clock.install()
    page.goto(f"{place.address}/account/")
    assert page.inner_text("h1") == "Mijn account"
    page.evaluate("window.left = true")
    page.clock.run_for("33:00")
    assert page.evaluate("window.left") is True  # the session goes on: somebody works in another tab
    context.clear_cookies()
    page.clock.run_for("02:00")
    page.wait_for_url("**/inloggen/**", timeout=120_000)
    assert "Kim de Vries" not in page.content()
    context.close()


def test_recovery_codes_are_shown_once(kim, place):
    kim.goto(f"{place.address}/account/tweede-stap/recovery-codes/generate/")
    assert well_made(kim) == []
    send(kim)
    assert kim.locator("ol code").count() == 10
    assert well_made(kim) == []
    kim.goto(f"{place.address}/account/tweede-stap/recovery-codes/")
    assert kim.locator("ol code").count() == 0


def test_a_second_person_comes_in_by_link_with_a_passkey_is_confirmed_and_approves(kim, place, browser):
    link = invite(kim, place)
    sam = looked_at(browser)
    sam.goto(link)
    assert well_made(sam) == []
    sam.fill("[name=name]", "Sam Jansen")
    sam.fill("[name=email]", SAM)
    sam.fill("[name=password]", PASSWORD)
    sam.fill("[name=again]", PASSWORD)
    send(sam)
    add_passkey(sam)
    sam.goto(place.address)
    assert "Nog even wachten" in sam.inner_text("main")
    kim.goto(f"{place.address}/mensen/")
    assert well_made(kim) == []
    kim.click("text=Ja, dit klopt")
    change_approver(kim, place)
    sam.goto(f"{place.address}/goedkeuren/")
    assert well_made(sam) == []
    sam.click("button:has-text('Goedkeuren')")
    kim.goto(f"{place.address}/goedkeuren/")
    assert "goedgekeurd" in kim.inner_text("main")
    assert well_made(kim) == []
    sign_in_with_the_passkey(sam, place)


def invite(kim, place):
    kim.goto(f"{place.address}/mensen/uitnodigen/")
    assert well_made(kim) == []
    kim.check("[name=role][value=secretaris]")
    send(kim)
    assert well_made(kim) == []
    kim.fill("[name=name]", "Sam Jansen")
    kim.fill("[name=email]", SAM)
    kim.check("[name=approver]")
    send(kim)
    assert well_made(kim) == []
    return kim.inner_text("#link")


def add_passkey(page):
    """A passkey of the browser itself, as on a telephone with a fingerprint."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    kind |= {"hasUserVerification": True, "isUserVerified": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": kind})
    page.click("text=Passkey toevoegen")
    assert well_made(page) == []
    page.fill("[name=name]", "Mijn telefoon")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/**")


def change_approver(kim, place):
    kim.goto(f"{place.address}/mensen/")
    kim.click("li:has-text('Sam Jansen') summary")
    kim.click("li:has-text('Sam Jansen') >> text=Niet meer laten goedkeuren")
    assert well_made(kim) == []
    kim.fill("[name=reason]", "Iemand anders neemt dit over.")
    send(kim)


def sign_in_with_the_passkey(sam, place):
    sam.goto(place.address)
    sam.click("text=Uitloggen")
    sam.goto(f"{place.address}/inloggen/")
    sam.click("#passkey_login")
    sam.wait_for_url(f"{place.address}/")
    sam.goto(f"{place.address}/mensen/")
    assert sam.inner_text("h1") == "Mensen"


def test_who_only_answers_comes_in_by_link_without_a_password_and_without_javascript(kim, place, browser):
    kim.goto(f"{place.address}/mensen/uitnodigen/invuller/")
    kim.fill("[name=name]", "Inge")
    kim.fill("[name=email]", "inge@losser.nl")
    kim.check("[name=processes][value=subsidies]")
    send(kim)
    inge = looked_at(browser, "small", java_script_enabled=False)
    inge.goto(kim.inner_text("#link"))
    assert inge.inner_text("h1") == "Uw vragen staan klaar"
    inge.fill("[name=email]", "inge@losser.nl")
    send(inge)
    assert inge.inner_text("h1") == "Losser"
    inge.goto(f"{place.address}/account/")
    assert "U kwam binnen met een link" in inge.inner_text("main")


def test_the_whole_way_in_can_be_walked_with_the_keyboard(place, browser, kim):
    page = looked_at(browser)
    page.goto(f"{place.address}/inloggen/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "login":
            break
    page.keyboard.type(KIM)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/authenticate/**")
