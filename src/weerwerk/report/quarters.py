"""Signals per quarter as bars; a quarter whose number may not be shown has a hatched stub and no height of its own."""

from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from attrs import frozen

from weerwerk.report.figures import FIRM, FONT, INK, LINE, QUIET

WIDTH, HEIGHT = 430.0, 118.0
_TOP, _BOTTOM = 16.0, 92.0
_STUB = 14.0


@frozen
class QuarterBar:
    """A quarter: what stands below it, its number when that may be shown, and what stands above it."""

    name: str
    number: int | None
    text: str


def quarter_bars(quarters: Sequence[QuarterBar], *, title: str) -> str:
    """The bars, from left to right in time."""
    size = {"viewBox": f"0 0 {WIDTH:g} {HEIGHT:g}", "width": f"{WIDTH:g}", "height": f"{HEIGHT:g}"}
    said = {"role": "img", "aria-label": title, "font-family": FONT, "font-size": "9"}
    svg = Xml.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **said})
    Xml.SubElement(svg, "title").text = title
    _hatch(svg)
    most = max((one.number or 0 for one in quarters), default=0) or 1
    step = WIDTH / max(len(quarters), 1)
    for place, one in enumerate(quarters):
        _bar(svg, one, place * step, step, most)
    line = {"x1": "0", "x2": f"{WIDTH:g}", "y1": f"{_BOTTOM:g}", "y2": f"{_BOTTOM:g}"}
    Xml.SubElement(svg, "line", {**line, "stroke": INK, "stroke-width": "0.75"})
    return Xml.tostring(svg, encoding="unicode")


def _hatch(svg: Xml.Element) -> None:
    box = {"id": "niet-getoond", "width": "5", "height": "5", "patternUnits": "userSpaceOnUse"}
    pattern = Xml.SubElement(Xml.SubElement(svg, "defs"), "pattern", box)
    Xml.SubElement(pattern, "path", {"d": "M-1 6L6 -1M-1 1L1 -1M4 6L6 4", "stroke": "#8A919C", "stroke-width": "0.7"})


def _bar(svg: Xml.Element, one: QuarterBar, left: float, step: float, most: int) -> None:
    known = one.number is not None
    height = (_BOTTOM - _TOP) * (one.number or 0) / most if known else _STUB
    width = min(step * 0.62, 44)
    x = left + (step - width) / 2
    box = {"x": f"{x:.1f}", "y": f"{_BOTTOM - height:.1f}", "width": f"{width:.1f}", "height": f"{height:.1f}"}
    paint = {"fill": FIRM} if known else {"fill": "url(#niet-getoond)", "stroke": LINE, "stroke-width": "0.75"}
    Xml.SubElement(svg, "rect", {**box, **paint})
    middle = {"x": f"{left + step / 2:.1f}", "text-anchor": "middle"}
    Xml.SubElement(svg, "text", {**middle, "y": f"{_BOTTOM - height - 4:.1f}", "fill": INK}).text = one.text
    Xml.SubElement(svg, "text", {**middle, "y": f"{_BOTTOM + 13:.1f}", "fill": QUIET}).text = one.name
