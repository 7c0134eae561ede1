"""Which single answers decide: one step better or worse, and a level or the first three change (S15)."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from weerwerk.catalogue.cards import Scoring
from weerwerk.catalogue.model import Catalogue
from weerwerk.interval import Interval
from weerwerk.scan.degree import Said, gather, resolve
from weerwerk.scan.model import Answer, Level, Scan, Scope, Settled, Word
from weerwerk.scan.order import NOTHING_OUTSIDE, Key, Outside, ranked
from weerwerk.scan.result import ProcessScore, Sums
from weerwerk.scan.score import combined_floor, level_of, points

FIRST = 3
STEPS = (Word.DEMONSTRABLE, Word.ARRANGED, Word.ON_PAPER, Word.HABIT, Word.NO)
Levels = tuple[Level, Level]


@frozen
class Sensitive:
    """An answer that, one step further, changes this process: its levels, or its place among the first three.

    The answer may be about another process: then it moves this one's place. A place of 0 is behind the first three.
    """

    process: str
    circumstance: str
    scope: Scope
    word: Word
    to: Word
    levels: Levels
    new_levels: Levels
    place: int
    new_place: int


@frozen
class _Change:
    """One answer a step further, and what is then said about the circumstance."""

    scope: Scope
    word: Word
    to: Word
    said: Said


@frozen
class _Held:
    """What of a process stays as it is while one answer changes."""

    sums: Sums
    floor: Interval
    impact: int
    outside: int
    weights: Mapping[str, tuple[int, Interval]]
    measured: Mapping[str, Sequence[Interval]]


def sensitive(
    catalogue: Catalogue, scan: Scan, scores: Sequence[ProcessScore], outside: Mapping[str, Outside]
) -> tuple[Sensitive, ...]:
    """Every answer on which a level or a place among the first three hangs, by process, circumstance and scope."""
    held = {one.process: _hold(one, scan, outside) for one in scores if one.vulnerability is not None}
    keys: dict[str, Key | None] = dict.fromkeys((one.process for one in scores), None)
    levels: dict[str, Levels] = {}
    for process, one in held.items():
        levels[process], keys[process] = _stand(one, one.sums, catalogue.scoring)
    places = _places(keys)
    found: list[Sensitive] = []
    for circumstance, said in sorted(gather(scan.answers, scan.settled).items()):
        for change in _changes(said):
            after = dict(_after(catalogue, held, circumstance, change))
            if not after:
                continue
            now = _places({**keys, **{process: key for process, (_, key) in after.items()}})
            for process, before in levels.items():
                new = after[process][0] if process in after else before
                if new != before or places[process] != now[process]:
                    moved = (before, new, places[process], now[process])
                    found.append(Sensitive(process, circumstance, change.scope, change.word, change.to, *moved))
    return tuple(sorted(set(found), key=lambda one: (one.process, one.circumstance, one.scope, STEPS.index(one.to))))


def _hold(score: ProcessScore, scan: Scan, outside: Mapping[str, Outside]) -> _Held:
    measured: dict[str, list[Interval]] = {}
    for one in scan.measurements:
        if one.process == score.process and one.counts:
            measured.setdefault(one.circumstance, []).append(one.degree)
    return _Held(
        sums=score.sums,
        floor=combined_floor(score.floors),
        impact=score.impact,
        outside=outside.get(score.process, NOTHING_OUTSIDE).high,
        weights={one.circumstance: (one.weight, one.interval) for one in score.reasons},
        measured=measured,
    )


def _stand(held: _Held, sums: Sums, scoring: Scoring) -> tuple[Levels, Key]:
    interval = points(sums, held.floor)
    assert interval is not None  # only processes with a score are held
    levels = level_of(interval.low, scoring), level_of(interval.high, scoring)
    return levels, (levels[1], held.outside, held.impact, interval.low + interval.high)


def _places(keys: Mapping[str, Key | None]) -> dict[str, int]:
    """The place of each process among the first three, 0 for those behind."""
    listed = [one.process for one in ranked(keys) if one.rank is not None]
    return {process: listed.index(process) + 1 if process in listed[:FIRST] else 0 for process in keys}


def _changes(said: Said) -> Iterator[_Change]:
    """Each different answer one step better and one step worse; what the assessor settled goes before answers."""
    for scope, settled in said.settled.items():
        for to in _next_to(settled.word):
            fixed: dict[Scope, Settled] = {**said.settled, scope: evolve(settled, word=to)}
            yield _Change(scope, settled.word, to, evolve(said, settled=fixed))
    for scope, answers in said.answers.items():
        if scope in said.settled:
            continue
        different = {(answer.word, answer.proof is None): place for place, answer in enumerate(answers)}
        for (word, _), place in different.items():
            for to in _next_to(word):
                changed: tuple[Answer, ...] = (*answers[:place], evolve(answers[place], word=to), *answers[place + 1 :])
                yield _Change(scope, word, to, evolve(said, answers={**said.answers, scope: changed}))


def _next_to(word: Word) -> tuple[Word, ...]:
    if word not in STEPS:
        return ()
    place = STEPS.index(word)
    return STEPS[max(place - 1, 0) : place] + STEPS[place + 1 : place + 2]


def _after(
    catalogue: Catalogue, held: Mapping[str, _Held], circumstance: str, change: _Change
) -> Iterator[tuple[str, tuple[Levels, Key]]]:
    """The processes that the change touches, with their new levels and key."""
    for process in [change.scope.process] if change.scope.process else held:
        one = held.get(process)
        if one is None or circumstance not in one.weights:
            continue
        weight, old = one.weights[circumstance]
        card = catalogue.circumstances[circumstance]
        new = resolve(card, catalogue.processes[process], change.said, catalogue.scoring).interval
        for degree in one.measured.get(circumstance, ()):
            new = new.raised_by(degree)
        if new != old:
            low, high = weight * (new.low - old.low), weight * (new.high - old.high)
            sums = evolve(one.sums, low=one.sums.low + low, high=one.sums.high + high)
            yield process, _stand(one, sums, catalogue.scoring)
