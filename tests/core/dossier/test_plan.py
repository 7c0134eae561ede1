"""A plan says what, by which function and when; a name or an unknown measure is refused."""

from datetime import date
from pathlib import Path

import pytest

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.plan import Plan, Status
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
GOOD = "{measure: rollenmatrix, owner: proceseigenaar, hours: 24, euro: 0, start: 2026-06-01, status: gepland}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "organisation.yaml").write_text(ORGANISATION)
    return tmp_path


def plan_of(folder: Path, *entries: str) -> Plan:
    (folder / "plan.yaml").write_text("measures:\n" + "".join(f"  - {one}\n" for one in entries))
    return read_dossier(folder, CATALOGUE, on=TODAY).plan


def faults_of(folder: Path, *entries: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        plan_of(folder, *entries)
    return [str(fault) for fault in caught.value.faults]


def test_a_plan_is_read_as_it_is_written(folder: Path) -> None:
    (one,) = plan_of(folder, GOOD).measures
    assert (one.measure, one.owner, one.hours, one.euro, one.start, one.status) == (
        "rollenmatrix",
        "proceseigenaar",
        24,
        0,
        date(2026, 6, 1),
        Status.PLANNED,
    )


def test_a_dossier_without_a_plan_has_an_empty_one(folder: Path) -> None:
    assert read_dossier(folder, CATALOGUE, on=TODAY).plan == Plan()


def test_a_plan_that_is_written_and_read_is_the_same(folder: Path, tmp_path: Path) -> None:
    plan = plan_of(folder, GOOD, GOOD.replace("rollenmatrix", "kluis-tellen").replace("}", ", note: 'vanaf juni'}"))
    write_dossier(read_dossier(folder, CATALOGUE, on=TODAY), tmp_path / "weer")
    assert read_dossier(tmp_path / "weer", CATALOGUE, on=TODAY).plan == plan


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rollenmatrix", "rolenmatrix", "plan.yaml:2 measures[1].measure  maatregel 'rolenmatrix' bestaat niet"),
        ("proceseigenaar", "Jan Jansen", "functie 'Jan Jansen' bestaat niet — noem een functie, geen naam"),
        ("hours: 24", "hours: -1", "-1 ligt niet tussen 0 en 100000"),
        ("hours: 24", "hours: 2.5", "hier hoort een geheel getal"),
        ("euro: 0", "euro: 999999999999", "999999999999 ligt niet tussen 0 en 100000000"),
        ("2026-06-01", "juni", "hier hoort een datum"),
        ("gepland", "begonnen", "'begonnen' kan hier niet"),
        ("gepland", "loopt", "'loopt' terwijl de start nog moet komen (01-06-2026)"),
        ("gepland}", "gepland, note: 'bel 06-12345678'}", "telefoonnummer"),
        (", status: gepland", "", "het veld ontbreekt"),
    ],
)
def test_what_is_wrong_with_a_plan_is_said_with_its_place(folder: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (fault,) = faults_of(folder, GOOD.replace(old, new))
    assert said in fault
    assert fault.startswith("plan.yaml:2")


def test_a_measure_may_stand_in_the_plan_once(folder: Path) -> None:
    (fault,) = faults_of(folder, GOOD, GOOD)
    assert "plan.yaml:3" in fault
    assert "twee keer" in fault


def test_an_end_of_secrecy_before_its_start_is_refused(folder: Path) -> None:
    secrecy = "secrecy: {organ: college, start: 2026-05-01, end: 2026-04-01, review: 2028}\n"
    (folder / "organisation.yaml").write_text(ORGANISATION + secrecy)
    with pytest.raises(BadInput, match="het einde ligt voor het begin"):
        read_dossier(folder, CATALOGUE, on=TODAY)
