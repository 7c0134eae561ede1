"""The picture: every phenomenon, what it rests on, who differs, and what nobody knows."""

from datetime import date

import pytest
from attrs import evolve

from tests.properties.scans import DAY, a_catalogue, a_process
from tests.properties.surroundings import (
    a_judgement,
    a_municipality,
    a_phenomenon,
    a_surrounding,
    an_indicator,
    with_outside,
)
from weerwerk.catalogue.cards import Situation
from weerwerk.small_counts import Mark
from weerwerk.threats.blind import BlindSpot, blind_spots, departments
from weerwerk.threats.model import Area, Basis, Harm, Judgement, Presence, Tick, Ticked, Trend
from weerwerk.threats.model.signals import (
    Credibility,
    Month,
    Protocol,
    Quarter,
    Reliability,
    RiecProduct,
    Signal,
    SignalKind,
    Weighing,
    bases,
    parse_quarter,
)
from weerwerk.threats.picture import Counts, Picture, picture, quarters_for

NOW = Quarter.of(DAY)
KNOWN = Weighing(Protocol(True, True), (), (RiecProduct("OB-1", DAY, "kluis"),))
CATALOGUE = with_outside(
    a_catalogue([], [a_process("vergunningen", 1, 3)]),
    [a_surrounding("havens", {"vergunningen": 2})],
    [an_indicator("leegstand", {"vergunningen": 1})],
    [
        a_phenomenon("hennepteelt", {"vergunningen": 4}),
        a_phenomenon("zorgfraude", {"vergunningen": 1}),
        evolve(a_phenomenon("overlast", {}), in_definition=False),
    ],
)
CATALOGUE = evolve(CATALOGUE, municipalities={"GM0001": a_municipality("GM0001", 9_000)})


def signal(phenomenon: str = "hennepteelt", area: str = "gemeente", count: int = 5, **more: object) -> Signal:
    month = Month(DAY.year, DAY.month)
    made = Signal(phenomenon, area, month, SignalKind.REPORT, Reliability.B, Credibility.POSSIBLE, 1, count)
    return evolve(made, **more)


def made(*judgements: Judgement, signals: tuple[Signal, ...] = (), wijken: tuple[str, ...] = ()) -> Picture:
    area = Area(9_000, "", (), judgements)
    return picture(CATALOGUE, area, counts=Counts(signals, wijken, (NOW.before(1), NOW)), on=DAY)


def test_every_phenomenon_of_the_catalogue_is_there_and_unknown_when_nobody_spoke():
    views = made().views
    assert [one.phenomenon for one in views] == ["hennepteelt", "overlast", "zorgfraude"]
    assert {one.highest for one in views} == {Presence.UNKNOWN}
    assert all(one.blind and not one.plays for one in views)


def test_judges_who_differ_are_both_heard():
    view = made(
        a_judgement("hennepteelt", Presence.POSSIBLE, "a"), a_judgement("hennepteelt", Presence.ESTABLISHED, "b")
    ).view("hennepteelt")
    assert view.known == (Presence.POSSIBLE, Presence.ESTABLISHED)
    assert view.highest is Presence.ESTABLISHED
    assert view.judged is not None
    assert view.judged.differ


def test_no_sign_is_known_and_does_not_play():
    view = made(a_judgement("hennepteelt", Presence.NO_SIGN, "a")).view("hennepteelt")
    assert not view.blind
    assert not view.plays


def test_the_basis_comes_from_judgements_and_from_signals_alike():
    said = Judgement("hennepteelt", Presence.LIKELY, "a", DAY, (Basis.PARTNERS,))
    view = made(said, signals=(signal(kind=SignalKind.TALK), signal(kind=SignalKind.OPEN_SOURCE))).view("hennepteelt")
    assert view.basis == (Basis.PERCEPTION, Basis.PARTNERS)


def test_a_signal_that_was_not_counted_gives_no_basis():
    assert bases([signal(count=0)]) == ()


def test_harm_is_the_worst_on_each_side_and_trends_that_differ_are_kept():
    one = Judgement("hennepteelt", Presence.LIKELY, "a", DAY, (Basis.REPORT,), Trend.UP, Harm(2, 0, 4, 1))
    other = Judgement("hennepteelt", Presence.LIKELY, "b", DAY, (Basis.REPORT,), Trend.DOWN, Harm(1, 3, 0, 1))
    view = made(one, other).view("hennepteelt")
    assert view.harm == Harm(2, 3, 4, 1)
    assert view.trends == (Trend.DOWN, Trend.UP)


@pytest.mark.parametrize(
    ("presence", "basis", "loose"),
    [
        (Presence.ESTABLISHED, Basis.PERCEPTION, True),
        (Presence.LIKELY, Basis.REPORT, True),
        (Presence.LIKELY, Basis.OWN_REGISTER, False),
        (Presence.POSSIBLE, Basis.PERCEPTION, False),
    ],
)
def test_a_firm_word_on_impressions_alone_is_loose(presence, basis, loose):
    assert made(Judgement("hennepteelt", presence, "a", DAY, (basis,))).view("hennepteelt").loose is loose


def test_signals_outside_the_quarters_are_left_out_and_told():
    old = signal(month=Month(DAY.year - 3, 1), count=9)
    result = made(signals=(old, signal()))
    assert result.view("hennepteelt").signals.number == 5
    assert result.tables.left_out == 9


def test_a_small_count_is_small_in_the_view_too():
    assert made(signals=(signal(count=2),)).view("hennepteelt").signals.mark is not Mark.SHOWN


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "amount"),
    [
        (None, None, "2024-K3", "2026-K2", 8),
        (date(2025, 1, 1), None, "2025-K1", "2026-K2", 6),
        (date(2025, 1, 1), date(2025, 12, 31), "2025-K1", "2025-K4", 4),
        (date(2010, 1, 1), None, "2023-K3", "2026-K2", 12),
        (date(2026, 5, 1), date(2026, 5, 1), "2026-K2", "2026-K2", 1),
        (date(2025, 1, 1), date(2030, 1, 1), "2025-K1", "2026-K2", 6),
        (date(2027, 1, 1), None, "2026-K2", "2026-K2", 1),
    ],
)
def test_the_quarters_follow_the_assignment_and_never_lie_ahead(start, end, first, last, amount):
    found = quarters_for(start=start, end=end, on=date(2026, 5, 1))
    assert (str(found[0]), str(found[-1]), len(found)) == (first, last, amount)


def test_a_quarter_before_the_first_of_a_year_is_the_fourth_of_the_year_before():
    assert str(Quarter(2026, 1).before(1)) == "2025-K4"


@pytest.mark.parametrize("text", ["2025-K5", "2025-K0", "25-K1", "2025K1", "2025-", "", "2025-K11"])
def test_what_is_no_quarter_is_not_read_as_one(text):
    assert parse_quarter(text) is None


def spots(area: Area, result: Picture, weighing: Weighing = KNOWN, talked: frozenset[str] = frozenset()):
    return blind_spots(CATALOGUE, area, picture=result, weighing=weighing, talked=talked)


def test_what_nobody_knows_is_a_finding_and_what_is_outside_the_definition_is_not():
    said = a_judgement("zorgfraude", Presence.UNKNOWN, "a")
    found = [one for one in spots(Area(9_000), made(said)) if one.kind == "phenomenon"]
    assert found == [BlindSpot("phenomenon", "hennepteelt"), BlindSpot("phenomenon", "zorgfraude", asked=True)]


def test_a_wijk_without_a_signal_is_blind_only_when_others_have_some():
    silent = made(wijken=("WK000101", "WK000102"))
    assert not [one for one in spots(Area(9_000), silent) if one.kind == "area"]
    result = made(signals=(signal(area="WK000101"),), wijken=("WK000101", "WK000102"))
    assert [one.id for one in spots(Area(9_000), result) if one.kind == "area"] == ["WK000102"]


def test_a_location_that_nobody_ticked_or_knew_is_blind():
    assert BlindSpot("surrounding", "havens") in spots(Area(9_000), made())
    ticked = Area(9_000, "", (Ticked("havens", Tick.DONT_KNOW, "a", DAY),))
    assert BlindSpot("surrounding", "havens", asked=True) in spots(ticked, made())
    absent = Area(9_000, "", (Ticked("havens", Tick.ABSENT, "a", DAY),))
    assert not [one for one in spots(absent, made()) if one.kind == "surrounding"]


@pytest.mark.parametrize(
    ("protocol", "found"),
    [
        (Protocol(), BlindSpot("protocol", "exists")),
        (Protocol(False), BlindSpot("protocol", "exists", asked=True)),
        (Protocol(True), BlindSpot("protocol", "published")),
        (Protocol(True, False), BlindSpot("protocol", "published", asked=True)),
    ],
)
def test_a_protocol_that_is_missing_or_closed_is_a_finding(protocol, found):
    assert found in spots(Area(9_000), made(), evolve(KNOWN, protocol=protocol))


def test_with_everything_in_place_the_protocol_and_the_riec_are_no_finding():
    assert not [one for one in spots(Area(9_000), made()) if one.kind in ("protocol", "riec")]
    assert BlindSpot("riec") in spots(Area(9_000), made(), Weighing(Protocol(True, True)))


def test_a_department_is_blind_until_it_was_spoken_to():
    card = evolve(CATALOGUE.phenomena["hennepteelt"], signals=(Situation("toezicht", "x"), Situation("balie", "y")))
    outside = evolve(card, in_definition=False, signals=(Situation("ict", "z"),))
    assert departments([card, outside]) == ("balie", "toezicht")
    blind = {one.id for one in spots(Area(9_000), made(), talked=frozenset({"balie"})) if one.kind == "department"}
    assert "balie" not in blind
