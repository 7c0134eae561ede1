"""Areas are read from GeoJSON and TopoJSON: sound, on the Dutch grid, nothing smaller than a wijk."""

import json
import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from weerwerk.dossier.areas import areas_geojson, read_areas
from weerwerk.dossier.rd import Grid, grid_of, to_rd
from weerwerk.errors import BadInput

Points = Sequence[tuple[float, float]]
SQUARE: Points = [(0, 0), (1_000, 0), (1_000, 1_000), (0, 1_000), (0, 0)]
EPSG = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}


def at(points: Points, x: float = 150_000, y: float = 450_000) -> list[list[float]]:
    return [[px + x, py + y] for px, py in points]


def feature(code: str, *rings: object, **more: str) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"code": code, "name": f"Wijk {code[-2:]}", **more},
        "geometry": {"type": "Polygon", "coordinates": list(rings)},
    }


def collection(*features: object, **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}).encode()


def faults(raw: bytes, own: str = "") -> list[str]:
    with pytest.raises(BadInput) as caught:
        read_areas(raw, file="areas.geojson", own=own)
    return [str(fault) for fault in caught.value.faults]


def test_a_square_on_the_dutch_grid_keeps_its_metres():
    areas = read_areas(collection(feature("WK001401", at(SQUARE))), file="a")
    assert areas.municipality == "GM0014"
    assert (areas.regions[0].name, areas.regions[0].shape.area) == ("Wijk 01", 1_000_000)


# Published beside the formulas: the Westertoren in Amsterdam and the Martinitoren in Groningen.
@pytest.mark.parametrize(
    ("longitude", "latitude", "x", "y"),
    [(4.88352559, 52.37453253, 120_700.723, 487_525.501), (6.56820053, 53.21938317, 233_883.131, 582_065.167)],
)
def test_longitude_and_latitude_land_within_half_a_metre_of_the_published_point(longitude, latitude, x, y):
    ((made_x, made_y),) = to_rd([(longitude, latitude)])
    assert math.hypot(made_x - x, made_y - y) < 0.5


@given(st.floats(3.4, 7.2), st.floats(50.8, 53.5))
def test_neighbouring_points_stay_neighbours_in_metres(longitude, latitude):
    (x, y), (east, _), (_, north) = to_rd(
        [(longitude, latitude), (longitude + 0.001, latitude), (longitude, latitude + 0.001)]
    )
    assert 60 < east - x < 80  # a thousandth of a degree of longitude at these latitudes
    assert 108 < north - y < 114


@pytest.mark.parametrize(
    ("box", "grid"),
    [
        ((5.0, 52.0, 5.1, 52.1), Grid.DEGREES),
        ((52.0, 5.0, 52.1, 5.1), Grid.SWAPPED),
        ((150_000, 450_000, 151_000, 451_000), Grid.RD),
        ((560_000, 6_800_000, 561_000, 6_801_000), Grid.MERCATOR),
        ((600_000, 5_800_000, 601_000, 5_801_000), Grid.UTM),
        ((-0.1, 51.4, 0.1, 51.6), Grid.ELSEWHERE),
        ((9e9, 9e9, 9.1e9, 9.1e9), Grid.UNKNOWN),
    ],
)
def test_the_projection_is_told_from_the_numbers(box, grid):
    assert grid_of(box) is grid


@pytest.mark.parametrize(
    ("x", "y", "said"),
    [
        (560_000, 6_800_000, "de coördinaten zijn Web Mercator (EPSG:3857)"),
        (600_000, 5_800_000, "de coördinaten zijn UTM"),
        (9e9, 9e9, "een stelsel dat wij niet kennen"),
    ],
)
def test_a_wrong_projection_is_named_with_its_cure(x, y, said):
    (fault,) = faults(collection(feature("WK001401", at(SQUARE, x, y))))
    assert said in fault
    assert "bewaar de gebieden als lengte en breedte (WGS84, EPSG:4326) of als RD (EPSG:28992)" in fault


def test_a_file_that_says_another_projection_than_its_numbers_is_refused():
    degrees = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]
    (fault,) = faults(collection(feature("WK001401", degrees), crs=EPSG))
    assert "dit zijn lengte en breedte (WGS84), maar het bestand zegt urn:ogc:def:crs:EPSG::28992" in fault


def test_crossing_rings_are_refused():
    bow_tie = at([(0, 0), (1_000, 1_000), (1_000, 0), (0, 1_000), (0, 0)])
    (fault,) = faults(collection(feature("WK001401", bow_tie)))
    assert "de randen van dit gebied kruisen elkaar (Self-intersection)" in fault


def test_a_hole_outside_its_shell_is_refused():
    hole = at([(5_000, 5_000), (6_000, 5_000), (6_000, 6_000), (5_000, 5_000)])
    assert "kruisen elkaar" in faults(collection(feature("WK001401", at(SQUARE), hole)))[0]


def test_a_small_flaw_is_mended_with_a_note():
    flawed = at(
        [(0, 0), (1_000, 0), (1_000, 1_000), (500, 1_000), (501, 1_002), (499, 1_002), (500, 1_000), (0, 1_000)]
    )
    areas = read_areas(collection(feature("WK001401", flawed)), file="a")
    assert areas.regions[0].shape.is_valid
    assert areas.notes == ("De vorm van WK001401 klopte niet helemaal (Ring Self-intersection) en is hersteld.",)


def test_a_buurt_is_refused():
    assert "een buurt is kleiner dan een wijk" in faults(collection(feature("BU00140101", at(SQUARE))))[0]


def test_two_shapes_under_one_code_are_refused():
    assert "dit gebied staat er twee keer" in faults(collection(*[feature("WK001401", at(SQUARE))] * 2))[0]


def test_other_municipalities_are_passed_over_and_counted():
    raw = collection(feature("WK001401", at(SQUARE)), feature("WK003401", at(SQUARE, 140_000)))
    areas = read_areas(raw, file="a", own="GM0014")
    assert [one.code for one in areas.regions] == ["WK001401"]
    assert areas.notes == ("1 gebieden buiten de gemeente zijn niet gebruikt.",)
    assert "er staan 2 gemeenten in dit bestand" in faults(raw)[0]


def test_a_file_of_another_year_or_place_says_which_codes_it_has():
    (fault,) = faults(collection(feature("GM0501", at(SQUARE))), own="GM1992")
    assert "geen enkel gebied hoort bij GM1992; wel bij GM0501" in fault


def test_wijken_go_before_the_municipality_itself():
    raw = collection(feature("GM0014", at(SQUARE)), feature("WK001401", at(SQUARE)))
    assert [one.code for one in read_areas(raw, file="a").regions] == ["WK001401"]


def test_wijken_that_lie_over_each_other_are_noted():
    raw = collection(feature("WK001401", at(SQUARE)), feature("WK001402", at(SQUARE, 150_500)))
    assert read_areas(raw, file="a").notes == ("WK001401 en WK001402 liggen deels over elkaar.",)


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[["x", 1]]]},
        {"type": "Polygon", "coordinates": [[[1e999, 1]]]},
        {"type": "Polygon", "coordinates": [at(SQUARE[:2])]},
        {"type": "MultiPolygon", "coordinates": 3},
    ],
)
def test_a_geometry_that_is_no_surface_is_a_fault_and_never_a_crash(geometry):
    assert faults(collection(feature("WK001401", at(SQUARE)) | {"geometry": geometry}))


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b'{"type": "Point"}', b'{"type": "FeatureCollection"}', b"[" * 100_000, b"\xff\xfe"]
)
def test_what_is_no_file_of_areas_is_refused(raw):
    assert faults(raw)


def test_a_name_that_holds_a_person_is_refused():
    assert "telefoonnummer" in faults(collection(feature("WK001401", at(SQUARE), name="bel 06-12345678")))[0]


TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [10, 10], "translate": [150_000, 450_000]},
    # Two squares beside each other; the border between them is stored once and used twice, the second time backwards.
    "arcs": [
        [[100, 0], [0, 100]],
        [[100, 100], [-100, 0], [0, -100], [100, 0]],
        [[100, 0], [100, 0], [0, 100], [-100, 0]],
    ],
    "objects": {
        "wijken": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"wijkcode": "WK001401"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"wijkcode": "WK001402"}},
            ],
        }
    },
}


def test_topojson_shares_its_borders():
    areas = read_areas(json.dumps(TOPOLOGY).encode(), file="a")
    left, right = (one.shape for one in areas.regions)
    assert (left.area, right.area) == (1_000_000, 1_000_000)
    assert left.intersection(right).length == 1_000


@pytest.mark.parametrize("arcs", [[[9]], [[-9]], [["x"]], [], None])
def test_topojson_that_points_at_nothing_is_a_fault(arcs):
    broken = json.loads(json.dumps(TOPOLOGY))
    broken["objects"]["wijken"]["geometries"][0]["arcs"] = arcs
    assert faults(json.dumps(broken).encode())


def test_what_is_written_reads_back_the_same():
    areas = read_areas(collection(feature("WK001401", at(SQUARE)), feature("WK001402", at(SQUARE, 152_000))), file="a")
    assert read_areas(areas_geojson(areas).encode(), file="a") == areas


@pytest.mark.shared_data
def test_the_real_boundaries_are_all_read_and_one_is_mended(shared_data):
    raw = (shared_data / "netherlands" / "boundaries.topojson").read_bytes()
    codes = [one["properties"]["code"] for one in json.loads(raw)["objects"]["gm_features"]["geometries"]]
    notes = []
    for code in codes:
        areas = read_areas(raw, file="boundaries.topojson", own=code) if code in ("GM0852", "GM0014") else None
        if areas is not None:
            assert isinstance(areas.regions[0].shape, Polygon) or areas.regions[0].shape.geom_type == "MultiPolygon"
            notes.extend(note for note in areas.notes if "hersteld" in note)
    assert len(codes) == 342
    assert notes == ["De vorm van GM0852 klopte niet helemaal (Self-intersection) en is hersteld."]
