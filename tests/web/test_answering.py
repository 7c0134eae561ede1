"""Answering: kept at once, by every way in; one's own part alone; nothing about a person; a spread, never a name."""

import io

import pytest
import python_calamine
import xlsxwriter
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.people import PROCESS, Town
from tests.web.test_roles import ours
from weerwerk.catalogue.cards import Reach as Reached
from weerwerk.scan.model import Preset
from weerwerk.services.answer_sheet import HEADINGS
from weerwerk_web.accounts.roles import CLOSED, Role
from weerwerk_web.audit.models import Entry, Kind
from weerwerk_web.editions.store import catalogue
from weerwerk_web.scans import asking, store
from weerwerk_web.scans.actions import managing
from weerwerk_web.scans.models import Answer, Choice, Respondent, Scan, Settled
from weerwerk_web.workbench.pages.weights import IMPACT

OWNER = Role.PROCESS_OWNER


@pytest.fixture
def scan(town: Town) -> Scan:
    """A small scan that has just begun."""
    with town.inside():
        return managing.begin(town.seat(Role.COORDINATOR), inhabitants=24_000, preset=Preset.SMALL)


@pytest.fixture
def owner(town: Town, scan: Scan) -> Client:
    """The browser of a process owner who said from which function."""
    browser = town.browser(OWNER)
    browser.post("/vragen/uw-deel/", {"function": "proceseigenaar"})
    return browser


def first_question(town: Town, role: Role = OWNER) -> str:
    with town.inside():
        found = store.current()
        one = asking.keys_of(town.seat(role), found, Respondent.objects.get(scan=found, person=town.person(role).id))[0]
    return f"/vraag/{one[1] or 'organisatie'}/{one[0]}/"


def noted(town: Town, **what: object) -> int:
    """How often the audit of this organisation has it."""
    with town.inside():
        return Entry.objects.filter(chain=town.organisation.id, **what).count()


def answers(town: Town) -> list[Answer]:
    with town.inside():
        return list(Answer.objects.all())


def test_an_answer_is_kept_by_the_button_and_the_next_question_follows(town, owner):
    page = owner.post(first_question(town), {"word": "op papier"})
    assert page.headers["Location"] == "/vragen/"
    (kept,) = answers(town)
    assert (kept.word, kept.process) == ("op papier", PROCESS)
    assert first_question(town) != owner.get("/vragen/").headers["Location"]


def test_an_answer_is_kept_as_soon_as_it_is_chosen(town, owner):
    said = owner.post(first_question(town), {"word": "nee"}, headers={"HX-Request": "true"})
    assert "Bewaard" in said.content.decode()
    assert answers(town)[0].word == "nee"


def test_an_answer_changed_is_one_answer(town, owner):
    for word in ("nee", "gewoonte"):
        owner.post(first_question(town), {"word": word})
    assert [one.word for one in answers(town)] == ["gewoonte"]


def test_who_stops_and_comes_back_goes_on_where_it_was(town, owner):
    first = owner.get("/vragen/").headers["Location"]
    owner.post(first, {"word": "nee"})
    second = owner.get("/vragen/").headers["Location"]
    assert second != first
    assert town.browser(OWNER).get("/vragen/").headers["Location"] == second
    assert "checked" in town.browser(OWNER).get(first).content.decode()


def test_an_answer_for_all_steps_keeps_its_exceptions(town, owner):
    process = catalogue().processes[PROCESS]
    card = next(one for one in catalogue().circumstances.values() if one.reach is Reached.STEP)
    address, step = f"/vraag/{PROCESS}/{card.id}/", process.steps[0].id
    assert "Geldt voor alle stappen, behalve" in owner.get(address).content.decode()
    owner.post(address, {"word": "op papier", f"step-{step}": "nee"})
    assert answers(town)[0].exceptions == {step: "nee"}


def test_not_applicable_needs_a_reason_and_says_so(town, owner):
    page = owner.post(first_question(town), {"word": "nvt"})
    assert page.status_code == 422
    assert "de reden ontbreekt" in page.content.decode().lower()
    assert answers(town) == []
    owner.post(first_question(town), {"word": "nvt", "reason": "Wij doen dit niet."})
    assert answers(town)[0].reason == "Wij doen dit niet."


@pytest.mark.parametrize("field", ["comment", "reason", "proof_reference"])
@pytest.mark.parametrize("text", ["bel 06-12345678", "jan@voorbeeld.nl", "NL91ABNA0417164300", "burger 111222333"])
def test_what_looks_like_a_person_is_refused_in_every_free_text(town, owner, field, text):
    proof = {"proof_kind": "document", "proof_date": "2026-01-05", "proof_reference": "map"}
    page = owner.post(first_question(town), {"word": "nvt", "reason": "zo", **proof, field: text})
    assert page.status_code == 422
    assert "Haal het weg" in page.content.decode()
    assert answers(town) == []


def test_a_case_number_that_was_said_to_be_one_is_kept_and_noted(town, owner):
    given = {"word": "nee", "comment": "zaak 111222333", "case_number": "on"}
    assert owner.post(first_question(town), given).status_code == 302
    assert answers(town)[0].case_number
    assert noted(town, action="guard.case_number")


def test_a_process_owner_does_not_reach_the_question_of_another_process(town, owner):
    card = next(one for one in catalogue().circumstances.values() if one.reach is Reached.PROCESS)
    for method in ("get", "post"):
        assert getattr(owner, method)(f"/vraag/brp/{card.id}/", {"word": "nee"}).status_code == 403
    assert answers(town) == []


def test_a_closed_scan_takes_no_answers(town, owner):
    first = first_question(town)
    town.browser(Role.COORDINATOR).post("/scan/sluiten/")
    assert owner.post(first, {"word": "nee"}).status_code == 422
    assert answers(town) == []


def sheet(rows: list[list[str]]) -> io.BytesIO:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet("Vragen")
        for number, row in enumerate([list(HEADINGS), *rows]):
            for column, text in enumerate(row):
                page.write_string(number, column, text)
    content.seek(0)
    content.name = "vragen.xlsx"
    return content


def fetched(browser: Client) -> list[list[str]]:
    raw = browser.get("/vragen/excel/ophalen/").content
    return python_calamine.load_workbook(io.BytesIO(raw)).get_sheet_by_index(0).to_python()[1:]


def test_answers_go_through_a_sheet_and_come_back_the_same(town, owner):
    rows = fetched(owner)
    assert len(rows) >= 5
    for row in rows:
        row[5] = "op papier"
    rows[0][10] = "Zo doen wij dat."
    page = owner.post("/vragen/excel/", {"file": sheet(rows)}).content.decode()
    assert "Alle ingevulde regels zijn overgenomen." in page
    assert len(answers(town)) == len(rows)
    assert [row[5] for row in fetched(owner)] == ["op papier"] * len(rows)
    assert fetched(owner)[0][10] == "Zo doen wij dat."


def test_a_sheet_says_of_every_line_it_refused_which_and_why(town, owner):
    rows = fetched(owner)[:6]
    for row, word in zip(rows, ["nee", "misschien", "nvt", "nee", "nee", ""], strict=True):
        row[5] = word
    rows[3][10] = "bel 06-12345678"
    rows[4][0] = "brp"
    page = owner.post("/vragen/excel/", {"file": sheet(rows)}).content.decode()
    assert "1 antwoord is bewaard" in page
    for line, what in ((3, "is geen antwoord"), (4, "reden ontbreekt"), (5, "telefoonnummer"), (6, "uw deel")):
        assert f'<td class="number">{line}</td>' in page
        assert what in page
    assert len(answers(town)) == 1


def test_what_is_no_sheet_is_refused_whole(town, owner):
    upload = io.BytesIO(b"geen blad")
    upload.name = "vragen.xlsx"
    assert "geen leesbaar Excel-bestand" in owner.post("/vragen/excel/", {"file": upload}).content.decode()


def differing(town: Town, scan: Scan, words: list[str]) -> str:
    """As many respondents as words, each with another answer to the same question; the page of that difference."""
    with town.inside():
        keys = asking.keys_of(town.seat(Role.COORDINATOR), scan, Respondent.objects.get(scan=scan))
        mine = (catalogue().circumstances[one] for one, process, _ in keys if process == PROCESS)
        card = next(one for one in mine if one.reach is Reached.PROCESS)
        for number, word in enumerate(words):
            one = Respondent.objects.create(scan=scan, code=f"x-{number}", function="teamleider", processes=[PROCESS])
            sheet = store.Sheet.objects.create(
                respondent=one, function="teamleider", process=PROCESS, date=scan.start, name=f"x-{number}.yaml"
            )
            Answer.objects.create(sheet=sheet, respondent=one, circumstance=card.id, process=PROCESS, word=word)
        Scan.objects.update(version=99 + len(words))
    return f"/verschil/{PROCESS}/{card.id}/"


def test_fewer_than_three_answers_are_shown_as_one_and_nobody_by_name(town, scan):
    differing(town, scan, ["nee", "op papier"])
    for role in (OWNER, Role.COORDINATOR):
        page = town.browser(role).get("/verschillen/").content.decode()
        assert "Minder dan drie antwoorden" in page
        assert "x-0" not in page
        assert "1 ×" not in page


def test_three_answers_are_shown_as_numbers_and_nobody_by_name(town, scan):
    differing(town, scan, ["nee", "op papier", "gewoonte"])
    page = town.browser(OWNER).get("/verschillen/").content.decode()
    assert "1 × ‘nee’" in page
    assert "x-0" not in page


def test_only_the_coordinator_sees_who_answered_what_and_it_is_noted(town, scan):
    address = differing(town, scan, ["nee", "op papier", "gewoonte"])
    assert town.browser(OWNER).get(address).status_code == 403
    assert town.browser(Role.SECRETARY).get(address).status_code == 403
    assert "x-0" in town.browser(Role.COORDINATOR).get(address).content.decode()
    assert noted(town, kind=Kind.VIEWED, subject=address)


def test_settling_needs_a_reason_and_keeps_the_answers(town, scan):
    address = differing(town, scan, ["nee", "op papier", "gewoonte"])
    browser = town.browser(Role.COORDINATOR)
    assert browser.post(address, {"word": "op papier"}).status_code == 200
    with town.inside():
        assert not Settled.objects.exists()
    browser.post(address, {"word": "op papier", "reason": "Het staat in de regeling."})
    with town.inside():
        assert Settled.objects.get().word == "op papier"
        assert Answer.objects.count() == 3


def test_a_meeting_goes_past_the_differences_and_its_minutes_name_nobody(town, scan):
    differing(town, scan, ["nee", "op papier", "gewoonte"])
    browser = town.browser(Role.COORDINATOR)
    browser.post("/duiding/", {"group": "MT", "present": "secretaris, controller"})
    page = browser.get("/duiding/1/").content.decode()
    assert 'class="stage"' in page
    assert "x-0" not in page
    refused = browser.post("/duiding/1/", {"decision": "Bel jan@voorbeeld.nl"})
    assert "Haal het weg" in refused.content.decode()
    given = {"word": "op papier", "reason": "Zo is het.", "decision": "In het systeem.", "owner": "teamleider"}
    browser.post("/duiding/1/", {**given, "due": "2027-01-15"})
    browser.post("/duiding/sluiten/")
    kept = browser.get("/duiding/").content.decode()
    assert "In het systeem." in kept
    assert "15 januari 2027" in kept


SECRET = "Dit staat alleen in onze eigen gemeente."


def test_no_page_of_a_scan_shows_anything_of_another_organisation(town, other_town, scan):
    address = differing(town, scan, ["nee", "op papier", "gewoonte"])
    with town.inside():
        Answer.objects.update(comment=SECRET)
        card = Answer.objects.first().circumstance
    mine = town.browser(Role.COORDINATOR).get(address)
    assert SECRET in mine.content.decode()
    with other_town.inside():
        managing.begin(other_town.seat(Role.COORDINATOR), inhabitants=9_000, preset=Preset.SMALL)
    pages = (address, f"/vraag/{PROCESS}/{card}/", f"/proces/{PROCESS}/", "/verschillen/", "/duiding/", "/scan/wie/")
    for role in Role:
        browser = other_town.browser(role)
        for path in pages:
            page = browser.get(path)
            assert SECRET not in page.content.decode()
            assert "x-0" not in page.content.decode()


def test_every_look_at_the_closed_layer_is_noted(town, scan):
    differing(town, scan, ["nee", "op papier", "gewoonte"])
    browser = town.browser(Role.COORDINATOR)
    for address, name, view in ours():
        if getattr(view, "needs", None) in CLOSED and "<" not in address:
            before = noted(town, kind=Kind.VIEWED)
            if browser.get(f"/{address}").status_code == 200:
                assert noted(town, kind=Kind.VIEWED) > before, name


PAGES = ("/", "/scan/", "/scan/wie/", "/vragen/antwoorden/", "/eerste-beeld/", "/overzicht/", "/verschillen/",
         f"/proces/{PROCESS}/", "/duiding/", "/papieren/", "/wie-wat/")  # fmt: skip


def test_no_page_asks_more_of_the_database_when_there_are_more_answers(town, scan):
    differing(town, scan, ["nee", "op papier", "gewoonte"] * 10)
    browser = town.browser(Role.COORDINATOR)
    browser.post("/vragen/uw-deel/", {"function": "coordinator-oov"})
    over = {}
    for path in PAGES:
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(path).status_code == 200
        said = [one["sql"] for one in asked if one["sql"].startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
        if len(said) > 12:
            over[path] = said
    assert over == {}


def weighs(browser, **given):
    return browser.post(f"/proces/{PROCESS}/gewichten/", given, follow=True)


def test_an_own_weight_needs_its_reason_says_what_it_does_and_can_be_taken_back(town, scan):
    browser = town.browser(Role.COORDINATOR)
    assert weighs(browser, what="vier-ogen", value="0", reason=" ").status_code == 200
    with town.inside():
        assert not Choice.objects.exists()
    said = weighs(browser, what="vier-ogen", value="0", reason="Het systeem dwingt dit af.").content.decode()
    assert "Bewaard. De uitkomst blijft: kwetsbaarheid tussen 0 en 100" in said
    assert "Het systeem dwingt dit af." in said
    with town.inside():
        assert Choice.objects.get().value == 0
        assert Entry.objects.filter(action="scan.own_choice").exists()
    weighs(browser, back="vier-ogen")
    with town.inside():
        assert not Choice.objects.exists()


def test_what_is_at_stake_goes_from_one_to_five(town, scan):
    browser = town.browser(Role.COORDINATOR)
    assert "ligt niet tussen 1 en 5" in weighs(browser, what=IMPACT, value="0", reason="Niets.").content.decode()
    weighs(browser, what=IMPACT, value="2", reason="Bij ons gaat er weinig geld om.")
    with town.inside():
        assert Choice.objects.get().circumstance == ""
    assert town.browser(Role.PROCESS_OWNER).get(f"/proces/{PROCESS}/gewichten/").status_code == 403
