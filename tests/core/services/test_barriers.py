"""Deze barrière is van u: staat zij? The rule, and what it says for answers in a dossier."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.house.tree import plant
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.interval import Interval
from weerwerk.services.barriers import BarrierState, OwnBarrier, own_barriers, state_of
from weerwerk.services.scan_score import score_folder

CATALOGUE = read_catalogue(edition.shipped()).catalogue
TODAY = date(2026, 5, 1)
ORGANISATION = """\
name: Proefdam
inhabitants: 24000
scan: {title: Scan, edition: "2026.1", start: 2026-03-01, end: 2026-04-01, processes: [toezicht-handhaving]}
"""
HEAD = """\
respondent: r-01
function: proceseigenaar
process: toezicht-handhaving
date: 2026-03-02
answers:
"""


@pytest.mark.parametrize(
    ("low", "high", "state"),
    [
        (0, 0, BarrierState.STANDS),
        (25, 25, BarrierState.STANDS),
        (25, 50, BarrierState.PARTLY),
        (50, 50, BarrierState.PARTLY),
        (26, 74, BarrierState.PARTLY),
        (50, 100, BarrierState.PARTLY),
        (75, 75, BarrierState.MISSING),
        (75, 100, BarrierState.MISSING),
        (0, 100, BarrierState.UNKNOWN),
        (25, 75, BarrierState.UNKNOWN),
    ],
)
def test_the_state_follows_from_the_interval(low, high, state):
    assert state_of(Interval(low, high)) is state


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_a_certain_state_stays_when_more_becomes_known(a, b, c, d):
    low, inner_low, inner_high, high = sorted((a, b, c, d))
    outer, inner = state_of(Interval(low, high)), state_of(Interval(inner_low, inner_high))
    if outer in (BarrierState.STANDS, BarrierState.MISSING):
        assert inner is outer


def barriers(folder: Path, answers: str = "") -> dict[str, OwnBarrier]:
    files = {"organisation.yaml": ORGANISATION}
    if answers:
        files["answers/r-01.yaml"] = HEAD + answers
    plant(folder, files)
    found = own_barriers(score_folder(folder, CATALOGUE, on=TODAY), on=TODAY)
    return {one.barrier.id: one for one in found if one.model == "hennepteelt"}


def test_without_an_answer_no_barrier_is_said_to_stand_or_not(tmp_path):
    assert {one.state for one in barriers(tmp_path).values()} == {BarrierState.UNKNOWN}


def test_an_answer_decides_about_the_barrier_of_its_circumstance(tmp_path):
    answers = (
        "  - {circumstance: signalenoverleg, answer: nee}\n"
        "  - {circumstance: planning-gesloten, answer: op papier}\n"
        "  - circumstance: anoniem-melden\n    answer: geregeld\n"
        "    evidence: {kind: document, reference: Meldpunt, date: 2025-01-01}\n"
    )
    found = barriers(tmp_path, answers)
    assert found["melding-netbeheerder"].state is BarrierState.MISSING
    assert found["controle-geheim"].state is BarrierState.PARTLY
    assert found["melden-kan-anoniem"].state is BarrierState.STANDS
    assert found["sluiten"].state is BarrierState.UNKNOWN


def test_a_claim_without_evidence_stands_in_part_only(tmp_path):
    found = barriers(tmp_path, "  - {circumstance: signalenoverleg, answer: geregeld}\n")
    assert found["melding-netbeheerder"].state is BarrierState.PARTLY


def test_what_does_not_apply_is_said_so(tmp_path):
    found = barriers(tmp_path, "  - {circumstance: signalenoverleg, answer: nvt, reason: doet de regio}\n")
    assert found["melding-netbeheerder"].state is BarrierState.NOT_APPLICABLE


def test_a_process_outside_the_scan_leaves_its_barriers_unknown(tmp_path):
    found = barriers(tmp_path)
    assert not found["huurder-gemeentepand"].in_scan
    assert found["sluiten"].in_scan


def test_only_barriers_of_the_municipality_are_asked_about(tmp_path):
    plant(tmp_path, {"organisation.yaml": ORGANISATION})
    found = own_barriers(score_folder(tmp_path, CATALOGUE, on=TODAY), on=TODAY)
    assert found
    assert {one.barrier.who for one in found} == {"gemeente"}
    assert all(one.barrier.process in CATALOGUE.processes for one in found)
