"""The picture of Voorbeelddam, as JSON and in words: what was put in comes out, and nothing else."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from tests.house.tree import plant
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.picture import OwnFigure
from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.write import write_dossier
from weerwerk.errors import BadInput
from weerwerk.report.maps import FEW, HIDDEN, MANY, MORE, NOTHING, SOME
from weerwerk.services.own_figures import Break, OldArea, breaks, comparable, old_areas
from weerwerk.services.picture import PictureResult, picture_folder
from weerwerk.services.picture_advice import advice
from weerwerk.services.picture_annex import phases_table
from weerwerk.services.picture_area import area_chapter, map_class, signal_map
from weerwerk.services.picture_json import picture_dict
from weerwerk.services.picture_report import picture_report
from weerwerk.services.talk_guide import QUESTIONS, guides
from weerwerk.small_counts import Mark, Shown
from weerwerk.threats.model import Presence
from weerwerk.threats.model.signals import Phases

ROOT = Path(__file__).resolve().parents[3]
DOSSIER = ROOT / "examples" / "voorbeelddam"
DAY = date(2026, 5, 1)
CATALOGUE = read_catalogue(edition.shipped()).catalogue
ORGANISATION = """\
name: Proefdam
inhabitants: 24000
code: GM0439
scan: {title: Scan, edition: "2026.1", start: 2026-03-01, end: 2026-04-01, processes: [vergunningen]}
"""


@pytest.fixture(scope="module")
def result() -> PictureResult:
    return picture_folder(DOSSIER, CATALOGUE, on=DAY)


def test_the_json_has_the_agreed_parts_and_every_phenomenon(result):
    told = picture_dict(result)
    assert list(told) == ["phenomena", "exposure", "blind_spots", "barriers", "receipt"]
    assert [one["id"] for one in told["phenomena"]] == sorted(CATALOGUE.phenomena)
    for one in told["phenomena"]:
        assert {"id", "presence", "basis", "trend", "signals", "processes"} <= set(one)
        assert set(one["signals"]) == {"count", "suppressed"}
        assert one["presence"] in {str(presence) for presence in Presence}
        assert set(one["processes"]) <= set(CATALOGUE.processes)
    for one in told["exposure"]:
        assert {"process", "low", "high", "reasons"} <= set(one)
        assert one["reasons"]
    for one in told["barriers"]:
        assert {"phenomenon", "step", "process", "standing"} <= set(one)
        assert one["standing"] in ("staat", "staat deels", "staat niet", "onbekend", "niet van toepassing")


def test_what_was_planted_in_voorbeelddam_comes_out(result):
    """As EXPECTED.md says."""
    tables = result.picture.tables
    assert (tables.all.number, len(tables.quarters), len(result.playing)) == (317, 8, 13)
    assert tables.of_area("WK000002").number == 0
    assert tables.cell("lokale-drugshandel", "WK000001").number == 38
    assert tables.of_phenomenon("handel-in-informatie").mark is Mark.SMALL
    assert [str(one) for one in result.picture.view("lokale-drugshandel").known] == ["waarschijnlijk", "vastgesteld"]
    assert sum(one.kind == "phenomenon" for one in result.blind) == 16
    assert sum(one.kind == "department" for one in result.blind) == 8
    assert [one.indicator for one in result.breaks] == ["aandeel-handel-horeca"]


def test_a_dossier_with_a_picture_reads_back_the_same_after_writing(tmp_path):
    before = read_dossier(DOSSIER, CATALOGUE, on=DAY)
    write_dossier(before, tmp_path)
    after = read_dossier(tmp_path, CATALOGUE, on=DAY)
    assert after.picture == before.picture


def test_a_dossier_without_a_picture_gives_a_whole_picture_of_witte_vlekken(tmp_path):
    plant(tmp_path, {"organisation.yaml": ORGANISATION})
    found = picture_folder(tmp_path, CATALOGUE, on=DAY)
    assert not found.playing
    assert {one.kind for one in found.blind} >= {"phenomenon", "department", "surrounding", "protocol", "riec"}
    report = picture_report(found)
    assert report.chapters == ()
    assert advice(found).measures == ()


def test_measures_of_the_advice_raise_barriers_that_do_not_stand(result):
    advised = advice(result)
    assert advised.measures
    for one in advised.measures:
        for barrier in one.barriers:
            assert barrier.state in ("staat niet", "staat deels")
            assert barrier.barrier.circumstance in {act.circumstance for act in one.measure.acts_on}
    assert len({one.measure.id for one in advised.measures}) == len(advised.measures)


def test_wijken_stand_in_the_order_of_their_codes_and_never_of_their_counts(result):
    rows = area_chapter(result).wijken.rows
    codes = [row[2] for row in rows if row[2]]
    assert codes == sorted(codes)
    assert [row[0] for row in rows][: len(codes)] == [str(place) for place in range(1, len(codes) + 1)]


@pytest.mark.parametrize(
    ("shown", "wanted"),
    [
        (Shown(Mark.SHOWN, 0), NOTHING),
        (Shown(Mark.SMALL, None), FEW),
        (Shown(Mark.HIDDEN, None), HIDDEN),
        (Shown(Mark.SHOWN, 3), SOME),
        (Shown(Mark.SHOWN, 9), SOME),
        (Shown(Mark.SHOWN, 10), MORE),
        (Shown(Mark.SHOWN, 30), MANY),
    ],
)
def test_the_map_has_a_class_for_every_count_that_may_be_shown(shown, wanted):
    assert map_class(shown) is wanted


def test_every_class_of_the_map_is_told_apart_without_colour():
    hatches = [one.hatch for one in (FEW, SOME, MORE, HIDDEN)]
    assert all(hatches)
    assert len(set(hatches)) == len(hatches)
    assert not NOTHING.hatch  # white
    assert not MANY.hatch  # solid


def test_a_map_of_one_phenomenon_shows_only_released_counts(result):
    drawn = signal_map(result, phenomenon="hennepteelt")
    assert "Centrum: 3 tot en met 9 signalen" in drawn
    assert "Havenkwartier: geen signalen" in drawn


def test_a_figure_on_the_new_classification_is_shown_as_a_break_and_not_compared():
    figures = (
        OwnFigure("GM0439", "aandeel-landbouw", 2021, 2, "CBS", "2008"),
        OwnFigure("GM0439", "aandeel-landbouw", 2026, 9, "CBS", "2025"),
        OwnFigure("GM0439", "stedelijkheid", 2026, 2, "CBS", "2025"),
    )
    dossier = read_dossier(DOSSIER, CATALOGUE, on=DAY)
    dossier = evolve(dossier, picture=evolve(dossier.picture, figures=figures))
    assert [(one.indicator, one.year) for one in comparable(dossier, CATALOGUE)] == [
        ("aandeel-landbouw", 2021),
        ("stedelijkheid", 2026),
    ]
    assert list(breaks(figures, CATALOGUE)) == [Break("aandeel-landbouw", 2026, "2025")]


def test_a_figure_from_before_a_merger_is_said_to_be_about_another_area(tmp_path):
    assert list(old_areas("GM0439", CATALOGUE, {"stedelijkheid": 2021, "aandeel-inhuur": 2024})) == [
        OldArea("stedelijkheid", 2021, "purmerend-2022")
    ]
    plant(tmp_path, {"organisation.yaml": ORGANISATION})
    said = area_chapter(picture_folder(tmp_path, CATALOGUE, on=DAY)).breaks
    assert said == ("Cijfers uit 2021 gaan over het gebied van vóór de samenvoeging met Beemster (2022).",)


def test_small_counts_of_a_phase_are_hidden_and_phases_have_no_sum():
    table = phases_table([Phases("2025-K2", 12, 1, 0, 2), Phases("2025-K1", 3, 3, 3, 3)])
    assert table.rows == (("2025-K1", "3", "3", "3", "3"), ("2025-K2", "12", "< 3", "–", "< 3"))
    assert "Samen" not in str(table)


def test_a_guide_takes_twenty_minutes_has_five_questions_and_only_signals_of_its_own_work(result):
    made = guides(result.dossier, CATALOGUE, department="vergunningen", on=DAY).guides[0]
    assert len(made.questions) == 5
    assert sum(int(one.minutes.split()[0]) for one in QUESTIONS) <= 20
    signals = [signal for card in CATALOGUE.phenomena.values() for signal in card.signals]
    own = {signal.text for signal in signals if signal.work == "vergunningen"}
    assert {one.text for one in made.signals} <= own
    assert made.signals
    assert {one.phenomenon for one in made.tally} == {one.phenomenon for one in made.signals}


def test_without_a_department_there_is_a_guide_for_each_that_sees_something(result):
    made = guides(result.dossier, CATALOGUE, department="", on=DAY)
    assert [one.department for one in made.guides] == list(result.departments)


def phase(quarter: str, received: int) -> str:
    return f"{{quarter: {quarter}, received: {received}, taken_up: 0, not_taken_up: 0, destroyed: 0}}"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("picture.yaml", "assignment: {start: 2026-02-01, end: 2026-01-01}\n", "de periode eindigt voor zij begint"),
        ("picture.yaml", "assignment: {purpose: bel 06-12345678}\n", "hier lijkt een telefoonnummer te staan"),
        ("picture.yaml", "talks: [{department: kantine, date: 2026-01-01}]\n", "kantine"),
        ("picture.yaml", "talks: [{department: balie, date: 2026-12-01}]\n", "moet nog komen"),
        ("signal_phases.yaml", f"quarters: [{phase('2025-K7', 1)}]\n", "'2025-K7' is geen kwartaal"),
        ("signal_phases.yaml", f"quarters: [{phase('2026-K4', 1)}]\n", "ligt in de toekomst"),
        ("signal_phases.yaml", f"quarters: [{phase('2025-K1', -2)}]\n", "-2 ligt niet tussen 0 en"),
        ("signal_phases.yaml", f"quarters: [{phase('2025-K1', 1)}, {phase('2025-K1', 2)}]\n", "staat er twee keer"),
        ("signal_phases.yaml", "protocol: {exists: false, published: true}\n", "kan niet openbaar zijn"),
        ("signal_phases.yaml", "riec_products: [{reference: j@x.nl, date: 2026-01-01, place: x}]\n", "e-mailadres"),
        ("signal_phases.yaml", f"riec_products: [{{reference: {'t' * 300}, date: 2026-01-01, place: x}}]\n", "kenmerk"),
    ],
)
def test_bad_input_is_refused_with_words(tmp_path, name, text, said):
    plant(tmp_path, {"organisation.yaml": ORGANISATION, name: text})
    with pytest.raises(BadInput) as caught:
        picture_folder(tmp_path, CATALOGUE, on=DAY)
    assert said in str(caught.value)
