"""The picture of two axes as SVG: vulnerability upward, exposure to the right, impact as size, names written at it."""

import textwrap
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as Xml

from attrs import frozen

from weerwerk.report.figures import FIRM, FONT, INK, LEVEL_BORDERS, LEVEL_WORDS, LINE, LOOSE, QUIET
from weerwerk.report.model import Bar

EXPOSURE_BORDERS = (0, 35, 65, 85, 100)
EXPOSURE_WORDS = ("lager dan", "rond", "hoger dan", "veel hoger dan")

_WIDTH, _HEIGHT = 820.0, 680.0
_LEFT, _TOP, _RIGHT, _BOTTOM = 84.0, 16.0, 16.0, 66.0
_SIZE = 12.5  # of the type
_LETTER = 6.1  # the usual width of a letter in it
_LINE_HEIGHT = 15.0
_WRAP = 24
_GAP = 6.0
_THICK = 5.0  # how wide a whisker counts when a name looks for a place


@frozen
class Spot:
    """A process in the picture: its two intervals and its impact, 1 to 5."""

    name: str
    exposure: Bar
    vulnerability: Bar
    impact: int


@frozen
class _Rectangle:
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "_Rectangle") -> float:
        """How much of the other lies under this one."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, high)


_FIELD = _Rectangle(_LEFT, _TOP, _WIDTH - _RIGHT, _HEIGHT - _BOTTOM)


def two_axes(spots: Sequence[Spot], *, title: str) -> str:
    """Every process as a box on the middle of its two intervals, with whiskers as long as what is not known."""
    svg = Xml.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH:g} {_HEIGHT:g}",
            "role": "img",
            "aria-label": title,
            "class": "axes",
            "font-family": FONT,
            "font-size": f"{_SIZE:g}",
        },
    )
    Xml.SubElement(svg, "title").text = title
    _grid(svg)
    for spot in spots:
        _whiskers(svg, spot)
    boxes = [_box(spot) for spot in spots]
    for spot, box in zip(spots, boxes, strict=True):
        _drawn_box(svg, spot, box)
    taken = [*boxes, *(bar for spot in spots for bar in _bars(spot))]
    for spot, box in zip(spots, boxes, strict=True):
        lines = textwrap.wrap(spot.name, _WRAP) or [""]
        place = _free_place(box, lines, taken)
        taken += [place] * 4  # names never lie over each other when there is any other place
        _name(svg, lines, place, box)
    return Xml.tostring(svg, encoding="unicode")


def _x(points: float) -> float:
    return _FIELD.left + points * (_FIELD.right - _FIELD.left) / 100


def _y(points: float) -> float:
    return _FIELD.bottom - points * (_FIELD.bottom - _FIELD.top) / 100


def _middle(bar: Bar) -> float:
    return (bar.low + bar.high) / 2


def _grid(svg: Xml.Element) -> None:
    for border in LEVEL_BORDERS:
        _line(svg, _FIELD.left, _y(border), _FIELD.right, _y(border))
    for border in EXPOSURE_BORDERS:
        _line(svg, _x(border), _FIELD.top, _x(border), _FIELD.bottom)
    for word, low, high in zip(LEVEL_WORDS, LEVEL_BORDERS, LEVEL_BORDERS[1:], strict=False):
        _text(svg, _FIELD.left - 10, _y((low + high) / 2) + 4, word, anchor="end")
    for word, low, high in zip(EXPOSURE_WORDS, EXPOSURE_BORDERS, EXPOSURE_BORDERS[1:], strict=False):
        for number, part in enumerate(textwrap.wrap(word, 10)):
            _text(svg, _x((low + high) / 2), _FIELD.bottom + 18 + number * _LINE_HEIGHT, part, anchor="middle")
    _text(svg, _FIELD.right, _HEIGHT - 8, "blootstelling, naast vergelijkbare gemeenten →", anchor="end", ink=True)
    label = _text(svg, 0, 0, "kwetsbaarheid →", anchor="end", ink=True)
    label.set("transform", f"translate(14 {_FIELD.top:g}) rotate(-90)")


def _line(svg: Xml.Element, x1: float, y1: float, x2: float, y2: float) -> None:
    ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    Xml.SubElement(svg, "line", {**ends, "class": "grid", "stroke": LINE, "stroke-width": "1"})


def _text(svg: Xml.Element, x: float, y: float, words: str, *, anchor: str, ink: bool = False) -> Xml.Element:
    kind, fill = ("ink", INK) if ink else ("quiet-ink", QUIET)
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "class": kind, "fill": fill}
    made = Xml.SubElement(svg, "text", place)
    made.text = words
    return made


def _whiskers(svg: Xml.Element, spot: Spot) -> None:
    x, y = _x(_middle(spot.exposure)), _y(_middle(spot.vulnerability))
    left, right = _x(spot.exposure.low), _x(spot.exposure.high)
    low, high = _y(spot.vulnerability.low), _y(spot.vulnerability.high)
    path = (
        f"M{left:.1f} {y:.1f}H{right:.1f}M{left:.1f} {y - 4:.1f}v8M{right:.1f} {y - 4:.1f}v8"
        f"M{x:.1f} {low:.1f}V{high:.1f}M{x - 4:.1f} {low:.1f}h8M{x - 4:.1f} {high:.1f}h8"
    )
    Xml.SubElement(svg, "path", {"d": path, "class": "whisker", "stroke": LOOSE, "stroke-width": "1", "fill": "none"})


def _bars(spot: Spot) -> tuple[_Rectangle, _Rectangle]:
    """Where the whiskers of a process lie."""
    x, y = _x(_middle(spot.exposure)), _y(_middle(spot.vulnerability))
    thin = _THICK / 2
    return (
        _Rectangle(_x(spot.exposure.low), y - thin, _x(spot.exposure.high), y + thin),
        _Rectangle(x - thin, _y(spot.vulnerability.high), x + thin, _y(spot.vulnerability.low)),
    )


def _box(spot: Spot) -> _Rectangle:
    half = 3.0 + 1.8 * spot.impact
    x, y = _x(_middle(spot.exposure)), _y(_middle(spot.vulnerability))
    return _Rectangle(x - half, y - half, x + half, y + half)


def _drawn_box(svg: Xml.Element, spot: Spot, box: _Rectangle) -> None:
    firm = spot.vulnerability.firm
    Xml.SubElement(
        svg,
        "rect",
        {
            "x": f"{box.left:.1f}",
            "y": f"{box.top:.1f}",
            "width": f"{box.right - box.left:.1f}",
            "height": f"{box.bottom - box.top:.1f}",
            "rx": "2",
            "class": "box firm" if firm else "box loose",
            "fill": FIRM if firm else "#FFFFFF",
            "stroke": FIRM,
            "stroke-width": "2",
        },
    )


def _free_place(box: _Rectangle, lines: Sequence[str], taken: Sequence[_Rectangle]) -> _Rectangle:
    """Where the name covers least of what is there already, as near to its box as can be."""
    width = max(len(line) for line in lines) * _LETTER
    height = len(lines) * _LINE_HEIGHT
    best, cost = None, float("inf")
    left, right = box.left - _GAP - width, box.right + _GAP + width
    near = [one for one in taken if one.left < right and one.right > left]
    for distance, place in _places(box, width, height):
        if 3 * distance > cost + 1:
            continue  # too far to be the best, whatever lies there
        inside = place.covers(_FIELD)
        outside = width * height - inside
        paid = 3 * outside + sum(one.covers(place) for one in near) + 3 * distance
        if paid < cost:
            best, cost = place, paid
    assert best is not None
    return best


def _places(box: _Rectangle, width: float, height: float) -> Iterator[tuple[float, _Rectangle]]:
    """Right, left, above and below the box, and the same ever further up and down."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    for shift in range(0, 320, 12):
        for sign in (1, -1):
            top = y - height / 2 + sign * shift
            yield shift, _Rectangle(box.right + _GAP, top, box.right + _GAP + width, top + height)
            yield shift + 4, _Rectangle(box.left - _GAP - width, top, box.left - _GAP, top + height)
    for top in (box.top - _GAP - height, box.bottom + _GAP):
        yield 10, _Rectangle(x - width / 2, top, x + width / 2, top + height)


def _name(svg: Xml.Element, lines: Sequence[str], place: _Rectangle, box: _Rectangle) -> None:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    on_left = place.right <= box.left
    near = place.right + 2 if on_left else place.left - 2
    if abs((place.top + place.bottom) / 2 - y) > _LINE_HEIGHT and not place.left < x < place.right:
        start = box.left if on_left else box.right
        middle = (place.top + place.bottom) / 2
        path = f"M{start:.1f} {y:.1f}L{near:.1f} {middle:.1f}"
        Xml.SubElement(svg, "path", {"d": path, "class": "lead-line", "stroke": QUIET, "stroke-width": "0.75"})
    for number, line in enumerate(lines):
        baseline = place.top + (number + 1) * _LINE_HEIGHT - 4
        anchor = "end" if on_left else "start"
        _text(svg, place.right if on_left else place.left, baseline, line, anchor=anchor, ink=True)
