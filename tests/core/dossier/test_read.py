"""Reading dossiers, above all bad ones: every fault with its place and its cure, all at once."""

from datetime import date
from pathlib import Path

import pytest

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.write import write_dossier
from weerwerk.errors import BadInput

CATALOGUE = read_catalogue(edition.shipped()).catalogue
TODAY = date(2026, 5, 1)

ORGANISATION = """\
name: Proefdam
inhabitants: 24000
scan: {title: Weerbaarheidsscan, edition: "2026.1", start: 2026-03-01, end: 2026-04-01, processes: [vergunningen]}
"""
ANSWERS = """\
respondent: r-01
function: vergunningverlener
process: vergunningen
date: 2026-03-02
answers:
  - circumstance: vier-ogen
    answer: geregeld
    exceptions: {besluiten: nee, intake: weet niet}
    evidence: {kind: document, reference: Mandaatbesluit 2025 artikel 4, date: 2025-11-02}
    comment: Alleen bij kleine aanvragen gaat het anders.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "answers").mkdir()
    (tmp_path / "organisation.yaml").write_text(ORGANISATION)
    (tmp_path / "answers" / "r-01.yaml").write_text(ANSWERS)
    return tmp_path


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read_dossier(folder, CATALOGUE, on=TODAY)
    return [str(fault) for fault in caught.value.faults]


def one_fault(folder: Path) -> str:
    faults = faults_of(folder)
    assert len(faults) == 1, faults
    return faults[0]


def rewrite(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_dossier_that_is_written_and_read_is_the_same(folder: Path, tmp_path: Path) -> None:
    (folder / "assessment.yaml").write_text(
        "settled:\n"
        "  - {circumstance: vier-ogen, process: vergunningen, word: nee, reason: '09', on: 2026-04-02, by: c}\n"
        "weights:\n"
        "  - {circumstance: vier-ogen, process: vergunningen, weight: 4, reason: klein, on: 2026-04-02}\n"
        "impacts:\n"
        "  - {process: vergunningen, impact: 5, reason: nieuw bedrijventerrein, on: 2026-04-02}\n"
    )
    (folder / "steps.yaml").write_text(
        "- process: vergunningen\n  activities: {A: toetsen, B: besluiten}\n"
        "  pairs:\n    - {prepare: A, decide: B, ground: eigen regel, reference: artikel 4}\n"
    )
    (folder / "permissions.yaml").write_text("logs: {purpose: scan, dpia: 2026-01-05}\n")
    before = read_dossier(folder, CATALOGUE, on=TODAY)
    write_dossier(before, tmp_path / "weer")
    assert read_dossier(tmp_path / "weer", CATALOGUE, on=TODAY) == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "deze map is er niet" in one_fault(tmp_path / "niets")


def test_a_folder_without_organisation_is_no_dossier(tmp_path: Path) -> None:
    assert "hier staat geen dossier" in one_fault(tmp_path)


def test_an_unknown_question_is_named_with_the_nearest_known_one(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "circumstance: vier-ogen", "circumstance: vierogen")
    fault = one_fault(folder)
    assert fault.startswith("answers/r-01.yaml:6")
    assert "bedoelde u 'vier-ogen'?" in fault


def test_an_unknown_process_is_named_with_the_nearest_known_one(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "process: vergunningen", "process: vergunninge")
    assert "bedoelde u 'vergunningen'?" in one_fault(folder)


def test_an_unknown_step_is_named(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "besluiten: nee", "beslissen: nee")
    assert "stap 'beslissen' bestaat niet in vergunningen" in one_fault(folder)


def test_two_answers_by_one_respondent_to_one_question_are_refused(folder: Path) -> None:
    (folder / "answers" / "nog-eens.yaml").write_text(ANSWERS)
    faults = faults_of(folder)
    assert all("r-01 beantwoordde 'vier-ogen' al" in fault for fault in faults)
    assert len(faults) == 3  # for the process and for both exceptions


def test_two_respondents_may_answer_the_same_question(folder: Path) -> None:
    (folder / "answers" / "r-02.yaml").write_text(ANSWERS.replace("r-01", "r-02"))
    assert len(read_dossier(folder, CATALOGUE, on=TODAY).answers) == 2


def test_a_date_in_the_future_is_refused(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "date: 2026-03-02", "date: 2027-03-02")
    assert "ligt in de toekomst" in one_fault(folder)


def test_evidence_from_the_future_is_refused(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "2025-11-02", "2026-11-02")
    assert "ligt in de toekomst" in one_fault(folder)


def test_a_date_that_does_not_exist_is_refused(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "date: 2026-03-02", "date: 2026-02-30")
    assert "de datum 2026-02-30 bestaat niet" in faults_of(folder)[0]


def test_not_applicable_without_a_reason_is_refused(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "answer: geregeld", "answer: nvt")
    assert "'nvt' zonder reden" in one_fault(folder)


def test_an_answer_outside_the_scale_is_refused_with_the_scale(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "answer: geregeld", "answer: gereegeld")
    assert "bedoelde u 'geregeld'?" in one_fault(folder)


def test_a_key_twice_is_refused(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "date: 2026-03-02", "date: 2026-03-02\nfunction: jurist")
    assert "het veld 'function' staat er twee keer" in one_fault(folder)


def test_an_alias_bomb_is_refused_without_being_unfolded(folder: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghijk", "bcdefghijkl", strict=True)
    )
    (folder / "answers" / "bom.yaml").write_text(bomb)
    assert "verwijzingen met * zijn niet toegestaan" in faults_of(folder)[0]


def test_an_empty_file_is_named(folder: Path) -> None:
    (folder / "answers" / "leeg.yaml").write_text("")
    assert one_fault(folder).startswith("answers/leeg.yaml:1  het bestand is leeg")


def test_a_file_in_another_encoding_is_named_with_its_line(folder: Path) -> None:
    (folder / "answers" / "r-02.yaml").write_bytes(b"respondent: r-02\nnote: caf\xe9\n")
    assert one_fault(folder).startswith("answers/r-02.yaml:2  geen leesbare UTF-8-tekst")


def test_a_byte_order_mark_is_passed_over(folder: Path) -> None:
    (folder / "answers" / "r-01.yaml").write_bytes(b"\xef\xbb\xbf" + ANSWERS.encode())
    assert read_dossier(folder, CATALOGUE, on=TODAY).answers


def test_a_binary_file_is_refused(folder: Path) -> None:
    (folder / "answers" / "r-02.yaml").write_bytes(b"PK\x03\x04\x00\x00")
    assert faults_of(folder)


def test_an_edition_that_is_not_this_one_is_refused(folder: Path) -> None:
    rewrite(folder, "organisation.yaml", "2026.1", "2019.1")
    assert "het dossier hoort bij editie 2019.1" in one_fault(folder)


def test_a_bsn_in_a_comment_is_refused(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "Alleen bij kleine", "Zie 111.222.333, alleen bij kleine")
    fault = one_fault(folder)
    assert "hier lijkt een BSN te staan" in fault
    assert "111" not in fault.replace("r-01.yaml", "")


def test_a_number_that_is_declared_a_case_number_is_kept_and_noted(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "Alleen bij kleine", "Zie 111.222.333, alleen bij kleine")
    rewrite(folder, "answers/r-01.yaml", "    comment:", "    case_number: true\n    comment:")
    dossier = read_dossier(folder, CATALOGUE, on=TODAY)
    assert len(dossier.declared) == 1


def test_all_faults_of_all_files_come_at_once(folder: Path) -> None:
    rewrite(folder, "organisation.yaml", "inhabitants: 24000", "inhabitants: veel")
    rewrite(folder, "answers/r-01.yaml", "answer: geregeld", "answer: soms")
    (folder / "answers" / "leeg.yaml").write_text("")
    assert len(faults_of(folder)) == 3


def test_a_pair_that_names_an_activity_without_a_step_is_refused(folder: Path) -> None:
    (folder / "steps.yaml").write_text(
        "- process: vergunningen\n  activities: {Toetsen: toetsen}\n"
        "  pairs:\n    - {prepare: Toetsen, decide: Besluit}\n"
    )
    assert "activiteit 'Besluit' staat niet bij activities" in one_fault(folder)


def test_a_dossier_of_another_edition_can_be_read_to_carry_it_over(folder: Path) -> None:
    rewrite(folder, "organisation.yaml", "2026.1", "2019.1")
    rewrite(folder, "answers/r-01.yaml", "besluiten: nee", "een-stap-van-toen: nee")
    dossier = read_dossier(folder, CATALOGUE, on=TODAY, any_edition=True)
    assert dossier.organisation.scan.edition == "2019.1"
    assert "een-stap-van-toen" in dossier.answers["r-01.yaml"].answers[0].exceptions


def test_of_another_edition_unknown_questions_are_still_refused(folder: Path) -> None:
    rewrite(folder, "answers/r-01.yaml", "circumstance: vier-ogen", "circumstance: vierogen")
    with pytest.raises(BadInput, match="bedoelde u 'vier-ogen'"):
        read_dossier(folder, CATALOGUE, on=TODAY, any_edition=True)
