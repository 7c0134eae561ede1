"""A stop rule is met only when no completion of the open questions can break it: every completion is tried (S14)."""

import itertools
import random
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from attrs import evolve

from tests.properties.scans import DAY, DEGREES, PROOF, a_catalogue, a_circumstance, a_process
from tests.properties.surroundings import a_surrounding, with_outside
from weerwerk.catalogue.cards import Reach
from weerwerk.catalogue.model import Catalogue
from weerwerk.interval import Interval
from weerwerk.scan.degree import NOTHING_SAID, gather, open_steps
from weerwerk.scan.model import Answer, Floor, Measurement, Scan, Scope, Word
from weerwerk.scan.order import Outside, order
from weerwerk.scan.score import score
from weerwerk.scan.stop import StopRule, stop_rules
from weerwerk.threats.exposure import exposures
from weerwerk.threats.model import Area, Tick, Ticked

FIRST = 3
MOST_OPEN = 4


class Case(NamedTuple):
    catalogue: Catalogue
    scan: Scan
    area: Area


def a_case(chance: random.Random) -> Case:
    """A small scan of which most is answered, so that rules can be met while questions are open."""
    processes = [
        a_process(f"p{n}", chance.randint(1, 2), chance.choice([3, 3, 3, 4])) for n in range(chance.randint(1, 5))
    ]
    names = [one.id for one in processes]
    circumstances = [
        a_circumstance(f"c{n}", chance.choice(list(Reach)), {name: chance.choice([0, 1, 1, 5]) for name in names})
        for n in range(chance.randint(2, 6))
    ]
    around = chance.choice([0, 0, 2])  # often none, so that processes stand close in the order
    surroundings = [a_surrounding(f"s{n}", {name: chance.randint(0, 5) for name in names}) for n in range(around)]
    catalogue = with_outside(a_catalogue(circumstances, processes), surroundings, [], [])
    answers = []
    for circumstance in circumstances:
        if circumstance.reach is Reach.ORGANISATION:
            scopes = [Scope()]
        elif circumstance.reach is Reach.STEP and chance.random() < 0.3:
            scopes = [Scope(one.id, step.id) for one in processes for step in one.steps]
        else:
            scopes = [Scope(name) for name in names]
        answers += [
            said(circumstance.id, scope, chance.choice(list(Word)), chance.choice([None, PROOF]))
            for scope in scopes
            if chance.random() < 0.85
        ]
    ticks = tuple(
        Ticked(one.id, chance.choice(list(Tick)), "griffier", DAY) for one in surroundings if chance.random() < 0.7
    )
    floors = [
        Floor(name, "alleen", Interval(low, max(low, high)), "vloer")
        for name in names
        if chance.random() < 0.4
        for low, high in [(chance.choice([0, 50, 60, 80]), chance.choice([50, 60, 80]))]
    ]
    measurements = [
        Measurement(name, circumstance.id, "log", Interval(low, max(low, high)), "gemeten")
        for name in names
        for circumstance in circumstances
        if chance.random() < 0.1
        for low, high in [(chance.choice([0, 25, 75]), chance.choice([50, 100]))]
    ]
    scan = Scan(80_000, tuple(names), tuple(answers), measurements=tuple(measurements), floors=tuple(floors))
    return Case(catalogue, scan, Area(80_000, "", ticks))


def said(circumstance: str, scope: Scope, word: Word, proof: object = PROOF) -> Answer:
    return Answer(circumstance, scope, word, "r9", "f", DAY, proof, "reden")  # type: ignore[arg-type]


def outside_of(case: Case) -> dict[str, Outside]:
    found = exposures(case.catalogue, case.area, processes=case.scan.processes, on=DAY)
    return {one.process: Outside(one.interval.high, one.may_fall_to, one.open) for one in found if one.interval}


def rules(case: Case) -> dict[str, StopRule]:
    found = stop_rules(case.catalogue, score(case.catalogue, case.scan, on=DAY), outside_of(case))
    return {one.rule: one for one in found}


def open_scopes(case: Case) -> list[tuple[str, Scope]]:
    """Where nobody answered yet, down to the step where another step was answered."""
    heard = gather(case.scan.answers, case.scan.settled)
    places = set()
    for one in score(case.catalogue, case.scan, on=DAY):
        for reason in one.reasons:
            if reason.answered:
                continue
            circumstance = case.catalogue.circumstances[reason.circumstance]
            process = case.catalogue.processes[one.process]
            steps = open_steps(circumstance, process, heard.get(circumstance.id, NOTHING_SAID))
            whole = circumstance.reach is Reach.ORGANISATION
            above = Scope() if whole else Scope(process.id)
            places |= {(circumstance.id, Scope(process.id, step)) for step in steps} or {(circumstance.id, above)}
    return sorted(places)


def completions(case: Case) -> Iterator[Case]:
    """Every way to answer, or not, each open question, inside and outside."""
    places = open_scopes(case)
    measured = {one.circumstance for one in case.scan.measurements}
    inside = []
    for circumstance, scope in places:
        given = [said(circumstance, scope, word) for word in (DEGREES[0], DEGREES[2], DEGREES[4])]
        given += [said(circumstance, scope, DEGREES[0], None)]
        if circumstance not in measured:
            given.append(said(circumstance, scope, Word.NOT_APPLICABLE))
        inside.append([None, *given])
    ticked = {one.surrounding for one in case.area.ticks}
    outside = [
        [None, Ticked(name, Tick.ABSENT, "boa", DAY), Ticked(name, Tick.MUCH, "boa", DAY)]
        for name in case.catalogue.surroundings
        if name not in ticked
    ]
    for answers in itertools.product(*inside):
        scan = evolve(case.scan, answers=(*case.scan.answers, *(one for one in answers if one)))
        for ticks in itertools.product(*outside):
            area = evolve(case.area, ticks=(*case.area.ticks, *(one for one in ticks if one)))
            yield Case(case.catalogue, scan, area)


def levels(case: Case) -> dict[str, object]:
    return {one.process: one.levels for one in score(case.catalogue, case.scan, on=DAY)}


def first(case: Case) -> list[str]:
    ranks = order(score(case.catalogue, case.scan, on=DAY), outside_of(case))
    return [one.process for one in ranks if one.rank is not None][:FIRST]


def cases(rule: str, *, wanted: int) -> Iterator[Case]:
    """Cases in which the rule is met although questions are open, few enough to try every answer."""
    chance = random.Random(f"stop {rule}")
    found = 0
    for _ in range(20_000):
        case = a_case(chance)
        inside, around = len(open_scopes(case)), len({one for out in outside_of(case).values() for one in out.open})
        few = inside < MOST_OPEN and 1 <= inside + around <= MOST_OPEN
        if few and rules(case)[rule].met:
            found += 1
            yield case
            if found == wanted:
                return
    pytest.fail(f"only {found} of {wanted} cases in which rule '{rule}' is met with questions open")


def test_when_no_answer_can_change_a_level_no_completion_does() -> None:
    for case in cases("niveaus", wanted=150):
        before = levels(case)
        for after in completions(case):
            for process, now in levels(after).items():
                assert now is None or now == before[process], (case, after.scan.answers)


def test_when_no_answer_can_change_the_first_three_no_completion_does() -> None:
    for case in cases("eerste-drie", wanted=150):
        before = first(case)
        scored = {name for name, level in levels(case).items() if level is not None}
        for after in completions(case):
            if {name for name, level in levels(after).items() if level is not None} == scored:
                assert first(after) == before, (case, after.scan.answers, after.area.ticks)


def test_a_rule_that_is_met_has_no_questions_left_and_one_that_is_not_has_some() -> None:
    chance = random.Random(7)
    for _ in range(400):
        for rule in rules(a_case(chance)).values():
            assert rule.met == (rule.questions == 0)


def test_answering_all_that_remains_meets_the_rules() -> None:
    chance = random.Random(8)
    for _ in range(200):
        case = a_case(chance)
        answers = [said(name, scope, chance.choice(DEGREES)) for name, scope in open_scopes(case)]
        ticked = {one.surrounding for one in case.area.ticks}
        ticks = [Ticked(name, Tick.MUCH, "boa", DAY) for name in case.catalogue.surroundings if name not in ticked]
        done = Case(
            case.catalogue,
            evolve(case.scan, answers=(*case.scan.answers, *answers)),
            evolve(case.area, ticks=(*case.area.ticks, *ticks)),
        )
        assert all(rule.met for rule in rules(done).values())
