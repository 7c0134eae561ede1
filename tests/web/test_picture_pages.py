"""The pages of the picture: typed in, taken from a file, judged, drawn and taken along."""

import io
import random
import re
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from tests.core.test_guard import DISGUISES
from weerwerk.dossier.read import read_dossier
from weerwerk.services.picture import picture_folder
from weerwerk_web.accounts.roles import Role
from weerwerk_web.audit.models import Entry
from weerwerk_web.editions.store import catalogue
from weerwerk_web.picture.models import Count, Frame, Judgement, Phase, Product, Talk
from weerwerk_web.scans import papers
from weerwerk_web.workbench import exchange, press

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "voorbeelddam"
ONE = {
    "phenomenon": "hennepteelt", "area": "gemeente", "month": "2026-03", "kind": "melding",
    "reliability": "B", "credibility": "3", "sources": "2", "count": "7",
}  # fmt: skip


@pytest.fixture
def coordinator(town):
    return town.browser(Role.COORDINATOR)


@pytest.fixture
def example(town):
    with town.inside():
        return exchange.take_in(EXAMPLE, person=town.person(Role.COORDINATOR).id)


def held(town, model):
    with town.inside():
        return list(model.objects.all())


def test_a_count_is_typed_in_and_seen_in_the_picture(town, coordinator):
    assert coordinator.post("/beeld/tellen/", ONE).status_code == 302
    assert [one.count for one in held(town, Count)] == [7]
    shown = coordinator.get("/beeld/tellen/").content.decode()
    assert "Georganiseerde hennepteelt" in shown and "2026-03" in shown
    assert ">7<" in coordinator.get("/beeld/kaart/").content.decode()


def test_the_same_count_again_takes_the_place_of_the_first(town, coordinator):
    for number in ("7", "4"):
        coordinator.post("/beeld/tellen/", {**ONE, "count": number})
    assert [one.count for one in held(town, Count)] == [4]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"count": "-1"}, "0"),
        ({"month": "2027-01"}, "ligt in de toekomst"),
        ({"month": "maart"}, "is geen maand"),
        ({"phenomenon": "onzin"}, "onzin"),
        ({"phenomenon": "overlast"}, "overlast"),
        ({"area": "WK999999"}, "WK999999"),
        ({"sources": "0"}, "zonder één bron"),
        ({"reliability": ""}, ""),
    ],
)
def test_a_wrong_count_is_refused_with_words(town, coordinator, changes, said):
    answer = coordinator.post("/beeld/tellen/", {**ONE, **changes})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert held(town, Count) == []


@pytest.mark.parametrize(("kind", "text"), DISGUISES)
def test_no_disguise_of_a_person_comes_in_by_a_count_a_file_or_a_text(town, coordinator, kind, text):
    coordinator.post("/beeld/tellen/", {**ONE, "month": text})
    cells = ",".join(f'"{text}"' if name == "month" else value for name, value in ONE.items())
    raw = f"{','.join(ONE)}\n{cells}\n".encode()
    answer = coordinator.post("/beeld/tellen/bestand/", {"file": SimpleUploadedFile("signals.csv", raw)})
    assert answer.status_code == 422
    assert text not in answer.content.decode()
    product = {"what": "product", "reference": text, "date": "2026-01-01", "place": "kluis"}
    assert coordinator.post("/beeld/weging/", product).status_code == 422
    protocol = {"what": "protocol", "exists": "ja", "published": "", "adopted": "", "place": text}
    assert coordinator.post("/beeld/weging/", protocol).status_code == 422
    assert coordinator.post("/beeld/opdracht/", {"purpose": text}).status_code == 422
    judged = {"function": "toezichthouder", "presence": "mogelijk", "trend": "onbekend", "note": text}
    assert coordinator.post("/beeld/oordeel/hennepteelt/", judged).status_code == 422
    assert [*held(town, Count), *held(town, Product), *held(town, Judgement)] == []
    assert all(not one.assignment and not one.protocol for one in held(town, Frame))


def test_a_file_comes_in_whole_or_not_at_all_with_every_fault(town, coordinator):
    head = ",".join(ONE)
    good = ",".join(ONE.values())
    raw = f"{head}\n{good}\n{good.replace('hennepteelt', 'onzin')}\n{good.replace(',7', ',-7')}\n".encode()
    answer = coordinator.post("/beeld/tellen/bestand/", {"file": SimpleUploadedFile("x.csv", raw)})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "regel 3" in shown and "regel 4" in shown
    assert held(town, Count) == []
    raw = f"{head}\n{good}\n".encode()
    assert coordinator.post("/beeld/tellen/bestand/", {"file": SimpleUploadedFile("x.csv", raw)}).status_code == 302
    assert len(held(town, Count)) == 1


def test_the_empty_sheet_filled_in_comes_back_as_counts(town, coordinator):
    empty = coordinator.get("/beeld/tellen/telblad/").content
    headings = CalamineWorkbook.from_filelike(io.BytesIO(empty)).get_sheet_by_index(0).to_python()[0]
    filled = io.BytesIO()
    with xlsxwriter.Workbook(filled, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, headings)
        sheet.write_row(
            1, 0, [int(one) if one.isdigit() and place > 5 else one for place, one in enumerate(ONE.values())]
        )
    upload = SimpleUploadedFile("telblad.xlsx", filled.getvalue())
    assert coordinator.post("/beeld/tellen/bestand/", {"file": upload}).status_code == 302
    assert [(one.month, one.count) for one in held(town, Count)] == [("2026-03", 7)]


def test_a_count_is_taken_away_by_who_may(town, coordinator):
    coordinator.post("/beeld/tellen/", ONE)
    (row,) = held(town, Count)
    assert town.browser(Role.MAYOR).post(f"/beeld/tellen/{row.pk}/weghalen/").status_code == 403
    assert coordinator.post(f"/beeld/tellen/{row.pk}/weghalen/").status_code == 302
    assert held(town, Count) == []


def test_two_functions_that_differ_are_both_kept_and_shown(town, coordinator):
    for function, presence in (("toezichthouder", "waarschijnlijk"), ("burgemeester", "mogelijk")):
        given = {
            "function": function,
            "presence": presence,
            "basis": ["eigen registratie"],
            "trend": "toe",
            "people": "4",
        }
        assert coordinator.post("/beeld/oordeel/hennepteelt/", given).status_code == 302
    assert len(held(town, Judgement)) == 2
    shown = coordinator.get("/beeld/fenomeen/hennepteelt/").content.decode()
    assert "Mogelijk tot waarschijnlijk" in shown
    assert "De oordelen lopen uiteen" in shown


def test_a_firm_word_without_basis_is_refused(town, coordinator):
    given = {"function": "toezichthouder", "presence": "vastgesteld", "trend": "onbekend"}
    answer = coordinator.post("/beeld/oordeel/hennepteelt/", given)
    assert answer.status_code == 422
    assert "zonder basis" in answer.content.decode()
    assert held(town, Judgement) == []


def test_a_phenomenon_says_which_own_step_it_leans_on_and_whether_the_barriers_stand(coordinator, example):
    shown = coordinator.get("/beeld/fenomeen/hennepteelt/").content.decode()
    assert "Op welke eigen stap dit leunt" in shown
    assert "Toezicht en handhaving" in shown
    assert "Deze barrières zijn van u: staan zij?" in shown
    assert "Staat niet" in shown and "Staat deels" in shown
    process = coordinator.get("/proces/toezicht-handhaving/").content.decode()
    assert "Wat hierop leunt" in process and "hennepteelt" in process


def test_the_picture_names_every_phenomenon_and_every_witte_vlek(coordinator, example):
    shown = coordinator.get("/beeld/").content.decode()
    names = [one.name.nl for one in catalogue().phenomena.values() if one.in_definition and one.retired is None]
    assert [one for one in names if one.replace("'", "&#x27;") not in shown] == []
    assert "Wat wij niet weten" in shown and "Havenkwartier" in shown


def test_no_small_count_stands_on_a_page_that_others_see(town, example):
    shown = town.browser(Role.MAYOR).get("/beeld/kaart/").content.decode()
    assert "&lt; 3" in shown
    assert ">1<" not in shown.partition("Fenomenen per wijk")[2].partition("</table>")[0]


def test_the_picture_opens_before_there_is_a_scan(coordinator):
    shown = coordinator.get("/beeld/")
    assert shown.status_code == 200
    assert "Hier komt wat er speelt" in shown.content.decode()
    assert coordinator.get("/beeld/fenomeen/bestaat-niet/").status_code == 404


def test_looking_at_the_picture_is_noted(town, example):
    town.browser(Role.MAYOR).get("/beeld/")
    with town.inside():
        assert Entry.objects.filter(
            chain=town.organisation.id, action="picture.view", person=town.person(Role.MAYOR).id
        ).exists()


def test_a_quarter_is_weighed_once_and_a_protocol_cannot_be_public_without_being(town, coordinator):
    quarter = coordinator.get("/beeld/weging/").context["phases"].fields["quarter"].choices[1][0]
    given = {"what": "phases", "quarter": quarter, "received": 9, "taken_up": 3, "not_taken_up": 5, "destroyed": 1}
    for received in (9, 11):
        assert coordinator.post("/beeld/weging/", {**given, "received": received}).status_code == 302
    assert [one.received for one in held(town, Phase)] == [11]
    wrong = {"what": "protocol", "exists": "nee", "published": "ja", "adopted": "", "place": ""}
    answer = coordinator.post("/beeld/weging/", wrong)
    assert answer.status_code == 422
    assert "een protocol dat er niet is" in answer.content.decode().lower()


def test_the_rhythm_says_whose_turn_it_is(town, coordinator):
    today = date.today().isoformat()
    assert "nu" in coordinator.get("/beeld/gesprekken/").content.decode()
    assert coordinator.post("/beeld/gesprekken/", {"department": "toezicht", "date": today}).status_code == 302
    assert coordinator.post("/beeld/gesprekken/", {"department": "toezicht", "date": "2100-01-01"}).status_code == 422
    turns = {one.department: one.due for one in coordinator.get("/beeld/gesprekken/").context["turns"]}
    assert turns["toezicht"] is False and turns["burgerzaken"] is True
    (talk,) = held(town, Talk)
    assert coordinator.post(f"/beeld/gesprekken/{talk.pk}/weghalen/").status_code == 302


def test_what_is_printed_to_make_a_picture_with_is_given(coordinator):
    assert coordinator.get("/beeld/gesprekswijzer/?afdeling=toezicht").content.startswith(b"%PDF")
    assert coordinator.get("/beeld/gesprekswijzer/?afdeling=niets").status_code == 404
    assert coordinator.get("/beeld/verzoek-aan-het-riec/").content.startswith(b"PK")
    assert "verzoek-aan-het-riec" in coordinator.get("/").content.decode()


def test_the_picture_goes_out_and_comes_in_the_same(town, example, tmp_path):
    with town.inside():
        exchange.put_out(example, tmp_path / "uit")
    on = date(2026, 5, 1)
    before = read_dossier(EXAMPLE, catalogue(), on=on).picture
    after = read_dossier(tmp_path / "uit", catalogue(), on=on).picture
    assert after == before
    seen = [picture_folder(one, catalogue(), on=on).picture for one in (EXAMPLE, tmp_path / "uit")]
    assert seen[0].views == seen[1].views and seen[0].exposures == seen[1].exposures
    with town.inside():
        again = exchange.take_in(tmp_path / "uit", person=town.person(Role.COORDINATOR).id)
        exchange.put_out(again, tmp_path / "weer")
    for name in ("signals.csv", "picture.yaml", "signal_phases.yaml", "areas.geojson", "area_figures.csv"):
        assert (tmp_path / "weer" / name).read_bytes() == (tmp_path / "uit" / name).read_bytes(), name


@pytest.mark.parametrize("role", [Role.PROCESS_OWNER, Role.CONTROLLER, Role.COUNCIL, Role.OPERATOR])
def test_who_may_not_see_the_picture_sees_no_way_to_it(town, role):
    browser = town.browser(role)
    assert 'href="/beeld/"' not in browser.get("/").content.decode()
    assert browser.get("/beeld/").status_code == 403


def test_the_processes_page_shows_for_each_phenomenon_on_which_own_step_it_leans(coordinator, example):
    answer = coordinator.get("/beeld/processen/")
    shown = answer.content.decode()
    for one in answer.context["pages"].playing:
        assert one.steps, one.id
        assert one.line.name in shown
        for step in one.steps:
            assert step.process_name in shown and step.step in shown
    for address in set(re.findall(r'href="(/proces/[^"]+)"', shown)):
        assert coordinator.get(address).status_code == 200, address


@pytest.mark.parametrize(("kind", "closed"), [("beeld", True), ("beeld-concept", True), ("openbaar-beeld", False)])
def test_the_picture_is_printed_and_goes_out_as_its_layer_asks(town, example, kind, closed):
    with town.inside():
        made = press.made(example, press.KINDS[kind], on=date(2026, 5, 1))
        paper = papers.keep(example, made, person=town.person(Role.COORDINATOR).id)
    address = f"/papieren/{paper.pk}/"
    council, coordinator = town.browser(Role.COUNCIL), town.browser(Role.COORDINATOR)
    assert council.get(address).status_code == (403 if closed else 200)
    given = coordinator.get(address)
    assert given.status_code == (403 if kind == "beeld" else 200)  # two people first; a draft is for one alone
    if given.status_code == 200:
        assert given.content.startswith(b"%PDF")


@pytest.mark.shared_data
def test_a_coordinator_makes_the_picture_of_a_real_municipality(town, shared_data):
    with town.inside():
        type(town.organisation).objects.filter(pk=town.organisation.pk).update(code="GM0448", name="Texel")
    coordinator = town.browser(Role.COORDINATOR)
    raw = (shared_data / "netherlands" / "boundaries.topojson").read_bytes()
    upload = SimpleUploadedFile("grenzen.topojson", raw)
    assert coordinator.post("/beeld/gebied/", {"file": upload}).status_code == 302
    assert coordinator.post("/beeld/tellen/", ONE).status_code == 302
    said = {"presence-hennepteelt": "waarschijnlijk", "basis-hennepteelt": "eigen registratie", "rest": "onbekend"}
    assert coordinator.post("/verschijnselen/", said).status_code == 302
    shown = coordinator.get("/beeld/").content.decode()
    assert "Texel" in shown and "Georganiseerde hennepteelt" in shown
    drawn = coordinator.get("/beeld/kaart/").content.decode()
    assert "<svg" in drawn and "Cijfers van het gebied" in drawn
    assert "Dit is een kenmerk van het gebied, geen aanwijzing tegen iemand." in drawn
    assert coordinator.get("/beeld/processen/").content.decode().count("Toezicht en handhaving") > 1


DAYS = ("", "2030-01-01", "2026-01-01", "1900-01-01", "2024-02-30", "0001-01-01", "9999-12-31", "x")
TEXTS = (
    "",
    "burgemeester",
    "a" * 500,
    "<b>&'\"",
    "null",
    "yes",
    "2026-01-01",
    "- a: b",
    "é\u200b",
    "#x",
    "~",
    "\x00",
    " \n ",
)


def anything(chance: random.Random) -> tuple[str, dict[str, object]]:
    """A form of the picture with whatever in it."""
    day, text = (lambda: chance.choice(DAYS)), (lambda: chance.choice(TEXTS))
    cards = [*catalogue().phenomena, "x"]
    harm = {"people": chance.choice(["", "5", "6"]), "sources": chance.choice(["", "3", "-1"])}
    judged = {
        "function": chance.choice([*catalogue().functions, "x"]),
        "presence": chance.choice(["mogelijk", "vastgesteld", "onbekend", "x"]),
        "basis": chance.sample(["melding", "eigen registratie"], chance.randrange(3)),
        "trend": chance.choice(["toe", "onbekend"]),
        "since": day(),
        "until": day(),
        "note": chance.choice([*TEXTS, "zaak 123456782"]),
        "case_number": chance.choice(["", "on"]),
    }
    counted = {
        "phenomenon": chance.choice(cards),
        "area": chance.choice(["gemeente", "WK000003", "GM0014", ""]),
        "month": chance.choice(["2026-03", "1000-01", "2026-13", ""]),
        "count": chance.choice(["0", "1", "100000", "100001", "1e3", "\u0663"]),
    }
    protocol = {"exists": chance.choice(["", "ja", "nee", "x"]), "published": chance.choice(["", "ja", "nee"])}
    return chance.choice(
        [
            ("opdracht", {"purpose": text(), "asked_by": text(), "start": day(), "end": day(), "marking": text()}),
            ("weging", {"what": "protocol", **protocol, "adopted": day(), "place": text()}),
            ("weging", {"what": "product", "reference": text(), "date": day(), "place": text()}),
            ("gesprekken", {"department": chance.choice(["toezicht", "balie", "x", ""]), "date": day()}),
            (f"oordeel/{chance.choice(cards)}", judged | harm),
            ("tellen", ONE | counted),
        ]
    )


def test_whatever_is_posted_the_dossier_reads_back_and_every_page_opens(town, coordinator, example, tmp_path):
    chance = random.Random(3)
    for _turn in range(80):
        page, given = anything(chance)
        assert coordinator.post(f"/beeld/{page}/", given).status_code in (200, 302, 404, 422), (page, given)
    with town.inside():
        exchange.put_out(example, tmp_path)
    read_dossier(tmp_path, catalogue(), on=date.today())
    for page in ("", "kaart/", "processen/", "gesprekken/", "weging/", "opdracht/", "tellen/"):
        assert coordinator.get(f"/beeld/{page}").status_code == 200, page
