"""The flow of a process as a drawing: steps downward, a lane per function, rules at the side, one person's reach."""

import textwrap
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from weerwerk.report.figures import INK, QUIET, root, text, upright
from weerwerk.report.staffing import FlowPicture, FlowRow, FlowRule

ACCENT, ATTENTION, PALE = "#0B5D66", "#9A6700", "#F6F5F1"
_WIDTH = 424
_NAMES = 176
_RULES = 52
_ROW = 25
_LETTERS = 36
_LONGEST = 30
_SLANT = 3.3  # height per letter of a lane's name, set aslant


def flow_figure(picture: FlowPicture) -> str:
    """The flow as SVG, steps from top to bottom."""
    wide = (_WIDTH - _NAMES - _RULES) / max(1, len(picture.lanes))
    top = 12 + _SLANT * max((len(name[:_LONGEST]) for name in picture.lanes), default=1)
    height = top + _ROW * len(picture.rows) + 22
    svg = root(_WIDTH, height, picture.title)
    for lane, name in enumerate(picture.lanes):
        _lane(svg, _NAMES + lane * wide, wide, (top, top + _ROW * len(picture.rows)), name, shaded=lane % 2 == 0)
    for index, row in enumerate(picture.rows):
        _step(svg, row, index, top, wide)
    _reach(svg, picture.rows, top)
    for track, rule in _tracks(picture.rules):
        _rule(svg, rule, top, _WIDTH - _RULES + 10 + 9 * track)
    _legend(svg, picture, height - 7)
    return Xml.tostring(svg, encoding="unicode")


def _y(row: int, top: float) -> float:
    return top + row * _ROW + _ROW / 2


def _lane(svg: Xml.Element, left: float, wide: float, ends: tuple[float, float], name: str, *, shaded: bool) -> None:
    top, bottom = ends
    if shaded:
        box = {"x": f"{left:g}", "y": f"{top:g}", "width": f"{wide:g}", "height": f"{bottom - top:g}", "fill": PALE}
        Xml.SubElement(svg, "rect", box)
    upright(svg, left + wide / 2, top, bottom)
    x, y = left + wide / 2 + 2, top - 4
    shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    text(svg, x, y, shown, **{"font-size": "8", "fill": QUIET, "transform": f"rotate(-55 {x:g} {y:g})"})


def _step(svg: Xml.Element, row: FlowRow, index: int, top: float, wide: float) -> None:
    middle = _y(index, top)
    lines = textwrap.wrap(row.name, _LETTERS, break_long_words=True)[:2]
    lines = [*lines, row.when] if row.when and len(lines) < 2 else lines
    for number, part in enumerate(lines):
        quiet = part == row.when and number > 0
        style = {"font-size": "7.5", "fill": QUIET} if quiet else {"font-size": "8.5"}
        text(svg, 12, middle + 3 + 9.5 * (number - (len(lines) - 1) / 2), part, **style)
    for lane in row.lanes:
        middle_of_lane = _NAMES + lane * wide + wide / 2
        fill = ACCENT if row.critical else "#FFFFFF"
        dot = {"cx": f"{middle_of_lane:g}", "cy": f"{middle:g}", "r": "5", "fill": fill, "stroke": ACCENT}
        dashed = {"stroke-dasharray": "2 1.5"} if row.after else {}
        Xml.SubElement(svg, "circle", dot | {"stroke-width": "1.25"} | dashed)


def _reach(svg: Xml.Element, rows: Sequence[FlowRow], top: float) -> None:
    """One line along every step that one person can do alone."""
    mine = [index for index, row in enumerate(rows) if row.alone]
    if not mine:
        return
    ends = {"x1": "4", "x2": "4", "y1": f"{_y(mine[0], top) - 8:g}", "y2": f"{_y(mine[-1], top) + 8:g}"}
    Xml.SubElement(svg, "line", {**ends, "stroke": ATTENTION, "stroke-width": "1.5"})
    for index in mine:
        Xml.SubElement(svg, "circle", {"cx": "4", "cy": f"{_y(index, top):g}", "r": "3.5", "fill": ATTENTION})


def _tracks(rules: Sequence[FlowRule]) -> list[tuple[int, FlowRule]]:
    """Each rule with a track beside the lanes on which it meets no other; what finds none is left to the table."""
    ends: list[int] = []
    placed = []
    for rule in sorted(rules, key=lambda one: (min(one.rows), max(one.rows))):
        free = next((track for track, end in enumerate(ends) if end < min(rule.rows)), len(ends))
        if free * 9 + 10 > _RULES - 4:
            continue
        ends[free : free + 1] = [max(rule.rows)]
        placed.append((free, rule))
    return placed


def _rule(svg: Xml.Element, rule: FlowRule, top: float, x: float) -> None:
    style = {"stroke": INK, "stroke-width": "1"} | ({} if rule.enforced else {"stroke-dasharray": "2.5 2"})
    ys = [_y(row, top) for row in sorted(rule.rows)]
    Xml.SubElement(svg, "line", {"x1": f"{x:g}", "x2": f"{x:g}", "y1": f"{ys[0]:g}", "y2": f"{ys[-1]:g}", **style})
    for y in ys:
        Xml.SubElement(svg, "line", {"x1": f"{x - 4:g}", "x2": f"{x:g}", "y1": f"{y:g}", "y2": f"{y:g}", **style})


def _legend(svg: Xml.Element, picture: FlowPicture, y: float) -> None:
    words = ["gevuld: hier gaat het om", "lijn rechts: niet dezelfde persoon; streepjes: alleen op papier"]
    if any(row.alone for row in picture.rows):
        words.insert(0, "bruine lijn links: één persoon kan dit alleen")
    text(svg, 0, y, " · ".join(words), **{"font-size": "7.5", "fill": QUIET})
