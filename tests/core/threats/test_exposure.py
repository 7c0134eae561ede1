"""Exposure from ticks, presence and figures, with its words and reasons (S9, S11, S13)."""

from datetime import date

import pytest
from attrs import evolve

from tests.properties.scans import DAY, SCORING, a_catalogue, a_process
from tests.properties.surroundings import a_judgement, a_phenomenon, a_surrounding, with_outside
from weerwerk.catalogue.cards import Retired
from weerwerk.catalogue.model import Catalogue
from weerwerk.interval import Interval
from weerwerk.shaped import Refused
from weerwerk.threats.exposure import Exposure, exposures, judged
from weerwerk.threats.model import Area, Basis, Harm, Judgement, Presence, Relative, Tick, Ticked


def catalogue() -> Catalogue:
    base = a_catalogue([], [a_process("p", 1, 3), a_process("q", 1, 3)])
    return with_outside(
        base,
        [a_surrounding("haven", {"p": 3}), a_surrounding("park", {"p": 1})],
        [],
        [a_phenomenon("hennep", {"p": 4})],
    )


def exposure_of(area: Area, process: str = "p", known: Catalogue | None = None) -> Exposure:
    (one,) = exposures(known or catalogue(), area, processes=(process,), on=DAY)
    return one


def ticked(**ticks: Tick) -> tuple[Ticked, ...]:
    return tuple(Ticked(name, tick, "coordinator-oov", DAY) for name, tick in ticks.items())


@pytest.mark.parametrize(
    ("tick", "degree"),
    [
        (Tick.ABSENT, Interval(0, 0)),
        (Tick.PRESENT, Interval(60, 60)),
        (Tick.MUCH, Interval(100, 100)),
        (Tick.DONT_KNOW, Interval(0, 100)),
    ],
)
def test_a_tick_has_the_degree_of_the_convention(tick: Tick, degree: Interval) -> None:
    reasons = {one.known.id: one.known.interval for one in exposure_of(Area(9_000, "", ticked(haven=tick))).reasons}
    assert reasons["haven"] == degree


@pytest.mark.parametrize(
    ("presence", "degree"),
    [
        (Presence.NO_SIGN, Interval(0, 0)),
        (Presence.POSSIBLE, Interval(33, 33)),
        (Presence.LIKELY, Interval(67, 67)),
        (Presence.ESTABLISHED, Interval(100, 100)),
        (Presence.UNKNOWN, Interval(0, 100)),
    ],
)
def test_a_presence_has_the_degree_of_the_convention(presence: Presence, degree: Interval) -> None:
    assert judged([a_judgement("hennep", presence, "boa")], SCORING)["hennep"].interval == degree


def test_exposure_is_the_weighted_mean_that_a_pencil_gives() -> None:
    area = Area(
        9_000, "", ticked(haven=Tick.PRESENT, park=Tick.MUCH), (a_judgement("hennep", Presence.POSSIBLE, "boa"),)
    )
    one = exposure_of(area)
    assert one.interval == Interval(52, 52)  # (3·60 + 1·100 + 4·33) / 8 = 51.5
    assert one.words == (Relative.AROUND, Relative.AROUND)
    assert {reason.known.id: reason.share for reason in one.reasons} == {"haven": 44, "hennep": 32, "park": 24}


def test_nothing_said_is_unknown_and_open() -> None:
    one = exposure_of(Area(9_000))
    assert one.interval == Interval(0, 100)
    assert one.words == (Relative.LOWER, Relative.MUCH_HIGHER)
    assert set(one.open) == {"surrounding/haven", "surrounding/park", "phenomenon/hennep"}
    assert (one.may_fall_to, one.may_rise_to) == (0, 100)


def test_dont_know_is_unknown_but_no_longer_open() -> None:
    area = Area(9_000, "", ticked(haven=Tick.DONT_KNOW), (a_judgement("hennep", Presence.UNKNOWN, "boa"),))
    one = exposure_of(area)
    assert one.interval == Interval(0, 100)
    assert one.open == ("surrounding/park",)
    assert (one.may_fall_to, one.may_rise_to) == (88, 13)  # only the park, weight 1 of 8, can still move


def test_judges_who_differ_give_the_whole_range_and_unknown_beside_them_is_only_counted() -> None:
    judgements = (
        a_judgement("hennep", Presence.POSSIBLE, "boa"),
        a_judgement("hennep", Presence.ESTABLISHED, "burgemeester"),
        a_judgement("hennep", Presence.UNKNOWN, "griffier"),
    )
    one = judged(judgements, SCORING)["hennep"]
    assert one.interval == Interval(33, 100)
    assert one.differ
    assert not one.blind
    assert one.presences[Presence.UNKNOWN] == 1


def test_a_phenomenon_nobody_knows_of_is_a_blind_spot() -> None:
    one = judged([a_judgement("hennep", Presence.UNKNOWN, "boa")], SCORING)["hennep"]
    assert one.blind
    assert not one.differ


def test_a_process_on_which_nothing_outside_bears_has_no_exposure() -> None:
    one = exposure_of(Area(9_000, "", ticked(haven=Tick.MUCH)), "q")
    assert (one.interval, one.words, one.reasons) == (None, None, ())


def test_a_retired_card_counts_no_more() -> None:
    known = catalogue()
    haven = evolve(known.surroundings["haven"], retired=Retired(DAY))
    gone = evolve(known, surroundings={**known.surroundings, "haven": haven})
    assert "haven" not in {reason.known.id for reason in exposure_of(Area(9_000), known=gone).reasons}


def test_the_newest_tick_counts() -> None:
    ticks = (*ticked(haven=Tick.MUCH), Ticked("haven", Tick.ABSENT, "griffier", date(2026, 3, 2)))
    reasons = {one.known.id: one.known.tick for one in exposure_of(Area(9_000, "", ticks)).reasons}
    assert reasons["haven"] is Tick.ABSENT


def test_a_firm_judgement_without_basis_is_refused() -> None:
    with pytest.raises(Refused, match="zonder basis"):
        Judgement("hennep", Presence.ESTABLISHED, "boa", DAY)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused, match="eindigt voor zij begint"):
        Judgement(
            "hennep", Presence.LIKELY, "boa", DAY, (Basis.REPORT,), since=date(2026, 2, 1), until=date(2026, 1, 1)
        )


def test_harm_outside_1_to_5_is_refused() -> None:
    with pytest.raises(Refused, match="ligt niet tussen 1 en 5"):
        Harm(people=6)
