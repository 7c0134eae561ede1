"""An edition of the catalogue together with a municipality's own processes."""

from collections.abc import Iterable
from typing import TypeVar

from attrs import evolve

from weerwerk.catalogue.cards import Circumstance, Indicator, Measure, Phenomenon, Process, Surrounding, Weighing
from weerwerk.catalogue.model import Catalogue

CardT = TypeVar("CardT", Circumstance, Surrounding, Indicator, Phenomenon)


def with_processes(catalogue: Catalogue, own: Iterable[Process]) -> Catalogue:
    """The catalogue with own processes: one that is like another counts wherever that one is named; others by ``all``.

    What is named per process is the weights of circumstances, surroundings, area figures and phenomena, where a
    measure helps, and what a phenomenon leans on.
    """
    added = list(own)
    if not added:
        return catalogue
    likes: dict[str, tuple[str, ...]] = {}
    for one in added:
        if one.like:
            likes[one.like] = (*likes.get(one.like, ()), one.id)
    return evolve(
        catalogue,
        processes={**catalogue.processes, **{one.id: one for one in added}},
        circumstances={name: _weighed(card, likes) for name, card in catalogue.circumstances.items()},
        surroundings={name: _weighed(card, likes) for name, card in catalogue.surroundings.items()},
        indicators={name: _weighed(card, likes) for name, card in catalogue.indicators.items()},
        phenomena={name: _leaning(_weighed(card, likes), added) for name, card in catalogue.phenomena.items()},
        measures={name: _helping(card, likes) for name, card in catalogue.measures.items()},
    )


def _weighed(card: CardT, likes: dict[str, tuple[str, ...]]) -> CardT:
    if not any(one in likes for weighing in card.weights for one in weighing.processes):
        return card
    return evolve(card, weights=tuple(_also(weighing, likes) for weighing in card.weights))


def _also(weighing: Weighing, likes: dict[str, tuple[str, ...]]) -> Weighing:
    return evolve(weighing, processes=_named(weighing.processes, likes))


def _helping(measure: Measure, likes: dict[str, tuple[str, ...]]) -> Measure:
    return evolve(measure, processes=_named(measure.processes, likes))


def _leaning(phenomenon: Phenomenon, added: list[Process]) -> Phenomenon:
    """A copied process is leaned on like its origin; on a step only where it has that step too."""
    also = [
        evolve(touch, process=one.id, step=touch.step if touch.step in {step.id for step in one.steps} else "")
        for one in added
        for touch in phenomenon.touches
        if one.like and touch.process == one.like
    ]
    return evolve(phenomenon, touches=(*phenomenon.touches, *also)) if also else phenomenon


def _named(processes: tuple[str, ...], likes: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return (*processes, *(own for one in processes for own in likes.get(one, ())))
