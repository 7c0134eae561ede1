"""The cases in catalogue/cases/exposure: what is said of the surroundings, and the exposure that follows (S9)."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve, field, frozen

from weerwerk.catalogue import edition
from weerwerk.catalogue.cards import Weighing
from weerwerk.catalogue.model import AreaFigure, Catalogue, Municipality
from weerwerk.catalogue.read import read_catalogue
from weerwerk.interval import Interval
from weerwerk.located import read_yaml
from weerwerk.services.surroundings import relative_words
from weerwerk.shaped import shape
from weerwerk.threats.exposure import exposures
from weerwerk.threats.model import Area, Basis, Judgement, Presence, Tick, Ticked

CASES = sorted((edition.shipped() / "cases" / "exposure").glob("*.yaml"))
CATALOGUE = read_catalogue(edition.shipped()).catalogue
DAY = date(2026, 3, 1)
OWN = "GM9999"
LARGER_BY = 100_000


@frozen
class TickGiven:
    """A location or sector with its weight; without a tick nobody answered."""

    weight: int
    tick: Tick | None = None


@frozen
class Judgings:
    """A phenomenon with its weight and what each judge said."""

    weight: int
    judged: tuple[Presence, ...] = ()


@frozen
class Figures:
    """An area figure of the own municipality and of the others, those of its size class apart."""

    weight: int
    own: int
    same_size: tuple[int, ...]
    larger: tuple[int, ...] = ()


@frozen
class Expected:
    """What should come out; the reason lets the expert follow the sum."""

    low: int
    high: int
    words: str
    because: str
    shares: dict[str, int] = field(factory=dict)


@frozen
class Case:
    """A case: only what it names counts."""

    title: str
    rules: tuple[str, ...]
    process: str
    expected: Expected
    surroundings: dict[str, TickGiven] = field(factory=dict)
    phenomena: dict[str, Judgings] = field(factory=dict)
    figures: dict[str, Figures] = field(factory=dict)
    inhabitants: int = 24_000


def only(case: Case) -> Catalogue:
    """The catalogue with nothing outside but what the case names."""

    def weights(weight: int) -> tuple[Weighing, ...]:
        return (Weighing(weight, DAY, "weerwerk", "uit het geval", (case.process,)),)

    municipalities, figures = {OWN: Municipality(OWN, OWN, "", case.inhabitants, 2026, "", "")}, []
    for name, one in case.figures.items():
        figures.append(AreaFigure(OWN, name, 2024, float(one.own)))
        groups = ((one.same_size, case.inhabitants), (one.larger, case.inhabitants + LARGER_BY))
        for size, (values, inhabitants) in enumerate(groups):
            for number, value in enumerate(values):
                code = f"GM{size}{number:03}"
                municipalities[code] = Municipality(code, code, "", inhabitants, 2026, "", "")
                figures.append(AreaFigure(code, name, 2024, float(value)))
    known = CATALOGUE
    return evolve(
        known,
        surroundings={
            n: evolve(known.surroundings[n], weights=weights(o.weight)) for n, o in case.surroundings.items()
        },
        phenomena={n: evolve(known.phenomena[n], weights=weights(o.weight)) for n, o in case.phenomena.items()},
        indicators={n: evolve(known.indicators[n], weights=weights(o.weight)) for n, o in case.figures.items()},
        municipalities=municipalities,
        figures=tuple(figures),
    )


def area_of(case: Case) -> Area:
    return Area(
        case.inhabitants,
        OWN,
        tuple(Ticked(name, one.tick, "f", DAY) for name, one in case.surroundings.items() if one.tick),
        tuple(
            Judgement(name, presence, f"f{number}", DAY, (Basis.REPORT,))
            for name, one in case.phenomena.items()
            for number, presence in enumerate(one.judged)
        ),
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_comes_out_as_the_expert_expects(path: Path) -> None:
    case = shape(read_yaml(path.read_bytes(), file=path.name), Case)
    (found,) = exposures(only(case), area_of(case), processes=(case.process,), on=DAY)
    assert found.interval == Interval(case.expected.low, case.expected.high), case.expected.because
    assert relative_words(found) == case.expected.words
    if case.expected.shares:
        assert {one.known.id: one.share for one in found.reasons} == case.expected.shares


def test_there_are_cases() -> None:
    assert len(CASES) >= 5
