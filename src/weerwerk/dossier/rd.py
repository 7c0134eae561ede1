"""Which coordinates a file speaks, and longitude and latitude as metres on the Dutch grid (EPSG:28992).

Everything is kept in the plane of the grid: distances are metres and a map looks as a Dutch reader knows it. The
polynomial is that of Schreutelkamp and Strang van Hees (2001), good to about a quarter of a metre in the Netherlands.
"""

from collections.abc import Iterable
from enum import StrEnum

from attrs import frozen

Point = tuple[float, float]

X_POWERS = (
    (0, 1, 190094.945), (1, 1, -11832.228), (2, 1, -114.221), (0, 3, -32.391), (1, 0, -0.705),
    (3, 1, -2.340), (1, 3, -0.608), (0, 2, -0.008), (2, 3, 0.148),
)  # fmt: skip
Y_POWERS = (
    (1, 0, 309056.544), (0, 2, 3638.893), (2, 0, 73.077), (1, 2, -157.984), (3, 0, 59.788),
    (0, 1, 0.433), (2, 2, -6.439), (1, 1, -0.032), (0, 4, 0.092), (1, 4, -0.054),
)  # fmt: skip
ORIGIN = (155_000.0, 463_000.0)  # Amersfoort
LATITUDE, LONGITUDE = 52.15517440, 5.38720621


class Grid(StrEnum):
    """What the numbers in a file are; only the first two can be used."""

    DEGREES = "lengte en breedte (WGS84)"
    RD = "RD-coördinaten (EPSG:28992)"
    SWAPPED = "breedte en lengte in de verkeerde volgorde"
    MERCATOR = "Web Mercator (EPSG:3857)"
    UTM = "UTM (EPSG:25831 of 25832)"
    ELSEWHERE = "lengte en breedte buiten Nederland"
    UNKNOWN = "een stelsel dat wij niet kennen"


@frozen
class _Box:
    grid: Grid
    west: float
    east: float
    south: float
    north: float

    def holds(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a rectangle (west, south, east, north) lies within."""
        west, south, east, north = box
        return self.west <= west and east <= self.east and self.south <= south and north <= self.north


# The Netherlands in Europe with a margin; in this order, the first that holds everything.
_BOXES = (
    _Box(Grid.DEGREES, 3.0, 7.5, 50.5, 54.0),
    _Box(Grid.SWAPPED, 50.5, 54.0, 3.0, 7.5),
    _Box(Grid.RD, -10_000, 300_000, 289_000, 640_000),
    _Box(Grid.MERCATOR, 330_000, 840_000, 6_500_000, 7_200_000),
    _Box(Grid.UTM, 200_000, 800_000, 5_600_000, 6_000_000),
    _Box(Grid.ELSEWHERE, -180, 180, -90, 90),
)


def grid_of(box: tuple[float, float, float, float]) -> Grid:
    """What the numbers of a rectangle (west, south, east, north) are."""
    return next((one.grid for one in _BOXES if one.holds(box)), Grid.UNKNOWN)


def to_rd(points: Iterable[Point]) -> list[Point]:
    """Longitude and latitude as metres on the grid."""
    return [_to_rd(longitude, latitude) for longitude, latitude in points]


def _to_rd(longitude: float, latitude: float) -> Point:
    p, q = 0.36 * (latitude - LATITUDE), 0.36 * (longitude - LONGITUDE)
    x = ORIGIN[0] + sum(factor * p**i * q**j for i, j, factor in X_POWERS)
    y = ORIGIN[1] + sum(factor * p**i * q**j for i, j, factor in Y_POWERS)
    return x, y
