"""What the browser tests share: an installation, a browser, and what may never be wrong on any page."""

import base64
import hashlib
import hmac
import struct
import time

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PASSWORD = "paarse fiets zonder bel"
FORMS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "small": {"viewport": {"width": 320, "height": 640}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "zoomed": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
}


def looked_at(browser, form="desktop", **more):
    """A new page in which every complaint of the browser is kept."""
    page = browser.new_context(locale="nl-NL", **FORMS[form], **more).new_page()
    page.complaints = []
    page.on("console", lambda said: said.type in ("error", "warning") and page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "request",
        lambda asked: asked.url.startswith(("http://localhost", "data:")) or page.complaints.append(asked.url),
    )
    return page


# What a form of the page can change; on the desktop every rule is looked at.
CHANGED = {"small": ["target-size"], "zoomed": ["target-size"], "dark": ["color-contrast"]}


def well_made(page, form="desktop"):
    """The faults of the page that is open: of access, of width, of the browser."""
    faults = list(page.complaints)
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        faults.append("wider than the window")
    if page.evaluate("document.querySelectorAll('h1').length") != 1:
        faults.append("not one h1")
    rules = {"type": "rule", "values": CHANGED[form]} if form in CHANGED else RULES
    found = Axe().run(page, options={"runOnly": rules}).response["violations"]
    faults += [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]
    return faults


def code_of(secret, moment=None):
    """The six digits an authenticator app shows."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    steps = int((time.time() if moment is None else moment) // 30)
    digest = hmac.new(key, struct.pack(">Q", steps), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def send(page):
    """Press the main button of the page."""
    page.click("main form .utrecht-button--primary-action")
    page.wait_for_load_state()
