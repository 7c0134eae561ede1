"""Make the invented areas and signals of Voorbeelddam: the same every time, and nowhere on land."""

import csv
import json
import math
import random
from pathlib import Path

import shapely
from shapely.geometry import MultiPoint, Point, Polygon

HOME = Path(__file__).resolve().parent / "voorbeelddam"
SEED = 20260401
SEA = (62_000.0, 541_000.0)  # in the North Sea, so that nobody takes it for a real place
WIJKEN = (
    ("WK000001", "Centrum", (0, 0)),
    ("WK000002", "Havenkwartier", (-1_900, 900)),
    ("WK000003", "De Ooster", (1_800, 700)),
    ("WK000004", "Nieuwland", (400, -2_100)),
    ("WK000005", "Buitengebied Noord", (600, 4_600)),
    ("WK000006", "Buitengebied Zuid", (-2_300, -4_300)),
)
# phenomenon, area, kind, reliability, credibility, sources, counts per quarter from 2024-K3 to 2026-K2
SIGNALS = (
    ("hennepteelt", "WK000005", "melding", "B", "3", 2, (1, 2, 2, 3, 2, 4, 3, 1)),
    ("hennepteelt", "WK000003", "melding", "C", "3", 1, (2, 1, 1, 2, 1, 2, 2, 0)),
    ("hennepteelt", "WK000004", "eigen registratie", "A", "1", 1, (0, 1, 0, 1, 1, 0, 2, 0)),
    ("hennepteelt", "WK000001", "gesprek", "C", "3", 1, (1, 0, 1, 0, 0, 1, 0, 0)),
    ("lokale-drugshandel", "WK000001", "melding", "B", "2", 3, (4, 5, 3, 6, 5, 7, 6, 2)),
    ("lokale-drugshandel", "WK000003", "melding", "B", "3", 2, (3, 2, 4, 3, 5, 4, 6, 2)),
    ("lokale-drugshandel", "WK000004", "gesprek", "C", "4", 1, (1, 1, 0, 2, 1, 1, 1, 0)),
    ("drugsafval", "WK000005", "eigen registratie", "A", "1", 1, (1, 0, 2, 1, 1, 2, 3, 1)),
    ("drugsafval", "WK000006", "eigen registratie", "A", "1", 1, (2, 1, 1, 3, 2, 2, 4, 1)),
    ("vastgoedmisbruik", "WK000001", "melding", "C", "3", 2, (1, 2, 1, 1, 2, 3, 2, 1)),
    ("vastgoedmisbruik", "WK000003", "eigen registratie", "B", "2", 1, (2, 3, 2, 4, 3, 3, 5, 2)),
    ("identiteits-en-adresfraude", "WK000003", "eigen registratie", "A", "2", 1, (3, 2, 4, 3, 4, 5, 4, 1)),
    ("identiteits-en-adresfraude", "WK000001", "eigen registratie", "A", "2", 1, (1, 1, 2, 1, 2, 2, 3, 0)),
    ("synthetische-drugs", "gemeente", "besluit of vonnis", "A", "1", 1, (0, 0, 1, 0, 0, 1, 0, 0)),
    ("vakantieparken", "gemeente", "gesprek", "B", "3", 2, (2, 1, 2, 3, 2, 3, 3, 1)),
    ("witwassen-bedrijven", "gemeente", "gesprek", "C", "3", 2, (1, 1, 2, 1, 2, 2, 3, 1)),
    ("witwassen-bedrijven", "gemeente", "partner", "B", "2", 1, (0, 1, 0, 1, 1, 0, 1, 0)),
    ("zorgfraude", "gemeente", "eigen registratie", "B", "2", 2, (1, 2, 1, 2, 2, 3, 2, 1)),
    ("arbeidsuitbuiting", "gemeente", "melding", "C", "3", 1, (0, 1, 1, 0, 1, 1, 1, 0)),
    ("criminele-uitbuiting", "gemeente", "gesprek", "C", "3", 1, (0, 0, 1, 1, 1, 2, 1, 1)),
    ("intimidatie-bestuur-ambtenaren", "gemeente", "eigen registratie", "A", "1", 1, (2, 1, 2, 2, 3, 2, 3, 1)),
    ("handel-in-informatie", "gemeente", "gesprek", "D", "4", 1, (0, 0, 0, 0, 0, 1, 0, 0)),
    ("illegale-tabak-en-vapes", "gemeente", "melding", "C", "3", 2, (1, 2, 2, 3, 3, 4, 4, 2)),
    ("heling-en-autocriminaliteit", "gemeente", "open bron", "C", "3", 1, (0, 1, 0, 1, 0, 1, 1, 0)),
)
FIRST_QUARTER = (2024, 3)
HEADINGS = ("phenomenon", "area", "month", "kind", "reliability", "credibility", "sources", "count")


def waved(x: float, y: float) -> tuple[float, float]:
    """A point moved a little by its place alone, so that a border shared by two wijken stays shared."""
    dx = 150 * math.sin(y / 310 + x / 900) + 60 * math.sin(y / 97)
    dy = 150 * math.sin(x / 270 - y / 800) + 60 * math.sin(x / 83)
    return SEA[0] + x + dx, SEA[1] + y + dy


def areas() -> dict[str, object]:
    """Six wijken that together fill one round municipality."""
    outline = Polygon([(4_800 * math.sin(a / 40 * math.pi), 6_700 * math.cos(a / 40 * math.pi)) for a in range(80)])
    middles = MultiPoint([middle for _, _, middle in WIJKEN])
    cells = shapely.get_parts(shapely.voronoi_polygons(middles, extend_to=outline))
    features = []
    for code, name, middle in WIJKEN:
        cell = next(one for one in cells if one.contains(Point(middle))).intersection(outline)
        shape = Polygon([waved(x, y) for x, y in shapely.segmentize(cell, 120).exterior.coords])
        geometry = json.loads(shapely.to_geojson(shapely.set_precision(shape, 1)))
        features.append({"type": "Feature", "properties": {"code": code, "name": name}, "geometry": geometry})
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    return {"type": "FeatureCollection", "crs": crs, "features": features}


def signals() -> list[tuple[object, ...]]:
    """The counts of each quarter, spread over its months; of the last quarter only April has been."""
    chance = random.Random(SEED)
    rows: dict[tuple[object, ...], int] = {}
    for phenomenon, area, kind, reliability, credibility, sources, counts in SIGNALS:
        for n, count in enumerate(counts):
            place = FIRST_QUARTER[0] * 4 + FIRST_QUARTER[1] - 1 + n
            year, quarter = place // 4, place % 4
            for _ in range(count):
                month = 3 * quarter + (1 if n == len(counts) - 1 else chance.randint(1, 3))
                key = (phenomenon, area, f"{year}-{month:02}", kind, reliability, credibility, sources)
                rows[key] = rows.get(key, 0) + 1
    return [(*key, count) for key, count in sorted(rows.items(), key=lambda one: (one[0][2], *map(str, one[0])))]


def main() -> None:
    """Write both files."""
    (HOME / "areas.geojson").write_text(json.dumps(areas(), ensure_ascii=False) + "\n", encoding="utf-8")
    with (HOME / "signals.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEADINGS)
        writer.writerows(signals())


if __name__ == "__main__":
    main()
