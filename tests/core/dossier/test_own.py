"""Own processes and vital functions in a dossier."""

from pathlib import Path

import pytest

from tests.core.dossier.cases import CATALOGUE, again, faults, read
from weerwerk.dossier.own import knowledge_of

PROCESS = """\
id: markten
name: {nl: Markten en standplaatsen, en: Markets}
group: own
like: vergunningen
why: Een vaste plaats is geld waard.
impact:
  money: {value: 3, since: 2026-03-01, source: weerwerk, reason: Een plaats brengt op.}
  safety: {value: 2, since: 2026-03-01, source: weerwerk, reason: Weinig gevaar.}
  data: {value: 1, since: 2026-03-01, source: weerwerk, reason: Alleen namen.}
  trust: {value: 3, since: 2026-03-01, source: weerwerk, reason: Iedereen ziet de markt.}
steps:
  - {id: aanvraag, name: {nl: Aanvraag ontvangen, en: Receive}, act: prepare, functions: [casemanager]}
  - {id: besluiten, name: {nl: Besluiten, en: Decide}, act: decide, functions: [teamleider]}
"""
FUNCTIONS = """\
- {function: vergunningverlener, process: vergunningen, steps: [toetsen], holders: 2, replaced: nee}
- {function: teamleider, process: markten, steps: [besluiten], holders: 4, replaced: ja, access_review: 2026-01-15}
"""
FILES = {"own_processes/markten.yaml": PROCESS, "vital_functions.yaml": FUNCTIONS}


def one_fault(folder: Path, old: str, new: str) -> str:
    (fault,) = faults(folder, {"own_processes/markten.yaml": PROCESS.replace(old, new, 1)})
    return fault


def test_own_processes_and_vital_functions_read_back_the_same(tmp_path: Path) -> None:
    dossier = read(tmp_path / "een", FILES)
    assert dossier.own_processes["markten"].like == "vergunningen"
    assert dossier.vital_functions[1].holders == 4
    assert again(dossier, tmp_path / "twee") == dossier


def test_answers_may_name_an_own_process_and_its_steps(tmp_path: Path) -> None:
    answers = (
        "respondent: r-01\nfunction: marktmeester\nprocess: markten\ndate: 2026-03-02\n"
        "answers:\n  - {circumstance: vier-ogen, answer: nee, step: besluiten}\n"
    )
    assert read(tmp_path, FILES | {"answers/r-01.yaml": answers}).answers
    (fault,) = faults(tmp_path, FILES | {"answers/r-01.yaml": answers.replace("step: besluiten", "step: besluit")})
    assert "bedoelde u 'besluiten'?" in fault


def test_a_process_that_is_like_another_is_weighed_where_that_one_is(tmp_path: Path) -> None:
    known = knowledge_of(read(tmp_path, FILES), CATALOGUE)
    for kind in ("circumstances", "surroundings", "phenomena"):
        for name, card in getattr(known, kind).items():
            for weighing in card.weights:
                assert ("markten" in weighing.processes) == ("vergunningen" in weighing.processes), name
    assert any("markten" in one.processes for one in known.measures.values()) == any(
        "vergunningen" in one.processes for one in known.measures.values()
    )
    assert "markten" not in CATALOGUE.processes


def test_a_process_from_blank_counts_only_where_all_processes_do(tmp_path: Path) -> None:
    files = {"own_processes/markten.yaml": PROCESS.replace("like: vergunningen\n", "")}
    known = knowledge_of(read(tmp_path, files), CATALOGUE)
    assert "markten" in known.processes
    assert not any("markten" in one.processes for card in known.circumstances.values() for one in card.weights)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: markten", "id: markt", "het bestand heet markten.yaml en het proces 'markt'"),
        ("group: own", "group: research", "groep 'research' is van de catalogus"),
        ("like: vergunningen", "like: vergunning", "bedoelde u 'vergunningen'?"),
        ("functions: [casemanager]", "functions: [casemanger]", "bedoelde u 'casemanager'?"),
        ("source: weerwerk", "source: weerwerck", "bron 'weerwerck' bestaat niet"),
        ("- {id: aanvraag", "- {id: besluiten", "'besluiten' is hier geen goede id"),
        ("reason: Een plaats brengt op.", "reason: ''", "een eigen keuze (bron 'weerwerk') zonder reden"),
        ("Een vaste plaats is geld waard.", "Bel 06-12345678.", "telefoonnummer"),
    ],
)
def test_a_fault_in_an_own_process_is_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert expected in one_fault(tmp_path, old, new)


def test_an_own_process_cannot_take_the_id_of_the_catalogue(tmp_path: Path) -> None:
    text = PROCESS.replace("id: markten", "id: brp").replace("like: vergunningen\n", "")
    (fault,) = faults(tmp_path, {"own_processes/brp.yaml": text})
    assert "'brp' is al een proces van de catalogus" in fault


def test_a_process_cannot_be_like_an_own_one(tmp_path: Path) -> None:
    other = PROCESS.replace("id: markten", "id: kermis").replace("like: vergunningen", "like: markten")
    (fault,) = faults(tmp_path, {"own_processes/markten.yaml": PROCESS, "own_processes/kermis.yaml": other})
    assert "proces 'markten' bestaat niet" in fault


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("function: vergunningverlener", "function: vergunningverlner", "bedoelde u 'vergunningverlener'?"),
        ("process: vergunningen", "process: vergunning", "bedoelde u 'vergunningen'?"),
        ("steps: [toetsen]", "steps: [toets]", "bedoelde u 'toetsen'?"),
        ("holders: 2", "holders: -2", "-2 mensen kan niet"),
        ("replaced: nee", "replaced: misschien", "'misschien' kan hier niet"),
        ("access_review: 2026-01-15", "access_review: 2027-01-15", "ligt in de toekomst"),
    ],
)
def test_a_fault_in_the_vital_functions_is_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    (fault,) = faults(tmp_path, FILES | {"vital_functions.yaml": FUNCTIONS.replace(old, new)})
    assert fault.startswith("vital_functions.yaml:")
    assert expected in fault


def test_a_function_stands_once_in_a_process(tmp_path: Path) -> None:
    double = FUNCTIONS + "- {function: teamleider, process: markten, holders: 1}\n"
    (fault,) = faults(tmp_path, FILES | {"vital_functions.yaml": double})
    assert "'teamleider' staat al bij markten" in fault
