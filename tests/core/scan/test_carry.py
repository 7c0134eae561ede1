"""A scan in a newer edition: carried by id, followed to successors, dropped with a reason (S16)."""

from datetime import date

from attrs import evolve

from tests.properties.scans import PROOF, a_catalogue, a_circumstance, a_process
from weerwerk.catalogue.cards import Reach, Retired, Weighing
from weerwerk.catalogue.model import Catalogue
from weerwerk.interval import Interval
from weerwerk.scan.carry import Moved, carry
from weerwerk.scan.model import Answer, Floor, Measurement, OwnImpact, OwnWeight, Scan, Scope, Settled, Word

HELD = date(2026, 4, 1)
NOW = date(2027, 3, 1)
RETIRED = date(2027, 1, 1)


def edition() -> Catalogue:
    """The edition of 2027: a became b, c went away, d is new, e is asked of the organisation only."""
    cards = [a_circumstance(name, Reach.STEP, {"p": 2, "q": 2}) for name in "abcde"]
    base = a_catalogue(cards, [a_process("p", 2, 3), a_process("q", 2, 3), a_process("old", 1, 3)])
    known = dict(base.circumstances)
    known["a"] = evolve(known["a"], retired=Retired(RETIRED, "b"))
    known["c"] = evolve(known["c"], retired=Retired(RETIRED))
    known["d"] = evolve(known["d"], weights=(Weighing(3, RETIRED, "weerwerk", "nieuw"),))
    known["e"] = evolve(known["e"], reach=Reach.ORGANISATION)
    processes = {**base.processes, "old": evolve(base.processes["old"], retired=Retired(RETIRED, "q"))}
    return evolve(base, circumstances=known, processes=processes)


P = Scope("p")


def said(circumstance: str, scope: Scope = P, respondent: str = "r1", word: Word = Word.NO) -> Answer:
    return Answer(circumstance, scope, word, respondent, "f", HELD)


def carried(*answers: Answer, catalogue: Catalogue | None = None, **more: object):
    scan = Scan(9_000, ("p", "q"), answers, **more)
    return carry(scan, catalogue or edition(), held=HELD, on=NOW)


def test_in_its_own_edition_a_scan_stays_as_it_is() -> None:
    scan = Scan(
        9_000,
        ("p", "q"),
        (said("a"), said("b", Scope("p", "s1")), said("c", Scope())),
        settled=(Settled("a", Word.HABIT, "reden", HELD, "c", "p"),),
        weights=(OwnWeight("a", "p", 4, "reden", HELD),),
        impacts=(OwnImpact("p", 5, "reden", HELD),),
        measurements=(Measurement("p", "a", "log", Interval(25, 50), "gezien"),),
        floors=(Floor("p", "alleen", Interval(60, 60), "feit"),),
    )
    result = carry(scan, edition(), held=HELD, on=HELD)
    assert result.scan == scan
    assert (result.moved, result.dropped, result.new) == ((), (), ())


def test_a_retired_question_is_followed_to_its_successor() -> None:
    result = carried(
        said("a"),
        settled=(Settled("a", Word.HABIT, "reden", HELD, "c", "p"),),
        weights=(OwnWeight("a", "p", 4, "reden", HELD),),
        measurements=(Measurement("p", "a", "log", Interval(25, 50), "gezien"),),
    )
    assert [one.circumstance for one in result.scan.answers] == ["b"]
    assert result.scan.settled[0].circumstance == "b"
    assert result.scan.weights[0].circumstance == "b"
    assert result.scan.measurements[0].circumstance == "b"
    assert result.moved == (Moved("a", "b"),)
    assert result.dropped == ()


def test_an_answer_to_the_successor_itself_goes_first() -> None:
    for answers in ((said("a"), said("b", word=Word.HABIT)), (said("b", word=Word.HABIT), said("a"))):
        result = carried(*answers)
        assert [one.word for one in result.scan.answers] == [Word.HABIT]
        assert [(one.circumstance, one.why) for one in result.dropped] == [("a", "taken")]


def test_another_respondents_answer_is_kept_beside_it() -> None:
    assert len(carried(said("a"), said("b", respondent="r2")).scan.answers) == 2


def test_a_question_without_successor_is_dropped_with_the_reason() -> None:
    result = carried(said("c"), said("b"))
    assert [(one.circumstance, one.why) for one in result.dropped] == [("c", "question-gone")]
    assert result.kept == 1


def test_an_answer_closer_than_the_question_now_reaches_is_dropped() -> None:
    result = carried(said("e"), said("e", Scope("p", "s1")), said("e", Scope()))
    assert [one.scope for one in result.scan.answers] == [Scope()]
    assert {(one.scope, one.why) for one in result.dropped} == {
        (Scope("p"), "not-per-process"),
        (Scope("p", "s1"), "not-per-process"),
    }


def test_a_step_that_is_no_longer_there_is_dropped() -> None:
    result = carried(said("b", Scope("p", "s9")), said("b", Scope("p", "s1")))
    assert [(one.scope, one.why) for one in result.dropped] == [(Scope("p", "s9"), "step-gone")]


def test_a_question_that_is_no_longer_asked_per_step_drops_its_steps() -> None:
    known = edition()
    flat = evolve(known.circumstances["b"], reach=Reach.PROCESS)
    result = carried(
        said("b", Scope("p", "s1")), catalogue=evolve(known, circumstances={**known.circumstances, "b": flat})
    )
    assert [one.why for one in result.dropped] == ["not-per-step"]


def test_a_retired_process_is_followed_too() -> None:
    scan = Scan(
        9_000, ("old", "p"), (said("b", Scope("old")),), impacts=(OwnImpact("old", 5, "reden", HELD),),
        floors=(Floor("old", "alleen", Interval(60, 60), "feit"),),
    )  # fmt: skip
    result = carry(scan, edition(), held=HELD, on=NOW)
    assert result.scan.processes == ("q", "p")
    assert result.scan.answers[0].scope == Scope("q")
    assert (result.scan.impacts[0].process, result.scan.floors[0].process) == ("q", "q")


def test_a_process_that_is_unknown_is_dropped() -> None:
    result = carried(said("b", Scope("weg")))
    assert [one.why for one in result.dropped] == ["process-gone"]


def test_successors_that_run_in_a_circle_lead_nowhere() -> None:
    known = edition()
    circle = {**known.circumstances, "c": evolve(known.circumstances["c"], retired=Retired(RETIRED, "c"))}
    assert [one.why for one in carried(said("c"), catalogue=evolve(known, circumstances=circle)).dropped] == [
        "question-gone"
    ]


def test_a_question_that_did_not_weigh_yet_is_new_and_a_successor_is_not() -> None:
    assert carried(said("a")).new == ("d",)


def test_proof_and_comment_travel_along() -> None:
    one = evolve(said("a", word=Word.ARRANGED), proof=PROOF, comment="zie besluit")
    assert carried(one).scan.answers == (evolve(one, circumstance="b"),)
