"""``survey.csv``: counts of a staff survey, with small groups refused (R6)."""

from pathlib import Path

import pytest

from tests.core.dossier.cases import again, faults, read
from weerwerk.dossier.model import SurveyCount

HEAD = "item,answer,count,group,period\n"
SURVEY = HEAD + (
    "regels-bekend,eens,30,alle,2025\n"
    "regels-bekend,oneens,12,alle,2025\n"
    "regels-bekend,weet niet,3,alle,2025\n"
    "Ik durf een collega of leidinggevende aan te spreken als er iets niet klopt.,Helemaal eens,11,alle,2025-11\n"
)


def said(folder: Path, text: str) -> list[str]:
    return faults(folder, {"survey.csv": text})


def test_counts_are_read_by_id_or_by_statement(tmp_path: Path) -> None:
    survey = read(tmp_path, {"survey.csv": SURVEY}).survey
    assert survey[1] == SurveyCount("regels-bekend", "oneens", 12, "alle", "2025")
    assert survey[3].answer == "helemaal eens"


def test_what_is_written_reads_back_the_same(tmp_path: Path) -> None:
    dossier = read(tmp_path / "een", {"survey.csv": SURVEY})
    assert again(dossier, tmp_path / "twee") == dossier


def test_a_file_with_semicolons_and_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    text = "\ufeffItem;Answer;Count;Group;Period\nregels-bekend;eens;30;alle;2025\n"
    assert len(read(tmp_path, {"survey.csv": text}).survey) == 1


def test_a_group_under_ten_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    text = SURVEY + "regels-bekend,eens,4,burgerzaken,2025\nregels-bekend,oneens,5,burgerzaken,2025\n"
    (fault,) = said(tmp_path, text)
    assert fault.startswith("survey.csv:6")
    assert "groep 'burgerzaken' telt 9 antwoorden op 'regels-bekend'; onder de 10" in fault
    assert "voeg groepen samen" in fault


def test_a_group_of_ten_is_taken(tmp_path: Path) -> None:
    text = SURVEY + "regels-bekend,eens,5,burgerzaken,2025\nregels-bekend,oneens,5,burgerzaken,2025\n"
    assert len(read(tmp_path, {"survey.csv": text}).survey) == 6


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("regel-bekend,eens,30,alle,2024", "bedoelde u 'regels-bekend'?"),
        ("vier-ogen,eens,30,alle,2024", "'vier-ogen' meet geen vraag van de scan"),
        ("regels-bekend,4,30,alle,2024", "het antwoord '4' kennen wij niet"),
        ("regels-bekend,eens,-3,alle,2024", "'-3' is geen aantal"),
        ("regels-bekend,eens,3.5,alle,2024", "'3.5' is geen aantal"),
        ("regels-bekend,eens,veel,alle,2024", "'veel' is geen aantal"),
        ("regels-bekend,eens,30,,2024", "een leeg veld"),
        ("regels-bekend,eens,30,alle,2027", "ligt in de toekomst"),
        ("regels-bekend,eens,30,alle,2026-06", "ligt in de toekomst"),
        ("regels-bekend,eens,30,alle,voorjaar", "'voorjaar' is geen periode"),
        ("regels-bekend,eens,30,alle,2025", "'eens' staat er voor deze groep en periode al"),
        ("regels-bekend,eens,30,team van 06-12345678,2024", "hier lijkt een persoon te staan"),
        ("regels-bekend,eens,30,alle,2024,9", "meer velden dan kolommen"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, row: str, expected: str) -> None:
    (fault,) = said(tmp_path, f"{SURVEY}{row}\n")
    assert fault.startswith("survey.csv:6")
    assert expected in fault


@pytest.mark.parametrize("head", ["", "item,answer,count,group\n", "item,answer,count,group,period,name\n", "a;b\n"])
def test_other_columns_are_refused_with_the_right_ones(tmp_path: Path, head: str) -> None:
    (fault,) = said(tmp_path, head)
    assert "gebruik precies item, answer, count, group, period" in fault
