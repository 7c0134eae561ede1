"""Processes and staff of a dossier held against its answers: what EXPECTED.md says, and nothing without permission."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.documents.pdfs import words_of
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.errors import BadInput
from weerwerk.interval import Interval
from weerwerk.report.flow_drawing import PRINT, flow_svg
from weerwerk.report.typeset import scan_pdf
from weerwerk.services.public_report import public_report
from weerwerk.services.scan_report import scan_report
from weerwerk.services.scan_score import ScanResult, score_folder

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "voorbeelddam"
CATALOGUE = read_catalogue(edition.shipped()).catalogue
DAY = date(2026, 5, 1)
PROCESS = "processes/subsidies.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "dossier")
    return tmp_path / "dossier"


def scored(folder: Path) -> ScanResult:
    return score_folder(folder, CATALOGUE, on=DAY)


def grants(result: ScanResult):
    return result.score_of("subsidies")


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new))


def seen(result: ScanResult) -> Interval:
    return next(one.interval for one in grants(result).reasons if one.circumstance == "vier-ogen")


def test_one_person_who_can_do_small_grants_alone_lays_a_floor_and_contradicts_the_answer(folder: Path) -> None:
    result = scored(folder)
    (floor,) = grants(result).floors
    assert (floor.rule, floor.floor) == ("alleen", Interval(60, 60))
    assert floor.fact == (
        "één persoon kan ‘subsidie voor wie er geen recht op heeft’ alleen voor elkaar krijgen "
        "(zaken tot en met 5.000 euro)"
    )
    assert grants(result).vulnerability.low == 60
    assert seen(result) == Interval(100, 100)
    assert [one.by for one in grants(result).discrepancies if one.circumstance == "vier-ogen"] == ["coalition"]


def test_the_numbers_are_those_of_the_page_with_what_was_put_in(folder: Path) -> None:
    facts = scored(folder).staffing.of("subsidies").facts
    found = {(fact.goal.id, fact.case_type): fact.at_least for fact in facts}
    assert found == {
        ("onterechte-subsidie", "<= 5000"): 1,
        ("onterechte-subsidie", "> 5000"): 2,
        ("verantwoording-goedkeuren", "<= 5000"): 2,
        ("verantwoording-goedkeuren", "> 5000"): 2,
    }
    assert len(scored(folder).staffing.staff.people) == 30


def test_cases_below_the_border_the_municipality_set_lay_no_floor(folder: Path) -> None:
    with (folder / PROCESS).open("a") as file:
        file.write("floor_above: {amount: 5000}\n")
    result = scored(folder)
    assert grants(result).floors == ()
    assert seen(result) == Interval(100, 100)


def test_a_goal_of_little_impact_lays_no_floor(folder: Path) -> None:
    change(folder, PROCESS, "impact: 4", "impact: 2")
    assert grants(scored(folder)).floors == ()


def test_the_goal_of_the_administrator_neither_measures_nor_floors(folder: Path) -> None:
    change(folder, PROCESS, "critical: [aanvrager-toetsen,", "apart: true\n  critical: [aanvrager-toetsen,")
    result = scored(folder)
    assert grants(result).floors == ()
    assert seen(result).low == 50  # the other goal needs two people


def test_a_proven_check_afterwards_lowers_the_floor(folder: Path) -> None:
    with (folder / PROCESS).open("a") as file:
        file.write("after_checks: [{step: steekproef, date: 2026-03-01, sample: 25, result: in orde, outside: true}]\n")
    (floor,) = grants(scored(folder)).floors
    assert floor.floor == Interval(40, 40)


def test_nothing_checked_is_a_question_until_the_owner_confirms_it(folder: Path) -> None:
    critical = "critical: [aanvrager-toetsen"
    change(folder, PROCESS, f"{critical}, inhoudelijk-advies, verlenen]", f"{critical}]")
    result = scored(folder)
    assert all("boven 5.000 euro" in floor.fact for floor in grants(result).floors)
    assert any("Wordt hier echt niets gecontroleerd?" in one.question for one in grants(result).questions)
    said = 'unchecked_confirmed: [{goal: onterechte-subsidie, case_type: "<= 5000", by: eigenaar, date: 2026-03-01}]\n'
    with (folder / PROCESS).open("a") as file:
        file.write(said)
    (floor,) = grants(scored(folder)).floors
    assert (floor.rule, floor.floor) == ("ongecontroleerd", Interval(80, 80))


def test_rules_that_cannot_be_kept_are_a_fact_with_a_question(folder: Path) -> None:
    rows = (folder / "staff.csv").read_text(encoding="utf-8").splitlines()
    one = [f"m01,{row.split(',')[1]},samenleving,0" for row in rows[1:]]
    (folder / "staff.csv").write_text("\n".join([rows[0], *dict.fromkeys(one)]), encoding="utf-8")
    result = scored(folder)
    assert any("met deze mensen niet te houden" in one.fact for one in grants(result).questions)


def test_steps_that_nobody_in_the_list_may_do_are_asked_about_and_not_called_unkept(folder: Path) -> None:
    change(folder, "staff.csv", "m02,subsidiemedewerker", "m02,vergunningverlener")
    change(folder, "staff.csv", "m01,subsidiemedewerker", "m01,vergunningverlener")
    result = scored(folder)
    (asked,) = [one for one in grants(result).questions if one.by == "coalition"]
    assert asked.fact.startswith("Nog niemand in de lijst voor ‘")
    assert "lijst compleet" in asked.question
    assert grants(result).floors == ()  # nobody can, so nobody can alone


def test_without_permission_the_staffing_is_left_out_and_the_reason_said(folder: Path) -> None:
    (folder / "permissions.yaml").write_text("staffing: {purpose: scan, dpia: 2026-01-15}\n")
    result = scored(folder)
    assert result.staffing.reviews == ()
    assert grants(result).floors == ()
    (missing,) = result.staffing.missing
    assert "advies van de FG, instemming van de ondernemingsraad en einde van de bewaartermijn" in missing.why
    assert any(one.chapter == "Wat de bezetting laat zien" for one in scan_report(result).missing)


def test_half_of_the_files_is_said_too(folder: Path) -> None:
    (folder / "staff.csv").unlink()
    assert "nog geen staff.csv" in scored(folder).staffing.missing[0].why


def test_a_process_that_nobody_knows_is_refused_with_its_line(folder: Path) -> None:
    change(folder, PROCESS, "process: subsidies", "process: geldboom")
    with pytest.raises(BadInput, match="geldboom"):
        scored(folder)


def test_relations_leave_no_trace_on_the_receipt(folder: Path) -> None:
    (folder / "relations.csv").write_text("m07,m08\n")
    assert "relations" not in json.dumps(scored(folder).receipt.as_dict())
    assert "staff.csv" in json.dumps(scored(folder).receipt.as_dict())


def test_the_report_says_it_in_words_draws_the_flow_and_prices_the_repair(folder: Path) -> None:
    report = scan_report(scored(folder))
    part = next(one.staffing for one in report.chapters if one.staffing is not None)
    assert (
        part.lead
        == "Eén persoon kan dit alleen: subsidie voor wie er geen recht op heeft (zaken tot en met 5.000 euro)."
    )
    assert part.repair.changes and "8.000 euro" in part.repair.lead
    alone = [step.name for step in part.picture.steps if step.alone]
    assert alone == ["Inhoudelijk advies schrijven", "Subsidie verlenen of weigeren"]
    drawing = flow_svg(part.picture, across=PRINT)
    assert all(words in drawing for words in ("Teamleider", "Concerncontroller", "boven € 5.000"))
    words = words_of(scan_pdf(report, on=DAY))
    assert "Eén persoon kan dit alleen" in words
    assert "m07" not in words


def test_the_public_report_is_the_same_whatever_the_staffing_shows(folder: Path) -> None:
    before = public_report(scored(folder))
    change(folder, PROCESS, "  enforced: paper", "  enforced: system")
    assert grants(scored(folder)).floors == ()
    assert public_report(scored(folder)) == before
    (folder / "staff.csv").unlink()
    assert public_report(scored(folder)) == before


def test_a_register_that_says_something_else_is_a_question_and_moves_no_score(folder: Path) -> None:
    before = grants(scored(folder))
    (folder / "mandates.csv").write_text("person,function\nm01,wethouder\n")
    after = grants(scored(folder))
    (asked,) = [one for one in after.questions if one.by == "register"]
    assert asked.fact.startswith("bij ")
    assert "verschillen systeem en mandaatregister" in asked.fact
    assert (after.vulnerability, after.floors) == (before.vulnerability, before.floors)
