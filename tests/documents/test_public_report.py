"""The public report: its standard, its words, and what a reader cannot learn from it."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from tests.documents import vera
from tests.documents.pdfs import attachments_of, everything_in, ink_outside_margins, words_of
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.disclosure import Amount, Change, Chapter, Effort, LeftOut, People, PublicReport, Theme, WooGround
from weerwerk.errors import BadInput
from weerwerk.report.public import paper
from weerwerk.report.typeset import public_pdf
from weerwerk.services.contact_page import contact_page
from weerwerk.services.print_scan import print_public
from weerwerk.services.public_report import chapter_of, public_report
from weerwerk.services.scan_compare import compare_folders
from weerwerk.services.scan_score import ScanResult, score_folder

ROOT = Path(__file__).resolve().parents[2]
DOSSIER = ROOT / "examples" / "voorbeelddam"
DAY = date(2026, 5, 1)
CATALOGUE = read_catalogue(edition.shipped()).catalogue
CONTACT = contact_page(CATALOGUE, None)
# Words that would name what is closed, or a figure of it, in Dutch and in English (R8).
FORBIDDEN = re.compile(
    r"\b(proces\w*|process\w*|\w*stap|\w*stappen|steps?|niveaus?|levels?|volgordes?|rangorde\w*|orders?|rang|"
    r"discrepanti\w*|discrepanc\w*|logs?|log(boek|bestand|regel|ging|controle)\w*|bezetting\w*|formatie|fte|staffing|"
    r"kwetsba\w*|vulnerab\w*|score\w*|punten|points|vloer\w*|floors?|omstandighe\w*|bon|receipt)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def result() -> ScanResult:
    return score_folder(DOSSIER, CATALOGUE, on=DAY)


@pytest.fixture(scope="module")
def content(result: ScanResult) -> bytes:
    return public_pdf(public_report(result), contact=CONTACT, on=DAY)


def full() -> PublicReport:
    return PublicReport(
        municipality="Proefdam",
        year=2026,
        made_on=DAY,
        edition="2026.1",
        version="0.1.0",
        took_part=People(1_234),
        themes=tuple(
            Theme(chapter, amount, change)
            for chapter, amount, change in zip(Chapter, [*Amount, *Amount], [*Change, *Change], strict=False)
        ),
        efforts=tuple(Effort((chapter,), 12, 4_000, 1_250_000) for chapter in Chapter),
        left_out=tuple(LeftOut(ground, 31) for ground in WooGround),
    )


def empty() -> PublicReport:
    return evolve(full(), took_part=People(None), themes=(), efforts=(), left_out=(LeftOut(WooGround.PRIVACY, None),))


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_the_public_report_keeps_every_rule_of_the_standard(content: bytes, flavour: str, tmp_path: Path) -> None:
    if why := vera.why_not():
        pytest.skip(why)
    path = tmp_path / "openbaar.pdf"
    path.write_bytes(content)
    assert vera.broken_rules(path, flavour) == {}


@pytest.mark.parametrize("report", [full(), empty()], ids=["full", "empty"])
def test_no_word_of_the_closed_layer_stands_in_the_public_report(report: PublicReport) -> None:
    made = public_pdf(report, contact=CONTACT, on=DAY)
    told = words_of(made) + " ".join(text.decode() for text in attachments_of(made).values())
    assert [found.group() for found in FORBIDDEN.finditer(told)] == []


def test_the_check_on_words_sees_a_word_of_the_closed_layer(result: ScanResult) -> None:
    for word in ("het proces", "drie stappen", "de volgorde", "een discrepantie", "in het log", "de bezetting"):
        assert FORBIDDEN.search(word), word


def test_a_full_and_an_empty_public_report_stay_inside_the_margins() -> None:
    for report in (full(), empty()):
        assert ink_outside_margins(public_pdf(report, contact=CONTACT, on=DAY)) == []


def test_a_municipality_with_the_longest_name_stays_inside_the_margins() -> None:
    report = evolve(full(), municipality="Westerwoldeschouwenduivelandhogelandsterkwartierzuidplasdam")
    assert ink_outside_margins(public_pdf(report, contact=CONTACT, on=DAY)) == []


def test_the_own_people_of_the_municipality_do_not_stand_in_it(content: bytes) -> None:
    assert "Veilig werken" not in words_of(content)
    assert "Onder druk gezet?" in words_of(content)


def test_hours_and_euro_are_those_of_the_measures_that_have_begun(result: ScanResult) -> None:
    begun = [one for one in result.dossier.plan.measures if one.status in ("loopt", "klaar")]
    rows = public_report(result).efforts
    assert sum(one.hours for one in rows) == sum(one.hours for one in begun)
    assert sum(one.euro for one in rows) == sum(one.euro for one in begun)
    assert sum(one.measures for one in rows) == len(begun)


def test_a_measure_counts_under_the_theme_on_which_it_acts_most() -> None:
    assert chapter_of(CATALOGUE.measures["vertrouwenspersoon-en-meldregeling"], CATALOGUE) is Chapter.INTEGRITY
    assert chapter_of(CATALOGUE.measures["rollenmatrix"], CATALOGUE) is Chapter.WORK


def test_without_begun_measures_the_council_may_ask_for_a_plan() -> None:
    assert paper(empty(), contact=CONTACT).questions[0] == "Wanneer komt er een plan met uren en geld?"
    assert "Wanneer komt er een plan met uren en geld?" not in paper(full(), contact=CONTACT).questions


def test_the_same_scan_compared_with_itself_has_not_changed(result: ScanResult) -> None:
    same = compare_folders(DOSSIER, DOSSIER, CATALOGUE, on=DAY).comparison
    changes = {one.change for one in public_report(result, since=same).themes}
    assert changes <= {Change.SAME, Change.UNKNOWN}
    assert Change.SAME in changes


def test_better_answers_are_said_as_forward_and_worse_ones_as_backward(result: ScanResult, tmp_path: Path) -> None:
    shutil.copytree(DOSSIER, tmp_path / "oud")
    for path in (tmp_path / "oud" / "answers").glob("*.yaml"):
        text = re.sub(r"answer: (gewoonte|op papier|geregeld|aantoonbaar)", "answer: nee", path.read_text())
        path.write_text(text)
    better = compare_folders(tmp_path / "oud", DOSSIER, CATALOGUE, on=DAY).comparison
    worse = compare_folders(DOSSIER, tmp_path / "oud", CATALOGUE, on=DAY).comparison
    forward = {one.chapter: one.change for one in public_report(result, since=better).themes}
    backward = {one.chapter: one.change for one in public_report(result, since=worse).themes}
    assert forward[Chapter.WORK] is Change.BETTER
    assert backward[Chapter.WORK] is Change.WORSE


def test_the_file_is_made_whole_and_holds_no_number_of_its_inputs(tmp_path: Path, result: ScanResult) -> None:
    out = tmp_path / "openbaar.pdf"
    print_public(DOSSIER, CATALOGUE, out, on=DAY)
    held = everything_in(out.read_bytes())
    assert result.receipt.number.encode() not in held
    assert b"Voorbeelddam" in held


def test_a_canary_in_every_file_of_the_folder_never_comes_through(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    shutil.copytree(DOSSIER, folder)
    canary = "Kanarieqzvogel"
    for path in [folder / "organisation.yaml", *(folder / "answers").glob("*.yaml")]:
        text = path.read_text().replace("Weerbaarheidsscan", f"{canary} scan").replace("intranet", canary)
        text = re.sub(r"respondent: ", f"respondent: {canary}", text)
        text = re.sub(r"  comment: .*\n", "", text)
        path.write_text(re.sub(r"( +)answer: ([a-z ]+)\n", rf"\1answer: \2\n\1comment: {canary} hier\n", text))
        path.rename(path.with_name(path.name.replace("-1.yaml", f"-{canary}.yaml")))
    rows = (folder / "logs" / "vergunningen-2025.csv").read_text().splitlines()
    (folder / "logs" / f"{canary}.csv").write_text("\n".join([rows[0], *(f"{canary}{row}" for row in rows[1:20])]))
    (folder / "staff.csv").write_text(f"person;function\n{canary};teamleider\n{canary};beleidsmedewerker\n")
    (folder / f"{canary}.txt").write_text(canary)
    out = tmp_path / "openbaar.pdf"
    print_public(folder, CATALOGUE, out, on=DAY)
    assert canary.encode() not in everything_in(out.read_bytes())
    assert canary in score_folder(folder, CATALOGUE, on=DAY).dossier.organisation.scan.title


def test_a_text_in_the_place_of_the_name_is_refused_with_the_file_and_the_cure(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    shutil.copytree(DOSSIER, folder)
    path = folder / "organisation.yaml"
    path.write_text(path.read_text().replace("name: Voorbeelddam", "name: 'Voorbeelddam: 3 zwakke plekken'"))
    with pytest.raises(BadInput, match=r"organisation.yaml name .* schrijf alleen de naam van de gemeente"):
        print_public(folder, CATALOGUE, tmp_path / "openbaar.pdf", on=DAY)
    assert not (tmp_path / "openbaar.pdf").exists()
