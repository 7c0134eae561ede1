"""Witte vlekken: what nobody knows or was asked; each is a finding of its own and never a zero."""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from typing import Literal

from attrs import frozen

from weerwerk.catalogue.cards import Phenomenon, Work
from weerwerk.catalogue.model import Catalogue
from weerwerk.threats.exposure import held
from weerwerk.threats.model import Area, Tick
from weerwerk.threats.model.signals import Protocol, Weighing
from weerwerk.threats.picture import Picture

BlindKind = Literal["phenomenon", "department", "area", "figure", "surrounding", "protocol", "riec"]


@frozen
class BlindSpot:
    """One thing that is not known; `asked` says whether somebody was asked and did not know."""

    kind: BlindKind
    id: str = ""
    asked: bool = False


def blind_spots(
    catalogue: Catalogue, area: Area, *, picture: Picture, weighing: Weighing, talked: Set[Work]
) -> tuple[BlindSpot, ...]:
    """Every witte vlek of a picture, by kind and id."""
    ticks = {one.surrounding: one.tick for one in sorted(area.ticks, key=lambda one: one.on)}
    return (
        *_phenomena(picture),
        *(BlindSpot("department", work) for work in departments(catalogue.phenomena.values()) if work not in talked),
        *_areas(picture),
        *_figures(catalogue, picture),
        *_surroundings(catalogue, ticks, picture.on),
        *_protocol(weighing.protocol),
        *(() if weighing.riec_products else (BlindSpot("riec"),)),
    )


def departments(phenomena: Iterable[Phenomenon]) -> tuple[Work, ...]:
    """The departments that see something of a phenomenon in their own work, by name."""
    seen = {signal.work for one in phenomena if one.in_definition for signal in one.signals}
    return tuple(sorted(seen))


def _phenomena(picture: Picture) -> Iterator[BlindSpot]:
    for view in picture.views:
        if view.in_definition and view.blind:
            yield BlindSpot("phenomenon", view.phenomenon, asked=view.judged is not None)


def _areas(picture: Picture) -> Iterator[BlindSpot]:
    """Wijken about which nothing came in while something came in about others."""
    if picture.tables.all.number != 0:
        for area in picture.tables.areas:
            if picture.tables.of_area(area).number == 0:
                yield BlindSpot("area", area)


def _figures(catalogue: Catalogue, picture: Picture) -> Iterator[BlindSpot]:
    for one in held(catalogue.indicators, picture.on):
        if one.id not in picture.standings:
            yield BlindSpot("figure", one.id)


def _surroundings(catalogue: Catalogue, ticks: Mapping[str, Tick], on: date) -> Iterator[BlindSpot]:
    for one in held(catalogue.surroundings, on):
        tick = ticks.get(one.id)
        if tick is None or tick is Tick.DONT_KNOW:
            yield BlindSpot("surrounding", one.id, asked=tick is not None)


def _protocol(protocol: Protocol) -> Iterator[BlindSpot]:
    if protocol.exists is not True:
        yield BlindSpot("protocol", "exists", asked=protocol.exists is not None)
    elif protocol.published is not True:
        yield BlindSpot("protocol", "published", asked=protocol.published is not None)
