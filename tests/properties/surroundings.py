"""Random surroundings: small catalogues with locations, figures and phenomena, and what a municipality says of them."""

from datetime import date

from attrs import evolve
from hypothesis import strategies as st

from tests.properties.scans import DAY, a_catalogue, a_process, figure
from weerwerk.catalogue.cards import Indicator, Name, Phenomenon, Structure, Surrounding, Weighing
from weerwerk.catalogue.model import AreaFigure, Catalogue, Municipality
from weerwerk.threats.model import Area, Basis, Judgement, Presence, Tick, Ticked

FUNCTIONS = ("coordinator-oov", "toezichthouder", "burgemeester")


def weights(given: dict[str, int]) -> tuple[Weighing, ...]:
    return tuple(Weighing(weight, DAY, "weerwerk", "test", (process,)) for process, weight in given.items())


def a_surrounding(name: str, given: dict[str, int]) -> Surrounding:
    return Surrounding(name, Name(name, name), "location", Structure.SOCIAL, "?", (), weights(given))


def a_phenomenon(name: str, given: dict[str, int]) -> Phenomenon:
    return Phenomenon(name, Name(name, name), "drugs", True, "", "gemeente", (), (), (), weights(given))


def an_indicator(name: str, given: dict[str, int], worse: str = "high") -> Indicator:
    return Indicator(
        name, Name(name, name), "per 1.000", worse, "", "", "", figure(0), figure(1000), "weerwerk", weights(given)
    )


def a_municipality(code: str, inhabitants: int) -> Municipality:
    return Municipality(code, code, "Limburg", inhabitants, 2026, "", "")


def with_outside(
    catalogue: Catalogue,
    surroundings: list[Surrounding],
    indicators: list[Indicator],
    phenomena: list[Phenomenon],
) -> Catalogue:
    return evolve(
        catalogue,
        surroundings={one.id: one for one in surroundings},
        indicators={one.id: one for one in indicators},
        phenomena={one.id: one for one in phenomena},
    )


def a_judgement(phenomenon: str, presence: Presence, function: str, on: date = DAY) -> Judgement:
    return Judgement(phenomenon, presence, function, on, (Basis.REPORT,))


@st.composite
def outsides(draw: st.DrawFn) -> tuple[Catalogue, Area]:
    """A catalogue of one to three processes with everything outside, and an area."""
    processes = [a_process(f"p{n}", 1, 3) for n in range(draw(st.integers(1, 3)))]
    names = [one.id for one in processes]
    a_weight = st.fixed_dictionaries({name: st.integers(0, 5) for name in names})
    surroundings = [a_surrounding(f"s{n}", draw(a_weight)) for n in range(draw(st.integers(0, 3)))]
    indicators = [
        an_indicator(f"i{n}", draw(a_weight), draw(st.sampled_from(["high", "low"])))
        for n in range(draw(st.integers(0, 2)))
    ]
    phenomena = [a_phenomenon(f"f{n}", draw(a_weight)) for n in range(draw(st.integers(0, 3)))]
    codes = [f"GM{n:04}" for n in range(6)]
    catalogue = evolve(
        with_outside(a_catalogue([], processes), surroundings, indicators, phenomena),
        municipalities={code: a_municipality(code, draw(st.sampled_from([9_000, 30_000]))) for code in codes},
        figures=tuple(
            AreaFigure(code, one.id, 2024, draw(st.none() | st.integers(-1, 4).map(float)))
            for one in indicators
            for code in codes
        ),
    )
    ticks = tuple(
        Ticked(one.id, draw(st.sampled_from(list(Tick))), "coordinator-oov", DAY)
        for one in surroundings
        if draw(st.booleans())
    )
    judgements = tuple(
        a_judgement(one.id, draw(st.sampled_from(list(Presence))), function)
        for one in phenomena
        for function in FUNCTIONS[: draw(st.integers(0, 3))]
    )
    return catalogue, Area(9_000, "GM0000", ticks, judgements)
