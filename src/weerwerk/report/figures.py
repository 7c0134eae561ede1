"""Figures as SVG: small, in our own type and colours, each with a title that says what it shows.

Written with the XML library and not with a charting engine: a page of the workbench needs them within
milliseconds, and a report within its first second (decision 0012).
"""

import textwrap
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from weerwerk.report.model import ProcessLine

INK, QUIET, LINE = "#1B1F2A", "#5A6270", "#D9DBDF"
FIRM, LOOSE = "#0B5D66", "#4A8F97"
FONT = "Source Sans 3"
LEVEL_BORDERS = (0, 25, 50, 75, 100)
LEVEL_WORDS = ("laag", "matig", "hoog", "zeer hoog")

_NAME_WIDTH = 172
_BAR_WIDTH = 238
_RIGHT = 14
_LETTERS_PER_LINE = 36
_LINE_HEIGHT = 12
_ROW_PAD = 12
_HEAD = 22


def interval_bars(lines: Sequence[ProcessLine], *, title: str) -> str:
    """Per process a bar from low to high on a line with the level borders; its length is the uncertainty."""
    wrapped = [_wrapped(line.name) for line in lines]
    heights = [len(name) * _LINE_HEIGHT + _ROW_PAD for name in wrapped]
    width = _NAME_WIDTH + _BAR_WIDTH + _RIGHT
    height = _HEAD + sum(heights) + 4
    svg = root(width, height, title)
    _level_words(svg)
    for border in LEVEL_BORDERS:
        upright(svg, _x(border), _HEAD - 4, height - 4)
    top = _HEAD
    for line, name, row in zip(lines, wrapped, heights, strict=True):
        _row(svg, line, name, top, row)
        top += row
    return Xml.tostring(svg, encoding="unicode")


def _wrapped(name: str) -> list[str]:
    return textwrap.wrap(name, _LETTERS_PER_LINE, break_long_words=True, break_on_hyphens=True) or [""]


def _x(points: int) -> float:
    return _NAME_WIDTH + points * _BAR_WIDTH / 100


def root(width: float, height: float, title: str) -> Xml.Element:
    """An empty drawing of this size, with its title for who cannot see it."""
    svg = Xml.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width:g} {height:g}",
            "width": f"{width:g}",
            "height": f"{height:g}",
            "role": "img",
            "aria-label": title,
            "font-family": FONT,
            "font-size": "9",
        },
    )
    Xml.SubElement(svg, "title").text = title
    return svg


def text(svg: Xml.Element, x: float, y: float, words: str, **style: str) -> None:
    """Words at a place."""
    Xml.SubElement(svg, "text", {"x": f"{x:g}", "y": f"{y:g}", "fill": INK, **style}).text = words


def upright(svg: Xml.Element, x: float, top: float, bottom: float) -> None:
    """A quiet line from top to bottom."""
    ends = {"x1": f"{x:g}", "x2": f"{x:g}", "y1": f"{top:g}", "y2": f"{bottom:g}"}
    Xml.SubElement(svg, "line", {**ends, "stroke": LINE, "stroke-width": "0.75"})


def _level_words(svg: Xml.Element) -> None:
    for word, left, right in zip(LEVEL_WORDS, LEVEL_BORDERS, LEVEL_BORDERS[1:], strict=False):
        text(svg, (_x(left) + _x(right)) / 2, 9, word, **{"text-anchor": "middle", "fill": QUIET, "font-size": "8"})


def _row(svg: Xml.Element, line: ProcessLine, name: list[str], top: float, height: float) -> None:
    first = top + (height - len(name) * _LINE_HEIGHT) / 2 + 9
    for index, part in enumerate(name):
        text(svg, 0, first + index * _LINE_HEIGHT, part)
    middle = top + height / 2
    if line.bar is None:
        text(svg, _x(0) + 4, middle + 3, "geen score", fill=QUIET)
        return
    left, right = _x(line.bar.low), _x(line.bar.high)
    if right - left < 4:
        left, right = (left + right) / 2 - 2, (left + right) / 2 + 2
    Xml.SubElement(
        svg,
        "rect",
        {
            "x": f"{left:g}",
            "y": f"{middle - 4:g}",
            "width": f"{right - left:g}",
            "height": "8",
            "rx": "2",
            "fill": FIRM if line.bar.firm else LOOSE,
        },
    )
