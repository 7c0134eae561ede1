"""How far an organisation is with a norm: done takes evidence everywhere, missing is nothing anywhere."""

from datetime import date

import pytest
from attrs import evolve

from tests.properties.scans import DAY, PROOF, a_catalogue, a_circumstance, a_process
from weerwerk.catalogue.cards import Name, Norm, NormItem, Reach
from weerwerk.interval import Interval
from weerwerk.scan.model import Answer, Measurement, Proof, Scan, Scope, Settled, Word
from weerwerk.scan.norm import Judged, Standing, judge

CATALOGUE = a_catalogue(
    [
        a_circumstance("org", Reach.ORGANISATION, {"p": 2, "q": 2}),
        a_circumstance("proc", Reach.PROCESS, {"p": 2, "q": 2}),
        a_circumstance("one", Reach.PROCESS, {"p": 2, "q": 0}),
        a_circumstance("step", Reach.STEP, {"p": 2, "q": 0}),
    ],
    [a_process("p", 2, 3), a_process("q", 2, 3)],
)
ITEM = NormItem("i", "hoofdstuk", "tekst", "weerwerk", ("org",))


def said(circumstance: str, word: Word, scope: Scope, respondent: str = "r1", proof: Proof | None = PROOF) -> Answer:
    return Answer(circumstance, scope, word, respondent, "f", DAY, proof, "reden")


def judged(*answers: Answer, about: tuple[str, ...] = ("org",), **more: object) -> Judged:
    norm = Norm("n", Name("n", "n"), ("Limburg",), "", DAY, (evolve(ITEM, circumstances=about),), "weerwerk")
    (one,) = judge(norm, CATALOGUE, Scan(9_000, ("p", "q"), answers, **more), on=DAY)  # type: ignore[arg-type]
    return one


WHOLE, P, Q = Scope(), Scope("p"), Scope("q")


@pytest.mark.parametrize(
    ("word", "proof", "standing"),
    [
        (Word.DEMONSTRABLE, PROOF, Standing.DONE),
        (Word.ARRANGED, PROOF, Standing.DONE),
        (Word.DEMONSTRABLE, None, Standing.UNDER_WAY),
        (Word.ARRANGED, None, Standing.UNDER_WAY),
        (Word.ON_PAPER, PROOF, Standing.UNDER_WAY),
        (Word.HABIT, None, Standing.UNDER_WAY),
        (Word.NO, None, Standing.MISSING),
        (Word.DONT_KNOW, None, Standing.MISSING),
        (Word.NOT_APPLICABLE, None, Standing.NOT_APPLICABLE),
    ],
)
def test_one_answer_about_the_organisation_decides(word: Word, proof: Proof | None, standing: Standing) -> None:
    assert judged(said("org", word, WHOLE, proof=proof)).standing is standing


def test_what_nobody_answered_is_missing_and_unknown() -> None:
    one = judged()
    assert (one.standing, one.unknown) == (Standing.MISSING, 1)


def test_every_process_must_have_it_for_it_to_be_done() -> None:
    here = said("proc", Word.ARRANGED, P)
    assert judged(here, about=("proc",)).standing is Standing.UNDER_WAY
    assert judged(here, said("proc", Word.DEMONSTRABLE, Q), about=("proc",)).standing is Standing.DONE
    assert judged(here, said("proc", Word.NO, Q), about=("proc",)).standing is Standing.UNDER_WAY


def test_a_process_on_which_the_question_does_not_bear_is_not_looked_at() -> None:
    one = judged(said("one", Word.ARRANGED, P), about=("one",))
    assert one.standing is Standing.DONE
    assert [place.process for place in one.places] == ["p"]


def test_one_weak_step_keeps_it_from_being_done() -> None:
    answers = (said("step", Word.ARRANGED, P), said("step", Word.HABIT, Scope("p", "s1")))
    assert judged(*answers, about=("step",)).standing is Standing.UNDER_WAY


def test_every_question_of_an_item_must_be_done() -> None:
    done = said("org", Word.ARRANGED, WHOLE)
    assert judged(done, said("one", Word.NO, P), about=("org", "one")).standing is Standing.UNDER_WAY
    assert judged(done, said("one", Word.ARRANGED, P), about=("org", "one")).standing is Standing.DONE


def test_a_measurement_that_is_worse_keeps_it_from_being_done() -> None:
    seen = Measurement("p", "one", "log", Interval(75, 75), "gezien")
    assert judged(said("one", Word.ARRANGED, P), about=("one",), measurements=(seen,)).standing is Standing.UNDER_WAY
    fact = evolve(seen, counts=False)
    assert judged(said("one", Word.ARRANGED, P), about=("one",), measurements=(fact,)).standing is Standing.DONE


def test_respondents_who_differ_keep_it_under_way() -> None:
    answers = (said("org", Word.DEMONSTRABLE, WHOLE), said("org", Word.NO, WHOLE, "r2", None))
    assert judged(*answers).standing is Standing.UNDER_WAY


def test_the_evidence_is_named_once_and_in_order_of_date() -> None:
    older = Proof("toets", "steekproef", date(2025, 1, 1))
    answers = (
        said("org", Word.ARRANGED, WHOLE),
        said("org", Word.ARRANGED, WHOLE, "r2"),
        said("org", Word.DEMONSTRABLE, WHOLE, "r3", older),
    )
    assert judged(*answers).evidence == (older, PROOF)


def test_what_was_settled_brings_its_own_evidence() -> None:
    fixed = Settled("org", Word.ARRANGED, "reden", DAY, "c", proof=PROOF)
    one = judged(said("org", Word.NO, WHOLE, proof=None), settled=(fixed,))
    assert (one.standing, one.evidence) == (Standing.DONE, (PROOF,))
