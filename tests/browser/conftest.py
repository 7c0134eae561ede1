"""One browser for all tests of this folder."""

import pytest
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="session")
def browser(chromium):
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium.program, args=chromium.arguments)
        yield started
        started.close()
