"""Areas as outlines for a map: whole numbers on a sheet, neighbours still touching, no more points than one can see."""

from collections.abc import Iterator, Sequence

import shapely
from attrs import frozen

from weerwerk.threats.model.areas import Line, Outline, Region, Shape, Sheet

SHEET = 1_000  # units over the longest side
FINE = 1.5  # units: what is smaller than this is not drawn


@frozen
class _Frame:
    west: float
    north: float
    metres: float

    def place(self, x: float, y: float) -> tuple[int, int]:
        """Where a point of the grid lies on the sheet; north is up."""
        return round((x - self.west) / self.metres), round((self.north - y) / self.metres)


def sheet(regions: Sequence[Region]) -> Sheet:
    """The regions drawn on one sheet."""
    shapes = [one.shape for one in regions]
    west, south, east, north = (float(one) for one in shapely.total_bounds(shapes))
    metres = max(east - west, north - south, 1.0) / SHEET
    frame = _Frame(west, north, metres)
    drawn = shapely.coverage_simplify(shapes, tolerance=FINE * metres)
    outlines = tuple(
        Outline(one.code, one.name, tuple(_rings(shape, frame)), _label(shape, frame))
        for one, shape in zip(regions, drawn, strict=True)
    )
    return Sheet(round((east - west) / metres), round((north - south) / metres), metres, outlines)


def _rings(shape: Shape, frame: _Frame) -> Iterator[Line]:
    """The rings of a shape without the points that fall together; what is too small to see is left out."""
    for polygon in shapely.get_parts(shape):
        for ring in (polygon.exterior, *polygon.interiors):
            placed = [frame.place(x, y) for x, y in ring.coords]
            kept = [point for n, point in enumerate(placed) if n == 0 or point != placed[n - 1]]
            if len(set(kept)) > 2:
                yield tuple(kept[:-1] if kept[0] == kept[-1] else kept)


def _label(shape: Shape, frame: _Frame) -> tuple[int, int]:
    """A place well within the largest part: the middle of the widest circle that fits."""
    largest = max(shapely.get_parts(shape), key=lambda one: one.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=20 * frame.metres)
    x, y = circle.coords[0]
    return frame.place(x, y)
