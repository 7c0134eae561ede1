"""What the outward cards of this edition hold: enough of each, area figures that mean what they say, R7."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from weerwerk.catalogue import edition
from weerwerk.catalogue.cards import Indicator, Weighing
from weerwerk.catalogue.model import Catalogue, default_weight
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dated import OWN_CHOICE

# The Dutch ids of our indicators, and the names they have in the shared file they were carried over from.
CARRIED_OVER = {
    "vestigingsdichtheid": "business_density",
    "aandeel-inhuur": "hired_staff_share",
    "aandeel-verbonden-partijen": "joint_arrangement_share",
    "landoppervlakte": "land_area",
    "aandeel-landbouw": "share_agriculture",
    "aandeel-zakelijke-diensten": "share_business_services",
    "aandeel-cultuur-recreatie": "share_culture_recreation",
    "aandeel-financieel-vastgoed": "share_finance_real_estate",
    "aandeel-handel-horeca": "share_trade_hospitality",
    "aandeel-vervoer-ict": "share_transport_ict",
    "personeelslasten-per-inwoner": "staff_cost_per_inhabitant",
    "stedelijkheid": "urbanisation",
    "leegstaande-woningen": "vacant_homes",
    "aandeel-water": "water_share",
}
# Municipalities whose staff works for an organisation shared with a neighbour: their own books say nothing of hire.
SHARED_STAFF = ("Bergen (NH.)", "Castricum", "Dinkelland", "Duiven", "Ouder-Amstel", "Westervoort", "Zandvoort")
WHO_PEOPLE_ARE = re.compile(
    r"migrant|buitenland|vreemdeling|statenloos|etni|nationalit|geboren in|afkomst|geloof\b|kerk|moskee|woonwagen|"
    r"asiel|vluchteling|extremis|soeverein|linkse|rechtse|zigeuner|roma\b",
    re.IGNORECASE,
)


@cache
def catalogue() -> Catalogue:
    return read_catalogue(edition.shipped()).catalogue


def in_range(indicator: Indicator) -> dict[str, float]:
    """The values of an indicator that count, per municipality."""
    return {
        one.municipality: one.value
        for one in catalogue().figures
        if one.indicator == indicator.id
        and one.value is not None
        and indicator.lowest.value <= one.value <= indicator.highest.value
    }


def test_the_edition_has_enough_of_each_kind():
    held = catalogue()
    inside = [one for one in held.phenomena.values() if one.in_definition]
    assert len(inside) >= 25
    assert len(held.surroundings) >= 35
    assert len(held.barriers) >= 7
    assert len(held.partners) >= 30
    assert len(held.sources) >= 80
    assert len(held.indicators) == len(CARRIED_OVER)


def test_every_process_is_exposed_to_something():
    held = catalogue()
    cards = [*held.surroundings.values(), *held.phenomena.values(), *held.indicators.values()]

    def bears(weights: tuple[Weighing, ...], process: str) -> bool:
        weighing = default_weight(weights, process, held.edition.since)
        return weighing is not None and weighing.weight > 0

    few = {process: sum(bears(card.weights, process) for card in cards) for process in held.processes}
    assert {process: count for process, count in few.items() if count < 3} == {}


def test_the_hire_share_of_municipalities_that_share_their_staff_is_unknown():
    held = catalogue()
    known = in_range(held.indicators["aandeel-inhuur"])
    codes = [code for code, one in held.municipalities.items() if one.name in SHARED_STAFF]
    assert len(codes) == len(SHARED_STAFF)
    assert [code for code in codes if code in known] == []


def test_no_range_leaves_out_more_than_an_eighth_of_the_municipalities():
    held = catalogue()
    few = {card_id: len(in_range(card)) for card_id, card in held.indicators.items()}
    assert {card_id: count for card_id, count in few.items() if count < 342 * 7 // 8} == {}


def test_less_staff_and_more_city_count_as_worse_and_all_other_figures_the_other_way():
    low = {card_id for card_id, card in catalogue().indicators.items() if card.worse == "low"}
    assert low == {"personeelslasten-per-inwoner", "stedelijkheid"}


def test_each_pitfall_says_in_its_own_words_that_nobody_is_pointed_at():
    pitfalls = [card.pitfall for card in catalogue().indicators.values()]
    last = [text.rstrip(".").split(". ")[-1] for text in pitfalls]
    assert len(set(last)) == len(last)
    told = re.compile(r"zegt (over .*|het )?niets|niets over|geen aanwijzing|niet over|wijst naar geen|laat staan")
    assert [text for text in pitfalls if not told.search(text)] == []


def test_vacant_farm_buildings_are_asked_and_the_table_of_the_bureau_is_named():
    card = catalogue().surroundings["vrijkomende-agrarische-bebouwing"]
    assert card.indicator == ""
    assert card.question.endswith("?")
    assert any("80781ned" in fact.text and fact.source == "cbs-80781ned" for fact in card.what_happens)


def test_a_lab_a_park_and_a_care_provider_are_never_counted_per_wijk():
    held = catalogue().phenomena
    for card_id in (
        "synthetische-drugs",
        "vakantieparken",
        "zorgfraude",
        "arbeidsuitbuiting",
        "beinvloeding-verenigingen",
    ):
        assert held[card_id].smallest_area == "gemeente", card_id


def test_what_is_no_undermining_tells_where_it_belongs():
    outside = [one for one in catalogue().phenomena.values() if not one.in_definition]
    assert {one.id for one in outside} == {"cybercriminaliteit", "overlast", "uitkeringsfraude"}
    assert [one.id for one in outside if not re.search(r"geen\s+ondermijning", one.what)] == []


def test_no_signal_speaks_of_who_people_are():
    held = catalogue()
    texts = [signal.text for card in held.phenomena.values() for signal in card.signals]
    texts += [fact.text for card in held.surroundings.values() for fact in (*card.signals, *card.what_happens)]
    texts += [text for model in held.barriers.values() for step in model.steps for text in step.signals]
    texts += [card.question for card in held.surroundings.values()]
    texts += [card.meaning + card.pitfall for card in held.indicators.values()]
    assert [text for text in texts if WHO_PEOPLE_ARE.search(text)] == []


def test_no_own_number_outside_borrows_the_reason_of_another():
    held = catalogue()
    cards = [*held.surroundings.values(), *held.phenomena.values(), *held.indicators.values()]
    reasons = Counter(one.reason for card in cards for one in card.weights if one.source == OWN_CHOICE)
    assert [reason for reason, times in reasons.items() if times > 1] == []


def test_every_department_has_signals_of_its_own_work():
    works = Counter(signal.work for card in catalogue().phenomena.values() for signal in card.signals)
    assert {work for work, times in works.items() if times >= 3} >= {
        "burgerzaken",
        "financiën",
        "grondzaken",
        "inkoop",
        "sociaal domein",
        "subsidies",
        "toezicht",
        "vergunningen",
    }


@pytest.mark.shared_data
def test_the_area_figures_are_those_of_the_shared_file(shared_data: Path):
    with (shared_data / "netherlands" / "indicators.csv").open(encoding="utf-8") as file:
        theirs = {
            (row["code"], row["indicator"], int(row["year"])): float(row["value"])
            for row in csv.DictReader(file)
            if row["value"]
        }
    ours = {
        (one.municipality, CARRIED_OVER[one.indicator], one.year): one.value
        for one in catalogue().figures
        if one.value is not None
    }
    assert ours == theirs
