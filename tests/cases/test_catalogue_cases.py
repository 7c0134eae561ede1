"""The cases in catalogue/cases: given answers, expected scores. An expert can read and check them with a pencil."""

from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from attrs import evolve, field, frozen

from weerwerk.catalogue import edition
from weerwerk.catalogue.cards import Weighing
from weerwerk.catalogue.model import Catalogue
from weerwerk.catalogue.read import read_catalogue
from weerwerk.interval import Interval
from weerwerk.located import read_yaml
from weerwerk.scan.measure import Collusion, collusion_degree, collusion_floor, four_eyes_floor, share_degree
from weerwerk.scan.model import Answer, Floor, Measurement, Proof, Scan, Scope, Settled, Word
from weerwerk.scan.score import score
from weerwerk.shaped import shape

CASES = sorted((edition.shipped() / "cases").glob("*.yaml"))
CATALOGUE = read_catalogue(edition.shipped()).catalogue
DAY = date(2026, 3, 1)


@frozen
class Given:
    """One answer in a case; without `by` it is the answer of respondent 1, without `for` of the whole process."""

    circumstance: str
    answer: Word
    by: str = "r1"
    level: Literal["organisation", "process"] = "process"
    step: str = ""
    proof: bool = False


@frozen
class Seen:
    """What a log or the engine saw: hits of a number of cases, or a collusion number with its bounds."""

    circumstance: str
    hits: int = 0
    of: int = 0
    people_at_least: int = -1
    people_at_most: int = -1
    impact: int = 3
    unchecked_confirmed: bool = False
    after_check: bool = False
    ground: bool = True


@frozen
class Expected:
    """What should come out; the reason lets the expert follow the sum."""

    because: str
    low: int | None = None
    high: int | None = None
    level_low: str = ""
    level_high: str = ""
    dont_know: int | None = None
    discrepancies: int | None = None
    shares: dict[str, int] = field(factory=dict)


@frozen
class Case:
    """A case: only the circumstances under `weights` count, so that the sum fits on a note."""

    title: str
    rules: tuple[str, ...]
    process: str
    weights: dict[str, int]
    answers: tuple[Given, ...]
    expected: Expected
    settled: dict[str, Word] = field(factory=dict)
    seen: tuple[Seen, ...] = ()
    inhabitants: int = 24_000


def only(catalogue: Catalogue, weights: dict[str, int], process: str) -> Catalogue:
    """The catalogue with nothing but the given weights for one process."""
    kept = {
        name: evolve(
            catalogue.circumstances[name], weights=(Weighing(weight, DAY, "weerwerk", "uit het geval", (process,)),)
        )
        for name, weight in weights.items()
    }
    return evolve(catalogue, circumstances=kept)


def measured(case: Case) -> tuple[list[Measurement], list[Floor]]:
    scoring = CATALOGUE.scoring
    measurements, floors = [], []
    for one in case.seen:
        if one.of:
            degree = share_degree(one.hits, one.of, table=scoring.shares)
            floor = four_eyes_floor(
                case.process, one.hits, one.of, scoring=scoring, fact="log", after_check=one.after_check
            )
        else:
            degree = collusion_degree(one.people_at_least, one.people_at_most, table=scoring.collusion)
            group = Collusion(
                one.people_at_least, one.people_at_most, one.impact, one.unchecked_confirmed, one.after_check, "groep"
            )
            floor = collusion_floor(case.process, group, scoring=scoring)
        if degree is not None:
            measurements.append(Measurement(case.process, one.circumstance, "log", degree, "gezien", counts=one.ground))
        if floor is not None and one.ground:
            floors.append(floor)
    return measurements, floors


def scan_of(case: Case) -> Scan:
    proof = Proof("document", "besluit", DAY)
    answers = tuple(
        Answer(
            circumstance=given.circumstance,
            scope=Scope() if given.level == "organisation" else Scope(case.process, given.step),
            word=given.answer,
            respondent=given.by,
            function="medewerker",
            on=DAY,
            proof=proof if given.proof else None,
            reason="in het geval",
        )
        for given in case.answers
    )
    measurements, floors = measured(case)
    settled = tuple(
        Settled(name, word, "in het geval", DAY, "beoordelaar", process=case.process, proof=proof)
        for name, word in case.settled.items()
    )
    return Scan(case.inhabitants, (case.process,), answers, settled, (), (), tuple(measurements), tuple(floors))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_comes_out_as_the_expert_expects(path: Path) -> None:
    case = shape(read_yaml(path.read_bytes(), file=path.name), Case)
    (outcome,) = score(only(CATALOGUE, case.weights, case.process), scan_of(case), on=DAY)
    expected = case.expected
    if expected.low is None:
        assert outcome.vulnerability is None
    else:
        assert outcome.vulnerability == Interval(expected.low, expected.high or 0), expected.because
        assert outcome.levels is not None
        assert [one.word for one in outcome.levels] == [expected.level_low, expected.level_high]
    if expected.dont_know is not None:
        assert outcome.dont_know == expected.dont_know
    if expected.discrepancies is not None:
        assert len(outcome.discrepancies) == expected.discrepancies
    if expected.shares:
        assert {one.circumstance: one.share for one in outcome.reasons} == expected.shares


def test_every_case_names_rules_that_are_there() -> None:
    assert CASES
    known = {f"S{number}" for number in range(1, 17)} | {"S2a"}
    for path in CASES:
        case = shape(read_yaml(path.read_bytes(), file=path.name), Case)
        assert set(case.rules) <= known, path.name
