"""The logs of a dossier held against its answers: what EXPECTED.md plants comes out, and nothing without permission."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.documents.pdfs import words_of
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.errors import BadInput
from weerwerk.events.model import Run, Verdict
from weerwerk.interval import Interval
from weerwerk.services.log_permitted import log_reader
from weerwerk.services.print_scan import print_scan
from weerwerk.services.scan_score import ScanResult, score_folder

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "voorbeelddam"
CATALOGUE = read_catalogue(edition.shipped()).catalogue
DAY = date(2026, 5, 1)
LOG = "logs/vergunningen-2025.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "dossier")
    return tmp_path / "dossier"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "lent").mkdir()
    return Run(b"a key for this test only", str(tmp_path / "lent"), DAY)


def scored(folder: Path, run: Run) -> ScanResult:
    return score_folder(folder, CATALOGUE, on=DAY, logs=log_reader(run))


def test_the_planted_verdicts_of_the_example_come_out(folder: Path, run: Run) -> None:
    (review,) = scored(folder, run).logs.reviews
    decided, read = review.findings
    assert decided.verdicts == {
        Verdict.SAME_PERSON: 93,
        Verdict.SHARED_ACCOUNT: 11,
        Verdict.UNKNOWN: 9,
        Verdict.SEPARATE: 487,
        Verdict.NOT_DECIDED: 28,
        Verdict.NOT_PREPARED: 12,
    }
    assert (read.hits, read.of) == (14, 628)
    assert len(review.facts.people) == 15
    assert len(review.facts.merged) == 5
    assert [one.rows for one in review.facts.left_out] == [4, 3]


def test_a_rule_with_a_ground_moves_the_score_and_lays_a_floor(folder: Path, run: Run) -> None:
    permits = scored(folder, run).score_of("vergunningen")
    assert [floor.rule for floor in permits.floors] == ["vier-ogen"]
    assert permits.vulnerability is not None
    assert permits.vulnerability.low >= 50
    seen = next(reason for reason in permits.reasons if reason.circumstance == "vier-ogen")
    assert seen.interval == Interval(75, 75)
    assert [one.circumstance for one in permits.discrepancies if one.by == "log"] == ["vier-ogen"]


def test_good_practice_without_a_rule_is_a_fact_with_a_question(folder: Path, run: Run) -> None:
    (question,) = scored(folder, run).score_of("vergunningen").questions
    assert "14 van 628 zaken" in question.fact
    assert question.question == "Vraagt uw mandaatregeling hier twee personen?"


def test_without_permission_the_log_is_left_out_and_the_reason_said(folder: Path, run: Run) -> None:
    (folder / "permissions.yaml").write_text("logs: {purpose: scan, dpia: 2026-01-15}\n")
    logs = scored(folder, run).logs
    assert logs.reviews == ()
    assert logs.measurements == ()
    assert "advies van de FG, instemming van de ondernemingsraad en einde van de bewaartermijn" in logs.missing[0].why


def test_a_permission_that_has_run_out_no_longer_counts(folder: Path, run: Run) -> None:
    text = (folder / "permissions.yaml").read_text()
    (folder / "permissions.yaml").write_text(text.replace("2027-03-01", "2026-04-30"))
    assert "de bewaartermijn liep af op 30-04-2026" in scored(folder, run).logs.missing[0].why


def test_a_log_that_fits_no_rule_is_named(folder: Path, run: Run) -> None:
    (folder / "logs" / "ander.csv").write_text("Zaak;Stap;Wie;Tijd\n1;Bellen;a;01-02-2025 10:00\n")
    (missing,) = scored(folder, run).logs.missing
    assert "logs/ander.csv" in missing.why


def test_all_faulty_logs_are_named_at_once(folder: Path, run: Run) -> None:
    (folder / "logs" / "leeg.csv").write_text("")
    (folder / "logs" / "kapot.xes").write_text("<log>")
    with pytest.raises(BadInput) as caught:
        scored(folder, run)
    places = {Path(fault.where.file).name for fault in caught.value.faults}
    assert places == {"leeg.csv", "kapot.xes"}


def test_a_proven_check_afterwards_lowers_the_floor(folder: Path, run: Run) -> None:
    text = (folder / "steps.yaml").read_text()
    check = "  after_checks:\n    - {step: steekproef, date: 2026-03-01, sample: 25, result: in orde, outside: true}\n"
    (folder / "steps.yaml").write_text(text + check)
    (floor,) = scored(folder, run).score_of("vergunningen").floors
    assert floor.floor == Interval(40, 40)


def test_fewer_than_five_people_are_not_counted_out_loud(folder: Path, run: Run) -> None:
    rows = ["Zaaknummer;Activiteit;Medewerker;Tijdstip"]
    for number in range(40):
        who = "a" if number < 30 else "b"
        rows.append(f"Z{number};Conceptbesluit gemaakt;{who};01-02-2025 10:00")
        rows.append(f"Z{number};Besluit genomen;a;02-02-2025 10:00")
    (folder / LOG).write_text("\n".join(rows))
    result = scored(folder, run)
    (finding,) = result.logs.reviews[0].findings
    assert finding.identifiable
    (said,) = [one.fact for one in result.score_of("vergunningen").discrepancies if one.by == "log"]
    assert "30 van 40" not in said
    output = folder.parent / "rapport.pdf"
    print_scan(folder, CATALOGUE, output, on=DAY, logs=log_reader(run))
    assert "30 van 40" not in words_of(output.read_bytes())


def test_the_folder_that_was_lent_holds_nothing_afterwards(folder: Path, run: Run) -> None:
    scored(folder, run)
    assert list(Path(run.workspace).iterdir()) == []


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["receipt.csv", "receipt.xes.gz"])
def test_the_real_log_in_place_of_the_invented_one_is_printed(
    folder: Path, run: Run, shared_data: Path, name: str
) -> None:
    (folder / LOG).unlink()
    shutil.copy(shared_data / "logs" / name, folder / "logs")
    output = folder.parent / "rapport.pdf"
    print_scan(folder, CATALOGUE, output, on=DAY, logs=log_reader(run))
    words = words_of(output.read_bytes())
    assert "1.042 van 1.303" in words
    assert "De Omgevingswet geldt pas sinds 1 januari 2024" in words
