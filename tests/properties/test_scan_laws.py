"""The laws of the score (scoring.md), held on random scans."""

import random

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.properties.scans import DAY, DEGREES, PROOF, a_catalogue, scans, scopes
from weerwerk.catalogue.cards import Reach
from weerwerk.catalogue.model import Catalogue
from weerwerk.interval import Interval
from weerwerk.scan.model import Answer, Scan, Scope, Word
from weerwerk.scan.next import is_finished
from weerwerk.scan.score import score

Case = tuple[Catalogue, Scan]


def scored(case: Case) -> dict[str, Interval | None]:
    return {one.process: one.vulnerability for one in score(case[0], case[1], on=DAY)}


@given(scans(), st.data())
def test_law_1_a_worse_answer_never_lowers_an_end(case: Case, data: st.DataObject) -> None:
    catalogue, scan = case
    known = [n for n, answer in enumerate(scan.answers) if answer.word in DEGREES[:-1]]
    assume(known)
    place = data.draw(st.sampled_from(known))
    answer = scan.answers[place]
    worse = data.draw(st.sampled_from(DEGREES[DEGREES.index(answer.word) + 1 :]))
    changed = evolve(scan, answers=(*scan.answers[:place], evolve(answer, word=worse), *scan.answers[place + 1 :]))
    before, after = scored((catalogue, scan)), scored((catalogue, changed))
    for process, old in before.items():
        new = after[process]
        if old is not None and new is not None:
            assert new.low >= old.low
            assert new.high >= old.high


@given(scans())
def test_law_2_ends_lie_between_0_and_100(case: Case) -> None:
    for interval in scored(case).values():
        assert interval is None or 0 <= interval.low <= interval.high <= 100


def unanswered(case: Case) -> list[str]:
    catalogue, scan = case
    return sorted(set(catalogue.circumstances) - {answer.circumstance for answer in scan.answers})


@given(scans(), st.data())
def test_law_3_a_first_answer_stays_inside(case: Case, data: st.DataObject) -> None:
    catalogue, scan = case
    free = unanswered(case)
    assume(free)
    circumstance = data.draw(st.sampled_from(free))
    scope = data.draw(st.sampled_from(scopes(catalogue, circumstance)))
    measured = any(one.circumstance == circumstance for one in scan.measurements)
    words = [*DEGREES] if measured else [*DEGREES, Word.NOT_APPLICABLE]
    word = data.draw(st.sampled_from(words))
    proof = data.draw(st.sampled_from([None, PROOF]))
    answer = Answer(circumstance, scope, word, "r9", "f", DAY, proof, "reden")
    before, after = scored(case), scored((catalogue, evolve(scan, answers=(*scan.answers, answer))))
    for process, old in before.items():
        new = after[process]
        if old is not None and new is not None:
            assert old.low <= new.low <= new.high <= old.high


@given(scans(), st.randoms(use_true_random=False))
def test_law_4_order_changes_nothing(case: Case, chance: random.Random) -> None:
    catalogue, scan = case
    answers, measurements, floors = list(scan.answers), list(scan.measurements), list(scan.floors)
    for one in (answers, measurements, floors):
        chance.shuffle(one)
    names = {f"r{n}": f"r{4 - n}" for n in (1, 2, 3)}
    turned = [evolve(answer, respondent=names[answer.respondent]) for answer in answers]
    shuffled = evolve(scan, answers=tuple(turned), measurements=tuple(measurements), floors=tuple(floors))
    circumstances = list(catalogue.circumstances.values())
    chance.shuffle(circumstances)
    again = a_catalogue(circumstances, list(catalogue.processes.values()))
    old, new = score(catalogue, scan, on=DAY), score(again, shuffled, on=DAY)
    assert [(one.vulnerability, one.reasons, one.dont_know) for one in old] == [
        (one.vulnerability, one.reasons, one.dont_know) for one in new
    ]


@given(scans())
def test_law_5_shares_add_up_to_100_or_are_all_0(case: Case) -> None:
    for one in score(case[0], case[1], on=DAY):
        shares = [reason.share for reason in one.reasons]
        assert sum(shares) == 100 or not any(shares)
        assert (sum(shares) == 100) == (one.sums.high > 0)


@given(scans())
def test_law_6_without_weights_there_is_no_score(case: Case) -> None:
    for one in score(case[0], case[1], on=DAY):
        assert (one.vulnerability is None) == (one.sums.weight == 0)


@given(scans(), st.data())
def test_law_7_capping_degrees_never_raises_a_score_while_floors_hold(case: Case, data: st.DataObject) -> None:
    catalogue, scan = case
    assume(catalogue.circumstances)
    circumstance = data.draw(st.sampled_from(sorted(catalogue.circumstances)))
    cap = data.draw(st.sampled_from([0, 25, 50, 75]))
    before = score(catalogue, scan, on=DAY)
    after = score(catalogue, scan, on=DAY, caps={(process, circumstance): cap for process in scan.processes})
    for old, new in zip(before, after, strict=True):
        assert old.sums.weight == new.sums.weight
        if old.vulnerability is not None and new.vulnerability is not None:
            assert new.vulnerability.low <= old.vulnerability.low
            assert new.vulnerability.high <= old.vulnerability.high


@settings(max_examples=300)
@given(scans(), st.data())
def test_law_8_a_finished_process_keeps_its_levels(case: Case, data: st.DataObject) -> None:
    catalogue, scan = case
    before = score(catalogue, scan, on=DAY)
    answers = list(scan.answers)
    measured = {one.circumstance for one in scan.measurements}
    asked = {(reason.circumstance, one.process) for one in before for reason in one.reasons if not reason.answered}
    for circumstance, process in sorted(asked):
        if not data.draw(st.booleans()):
            continue
        reach = catalogue.circumstances[circumstance].reach
        scope = Scope() if reach is Reach.ORGANISATION else Scope(process)
        words = [*DEGREES] if circumstance in measured else [*DEGREES, Word.NOT_APPLICABLE]
        word, proof = data.draw(st.sampled_from(words)), data.draw(st.sampled_from([None, PROOF]))
        if not any(one.circumstance == circumstance and one.scope == scope for one in answers):
            answers.append(Answer(circumstance, scope, word, "r9", "f", DAY, proof, "reden"))
    after = {one.process: one for one in score(catalogue, evolve(scan, answers=tuple(answers)), on=DAY)}
    for old in before:
        new = after[old.process]
        if is_finished(old, scoring=catalogue.scoring) and new.levels is not None:
            assert new.levels == old.levels
