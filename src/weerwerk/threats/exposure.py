"""Exposure: what the surroundings add up to for each process, with the reasons that make it so (S9, S11)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeVar

from attrs import frozen

from weerwerk.catalogue.cards import Indicator, Phenomenon, Scoring, Surrounding
from weerwerk.catalogue.model import Catalogue, default_weight
from weerwerk.interval import UNKNOWN, Interval, exactly, half_up, hull, shares
from weerwerk.threats.figures import Standing, standings
from weerwerk.threats.model import Area, Judged, Judgement, Presence, Relative, Tick, Ticked

Kind = Literal["surrounding", "indicator", "phenomenon"]


@frozen
class Known:
    """What is known of one external circumstance: its interval, and the one thing it comes from.

    `asked` says whether anybody answered, be it with *weet niet*; a missing area figure is no question to anyone.
    """

    kind: Kind
    id: str
    interval: Interval
    asked: bool
    tick: Tick | None = None
    standing: Standing | None = None
    judged: Judged | None = None


@frozen
class ExposureReason:
    """One external circumstance's part in the exposure of a process (S13)."""

    known: Known
    weight: int
    source: str
    share: int


@frozen
class Exposure:
    """The exposure of one process; `interval` is None when nothing outside bears on it.

    `may_fall_to` is the least that its high end can become by first answers to open questions (S14).
    """

    process: str
    interval: Interval | None
    words: tuple[Relative, Relative] | None
    reasons: tuple[ExposureReason, ...]
    may_fall_to: int
    may_rise_to: int

    @property
    def open(self) -> tuple[str, ...]:
        """The external circumstances that nobody answered yet, as ``kind/id``."""
        return tuple(f"{one.known.kind}/{one.known.id}" for one in self.reasons if not one.known.asked)


def exposures(catalogue: Catalogue, area: Area, *, processes: Sequence[str], on: date) -> tuple[Exposure, ...]:
    """The exposure of each process, in the order given."""
    here = known(catalogue, area, on=on)
    return tuple(_exposure(catalogue, here, process, on) for process in processes)


def known(catalogue: Catalogue, area: Area, *, on: date) -> tuple[Known, ...]:
    """What is known of every external circumstance that holds on a day, by kind and id."""
    ticks = {one.surrounding: one for one in sorted(area.ticks, key=lambda one: (one.on, one.function))}
    placed = standings(catalogue, area)
    views = judged(area.judgements, catalogue.scoring)
    return (
        *(_ticked(card, ticks.get(card.id), catalogue.scoring) for card in held(catalogue.surroundings, on)),
        *(_placed(card, placed.get(card.id)) for card in held(catalogue.indicators, on)),
        *(_viewed(card, views.get(card.id)) for card in held(catalogue.phenomena, on)),
    )


def judged(judgements: Iterable[Judgement], scoring: Scoring) -> dict[str, Judged]:
    """Each phenomenon that was judged: from the lowest to the highest presence named; *onbekend* is only counted."""
    named: dict[str, dict[Presence, int]] = {}
    for one in judgements:
        counts = named.setdefault(one.phenomenon, {})
        counts[one.presence] = counts.get(one.presence, 0) + 1
    found = {}
    for phenomenon, counts in named.items():
        degrees = [exactly(scoring.presence[one].value) for one in counts if one is not Presence.UNKNOWN]
        ordered = {one: counts[one] for one in Presence if one in counts}
        found[phenomenon] = Judged(phenomenon, hull(degrees) if degrees else UNKNOWN, ordered)
    return found


def relative(points: int, scoring: Scoring) -> Relative:
    """The relative word of a number of points (S11)."""
    return Relative(scoring.exposure.degree(points))


Card = Surrounding | Indicator | Phenomenon
CardT = TypeVar("CardT", Surrounding, Indicator, Phenomenon)


def held(cards: Mapping[str, CardT], on: date) -> list[CardT]:
    """The cards that hold on a day, by id."""
    return [one for _, one in sorted(cards.items()) if one.retired is None or one.retired.since > on]


def _ticked(card: Surrounding, said: Ticked | None, scoring: Scoring) -> Known:
    if said is None:
        return Known("surrounding", card.id, UNKNOWN, asked=False)
    dont_know = said.tick is Tick.DONT_KNOW
    interval = UNKNOWN if dont_know else exactly(scoring.ticks[said.tick].value)
    return Known("surrounding", card.id, interval, asked=True, tick=said.tick)


def _placed(card: Indicator, placed: Standing | None) -> Known:
    interval = exactly(placed.degree) if placed else UNKNOWN
    return Known("indicator", card.id, interval, asked=True, standing=placed)


def _viewed(card: Phenomenon, view: Judged | None) -> Known:
    return Known("phenomenon", card.id, view.interval if view else UNKNOWN, asked=view is not None, judged=view)


def _exposure(catalogue: Catalogue, held: Iterable[Known], process: str, on: date) -> Exposure:
    weighed = [(one, weight, source) for one in held for weight, source in _weights(catalogue, one, process, on)]
    total = sum(weight for _, weight, _ in weighed)
    if total == 0:
        return Exposure(process, None, None, (), 0, 0)
    low = sum(weight * one.interval.low for one, weight, _ in weighed)
    high = sum(weight * one.interval.high for one, weight, _ in weighed)
    still_open = sum(weight * one.interval.width for one, weight, _ in weighed if not one.asked)
    interval = Interval(half_up(low, total), half_up(high, total))
    return Exposure(
        process=process,
        interval=interval,
        words=(relative(interval.low, catalogue.scoring), relative(interval.high, catalogue.scoring)),
        reasons=_reasons(weighed),
        may_fall_to=half_up(high - still_open, total),
        may_rise_to=half_up(low + still_open, total),
    )


def _reasons(weighed: Sequence[tuple[Known, int, str]]) -> tuple[ExposureReason, ...]:
    """The reasons, the largest share first; equal shares by kind and id."""
    part = shares({f"{one.kind}/{one.id}": weight * one.interval.high for one, weight, _ in weighed})
    found = [ExposureReason(one, weight, source, part[f"{one.kind}/{one.id}"]) for one, weight, source in weighed]
    return tuple(sorted(found, key=lambda one: (-one.share, -one.weight, one.known.kind, one.known.id)))


def _weights(catalogue: Catalogue, one: Known, process: str, on: date) -> list[tuple[int, str]]:
    """The weight of an external circumstance for a process, with its source; nothing when it does not count."""
    cards: Mapping[Kind, Mapping[str, Card]] = {
        "surrounding": catalogue.surroundings,
        "indicator": catalogue.indicators,
        "phenomenon": catalogue.phenomena,
    }
    standard = default_weight(cards[one.kind][one.id].weights, process, on)
    return [(standard.weight, standard.source)] if standard and standard.weight else []
