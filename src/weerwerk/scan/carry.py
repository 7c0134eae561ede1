"""Moving a scan to a newer edition: what is carried over by id, what is dropped and why, what is new (S16)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from attrs import evolve, frozen

from weerwerk.catalogue.cards import Circumstance, Process, Reach
from weerwerk.catalogue.model import Catalogue
from weerwerk.dated import in_force
from weerwerk.scan.model import Answer, Measurement, OwnWeight, Scan, Scope, Settled

Why = Literal["question-gone", "process-gone", "step-gone", "not-per-process", "not-per-step", "taken"]


@frozen
class Moved:
    """A retired question whose answers now stand under its successor."""

    circumstance: str
    to: str


@frozen(order=True)
class Dropped:
    """What was said of a question in a scope and could not be carried over, and why."""

    circumstance: str
    scope: Scope
    why: Why


@frozen
class Carried:
    """A scan in a newer edition, and what happened on the way; `new` are the questions that it could not ask yet."""

    scan: Scan
    kept: int
    moved: tuple[Moved, ...]
    dropped: tuple[Dropped, ...]
    new: tuple[str, ...]


def carry(scan: Scan, catalogue: Catalogue, *, held: date, on: date) -> Carried:
    """A scan that was held on one day, in the edition of another; in its own edition it stays as it is.

    A retired question or process is followed to its successor. Where the successor was answered by the same
    respondent in the same scope, that answer stays and the other is dropped.
    """
    way = _Way(catalogue, on)
    answers, lost = _answers(scan.answers, way)
    settled, lost_settled = _settled(scan.settled, way)
    asked = sorted({one.circumstance for one in scan.answers} | {one.circumstance for one in scan.settled})
    moved = tuple(Moved(name, to) for name in asked if (to := way.question(name)) not in ("", name))
    processes = dict.fromkeys(to for one in scan.processes if (to := way.process(one)))
    after = evolve(
        scan,
        processes=tuple(processes),
        answers=answers,
        settled=settled,
        weights=_weights(scan.weights, way),
        measurements=_measurements(scan.measurements, way),
        impacts=tuple(evolve(one, process=to) for one in scan.impacts if (to := way.process(one.process))),
        floors=tuple(evolve(one, process=to) for one in scan.floors if (to := way.process(one.process))),
    )
    new = _new(catalogue, held, on) - {one.to for one in moved}
    return Carried(after, len(answers), moved, tuple(sorted({*lost, *lost_settled})), tuple(sorted(new)))


@frozen
class _Way:
    """The way from any edition to this one on a day; an empty id means that there is none."""

    catalogue: Catalogue
    on: date

    def question(self, name: str) -> str:
        return _successor(name, self.catalogue.circumstances, self.on)

    def process(self, name: str) -> str:
        return _successor(name, self.catalogue.processes, self.on)

    def place(self, circumstance: str, scope: Scope) -> tuple[str, Scope] | Why:
        """Where an answer stands now, or why it stands nowhere."""
        question = self.question(circumstance)
        if not question:
            return "question-gone"
        reach = self.catalogue.circumstances[question].reach
        if not scope.process:
            return question, scope
        process = self.process(scope.process)
        if not process:
            return "process-gone"
        if reach is Reach.ORGANISATION:
            return "not-per-process"
        if not scope.step:
            return question, Scope(process)
        if reach is not Reach.STEP:
            return "not-per-step"
        if scope.step not in {step.id for step in self.catalogue.processes[process].steps}:
            return "step-gone"
        return question, Scope(process, scope.step)


def _successor(name: str, cards: Mapping[str, Circumstance] | Mapping[str, Process], on: date) -> str:
    """The card that holds now, along the line of successors; empty when the line ends or runs in a circle."""
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        card = cards.get(name)
        if card is None:
            return ""
        if card.retired is None or card.retired.since > on:
            return name
        name = card.retired.successor
    return ""


def _answers(answers: Iterable[Answer], way: _Way) -> tuple[tuple[Answer, ...], list[Dropped]]:
    """The answers where they stand now; those whose question stayed the same go first."""
    kept: dict[tuple[str, str, Scope], Answer] = {}
    lost: list[Dropped] = []
    for one in sorted(answers, key=lambda one: way.question(one.circumstance) != one.circumstance):
        place = way.place(one.circumstance, one.scope)
        if isinstance(place, str):
            lost.append(Dropped(one.circumstance, one.scope, place))
        elif (one.respondent, *place) in kept:
            lost.append(Dropped(one.circumstance, one.scope, "taken"))
        else:
            kept[one.respondent, *place] = evolve(one, circumstance=place[0], scope=place[1])
    return tuple(kept.values()), lost


def _settled(settled: Iterable[Settled], way: _Way) -> tuple[tuple[Settled, ...], list[Dropped]]:
    kept: dict[tuple[str, Scope], Settled] = {}
    lost: list[Dropped] = []
    for one in sorted(settled, key=lambda one: way.question(one.circumstance) != one.circumstance):
        place = way.place(one.circumstance, one.scope)
        if isinstance(place, str):
            lost.append(Dropped(one.circumstance, one.scope, place))
        elif place in kept:
            lost.append(Dropped(one.circumstance, one.scope, "taken"))
        else:
            kept[place] = evolve(one, circumstance=place[0], process=place[1].process, step=place[1].step)
    return tuple(kept.values()), lost


def _weights(weights: Iterable[OwnWeight], way: _Way) -> tuple[OwnWeight, ...]:
    kept: dict[tuple[str, str], OwnWeight] = {}
    for one in sorted(weights, key=lambda one: way.question(one.circumstance) != one.circumstance):
        question, process = way.question(one.circumstance), way.process(one.process)
        if question and process:
            kept.setdefault((question, process), evolve(one, circumstance=question, process=process))
    return tuple(kept.values())


def _measurements(measurements: Iterable[Measurement], way: _Way) -> tuple[Measurement, ...]:
    return tuple(
        evolve(one, circumstance=question, process=process)
        for one in measurements
        if (question := way.question(one.circumstance)) and (process := way.process(one.process))
    )


def _new(catalogue: Catalogue, held: date, on: date) -> set[str]:
    """The questions that hold now and did not weigh anywhere yet on the day the scan was held."""
    return {
        one.id
        for one in catalogue.circumstances.values()
        if (one.retired is None or one.retired.since > on)
        and in_force(one.weights, on) is not None
        and in_force(one.weights, held) is None
    }
