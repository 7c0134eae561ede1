"""A controller types over a list of thirty codes and sees who can do what alone, and what helps at the least cost."""

import pytest
from tests.browser.pages import FORMS, looked_at, send, well_made
from tests.browser.test_pages import harmless
from tests.web.installation import Installation

HERE = "/processen/subsidies/"
FUNCTIONS = (
    "subsidiemedewerker",
    "bibob-coordinator",
    "beleidsmedewerker",
    "teamleider",
    "wethouder",
    "medewerker-financien",
    "concerncontroller",
)
PAGES = ("bezetting", "weinig", "als", "versterken", "bewerken", "stap", "stap/verlenen", "doel", "tekst")
ALONE = "Eén persoon kan dit alleen: Subsidie voor wie er geen recht op heeft (zaken tot en met 5.000 euro)."
# The example has three people; the secretary becomes the controller here, and begins with the general model.
CONTROLLER = """
from weerwerk_web.accounts.models import Membership, Person
from weerwerk_web.accounts.roles import Role
from weerwerk_web.organisations import scope
from weerwerk_web.organisations.models import Organisation
from weerwerk_web.processes.models import Course, Holder
from django.utils import timezone
with scope.of_the_operator():
    here = Organisation.objects.get()
person = Person.objects.get(email__startswith="secretaris")
with scope.within(here.id):
    Membership.objects.filter(person=person).update(role=Role.CONTROLLER, approver=False)
    Course.objects.all().delete()
    Holder.objects.all().delete()
    print(Membership.objects.filter(role=Role.CONTROLLER).count())
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    data = tmp_path_factory.mktemp("staffing") / "data"
    made = Installation(data, "demo", "--data", str(data)).start()
    lines = [line.split()[-1] for line in made.said().splitlines() if "/voorbeeld/" in line]
    made.links = {link.split("/")[4]: link for link in lines}
    made.run(CONTROLLER)
    yield made
    made.kill()


def sent(page):
    """Press the main button, and wait until the next page is there."""
    with page.expect_navigation(timeout=120_000):
        send(page)


def typed():
    held = [f"m{number:02d}, {FUNCTIONS[number % len(FUNCTIONS)]}" for number in range(30)]
    held[2] = "m02, beleidsmedewerker, teamleider"
    return "\n".join(held)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_a_controller_sees_that_one_person_can_do_small_subsidies_alone_and_what_helps(example, browser, script):
    page = looked_at(browser, java_script_enabled=script)
    page.set_default_timeout(120_000)
    page.goto(example.links["secretaris"])
    page.goto(f"{example.address}/bezetting/")
    page.fill("textarea", "person,function\n")
    sent(page)
    page.click(".ways a:has-text('Processen')")
    page.click("main table a:has-text('Subsidieverlening')")
    page.click("main a:has-text('Bezetting invullen')")
    page.fill("#regels", typed())
    with page.expect_navigation(timeout=120_000):
        page.click("button:has-text('Regels toevoegen')")
    assert ALONE in page.inner_text("#antwoord")
    assert page.locator(".grid tbody tr").count() == 31
    page.click("main a.back")
    page.click("main a:has-text('Goedkoopste versterking')")
    assert "Eén verandering is genoeg: 0 tot 8.000 euro in het eerste jaar." in page.inner_text("main")
    assert "twee mensen" in page.inner_text("main table")
    page.click("main a.back")
    page.click("main a:has-text('Wat als?')")
    page.check("input[value='vier-ogen']")
    if not script:
        sent(page)
    page.wait_for_selector("#daarna table")
    assert "Niemand kan dit alleen." in page.inner_text("#daarna")


def test_every_tick_is_kept_and_draws_the_answer_anew(example, browser):
    page = looked_at(browser)
    page.set_default_timeout(120_000)
    page.goto(example.links["secretaris"])
    page.goto(f"{example.address}{HERE}bezetting/")
    if page.locator(".grid tbody tr").count() < 31:
        page.click("summary:has-text('Snel overtypen')") if not page.is_visible("#regels") else None
        page.fill("#regels", typed())
        with page.expect_navigation(timeout=120_000):
            page.click("button:has-text('Regels toevoegen')")
    page.check("input[value='m02|teamleider']")
    page.wait_for_selector(f"#antwoord:has-text('{ALONE}')")
    page.uncheck("input[value='m02|teamleider']")
    page.wait_for_selector("#antwoord:has-text('Niemand kan dit alleen.')")
    page.fill("input[name=new_code]", "n01")
    page.check("input[value='nieuw|wethouder']")
    page.wait_for_selector("#antwoord:has-text('31 mensen')")
    assert page.locator("#uitleg svg.flow").count() == 1
    page.reload()
    assert not page.is_checked("input[value='m02|teamleider']")
    assert page.is_checked("input[value='n01|wethouder']")
    page.focus("input[value='m02|teamleider']")
    page.keyboard.press("Space")
    page.wait_for_selector(f"#antwoord:has-text('{ALONE}')")


@pytest.mark.parametrize("form", list(FORMS))
def test_every_page_of_a_process_is_well_made_in_every_form(example, browser, form):
    page = looked_at(browser, form)
    page.goto(example.links["coordinator"])
    found = {}
    for path in (
        "/processen/",
        HERE,
        *(f"{HERE}{one}/" for one in PAGES),
        "/bezetting/",
    ):
        page.goto(f"{example.address}{path}")
        if faults := harmless(well_made(page, form)):
            found[path] = faults
        page.complaints.clear()
    assert found == {}


def test_the_steps_are_changed_by_keyboard_and_without_javascript(example, browser):
    page = looked_at(browser, java_script_enabled=False)
    page.goto(example.links["coordinator"])
    page.goto(f"{example.address}{HERE}bewerken/")
    page.focus("button[name=down][value=verlenen]")
    with page.expect_navigation(timeout=120_000):
        page.keyboard.press("Enter")
    order = page.locator(".steps-list").first.inner_text()
    assert order.index("Voorschot betalen") < order.index("Subsidie verlenen of weigeren")
    with page.expect_navigation(timeout=120_000):
        page.locator("button[name=hold]").first.press("Enter")
    assert "(het systeem dwingt dit af)" in page.inner_text("main")
    page.goto(f"{example.address}{HERE}stap/")
    page.fill("#id_name", "Bedrag controleren")
    page.fill("#id_functions", "budgethouder")
    page.select_option("#id_act", "check")
    sent(page)
    assert "Bedrag controleren" in page.inner_text("main")
    page.goto(f"{example.address}{HERE}")
    assert page.locator("svg.flow .step").count() == 10
    page.goto(f"{example.address}{HERE}bewerken/")
    with page.expect_navigation(timeout=120_000):
        page.locator("button[name=anew]").press("Enter")
    assert "Bedrag controleren" not in page.inner_text("main")
