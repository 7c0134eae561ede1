"""``weerwerk scan``: what people read and scripts parse, on a whole small dossier."""

import json
from pathlib import Path

import pytest
from tests.house.tree import plant
from typer.testing import CliRunner, Result

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk_cli.scan import app

CATALOGUE = read_catalogue(edition.shipped()).catalogue
ORGANISATION = """\
name: Proefdam
inhabitants: 24000
code: GM0889
scan: {title: Scan, edition: "2026.1", start: 2026-03-01, end: 2026-04-01, processes: [vergunningen, brp, subsidies]}
"""
ANSWERS = """\
respondent: r-01
function: proceseigenaar
process: vergunningen
date: 2026-03-02
answers:
  - {circumstance: vier-ogen, answer: gewoonte}
  - circumstance: vertrouwenspersoon-meldregeling
    answer: geregeld
    evidence: {kind: document, reference: Meldregeling 2024, date: 2024-02-06}
  - {circumstance: regels-bekend, answer: op papier}
"""
SURVEY = "item,answer,count,group,period\nregels-bekend,oneens,40,alle,2025\nregels-bekend,eens,20,alle,2025\n"
FUNCTIONS = "- {function: vergunningverlener, process: vergunningen, steps: [toetsen], holders: 2}\n"
FILES = {
    "organisation.yaml": ORGANISATION,
    "answers/r-01.yaml": ANSWERS,
    "survey.csv": SURVEY,
    "vital_functions.yaml": FUNCTIONS,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return plant(tmp_path / "dossier", FILES)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*(str(one) for one in arguments), "--on", "2026-05-01"])


def said(*arguments: object) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output + str(result.exception)
    return result.output


def as_json(*arguments: object) -> dict:
    return json.loads(said(*arguments, "--json"))


def test_a_score_has_rank_exposure_and_stop_rules(folder: Path) -> None:
    found = as_json("score", folder)
    assert sorted(one["rank"] for one in found["processes"]) == [1, 2, 3]
    for one in found["processes"]:
        exposure = one["exposure"]
        assert exposure is None or {"low", "high", "words", "reasons"} <= set(exposure)
    assert [one["rule"] for one in found["stop_rules"]] == ["niveaus", "eerste-drie"]
    assert all(not one["met"] and one["questions"] > 0 for one in found["stop_rules"])


def test_the_plain_score_tells_exposure_and_what_can_still_change(folder: Path) -> None:
    text = said("score", folder)
    assert text.count("blootstelling: ") == 3
    assert "Nog hooguit" in text


def test_a_survey_is_a_measurement_of_the_score(folder: Path) -> None:
    (process,) = [one for one in as_json("score", folder)["processes"] if one["id"] == "brp"]
    (found,) = process["discrepancies"]
    assert (found["circumstance"], found["by"], found["answered"]) == ("regels-bekend", "survey", ["op papier"])
    assert "40 van de 60 medewerkers" in found["fact"]


@pytest.mark.parametrize("preset", ["eerste-beeld", "klein", "volledig"])
def test_next_lists_questions_with_whom_to_ask_and_minutes(folder: Path, preset: str) -> None:
    found = as_json("next", folder, "--for", preset)
    assert found["for"] == preset
    assert found["minutes"] == -(-sum(one["seconds"] for one in found["questions"]) // 60) > 0
    assert found["minutes_with_evidence"] == sum(one["minutes_with_evidence"] for one in found["questions"])
    assert all(one["ask"] in CATALOGUE.functions for one in found["questions"])
    moves = [one["moves"] for one in found["questions"]]
    assert moves == sorted(moves, reverse=True)
    asked = {(one["circumstance"], one["process"]) for one in found["questions"]}
    assert ("vier-ogen", "vergunningen") not in asked
    assert ("vier-ogen", "brp") in asked
    text = said("next", folder, "--for", preset)
    assert f"van de {found['total']} voor {preset}, samen {found['minutes']} minuten" in text
    assert ("met bewijs" in text) is (preset == "eerste-beeld")


def test_next_of_an_unknown_size_is_refused_in_dutch(folder: Path) -> None:
    assert run("next", folder, "--for", "groot").exit_code == 2


def test_compare_tells_per_process_and_theme_what_changed(folder: Path, tmp_path: Path) -> None:
    later = ANSWERS.replace("answer: gewoonte", "answer: nee")
    other = plant(tmp_path / "later", FILES | {"answers/r-01.yaml": later})
    found = as_json("compare", folder, other)
    (process,) = [one for one in found["processes"] if one["id"] == "vergunningen"]
    assert process["shared"] == 3
    assert process["after"]["high"] > process["before"]["high"]
    assert {one["id"] for one in found["themes"]} == {
        one.id for one in CATALOGUE.themes.values() if one.kind == "chapter"
    }
    assert found["carried"]["dropped"] == []
    assert "Per thema" in said("compare", folder, other)


def test_an_old_dossier_of_another_edition_can_be_compared_but_not_scored(folder: Path, tmp_path: Path) -> None:
    old = plant(tmp_path / "oud", FILES | {"organisation.yaml": ORGANISATION.replace("2026.1", "2024.1")})
    assert as_json("compare", old, folder)["old"]["edition"] == "2024.1"
    assert run("score", old).exit_code != 0


def test_the_norm_is_laid_beside_the_scan_with_its_evidence(folder: Path) -> None:
    found = as_json("norm", folder, "limburg-2023")
    done = [one for one in found["items"] if one["standing"] == "uitgevoerd"]
    assert [one["evidence"][0]["reference"] for one in done] == ["Meldregeling 2024"]
    assert sum(found["counts"].values()) == len(found["items"])
    assert found["url"] in said("norm", folder, "limburg-2023")


def test_an_unknown_norm_is_named_with_the_nearest_known_one(folder: Path) -> None:
    assert "bedoelde u 'limburg-2023'?" in str(run("norm", folder, "limburg-2032").exception)


def test_own_writes_a_process_that_then_is_explained(folder: Path) -> None:
    text = said("own", folder, "markten", "--from", "vergunningen")
    assert "gewichten van 'vergunningen'" in text
    assert "Zet 'markten' bij scan.processes" in text
    organisation = folder / "organisation.yaml"
    organisation.write_text(organisation.read_text().replace("[vergunningen,", "[vergunningen, markten,"))
    assert "Vergunningverlening en ontheffingen (kopie)" in said("explain", folder, "markten")


def test_functions_with_few_holders_are_marked_confidential(folder: Path) -> None:
    assert as_json("functions", folder)["functions"][0]["confidential"] is True
    assert "Vergunningverlener (vertrouwelijk): 2 mensen" in said("functions", folder)


def test_an_empty_list_of_functions_says_where_it_belongs(folder: Path) -> None:
    (folder / "vital_functions.yaml").unlink()
    assert "vital_functions.yaml" in said("functions", folder)
