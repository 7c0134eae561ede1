"""A map as SVG: every class has its own hatching beside its colour, every area a number that is in the table too."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from xml.etree import ElementTree as Xml
from zlib import crc32

from attrs import frozen

from weerwerk.report.figures import FONT, INK, LINE, QUIET
from weerwerk.threats.model.areas import Line, Outline, Sheet

WIDTH = 430.0  # points: the text column of a printed page
MOST_HEIGHT = 290.0
LEGEND_ROW = 16.0
SWATCH = 22.0
BORDER = "#5A6270"


@frozen
class MapClass:
    """A class of areas: its words, its colour, and the hatching that says the same without colour."""

    words: str
    fill: str
    hatch: str = ""


# From light to dark in one hue; what is hidden or unknown is a grey hatch (look.md).
NOTHING = MapClass("geen signalen", "#FFFFFF")
FEW = MapClass("minder dan 3 signalen", "#DCEBEC", "dots")
SOME = MapClass("3 tot en met 9 signalen", "#A9CDD1", "lines")
MORE = MapClass("10 tot en met 29 signalen", "#4A8F97", "cross")
MANY = MapClass("30 signalen of meer", "#0B4A52")
HIDDEN = MapClass("niet getoond", "#F1F2F4", "grey")
PLAIN = MapClass("", "#F6F5F1")

_STROKES = {
    "dots": ("#0B5D66", "M3 3h.01", 1.6),
    "lines": ("#0B5D66", "M-1 7L7 -1M-1 1L1 -1M5 7L7 5", 0.6),
    "cross": ("#0B4A52", "M-1 7L7 -1M-1 1L1 -1M5 7L7 5M-1 -1L7 7M5 -1L7 1M-1 5L1 7", 0.4),
    "grey": ("#8A919C", "M-1 -1L7 7M5 -1L7 1M-1 5L1 7", 0.7),
}


def area_map(
    sheet: Sheet, classes: Mapping[str, MapClass], *, title: str, numbers: Mapping[str, int] | None = None
) -> str:
    """The areas of a sheet, each in its class; an area without one is left plain."""
    scale = min(WIDTH / max(sheet.width, 1), MOST_HEIGHT / max(sheet.height, 1))
    used = [one for one in (NOTHING, FEW, SOME, MORE, MANY, HIDDEN) if one in classes.values()]
    height = sheet.height * scale + 10 + LEGEND_ROW * ((len(used) + 1) // 2)
    svg = _root(height, title)
    names = _patterns(svg, used, scale, title)
    left = (WIDTH - sheet.width * scale) / 2
    ground = Xml.SubElement(svg, "g", {"transform": f"translate({left:g} 2) scale({scale:.5g})"})
    for one in sheet.outlines:
        _area(ground, one, classes.get(one.code, PLAIN), names, 1 / scale)
    for one in sheet.outlines:
        if numbers and one.code in numbers:
            _number(svg, left + one.label[0] * scale, 2 + one.label[1] * scale, str(numbers[one.code]))
    _legend(svg, used, names, sheet.height * scale + 10)
    return Xml.tostring(svg, encoding="unicode")


def _root(height: float, title: str) -> Xml.Element:
    size = {"viewBox": f"0 0 {WIDTH:g} {height:g}", "width": f"{WIDTH:g}", "height": f"{height:g}"}
    said = {"role": "img", "aria-label": title, "font-family": FONT, "font-size": "9"}
    svg = Xml.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **said})
    Xml.SubElement(svg, "title").text = title
    return svg


def _patterns(svg: Xml.Element, used: Sequence[MapClass], scale: float, title: str) -> dict[str, str]:
    """The hatchings, once as large as the areas want them and once for the legend; their names are this map's own."""
    defs = Xml.SubElement(svg, "defs")
    mark = f"{crc32(title.encode()):x}"
    names = {}
    for one in used:
        for size, name in ((1 / scale, f"{one.hatch}-{mark}"), (1.0, f"{one.hatch}-{mark}-k")):
            if one.hatch:
                _pattern(defs, one, name, size)
        names[one.hatch] = f"{one.hatch}-{mark}"
    return names


def _pattern(defs: Xml.Element, one: MapClass, name: str, size: float) -> None:
    ink, path, width = _STROKES[one.hatch]
    box = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": f"scale({size:.4g})"}
    pattern = Xml.SubElement(defs, "pattern", {"id": name, **box})
    stroke = {"stroke": ink, "stroke-width": f"{width:g}", "stroke-linecap": "round", "fill": "none"}
    Xml.SubElement(pattern, "path", {"d": path, **stroke})


def _area(ground: Xml.Element, one: Outline, held: MapClass, names: Mapping[str, str], unit: float) -> None:
    path = "".join(_path(ring) for ring in one.rings)
    line = {"stroke": BORDER, "stroke-width": f"{0.75 * unit:.3g}", "stroke-linejoin": "round", "fill-rule": "evenodd"}
    shape = Xml.SubElement(ground, "path", {"d": path, "fill": held.fill, **line})
    Xml.SubElement(shape, "title").text = f"{one.name}: {held.words}" if held.words else one.name
    if held.hatch:  # over the colour: a hatching with its own ground would show its seams
        Xml.SubElement(ground, "path", {"d": path, "fill": f"url(#{names[held.hatch]})", "fill-rule": "evenodd"})


def _path(ring: Line) -> str:
    """A ring as steps from point to point: short, and exact because the points are whole numbers."""
    steps = [f"M{ring[0][0]} {ring[0][1]}l"]
    for (x, y), (next_x, next_y) in pairwise(ring):
        dy = next_y - y
        steps.append(f"{next_x - x}{'' if dy < 0 else ' '}{dy} ")
    return "".join(steps).rstrip() + "z"


def _number(svg: Xml.Element, x: float, y: float, number: str) -> None:
    """The number of an area on a white disc, so that it reads on every colour."""
    disc = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{4.2 + 1.6 * len(number):.1f}"}
    Xml.SubElement(svg, "circle", {**disc, "fill": "#FFFFFF", "stroke": BORDER, "stroke-width": "0.5"})
    place = {"x": f"{x:.1f}", "y": f"{y + 3:.1f}", "text-anchor": "middle", "font-weight": "600"}
    Xml.SubElement(svg, "text", {**place, "fill": INK}).text = number


def _legend(svg: Xml.Element, used: Sequence[MapClass], names: Mapping[str, str], top: float) -> None:
    for n, one in enumerate(used):
        x, y = (n % 2) * WIDTH / 2, top + (n // 2) * LEGEND_ROW
        box = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{SWATCH:g}", "height": "11"}
        Xml.SubElement(svg, "rect", {**box, "fill": one.fill, "stroke": LINE, "stroke-width": "0.75"})
        if one.hatch:
            Xml.SubElement(svg, "rect", {**box, "fill": f"url(#{names[one.hatch]}-k)"})
        words = Xml.SubElement(svg, "text", {"x": f"{x + SWATCH + 6:g}", "y": f"{y + 9:g}", "fill": QUIET})
        words.text = one.words
