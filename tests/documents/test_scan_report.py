"""The printed scan: accessible, fit for the archive, complete, and never running off the page."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from attrs import evolve

from tests.documents import vera
from tests.documents.pdfs import attachments_of, ink_outside_margins, text_of
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.report.model import ProcessLine, ScanReport
from weerwerk.report.typeset import scan_pdf
from weerwerk.services.scan_report import scan_report
from weerwerk.services.scan_score import score_folder

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 5, 1)
LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappijtoezichthoudersvergunningverleningsprocedurebeschrijving"


@pytest.fixture(scope="module")
def report() -> ScanReport:
    catalogue = read_catalogue(edition.shipped()).catalogue
    return scan_report(score_folder(ROOT / "examples" / "voorbeelddam", catalogue, on=DAY))


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_the_report_keeps_every_rule_of_the_standard(report: ScanReport, flavour: str, tmp_path: Path) -> None:
    if why := vera.why_not():
        pytest.skip(why)
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan_pdf(report, on=DAY))
    assert vera.broken_rules(path, flavour) == {}


def test_a_pdf_without_tags_breaks_the_standard(tmp_path: Path) -> None:
    if why := vera.why_not():
        pytest.skip(why)
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    document.save(tmp_path / "leeg.pdf")
    assert vera.broken_rules(tmp_path / "leeg.pdf", "ua1")


def test_the_same_report_gives_the_same_bytes(report: ScanReport) -> None:
    assert scan_pdf(report, on=DAY) == scan_pdf(report, on=DAY)


def test_every_process_has_its_chapter(report: ScanReport) -> None:
    text = " ".join(text_of(scan_pdf(report, on=DAY)).split())
    for chapter in report.chapters:
        assert chapter.line.name in text


def test_no_respondent_stands_in_the_report(report: ScanReport) -> None:
    text = text_of(scan_pdf(report, on=DAY))
    assert not [f"r-{number:02}" for number in range(1, 36) if f"r-{number:02}" in text]


def test_nothing_runs_off_the_page_with_24_processes_and_the_longest_words(report: ScanReport) -> None:
    def stretched(line: ProcessLine) -> ProcessLine:
        return evolve(line, name=LONG, reason=f"{LONG} {LONG}.", firmness=f"nog niet stevig: {LONG}")

    chapters = tuple(
        evolve(
            chapter,
            line=stretched(chapter.line),
            reasons=tuple(evolve(reason, name=LONG, where=LONG) for reason in chapter.reasons),
            floors=(LONG,),
            practice=(f"{LONG} {LONG}",),
        )
        for chapter in report.chapters * 3
    )
    lines = tuple(chapter.line for chapter in chapters)
    wide = evolve(
        report,
        municipality=LONG,
        title=LONG,
        overview=lines,
        chapters=chapters,
        summary=evolve(report.summary, first=lines[:3]),
        questions=tuple(evolve(one, question=f"{LONG}?", about=LONG, whom=LONG) for one in report.questions),
    )
    assert ink_outside_margins(scan_pdf(wide, on=DAY)) == []


def test_the_check_for_ink_sees_ink(tmp_path: Path) -> None:
    import typst

    page = tmp_path / "rand.typ"
    page.write_text("#set page(margin: 0pt)\nDit staat tegen de rand.")
    assert ink_outside_margins(typst.compile(page)) == [1]
