"""The laws of the score, held for exposure on random surroundings (S9)."""

import random

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.properties.scans import DAY
from tests.properties.surroundings import a_judgement, outsides
from weerwerk.catalogue.model import AreaFigure, Catalogue
from weerwerk.interval import Interval
from weerwerk.threats.exposure import Exposure, exposures
from weerwerk.threats.model import Area, Presence, Tick, Ticked

Case = tuple[Catalogue, Area]
TICKS = (Tick.ABSENT, Tick.PRESENT, Tick.MUCH)
PRESENCES = (Presence.NO_SIGN, Presence.POSSIBLE, Presence.LIKELY, Presence.ESTABLISHED)


def exposed(case: Case) -> tuple[Exposure, ...]:
    catalogue, area = case
    return exposures(catalogue, area, processes=tuple(catalogue.processes), on=DAY)


def raised(old: tuple[Exposure, ...], new: tuple[Exposure, ...]) -> bool:
    return all(
        one.interval.low <= other.interval.low and one.interval.high <= other.interval.high
        for one, other in zip(old, new, strict=True)
        if one.interval is not None and other.interval is not None
    )


@given(outsides(), st.data())
def test_law_1_more_of_a_location_or_a_surer_presence_never_lowers_exposure(case: Case, data: st.DataObject) -> None:
    catalogue, area = case
    ticked = [n for n, one in enumerate(area.ticks) if one.tick in TICKS[:-1]]
    judged = [n for n, one in enumerate(area.judgements) if one.presence in PRESENCES[:-1]]
    assume(ticked or judged)
    ticks, judgements = list(area.ticks), list(area.judgements)
    if ticked and (not judged or data.draw(st.booleans())):
        place = data.draw(st.sampled_from(ticked))
        more = data.draw(st.sampled_from(TICKS[TICKS.index(ticks[place].tick) + 1 :]))
        ticks[place] = evolve(ticks[place], tick=more)
    else:
        place = data.draw(st.sampled_from(judged))
        surer = data.draw(st.sampled_from(PRESENCES[PRESENCES.index(judgements[place].presence) + 1 :]))
        judgements[place] = evolve(judgements[place], presence=surer)
    after = evolve(area, ticks=tuple(ticks), judgements=tuple(judgements))
    assert raised(exposed(case), exposed((catalogue, after)))


@given(outsides(), st.integers(0, 900))
def test_law_1_a_worse_own_figure_never_lowers_exposure(case: Case, step: int) -> None:
    catalogue, area = case
    own = {
        one.indicator: one.value
        for one in catalogue.figures
        if one.municipality == area.municipality and one.value is not None and one.value >= 0
    }
    assume(own)
    figures = tuple(
        AreaFigure(area.municipality, name, 2025, value + step)
        for name, value in own.items()
        if catalogue.indicators[name].worse == "high"
    )
    assert raised(exposed(case), exposed((catalogue, evolve(area, figures=figures))))


@given(outsides())
def test_law_2_ends_lie_between_0_and_100(case: Case) -> None:
    for one in exposed(case):
        assert one.interval is None or 0 <= one.interval.low <= one.interval.high <= 100


@st.composite
def first_answers(draw: st.DrawFn, case: Case) -> Area:
    """The area with some of its open questions answered for the first time."""
    catalogue, area = case
    ticked = {one.surrounding for one in area.ticks}
    judged = {one.phenomenon for one in area.judgements}
    ticks = [
        Ticked(name, draw(st.sampled_from(list(Tick))), "griffier", DAY)
        for name in catalogue.surroundings
        if name not in ticked and draw(st.booleans())
    ]
    judgements = [
        a_judgement(name, draw(st.sampled_from(list(Presence))), "griffier")
        for name in catalogue.phenomena
        if name not in judged and draw(st.booleans())
    ]
    return evolve(area, ticks=(*area.ticks, *ticks), judgements=(*area.judgements, *judgements))


@given(outsides(), st.data())
def test_laws_3_and_8_first_answers_stay_inside_and_within_what_was_said_to_be_reachable(
    case: Case, data: st.DataObject
) -> None:
    after = exposed((case[0], data.draw(first_answers(case))))
    for old, new in zip(exposed(case), after, strict=True):
        if old.interval is None or new.interval is None:
            assert old.interval == new.interval
            continue
        assert old.interval.low <= new.interval.low <= old.may_rise_to
        assert old.may_fall_to <= new.interval.high <= old.interval.high


@given(outsides(), st.data())
def test_law_8_exposure_with_no_other_word_in_reach_keeps_its_words(case: Case, data: st.DataObject) -> None:
    catalogue = case[0]
    after = exposed((catalogue, data.draw(first_answers(case))))
    table = catalogue.scoring.exposure
    for old, new in zip(exposed(case), after, strict=True):
        if old.interval is None or old.words is None:
            continue
        fixed_low = table.degree(old.may_rise_to) == old.words[0]
        fixed_high = table.degree(old.may_fall_to) == old.words[1]
        assert new.words is not None
        assert not fixed_low or new.words[0] == old.words[0]
        assert not fixed_high or new.words[1] == old.words[1]


@given(outsides(), st.randoms(use_true_random=False))
def test_law_4_order_changes_nothing(case: Case, chance: random.Random) -> None:
    catalogue, area = case
    ticks, judgements, figures = list(area.ticks), list(area.judgements), list(catalogue.figures)
    for one in (ticks, judgements, figures):
        chance.shuffle(one)
    surroundings = list(catalogue.surroundings.items())
    chance.shuffle(surroundings)
    again = evolve(catalogue, figures=tuple(figures), surroundings=dict(surroundings))
    shuffled = evolve(area, ticks=tuple(ticks), judgements=tuple(judgements))
    assert exposed(case) == exposed((again, shuffled))


@given(outsides())
def test_law_5_shares_add_up_to_100_or_are_all_0(case: Case) -> None:
    for one in exposed(case):
        shares = [reason.share for reason in one.reasons]
        high = sum(reason.weight * reason.known.interval.high for reason in one.reasons)
        assert sum(shares) == (100 if high else 0)


@given(outsides())
def test_law_6_without_weights_there_is_no_exposure(case: Case) -> None:
    for one in exposed(case):
        assert (one.interval is None) == (sum(reason.weight for reason in one.reasons) == 0)


@given(outsides())
def test_the_sum_can_be_done_again_with_a_pencil(case: Case) -> None:
    for one in exposed(case):
        if one.interval is None:
            continue
        total = sum(reason.weight for reason in one.reasons)
        low = sum(reason.weight * reason.known.interval.low for reason in one.reasons)
        high = sum(reason.weight * reason.known.interval.high for reason in one.reasons)
        assert one.interval == Interval(int(low / total + 0.5), int(high / total + 0.5))
