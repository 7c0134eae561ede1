"""Random small catalogues and scans, for the laws of the score."""

from datetime import date

from attrs import evolve
from hypothesis import strategies as st

from weerwerk.catalogue import edition
from weerwerk.catalogue.cards import (
    Act,
    Circumstance,
    Impact,
    Name,
    Process,
    Reach,
    Step,
    Weighing,
)
from weerwerk.catalogue.model import Catalogue, Edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dated import Figure
from weerwerk.interval import Interval
from weerwerk.scan.model import ORGANISATION, Answer, Floor, Measurement, Proof, Scan, Scope, Word

DAY = date(2026, 3, 1)
PROOF = Proof("document", "besluit 12", DAY)
DEGREES = (Word.DEMONSTRABLE, Word.ARRANGED, Word.ON_PAPER, Word.HABIT, Word.NO)
SCORING = read_catalogue(edition.shipped()).catalogue.scoring


def figure(value: int) -> Figure:
    return Figure(value, DAY, "weerwerk", "test")


def a_process(name: str, steps: int, impact: int) -> Process:
    return Process(
        id=name,
        name=Name(name, name),
        group="research",
        why="",
        impact=Impact(figure(impact), figure(1), figure(1), figure(1)),
        steps=tuple(Step(f"s{n}", Name("s", "s"), Act.PREPARE, ("f",)) for n in range(steps)),
    )


def a_circumstance(name: str, reach: Reach, weights: dict[str, int]) -> Circumstance:
    return Circumstance(
        id=name,
        name=Name(name, name),
        kind="way-of-working",
        reach=reach,
        question="?",
        why="",
        good="",
        evidence="",
        minutes=figure(1),
        weights=tuple(Weighing(weight, DAY, "weerwerk", "test", (process,)) for process, weight in weights.items()),
    )


def a_catalogue(circumstances: list[Circumstance], processes: list[Process]) -> Catalogue:
    return Catalogue(
        edition=Edition("test", DAY),
        scoring=SCORING,
        processes={one.id: one for one in processes},
        circumstances={one.id: one for one in circumstances},
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    processes = [
        a_process(f"p{n}", draw(st.integers(1, 3)), draw(st.integers(1, 5))) for n in range(draw(st.integers(1, 3)))
    ]
    circumstances = [
        a_circumstance(
            f"c{n}",
            draw(st.sampled_from(list(Reach))),
            {process.id: draw(st.integers(0, 5)) for process in processes},
        )
        for n in range(draw(st.integers(0, 6)))
    ]
    return a_catalogue(circumstances, processes)


def scopes(catalogue: Catalogue, circumstance: str) -> list[Scope]:
    """Every scope in which a circumstance may be answered."""
    reach = catalogue.circumstances[circumstance].reach
    found = [ORGANISATION]
    if reach is not Reach.ORGANISATION:
        found += [Scope(process) for process in catalogue.processes]
    if reach is Reach.STEP:
        found += [Scope(one.id, step.id) for one in catalogue.processes.values() for step in one.steps]
    return found


@st.composite
def answers(draw: st.DrawFn, catalogue: Catalogue) -> tuple[Answer, ...]:
    made: dict[tuple[str, str, Scope], Answer] = {}
    if not catalogue.circumstances:
        return ()
    for _ in range(draw(st.integers(0, 10))):
        circumstance = draw(st.sampled_from(sorted(catalogue.circumstances)))
        scope = draw(st.sampled_from(scopes(catalogue, circumstance)))
        respondent = draw(st.sampled_from(["r1", "r2", "r3"]))
        word = draw(st.sampled_from(list(Word)))
        proof = draw(st.sampled_from([None, PROOF]))
        reason = "komt hier niet voor" if word is Word.NOT_APPLICABLE else ""
        made[respondent, circumstance, scope] = Answer(
            circumstance, scope, word, respondent, "vergunningverlener", DAY, proof, reason
        )
    return tuple(made.values())


intervals = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda ends: Interval(min(ends), max(ends)))


@st.composite
def scans(draw: st.DrawFn) -> tuple[Catalogue, Scan]:
    catalogue = draw(catalogues())
    processes = tuple(catalogue.processes)
    measurements = ()
    if catalogue.circumstances:
        measurement = st.builds(
            Measurement,
            process=st.sampled_from(processes),
            circumstance=st.sampled_from(sorted(catalogue.circumstances)),
            by=st.just("log"),
            degree=intervals,
            fact=st.just("gemeten"),
            counts=st.booleans(),
        )
        measurements = tuple(draw(st.lists(measurement, max_size=3)))
    floor = st.builds(
        Floor, process=st.sampled_from(processes), rule=st.just("alleen"), floor=intervals, fact=st.just("vloer")
    )
    scan = Scan(
        inhabitants=draw(st.sampled_from([12_000, 80_000])),
        processes=processes,
        answers=draw(answers(catalogue)),
        measurements=measurements,
        floors=tuple(draw(st.lists(floor, max_size=2))),
    )
    return catalogue, scan


def with_answer(scan: Scan, answer: Answer) -> Scan:
    return evolve(scan, answers=(*scan.answers, answer))
