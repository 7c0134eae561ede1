"""Word files in the house style: accessible, the same every time, and with no more in them than on paper."""

import re
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from attrs import evolve

from tests.documents import words
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.plan import Plan
from weerwerk.report.typeset import overview_figure, png
from weerwerk.report.word.note import note_docx
from weerwerk.report.word.scan import scan_docx
from weerwerk.services.college_note import college_note
from weerwerk.services.scan_report import scan_report
from weerwerk.services.scan_score import ScanResult, score_dossier, score_folder

ROOT = Path(__file__).resolve().parents[2]
DOSSIER = ROOT / "examples" / "voorbeelddam"
DAY = date(2026, 5, 1)
CATALOGUE = read_catalogue(edition.shipped()).catalogue


@pytest.fixture(scope="module")
def result() -> ScanResult:
    return score_folder(DOSSIER, CATALOGUE, on=DAY)


@pytest.fixture(scope="module")
def papers(result: ScanResult) -> dict[str, bytes]:
    report = scan_report(result)
    return {
        "note": note_docx(college_note(result), on=DAY),
        "scan": scan_docx(report, on=DAY, picture=png(overview_figure(report))),
    }


@pytest.mark.parametrize("name", ["note", "scan"])
def test_every_table_has_a_head_and_words_and_every_picture_too(papers: dict[str, bytes], name: str) -> None:
    document = words.opened(papers[name])
    assert len(document.tables) > 2
    assert words.tables_without_head(document) == []
    assert words.tables_without_words(document) == []
    assert words.pictures_without_words(document) == []


@pytest.mark.parametrize("name", ["note", "scan"])
def test_headings_are_headings_and_never_skip_a_level(papers: dict[str, bytes], name: str) -> None:
    document = words.opened(papers[name])
    levels = words.headings_of(document)
    assert len(levels) > 3
    assert words.jumps(document) == []


@pytest.mark.parametrize("name", ["note", "scan"])
def test_the_document_says_its_title_its_maker_and_its_language(papers: dict[str, bytes], name: str) -> None:
    properties = words.opened(papers[name]).core_properties
    assert properties.title
    assert (properties.author, properties.language) == ("Voorbeelddam", "nl-NL")
    assert properties.created.date() == DAY
    held = words.everything_in(papers[name])
    assert b'w:lang w:val="nl-NL"' in held
    assert b'w:lang w:val="en-US"' not in held


@pytest.mark.parametrize("name", ["note", "scan"])
def test_the_foot_has_the_municipality_and_the_page(papers: dict[str, bytes], name: str) -> None:
    foot = words.opened(papers[name]).sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Voorbeelddam · ")
    assert "vertrouwelijk" in foot.text
    assert foot._p.xml.count("w:fldSimple w:instr") == 2


def test_the_same_paper_gives_the_same_bytes(result: ScanResult, papers: dict[str, bytes]) -> None:
    assert note_docx(college_note(result), on=DAY) == papers["note"]
    report = scan_report(result)
    assert scan_docx(report, on=DAY, picture=png(overview_figure(report))) == papers["scan"]


@pytest.mark.parametrize("name", ["note", "scan"])
def test_no_respondent_stands_in_a_word_file(result: ScanResult, papers: dict[str, bytes], name: str) -> None:
    held = words.everything_in(papers[name]).decode(errors="replace")
    codes = {file.respondent for file in result.dossier.answers.values()}
    assert [code for code in codes if re.search(rf"\b{code}\b", held)] == []


def test_the_report_in_word_has_the_chapters_of_the_pdf(result: ScanResult, papers: dict[str, bytes]) -> None:
    titles = [text for level, text in words.headings_of(words.opened(papers["scan"])) if level == 1]
    report = scan_report(result)
    assert titles[:2] == ["In één bladzijde", "Hoe kwetsbaar elk proces is"]
    assert set(titles) > {chapter.line.name for chapter in report.chapters}
    assert titles[-1] == "Onder druk gezet?"


def test_the_note_asks_decisions_with_an_owner_and_leaves_nothing_open(papers: dict[str, bytes]) -> None:
    document = words.opened(papers["note"])
    titles = [text for _, text in words.headings_of(document)]
    assert titles == ["Gevraagde besluiten", "Motivering", "Kanttekeningen", "Kosten"]
    assert "in te vullen" not in words.words_of(document)
    asked = document.tables[1]
    owners = [row.cells[2].text for row in asked.rows[1:]]
    assert all(owners)
    dates = [row.cells[5].text for row in asked.rows[2:]]
    assert all(re.fullmatch(r"\d{2}-\d{2}-\d{4}", one) for one in dates)
    assert {datetime.strptime(one, "%d-%m-%Y").strftime("%A") for one in dates} == {"Tuesday"}


def test_the_costs_of_the_note_are_the_sum_of_the_measures_it_asks(result: ScanResult) -> None:
    note = college_note(result)
    cards = [card for card in CATALOGUE.measures.values() if card.name.nl in {one.what for one in note.asked}]
    assert len(cards) == 5
    together = next(one for one in note.asked if one.what == "Deze 5 maatregelen te nemen, samen:")
    assert [one.number for one in note.asked if one.number.startswith(together.number)] == [
        "2",
        *(f"2{a}" for a in "abcde"),
    ]
    once = [(one.hours_once.low + one.hours_year.low, one.hours_once.high + one.hours_year.high) for one in cards]
    assert together.hours == "–".join(str(sum(ends)) for ends in zip(*once, strict=True))
    low, high = sum(one.hours_year.low for one in cards), sum(one.hours_year.high for one in cards)
    assert note.costs[0].hours_year == f"{low}–{high}"


def test_the_note_asks_nothing_that_excludes_what_was_decided_and_says_what_must_come_first(result: ScanResult) -> None:
    asked = {one.what for one in college_note(result).asked}
    decided = {one.measure for one in result.dossier.plan.measures}
    assert "logcontrole-licht" in decided
    assert CATALOGUE.measures["logcontrole-plan"].name.nl not in asked
    without = evolve(result, dossier=evolve(result.dossier, plan=Plan(measures=())))
    note = college_note(without)
    names = {one.what for one in note.asked}
    for card in CATALOGUE.measures.values():
        if card.name.nl in names:
            first = [CATALOGUE.measures[one].name.nl for one in card.requires]
            missing = [one for one in first if one not in names]
            assert all(any(one in said and card.name.nl in said for said in note.remarks) for one in missing)


def test_known_secrecy_stands_in_the_decision(result: ScanResult) -> None:
    organisation = result.dossier.organisation
    secrecy = evolve(organisation.secrecy, organ="college", ground="artikel 87 Gemeentewet", end=date(2028, 5, 1))
    dossier = evolve(result.dossier, organisation=evolve(organisation, secrecy=secrecy))
    said = [one.what for one in college_note(evolve(result, dossier=dossier)).asked]
    assert "Vast te stellen dat geheimhouding geldt (college, artikel 87 Gemeentewet) tot 1 mei 2028." in said


def test_a_scan_without_answers_still_gives_a_note(result: ScanResult) -> None:
    empty = score_dossier(evolve(result.dossier, answers={}), CATALOGUE, folder=DOSSIER, on=DAY)
    note = college_note(empty)
    assert any("ontbreken nog te veel antwoorden" in one for one in note.reasons)
    document = words.opened(note_docx(note, on=DAY))
    assert words.tables_without_head(document) == []


def test_a_note_without_measures_says_nothing_about_measures_it_asks(tmp_path: Path) -> None:
    shutil.copy(DOSSIER / "organisation.yaml", tmp_path)
    note = college_note(score_folder(tmp_path, CATALOGUE, on=DAY))
    assert note.explained == ()
    said = " ".join((*note.reasons, *note.remarks, note.costs_note))
    for words_about_measures in ("deze maatregelen", "gevraagde maatregelen", "een maatregel krijgt", "gedekt"):
        assert words_about_measures not in said


def test_the_checks_see_a_bare_table_and_a_skipped_heading() -> None:
    import docx

    document = docx.Document()
    document.add_heading("een", 1)
    document.add_heading("drie", 3)
    document.add_table(1, 2)
    assert (words.tables_without_head(document), words.tables_without_words(document)) == ([0], [0])
    assert words.jumps(document) == ["drie"]
