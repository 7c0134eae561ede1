"""Making a process of one's own: a file that the reader takes, and that counts as it says."""

from datetime import date
from pathlib import Path

import pytest

from tests.house.tree import plant
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.errors import BadInput
from weerwerk.scan.result import ProcessScore
from weerwerk.services.own_process import make_own
from weerwerk.services.scan_score import ScanResult, score_folder

CATALOGUE = read_catalogue(edition.shipped()).catalogue
DAY = date(2026, 5, 1)
ORGANISATION = """\
name: Proefdam
inhabitants: 24000
scan: {title: Scan, edition: "2026.1", start: 2026-03-01, end: 2026-04-01}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return plant(tmp_path, {"organisation.yaml": ORGANISATION})


def scored(folder: Path) -> ScanResult:
    return score_folder(folder, CATALOGUE, on=DAY)


def weights(score: ProcessScore) -> dict[str, int]:
    return {one.circumstance: one.weight for one in score.reasons}


def test_a_copy_keeps_the_weights_impact_and_exposure_of_its_origin(folder: Path) -> None:
    made = make_own(folder, CATALOGUE, name="markten", origin="vergunningen", on=DAY)
    assert made.process.like == "vergunningen"
    result = scored(folder)
    copy, origin = result.score_of("markten"), result.score_of("vergunningen")
    assert weights(copy) == weights(origin)
    assert (copy.vulnerability, copy.impact) == (origin.vulnerability, origin.impact)
    assert result.exposure_of("markten").interval == result.exposure_of("vergunningen").interval


def test_a_copy_of_a_copy_is_like_the_first(folder: Path) -> None:
    make_own(folder, CATALOGUE, name="markten", origin="vergunningen", on=DAY)
    made = make_own(folder, CATALOGUE, name="kermis", origin="markten", on=DAY)
    assert (made.process.like, made.process.name.nl.count("(kopie)")) == ("vergunningen", 1)
    assert weights(scored(folder).score_of("kermis")) == weights(scored(folder).score_of("vergunningen"))


def test_a_blank_process_counts_where_all_processes_do(folder: Path) -> None:
    make_own(folder, CATALOGUE, name="kermis", origin="", on=DAY)
    found = weights(scored(folder).score_of("kermis"))
    general = {one.id for one in CATALOGUE.circumstances.values() if any("all" in w.processes for w in one.weights)}
    assert found
    assert set(found) <= general


def test_a_blank_copy_of_nothing_survives_being_read_and_written(folder: Path) -> None:
    made = make_own(folder, CATALOGUE, name="kermis", origin="", on=DAY)
    assert "&id" not in made.path.read_text()
    assert scored(folder).dossier.own_processes["kermis"] == made.process


def test_without_a_choice_of_processes_the_own_ones_take_part(folder: Path) -> None:
    assert make_own(folder, CATALOGUE, name="kermis", origin="", on=DAY).taken_along
    assert "kermis" in {one.process for one in scored(folder).scores}


def test_with_a_choice_of_processes_it_must_be_chosen_too(folder: Path) -> None:
    chosen = ORGANISATION.replace("2026-04-01}", "2026-04-01, processes: [brp]}")
    plant(folder, {"organisation.yaml": chosen})
    assert not make_own(folder, CATALOGUE, name="kermis", origin="", on=DAY).taken_along
    assert {one.process for one in scored(folder).scores} == {"brp"}


@pytest.mark.parametrize(
    ("name", "origin", "expected"),
    [
        ("Kermis", "", "is geen goede id"),
        ("../kermis", "", "is geen goede id"),
        ("brp", "", "is er al"),
        ("kermis", "vergunninge", "bedoelde u 'vergunningen'?"),
    ],
)
def test_a_name_or_origin_that_cannot_be_is_refused(folder: Path, name: str, origin: str, expected: str) -> None:
    with pytest.raises(BadInput, match=expected.replace("?", r"\?")):
        make_own(folder, CATALOGUE, name=name, origin=origin, on=DAY)
    assert not list((folder / "own_processes").glob("*"))


def test_an_own_process_is_never_overwritten(folder: Path) -> None:
    make_own(folder, CATALOGUE, name="kermis", origin="", on=DAY)
    with pytest.raises(BadInput, match="is er al"):
        make_own(folder, CATALOGUE, name="kermis", origin="brp", on=DAY)
