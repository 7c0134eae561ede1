"""The municipality and its wijken: codes, shapes on the Dutch grid, and outlines on a sheet; nothing smaller (R1)."""

import re
from typing import TypeAlias

from attrs import field, frozen
from shapely.geometry import MultiPolygon, Polygon

MUNICIPALITY = re.compile(r"GM([0-9]{4})\Z")
WIJK = re.compile(r"WK([0-9]{4})[0-9A-Z]{2}\Z")
SMALLER = re.compile(r"BU([0-9]{4})[0-9A-Z]{2}[0-9]{2}\Z")

Shape: TypeAlias = Polygon | MultiPolygon
Line = tuple[tuple[int, int], ...]


@frozen
class Region:
    """A municipality or a wijk: its code, its name, and its shape in metres on the Dutch grid."""

    code: str
    name: str
    shape: Shape


@frozen
class Areas:
    """The areas of one municipality: its wijken, or the municipality alone when its file has no wijken."""

    municipality: str
    regions: tuple[Region, ...]
    notes: tuple[str, ...] = field(default=(), eq=False)

    @property
    def wijken(self) -> tuple[Region, ...]:
        """The wijken, by code."""
        return tuple(one for one in self.regions if WIJK.match(one.code))


@frozen
class Outline:
    """One area on a sheet: its rings, and where its number stands."""

    code: str
    name: str
    rings: tuple[Line, ...]
    label: tuple[int, int]


@frozen
class Sheet:
    """All outlines of a map, with the size of the sheet in units and how many metres a unit is."""

    width: int
    height: int
    metres: float
    outlines: tuple[Outline, ...]


def municipality_of(code: str) -> str:
    """The code of the municipality that a municipality, wijk or buurt belongs to; empty when it is no such code."""
    found = MUNICIPALITY.match(code) or WIJK.match(code) or SMALLER.match(code)
    return f"GM{found[1]}" if found else ""
