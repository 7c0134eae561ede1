"""Laws of the picture: signals never lower exposure, order changes nothing, and nothing small is told anywhere."""

import json
import random
from datetime import date
from functools import cache
from pathlib import Path

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from weerwerk.catalogue import edition
from weerwerk.catalogue.model import Catalogue
from weerwerk.catalogue.read import read_catalogue
from weerwerk.services.picture import PictureResult, picture_of
from weerwerk.services.picture_json import picture_dict
from weerwerk.services.scan_score import ScanResult, score_folder
from weerwerk.threats.exposure import Exposure
from weerwerk.threats.model import Basis, Judgement, Presence
from weerwerk.threats.model.signals import WHOLE, Credibility, Month, Reliability, Signal, SignalKind

DAY = date(2026, 5, 1)
DOSSIER = Path(__file__).resolve().parents[2] / "examples" / "voorbeelddam"
ORDER = [Presence.NO_SIGN, Presence.POSSIBLE, Presence.LIKELY, Presence.ESTABLISHED]


@cache
def catalogue() -> Catalogue:
    return read_catalogue(edition.shipped()).catalogue


@cache
def scanned() -> ScanResult:
    return score_folder(DOSSIER, catalogue(), on=DAY)


def picture_with(signals: tuple[Signal, ...] = (), judgements: tuple[Judgement, ...] = ()) -> PictureResult:
    dossier = scanned().dossier
    dossier = evolve(
        dossier,
        picture=evolve(dossier.picture, signals=signals),
        phenomena=evolve(dossier.phenomena, judgements=judgements),
    )
    return picture_of(evolve(scanned(), dossier=dossier), on=DAY)


def ends(exposures: tuple[Exposure, ...]) -> dict[str, tuple[int, int]]:
    return {one.process: (one.interval.low, one.interval.high) for one in exposures if one.interval}


PER_WIJK = ["hennepteelt", "drugsafval", "lokale-drugshandel"]
areas = st.sampled_from([WHOLE, "WK000001", "WK000002", "WK000003"])
a_signal = st.builds(
    Signal,
    st.sampled_from(PER_WIJK),
    areas,
    st.builds(Month, st.just(2025), st.integers(1, 12)),
    st.sampled_from(SignalKind),
    st.sampled_from(Reliability),
    st.sampled_from(Credibility),
    st.integers(1, 3),
    st.integers(0, 9),
)
some_signals = st.lists(a_signal, max_size=8).map(tuple)


@settings(max_examples=20)
@given(some_signals, a_signal)
def test_law_1_one_more_signal_never_lowers_any_exposure(before, more):
    fewer, all_of_them = (ends(picture_with(one).picture.exposures) for one in (before, (*before, more)))
    assert fewer.keys() == all_of_them.keys()
    assert all(all_of_them[one][side] >= fewer[one][side] for one in fewer for side in (0, 1))


@settings(max_examples=20)
@given(st.sampled_from(PER_WIJK), st.sampled_from(ORDER), st.sampled_from(ORDER))
def test_law_1_a_surer_presence_never_lowers_any_exposure(phenomenon, one, other):
    low, high = sorted((one, other), key=ORDER.index)
    judged = [Judgement(phenomenon, presence, "coordinator-oov", DAY, (Basis.REPORT,)) for presence in (low, high)]
    said = [ends(picture_with((), (judgement,)).picture.exposures) for judgement in judged]
    assert all(said[1][process][side] >= said[0][process][side] for process in said[0] for side in (0, 1))


@settings(max_examples=20)
@given(some_signals, st.randoms(use_true_random=False))
def test_law_4_the_order_of_signals_changes_nothing(signals, chance: random.Random):
    shuffled = list(signals)
    chance.shuffle(shuffled)
    assert picture_dict(picture_with(signals)) == picture_dict(picture_with(tuple(shuffled)))


@settings(max_examples=30)
@given(some_signals)
def test_no_count_below_three_is_told_in_the_json(signals):
    told = picture_dict(picture_with(signals))["phenomena"]
    assert isinstance(told, list)
    for one in told:
        count, suppressed = one["signals"]["count"], one["signals"]["suppressed"]
        assert (count is None) == suppressed
        assert count is None or count == 0 or count >= 3
    json.dumps(told)
