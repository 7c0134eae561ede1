"""The browser that the browser tests use."""

from playwright.sync_api import sync_playwright


def test_the_browser_opens_a_page_of_our_own(chromium):
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium.program, args=chromium.arguments)
        page = browser.new_page()
        page.set_content("<title>Voorbeelddam</title><p id=tekst>één pagina</p>")
        assert page.title() == "Voorbeelddam"
        assert page.inner_text("#tekst") == "één pagina"
        browser.close()
