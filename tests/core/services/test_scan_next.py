"""How long a round of questions takes: a first picture half an hour, anything else what the cards say."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.read import read_dossier
from weerwerk.scan.model import Preset
from weerwerk.services.own_part import Part, part_of
from weerwerk.services.scan_next import Round, next_round
from weerwerk.services.scan_score import score_dossier

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "voorbeelddam"
DAY = date(2026, 5, 1)
CATALOGUE = read_catalogue(edition.shipped()).catalogue
DOSSIER = read_dossier(EXAMPLE, CATALOGUE, on=DAY)
UNANSWERED = evolve(DOSSIER, answers={})


def asked_for(preset: Preset) -> Round:
    return next_round(score_dossier(UNANSWERED, CATALOGUE, folder=EXAMPLE, on=DAY), preset)


def test_a_first_picture_of_eight_processes_takes_half_an_hour_and_says_what_evidence_would_cost() -> None:
    first = asked_for(Preset.FIRST)
    assert len(first.asks) == first.total == 45
    assert first.minutes <= 30 < first.minutes_with_evidence


@pytest.mark.parametrize("preset", [Preset.SMALL, Preset.WHOLE])
def test_a_round_that_asks_evidence_takes_what_its_cards_say(preset: Preset) -> None:
    found = asked_for(preset)
    cards = CATALOGUE.circumstances
    assert found.minutes == found.minutes_with_evidence
    assert found.minutes == sum(cards[one.question.circumstance].minutes.value for one in found.asks)


def test_a_quarter_of_an_hour_holds_more_questions_when_evidence_may_wait() -> None:
    mine = Part(processes=("vergunningen", "brp"), minutes=15)
    first, small = (part_of(UNANSWERED, CATALOGUE, mine, preset=one, on=DAY) for one in (Preset.FIRST, Preset.SMALL))
    assert sum(one.seconds for one in first) <= 15 * 60
    assert sum(one.minutes for one in small) <= 15
    assert len(first) > len(small)
