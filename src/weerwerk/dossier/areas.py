"""The areas file of a dossier: shapes of the municipality or its wijken, sound and on the Dutch grid."""

import json
from collections.abc import Iterable, Iterator, Sequence

import shapely
from shapely.geometry import MultiPolygon

from weerwerk import guard
from weerwerk.dossier.features import HEADLINE, Feature, Features, Ring, read_features
from weerwerk.dossier.rd import Grid, grid_of, to_rd
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.threats.model.areas import SMALLER, WIJK, Areas, Region, Shape, municipality_of

CODE_FIELDS = ("code", "statcode", "wijkcode", "wk_code", "gemeentecode", "gm_code")
NAME_FIELDS = ("name", "statnaam", "naam", "wijknaam", "wk_naam", "gemeentenaam", "gm_naam")
MOST_NAME = 60
MAY_CHANGE = 100  # a repair may change one part in so many of the surface; more, and the borders themselves are wrong
USABLE = (Grid.DEGREES, Grid.RD)


def read_areas(raw: bytes, *, file: str, own: str = "") -> Areas:
    """The areas of a municipality from a GeoJSON or TopoJSON file; BadInput with every fault.

    Without `own` the file may speak of one municipality only.
    """
    content = read_features(raw, file=file)
    mine, notes = _own_features(content.features, file, own)
    reader = _Reader(file, content)
    regions = sorted(reader.regions(mine), key=lambda one: one.code)
    if reader.faults:
        raise BadInput(HEADLINE, reader.faults)
    wijken = tuple(one for one in regions if WIJK.match(one.code))
    kept = wijken or tuple(regions)
    return Areas(municipality_of(kept[0].code), kept, (*notes, *reader.notes, *_overlaps(kept)))


def _own_features(
    features: Sequence[Feature], file: str, own: str
) -> tuple[list[tuple[str, Feature]], tuple[str, ...]]:
    """The features of one municipality with their codes, and how many others were passed over."""
    coded = [(_text(one, CODE_FIELDS).upper(), one) for one in features]
    if not any(municipality_of(code) for code, _ in coded):
        what = "geen enkel gebied heeft een gemeentecode of wijkcode"
        cure = f"zet bij elk gebied een code als GM0014 of WK001401 in een van deze velden: {', '.join(CODE_FIELDS)}"
        raise BadInput(HEADLINE, [Fault(what, Place(file), cure)])
    found = sorted({municipality_of(code) for code, _ in coded} - {""})
    if not own and len(found) > 1:
        cure = "zet de code van uw gemeente in organisation.yaml (code: GM…)"
        raise BadInput(HEADLINE, [Fault(f"er staan {len(found)} gemeenten in dit bestand", Place(file), cure)])
    wanted = own or found[0]
    mine = [(code, one) for code, one in coded if municipality_of(code) == wanted]
    if not mine:
        what = f"geen enkel gebied hoort bij {wanted}; wel bij {', '.join(found[:3])}{' …' if len(found) > 3 else ''}"
        cure = "neem de indeling van het goede jaar, of verbeter de code in organisation.yaml"
        raise BadInput(HEADLINE, [Fault(what, Place(file), cure)])
    others = len(coded) - len(mine)
    return mine, (f"{others} gebieden buiten de gemeente zijn niet gebruikt.",) if others else ()


def _text(feature: Feature, fields: Iterable[str]) -> str:
    lowered = {name.casefold(): value for name, value in feature.properties.items()}
    return next((str(lowered[name]).strip() for name in fields if isinstance(lowered.get(name), str)), "")


class _Reader:
    """Makes shapes of features; faults and notes are gathered."""

    def __init__(self, file: str, content: Features) -> None:
        self.file = file
        self.projection = content.projection
        self.faults: list[Fault] = []
        self.notes: list[str] = []
        self.seen: set[str] = set()

    def fault(self, code: str, what: str, cure: str) -> None:
        self.faults.append(Fault(what, Place(self.file, None, code), cure))

    def regions(self, features: Iterable[tuple[str, Feature]]) -> Iterator[Region]:
        for code, feature in features:
            if SMALLER.match(code):
                self.fault(code, "een buurt is kleiner dan een wijk", "neem de wijken (WK…)")
            elif code in self.seen:
                self.fault(code, "dit gebied staat er twee keer", "laat één vorm staan")
            elif feature.unreadable:
                self.fault(code, feature.unreadable, "bewaar de gebieden opnieuw")
            else:
                self.seen.add(code)
                shape = self._shape(code, feature)
                if shape is not None:
                    yield Region(code, self._name(code, feature), shape)

    def _name(self, code: str, feature: Feature) -> str:
        name = " ".join(_text(feature, NAME_FIELDS).split())[:MOST_NAME]
        found = guard.find(name)
        if found:
            self.fault(code, f"in de naam lijkt een {found[0].kind} te staan. {guard.NOTICE}", "verbeter de naam")
        return name or code

    def _shape(self, code: str, feature: Feature) -> Shape | None:
        points = [point for polygon in feature.polygons for ring in polygon for point in ring]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        grid = grid_of((min(xs), min(ys), max(xs), max(ys)))
        if grid not in USABLE or self._says_otherwise(grid):
            said = f", maar het bestand zegt {self.projection}" if grid in USABLE else ""
            cure = "bewaar de gebieden als lengte en breedte (WGS84, EPSG:4326) of als RD (EPSG:28992)"
            self.fault(code, f"dit zijn {grid}{said}" if grid in USABLE else f"de coördinaten zijn {grid}", cure)
            return None
        polygons = [[_placed(ring, grid) for ring in polygon] for polygon in feature.polygons]
        return self._sound(code, polygons)

    def _says_otherwise(self, grid: Grid) -> bool:
        """Whether the file names another projection than its numbers are."""
        said = self.projection.upper().replace("::", ":")
        if "28992" in said:
            return grid is not Grid.RD
        return bool(said) and grid is Grid.RD and ("CRS84" in said or said.endswith((":4326", ":4258")))

    def _sound(self, code: str, polygons: list[list[Ring]]) -> Shape | None:
        """The shape, repaired where that hardly changes it; else the borders cross and that is a fault."""
        if any(len(set(rings[0])) < 3 for rings in polygons):
            self.fault(code, "een rand heeft minder dan drie punten", "bewaar de gebieden opnieuw")
            return None
        drawn = MultiPolygon([(rings[0], [ring for ring in rings[1:] if len(set(ring)) > 2]) for rings in polygons])
        if drawn.is_valid:
            return _simplest(drawn.normalize())
        reason = shapely.is_valid_reason(drawn).split("[")[0].strip()
        mended = _surfaces(shapely.make_valid(drawn))
        if mended is None or abs(mended.area - drawn.area) * MAY_CHANGE > mended.area:
            cure = "teken de rand opnieuw, of haal de gebieden op bij CBS of PDOK"
            self.fault(code, f"de randen van dit gebied kruisen elkaar ({reason})", cure)
            return None
        self.notes.append(f"De vorm van {code} klopte niet helemaal ({reason}) en is hersteld.")
        return mended


def _placed(ring: Ring, grid: Grid) -> Ring:
    return tuple(to_rd(ring)) if grid is Grid.DEGREES else ring


def _surfaces(shape: shapely.Geometry) -> Shape | None:
    """What is left of a geometry when lines and points are dropped."""
    parts = [one for one in shapely.get_parts(shape) if one.geom_type in ("Polygon", "MultiPolygon")]
    flat = [polygon for one in parts for polygon in shapely.get_parts(one) if polygon.area > 0]
    return _simplest(MultiPolygon(flat).normalize()) if flat else None


def _simplest(shape: MultiPolygon) -> Shape:
    return shape.geoms[0] if len(shape.geoms) == 1 else shape


def _overlaps(regions: Sequence[Region]) -> tuple[str, ...]:
    """Wijken that lie over each other for more than one part in a hundred of the smaller one."""
    tree = shapely.STRtree([one.shape for one in regions])
    found = []
    for one, other in tree.query([one.shape for one in regions], predicate="overlaps").T:
        if one < other:
            a, b = regions[one], regions[other]
            if a.shape.intersection(b.shape).area * MAY_CHANGE > min(a.shape.area, b.shape.area):
                found.append(f"{a.code} en {b.code} liggen deels over elkaar.")
    return tuple(found)


def areas_geojson(areas: Areas) -> str:
    """The areas as the text of a GeoJSON file on the Dutch grid, to the decimetre; it reads back the same."""
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    features = [
        {
            "type": "Feature",
            "properties": {"code": one.code, "name": one.name},
            "geometry": json.loads(shapely.to_geojson(shapely.set_precision(one.shape, 0.1))),
        }
        for one in areas.regions
    ]
    return json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}, ensure_ascii=False) + "\n"
