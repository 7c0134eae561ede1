"""GeoJSON and TopoJSON as plain features: properties and rings, nothing judged yet."""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from attrs import frozen

from weerwerk.dossier.rd import Point
from weerwerk.errors import BadInput, Fault, Place

MAX_BYTES = 300_000_000
HEADLINE = "gebieden niet gelezen"

Ring = tuple[Point, ...]


class Unreadable(ValueError):
    """A geometry that is none; the words are for the user."""


@frozen
class Feature:
    """One area of the file: its place in the list, its properties, and its polygons as rings, the shell first."""

    place: int
    properties: Mapping[str, object]
    polygons: tuple[tuple[Ring, ...], ...] = ()
    unreadable: str = ""


@frozen
class Features:
    """Everything in the file, and the projection it names, if any."""

    features: tuple[Feature, ...]
    projection: str = ""


def read_features(raw: bytes, *, file: str) -> Features:
    """The features of a GeoJSON or TopoJSON file; BadInput when it is neither."""
    if len(raw) > MAX_BYTES:
        raise _bad(file, "het bestand is groter dan 300 MB", "neem alleen uw eigen gemeente over")
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise _bad(file, "geen leesbare JSON", "bewaar de gebieden als GeoJSON of TopoJSON") from error
    kind = content.get("type") if isinstance(content, dict) else None
    match kind:
        case "FeatureCollection":
            found = list(_geojson(content.get("features")))
        case "Feature":
            found = list(_geojson([content]))
        case "Topology":
            found = list(_Topology(content, file).features())
        case _:
            raise _bad(file, "geen GeoJSON en geen TopoJSON", "bewaar de gebieden als FeatureCollection of Topology")
    if not found:
        raise _bad(file, "er staat geen enkel gebied in", "neem de wijken van uw gemeente op")
    return Features(tuple(found), _projection(content))


def _bad(file: str, what: str, cure: str) -> BadInput:
    return BadInput(HEADLINE, [Fault(what, Place(file), cure)])


def _projection(content: Mapping[str, object]) -> str:
    crs = content.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else ""


def _geojson(features: object) -> Iterator[Feature]:
    for place, one in enumerate(features if isinstance(features, list) else []):
        if not isinstance(one, dict):
            yield Feature(place, {}, unreadable="dit is geen gebied")
            continue
        yield _feature(place, one.get("properties"), partial(_polygons, one.get("geometry")))


def _feature(place: int, properties: object, polygons: Callable[[], tuple[tuple[Ring, ...], ...]]) -> Feature:
    known = properties if isinstance(properties, dict) else {}
    try:
        return Feature(place, known, polygons())
    except Unreadable as error:
        return Feature(place, known, unreadable=str(error))


def _polygons(geometry: object) -> tuple[tuple[Ring, ...], ...]:
    if not isinstance(geometry, dict):
        raise Unreadable("het gebied heeft geen vorm")
    coordinates = geometry.get("coordinates")
    match geometry.get("type"):
        case "Polygon":
            return (_rings(coordinates),)
        case "MultiPolygon":
            return tuple(_rings(one) for one in _list(coordinates))
        case other:
            raise Unreadable(f"de vorm is geen vlak maar {other}")


def _rings(rings: object) -> tuple[Ring, ...]:
    return tuple(tuple(_point(one) for one in _list(ring)) for ring in _list(rings))


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list) or not value:
        raise Unreadable("de coördinaten zijn geen lijst van punten")
    return value


def _point(value: object) -> Point:
    if isinstance(value, list) and len(value) >= 2:
        x, y = value[0], value[1]
        if isinstance(x, int | float) and isinstance(y, int | float) and math.isfinite(x) and math.isfinite(y):
            return float(x), float(y)
    raise Unreadable("een punt is geen paar getallen")


class _Topology:
    """A TopoJSON file: shared borders are stored once, as arcs, and every ring names the arcs it is made of."""

    def __init__(self, content: Mapping[str, object], file: str) -> None:
        self.objects = content.get("objects")
        transform = content.get("transform")
        self.scale, self.translate = (1.0, 1.0), (0.0, 0.0)
        self.whole = isinstance(transform, dict)
        try:
            if isinstance(transform, dict):
                self.scale = _point(transform.get("scale"))
                self.translate = _point(transform.get("translate"))
            arcs = content.get("arcs")
            self.arcs = [self._arc(one) for one in (arcs if isinstance(arcs, list) else [])]
        except Unreadable as error:
            raise _bad(file, f"de TopoJSON is niet te lezen: {error}", "bewaar de gebieden opnieuw") from error

    def _arc(self, arc: object) -> list[Point]:
        """An arc as points; quantised arcs hold steps from point to point."""
        points = [_point(one) for one in _list(arc)]
        if not self.whole:
            return points
        placed, x, y = [], 0.0, 0.0
        for dx, dy in points:
            x, y = x + dx, y + dy
            placed.append((x * self.scale[0] + self.translate[0], y * self.scale[1] + self.translate[1]))
        return placed

    def features(self) -> Iterator[Feature]:
        place = 0
        objects = self.objects if isinstance(self.objects, dict) else {}
        for one in objects.values():
            for geometry in self._geometries(one):
                yield _feature(place, geometry.get("properties"), partial(self._shape, geometry))
                place += 1

    def _geometries(self, one: object) -> Iterator[dict[str, object]]:
        if isinstance(one, dict) and isinstance(one.get("geometries"), list):
            yield from (inner for inner in one["geometries"] if isinstance(inner, dict))
        elif isinstance(one, dict):
            yield one

    def _shape(self, geometry: dict[str, object]) -> tuple[tuple[Ring, ...], ...]:
        arcs = geometry.get("arcs")
        match geometry.get("type"):
            case "Polygon":
                return (self._rings(arcs),)
            case "MultiPolygon":
                return tuple(self._rings(one) for one in _list(arcs))
            case other:
                raise Unreadable(f"de vorm is geen vlak maar {other}")

    def _rings(self, rings: object) -> tuple[Ring, ...]:
        return tuple(self._ring(one) for one in _list(rings))

    def _ring(self, arcs: object) -> Ring:
        points: list[Point] = []
        for index in _list(arcs):
            if not isinstance(index, int) or not -len(self.arcs) <= index < len(self.arcs):
                raise Unreadable("een rand wijst naar een lijn die er niet is")
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        return tuple(points)
