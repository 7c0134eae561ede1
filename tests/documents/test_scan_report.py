"""The printed scan: accessible, fit for the archive, complete, and never running off the page."""

import json
import re
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from attrs import evolve

from tests.documents import vera
from tests.documents.pdfs import attachments_of, ink_outside_margins, pages_of, text_of, texts_in, words_of
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.events.model import Run
from weerwerk.report.model import ProcessLine, ScanReport
from weerwerk.report.typeset import scan_pdf
from weerwerk.scan.model import Level
from weerwerk.services.log_permitted import log_reader
from weerwerk.services.print_scan import print_scan
from weerwerk.services.report_data import attachments
from weerwerk.services.report_summary import mostly_loose
from weerwerk.services.scan_report import scan_report
from weerwerk.services.scan_score import ScanResult, score_dossier, score_folder

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 5, 1)
LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappijtoezichthoudersvergunningverleningsprocedurebeschrijving"


CATALOGUE = read_catalogue(edition.shipped()).catalogue
DOSSIER = ROOT / "examples" / "voorbeelddam"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> ScanResult:
    """Everything that Voorbeelddam has: its staffing, its picture and its log."""
    run = Run(b"a key for this test only", str(tmp_path_factory.mktemp("lent")), DAY)
    return score_folder(DOSSIER, CATALOGUE, on=DAY, logs=log_reader(run))


@pytest.fixture(scope="module")
def report(result: ScanResult) -> ScanReport:
    return scan_report(result)


@pytest.fixture(scope="module")
def printed(result: ScanResult, report: ScanReport) -> bytes:
    return scan_pdf(report, on=DAY, attachments=attachments(result))


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_the_report_keeps_every_rule_of_the_standard(printed: bytes, flavour: str, tmp_path: Path) -> None:
    if why := vera.why_not():
        pytest.skip(why)
    path = tmp_path / "scan.pdf"
    path.write_bytes(printed)
    assert vera.broken_rules(path, flavour) == {}


def test_the_report_that_is_held_by_the_standard_has_every_kind_of_chapter(printed: bytes) -> None:
    text = words_of(printed)
    kinds = ("Wat hier speelt", "Hoeveel mensen er nodig zijn", "Vitale functies", "Logboek vergunningen-2025.csv")
    assert [one for one in kinds if one not in text] == []


def test_innocent_explanations_stand_once_in_a_log_and_the_next_finding_points_there(report: ScanReport) -> None:
    first, second = report.logs[0].findings
    assert first.innocent and first.ask and not first.as_before
    assert (second.innocent, second.ask) == ((), ())
    assert first.title in second.as_before


def test_a_pdf_without_tags_breaks_the_standard(tmp_path: Path) -> None:
    if why := vera.why_not():
        pytest.skip(why)
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    document.save(tmp_path / "leeg.pdf")
    assert vera.broken_rules(tmp_path / "leeg.pdf", "ua1")


def test_the_same_dossier_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("een.pdf", "twee.pdf"):
        print_scan(DOSSIER, CATALOGUE, tmp_path / name, on=DAY)
    assert (tmp_path / "een.pdf").read_bytes() == (tmp_path / "twee.pdf").read_bytes()


def test_every_process_has_its_chapter(report: ScanReport) -> None:
    text = " ".join(text_of(scan_pdf(report, on=DAY)).split())
    for chapter in report.chapters:
        assert chapter.line.name in text


def test_no_respondent_no_account_and_no_log_row_stands_anywhere_in_the_file(
    result: ScanResult, printed: bytes
) -> None:
    held = texts_in(printed)
    codes = {file.respondent for file in result.dossier.answers.values()}
    rows = (DOSSIER / "logs" / "vergunningen-2025.csv").read_text().splitlines()[1:]
    accounts = {row.split(";")[2] for row in rows} - {""}
    cases = {row.split(";")[0] for row in rows} - {""}
    assert len(codes) == 29
    assert len(accounts) > 10
    assert [one for one in {*codes, *accounts, *cases} if re.search(rf"\b{re.escape(one)}\b", held)] == []


def test_no_answer_file_is_named_in_the_attached_receipt(printed: bytes) -> None:
    files = attachments_of(printed)
    assert sorted(files) == ["bon.json", "scan.json"]
    inputs = [one["name"] for one in json.loads(files["bon.json"])["inputs"]]
    assert [name for name in inputs if name.startswith("answers/") and name.endswith(".yaml")] == []
    assert "answers/ (29)" in inputs


def test_the_attached_figures_are_those_of_the_report(result: ScanResult, printed: bytes) -> None:
    figures = json.loads(attachments_of(printed)["scan.json"])
    ends = {one["id"]: (one["vulnerability"]["low"], one["vulnerability"]["high"]) for one in figures["processes"]}
    assert ends == {one.process: (one.vulnerability.low, one.vulnerability.high) for one in result.scores}
    assert "receipt" not in figures


def test_the_cover_asks_for_organ_ground_both_dates_and_the_year_of_review(report: ScanReport) -> None:
    labels = [row.label for row in report.secrecy]
    assert labels == ["Geheimhouding opgelegd door", "Grond", "Ingang", "Einde", "Opnieuw bekijken in"]
    assert words_of(scan_pdf(report, on=DAY)).count("in te vullen") >= 5


def test_the_last_page_says_whom_to_call_and_shows_what_is_empty(printed: bytes) -> None:
    last = " ".join(pages_of(printed)[-1].split())
    assert last.startswith("Onder druk gezet?")
    assert "nog niet ingevuld: vraag uw leidinggevende wie dit is" in last
    for name in ("112", "0800-7000", "Huis voor Klokkenluiders", "Autoriteit Persoonsgegevens", "Rijksrecherche"):
        assert name in last


def test_the_page_for_the_mayor_is_one_page(printed: bytes) -> None:
    pages = [" ".join(page.split()) for page in pages_of(printed)]
    assert pages[1].startswith("In één bladzijde")
    assert pages[2].startswith("Hoe kwetsbaar elk proces is")


def test_a_measure_in_the_plan_is_shown_there_and_not_asked_for_again(result: ScanResult, report: ScanReport) -> None:
    asked = {one.what for one in report.summary.decisions}
    planned = {f"{CATALOGUE.measures[one.measure].name.nl}." for one in result.dossier.plan.measures}
    assert asked & planned == set()
    assert {f"{one.measure}." for one in report.plan.lines} == planned


def unanswered(result: ScanResult) -> ScanResult:
    dossier = result.dossier
    few = {name: file for name, file in dossier.answers.items() if name.startswith("brp")}
    return score_dossier(evolve(dossier, answers=few), CATALOGUE, folder=DOSSIER, on=DAY)


def test_when_most_processes_span_three_levels_there_is_no_picture_but_questions(result: ScanResult) -> None:
    report = scan_report(unanswered(result))
    assert report.summary.loose.startswith("Nog niet stevig. Bij ")
    assert report.summary.first == ()
    assert len(report.summary.ask) == 5
    assert report.overview_title == ""
    assert {line.rank for line in report.overview} == {""}
    text = words_of(scan_pdf(report, on=DAY))
    assert "Dit klopt hoe dan ook" in text
    assert "Kijk hier het eerst naar" not in text


def test_when_half_of_the_processes_span_three_levels_the_picture_stays(result: ScanResult, report: ScanReport) -> None:
    wide = evolve(result.scores[0], levels=(Level.LOW, Level.HIGH))
    half = len(result.scores) // 2
    firm = [evolve(one, levels=(Level.HIGH, Level.HIGH)) for one in result.scores[half:]]
    scores = (*(evolve(wide, process=one.process) for one in result.scores[:half]), *firm)
    assert not mostly_loose(evolve(result, scores=tuple(scores)))
    more = (evolve(wide, process=firm[0].process), *scores[:half], *firm[1:])
    assert mostly_loose(evolve(result, scores=tuple(more)))
    assert report.summary.loose == ""


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


def test_a_norm_has_a_chapter_in_its_own_province_only(report: ScanReport) -> None:
    assert report.norm is None
    catalogue = read_catalogue(edition.shipped()).catalogue
    result = score_folder(ROOT / "examples" / "voorbeelddam", catalogue, on=DAY)
    organisation = evolve(result.dossier.organisation, province="Limburg")
    here = scan_report(evolve(result, dossier=evolve(result.dossier, organisation=organisation)))
    assert here.norm is not None
    text = " ".join(text_of(scan_pdf(here, on=DAY)).split())
    assert "Limburgse norm weerbare overheid" in text
    assert "https://limburgsenorm.nl" in text
    assert sum(len(group.lines) for group in here.norm.groups) == len(catalogue.norms["limburg-2023"].items)


def test_vital_functions_stand_in_the_chapter_of_their_process(report: ScanReport) -> None:
    named = {one.name for chapter in report.chapters for one in chapter.functions}
    assert "Bibob-coördinator" in named
    for chapter in report.chapters:
        few = any(int(one.holders) < 3 for one in chapter.functions)
        assert few == bool(chapter.functions_note)
    assert "telt als een persoon" in " ".join(text_of(scan_pdf(report, on=DAY)).split())


def test_what_a_survey_shows_of_the_organisation_is_said_once(report: ScanReport) -> None:
    text = " ".join(text_of(scan_pdf(report, on=DAY)).split())
    assert text.count("43 van de 149 medewerkers") == 1
