"""A measure is right in every completion exactly when it is right by what is certain now: held against brute force."""

from itertools import product

from attrs import evolve, fields
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.scans import (
    DAY,
    DEGREES,
    PROOF,
    Reach,
    a_catalogue,
    a_circumstance,
    a_process,
    catalogues,
    scopes,
)
from weerwerk.catalogue.cards import ActsOn, Evidence, Measure, Name
from weerwerk.catalogue.model import Catalogue
from weerwerk.dated import Span
from weerwerk.dossier.model import Dossier, Organisation, ScanInfo
from weerwerk.receipt import Receipt
from weerwerk.scan.model import Answer, Scan, Scope, Word
from weerwerk.scan.score import score
from weerwerk.services.right_measures import MIN_IMPACT, measures_for, right_measures
from weerwerk.services.scan_score import ScanResult

FREE = Span(0, 0, DAY, "weerwerk", "test")
DOSSIER = Dossier(Organisation("Proefdam", 12_000, ScanInfo("Scan", "test", DAY, DAY)))


def a_measure(name: str, acts: dict[str, int], processes: tuple[str, ...], excludes: tuple[str, ...] = ()) -> Measure:
    return Measure(
        id=name,
        name=Name(name, name),
        theme="instrumenten",
        what="",
        first_step="",
        owner="f",
        acts_on=tuple(ActsOn(one, cap, DAY, "weerwerk", "test") for one, cap in acts.items()),
        hours_once=FREE,
        hours_year=FREE,
        euro_once=FREE,
        euro_year=FREE,
        weeks=FREE,
        evidence=Evidence("geen", "", "weerwerk"),
        small="goed",
        processes=processes,
        excludes=excludes,
    )


@st.composite
def small_scans(draw: st.DrawFn) -> tuple[Catalogue, Scan]:
    """A catalogue with at most three open questions, some answers, and three measures."""
    catalogue = draw(catalogues())
    names = sorted(catalogue.circumstances)[:3]
    catalogue = evolve(catalogue, circumstances={one: catalogue.circumstances[one] for one in names})
    measures = {}
    for number in range(3 if names else 0):
        acts = {one: draw(st.sampled_from([0, 25, 50, 75])) for one in names if draw(st.booleans())}
        aimed = draw(st.sampled_from([("all",), ("p0",)]))
        excludes = ("m0",) if number == 2 and draw(st.booleans()) else ()
        measures[f"m{number}"] = a_measure(f"m{number}", acts, aimed, excludes)
    answers = tuple(
        Answer(one, draw(st.sampled_from(scopes(catalogue, one))), draw(st.sampled_from(DEGREES)), who, "f", DAY, proof)
        for one in names
        for who in ("r1", "r2")
        for proof in (draw(st.sampled_from([None, PROOF])),)
        if draw(st.booleans())
    )
    scan = Scan(inhabitants=12_000, processes=tuple(catalogue.processes), answers=answers)
    return evolve(catalogue, measures=measures), scan


def result_of(catalogue: Catalogue, scan: Scan) -> ScanResult:
    scores = score(catalogue, scan, on=DAY)
    receipt = Receipt(on=DAY, edition="test")
    known = {"catalogue": catalogue, "dossier": DOSSIER, "scan": scan, "scores": scores, "receipt": receipt}
    return ScanResult(**{item.name: () for item in fields(ScanResult)} | known)


def completions(catalogue: Catalogue, scan: Scan):
    """Every way in which the questions nobody answered on any level can be answered, for every process at once."""
    answered = {one.circumstance for one in scan.answers}
    still = [one for one in sorted(catalogue.circumstances) if one not in answered]
    for words in product(DEGREES, repeat=len(still)):
        new = tuple(
            Answer(one, Scope(), word, "r9", "f", DAY, PROOF if word in (Word.DEMONSTRABLE, Word.ARRANGED) else None)
            for one, word in zip(still, words, strict=True)
        )
        yield evolve(scan, answers=(*scan.answers, *new))


def right_now(result: ScanResult) -> set[str]:
    """The definition itself, written the long way."""
    return {
        measure.id
        for measure in result.catalogue.measures.values()
        for one in result.scores
        for reason in one.reasons
        for act in measure.acts_on
        if one.impact >= MIN_IMPACT
        and ("all" in measure.processes or one.process in measure.processes)
        and act.circumstance == reason.circumstance
        and reason.interval.low > act.cap
    }


def found_by(result: ScanResult) -> set[str]:
    return {one.measure.id for one in right_measures(result, most=99)}


def without_exclusions(catalogue: Catalogue) -> Catalogue:
    return evolve(catalogue, measures={name: evolve(one, excludes=()) for name, one in catalogue.measures.items()})


@settings(max_examples=150)
@given(small_scans())
def test_a_measure_is_right_now_exactly_when_it_is_right_in_every_completion(case: tuple[Catalogue, Scan]) -> None:
    catalogue, scan = without_exclusions(case[0]), case[1]
    everywhere = set.intersection(*(right_now(result_of(catalogue, one)) for one in completions(catalogue, scan)))
    assert found_by(result_of(catalogue, scan)) == everywhere


@given(small_scans())
def test_what_counts_is_the_sum_of_impact_times_weight_and_the_most_comes_first(case: tuple[Catalogue, Scan]) -> None:
    result = result_of(*case)
    scores = {one.process: one for one in result.scores}
    for one in right_measures(result, most=99):
        weights = {(p, r.circumstance): r.weight for p, s in scores.items() for r in s.reasons}
        assert one.counts == sum(scores[process].impact * weights[process, about] for process, about in one.helps)
    counts = [one.counts for one in right_measures(result, most=99)]
    assert counts == sorted(counts, reverse=True)


@given(small_scans())
def test_two_measures_that_exclude_each_other_are_never_both_asked_for(case: tuple[Catalogue, Scan]) -> None:
    chosen = [one.measure for one in right_measures(result_of(*case), most=99)]
    assert not [one.id for one in chosen for other in chosen if other.id in one.excludes]


def test_a_circumstance_at_the_cap_gives_no_reason_and_one_above_it_does() -> None:
    catalogue, scan = low_of(50)
    for cap, found in ((50, set()), (25, {"m"})):
        measures = {"m": a_measure("m", {"c0": cap}, ("all",))}
        assert found_by(result_of(evolve(catalogue, measures=measures), scan)) == found


def test_an_impact_of_two_is_too_little_to_ask_the_college_but_the_process_still_shows_what_helps() -> None:
    catalogue, scan = low_of(100, impact=2)
    result = result_of(evolve(catalogue, measures={"m": a_measure("m", {"c0": 25}, ("all",))}), scan)
    assert found_by(result) == set()
    assert [one.measure.id for one in measures_for(result, result.scores[0])] == ["m"]


def test_a_measure_that_is_already_in_the_plan_is_not_asked_for_again() -> None:
    catalogue, scan = low_of(100)
    measures = {name: a_measure(name, {"c0": 25}, ("all",)) for name in ("m", "n")}
    result = result_of(evolve(catalogue, measures=measures), scan)
    assert [one.measure.id for one in right_measures(result, leave_out={"m"})] == ["n"]


def low_of(points: int, *, impact: int = 5) -> tuple[Catalogue, Scan]:
    word = {50: Word.ON_PAPER, 100: Word.NO}[points]
    catalogue = a_catalogue([a_circumstance("c0", Reach.PROCESS, {"p0": 3})], [a_process("p0", 1, impact)])
    answer = Answer("c0", Scope("p0"), word, "r1", "f", DAY)
    return catalogue, Scan(inhabitants=12_000, processes=("p0",), answers=(answer,))
