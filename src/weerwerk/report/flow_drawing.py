"""A process drawn left to right in lanes, one per function: each step with how its rules are held; as SVG."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as Xml

from attrs import frozen

from weerwerk.report.figures import FIRM, FONT, INK, LINE, LOOSE, QUIET
from weerwerk.report.staffing import FlowArrow, FlowPicture, FlowStep

BOX, HIGH, GAP = 148, 60, 52  # of a step, and what lies between two
LANE, NAME, BAND = 92, 132, 12  # the height of a lane, the width of its name, what lies between two bands
TOP, LEFT = 19, 14  # of a step within its lane, and after the name
SCREEN, PRINT = 4, 3  # steps next to each other, at most
LETTERS, LANE_LETTERS = 21, 19  # on one line
SYSTEM, PAPER, AFTER = "system", "paper", "after"
SIGNS: Mapping[str, str] = {
    SYSTEM: "in het systeem afgedwongen",
    PAPER: "alleen op papier",
    AFTER: "achteraf gecontroleerd",
}
LEGEND = (
    "Slot: in het systeem afgedwongen. Blad: alleen op papier. Oog: achteraf gecontroleerd. Ruit: wie deze stap doet, "
    "moet meedoen. De brede streep loopt langs de stappen die één persoon alleen kan doen."
)
_SHAPES: Mapping[str, str] = {  # in 16 by 16: a lock, a sheet, an eye
    SYSTEM: "M4 7h8v7H4z M6 7V5a2 2 0 0 1 4 0v2",
    PAPER: "M4 2h6l3 3v9H4z M10 2v3h3 M6 8h5 M6 11h5",
    AFTER: "M1 8c3-5 11-5 14 0c-3 5-11 5-14 0z M6 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
}


@frozen
class _Place:
    left: int
    top: int
    band: int

    @property
    def middle(self) -> int:
        return self.top + HIGH // 2

    @property
    def below(self) -> int:
        return self.top + HIGH + 6


def flow_svg(picture: FlowPicture, *, across: int) -> str:
    """The drawing; after so many steps it goes on underneath, in bands of about one length."""
    number = max(1, len(picture.steps))
    wide = -(-number // -(-number // across))
    bands = [range(start, min(start + wide, len(picture.steps))) for start in range(0, len(picture.steps), wide)]
    width = NAME + LEFT + wide * (BOX + GAP)
    places: list[_Place] = []
    top = 0
    lanes: list[tuple[int, int]] = []  # where a lane stands, and which it is
    for number, band in enumerate(bands):
        used = sorted({picture.steps[one].lane for one in band})
        lanes += [(top + row * LANE, lane) for row, lane in enumerate(used)]
        places += [
            _Place(NAME + LEFT + column * (BOX + GAP), top + used.index(picture.steps[one].lane) * LANE + TOP, number)
            for column, one in enumerate(band)
        ]
        top += len(used) * LANE + BAND
    svg = _root(picture, width, max(LANE, top - BAND))
    for at, lane in lanes:
        _lane(svg, at, picture.lanes[lane], width)
    _alone(svg, [places[number] for number, step in enumerate(picture.steps) if step.alone])
    for arrow in picture.arrows:
        if places[arrow.start].band == places[arrow.end].band:
            _arrow(svg, arrow, places[arrow.start], places[arrow.end])
    _onward(svg, picture.arrows, places)
    for number, step in enumerate(picture.steps):
        _box(svg, step, number + 1, places[number])
    return Xml.tostring(svg, encoding="unicode")


def _root(picture: FlowPicture, width: int, height: int) -> Xml.Element:
    svg = Xml.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "aria-label": picture.title,
            "class": "flow",
            "font-family": FONT,
        },
    )
    Xml.SubElement(svg, "title").text = picture.title
    Xml.SubElement(svg, "desc").text = picture.text
    return svg


def _lane(svg: Xml.Element, top: int, name: str, width: int) -> None:
    line = {"x1": "0", "x2": str(width), "y1": str(top), "y2": str(top), "stroke": LINE, "class": "lane"}
    Xml.SubElement(svg, "line", line)
    _text(svg, _wrapped(name, LANE_LETTERS, 5), (0, top + TOP + HIGH // 2), colour=QUIET, kind="lane-name")


def _alone(svg: Xml.Element, places: Sequence[_Place]) -> None:
    """The line through the steps that one person covers, behind everything else; each band has its own."""
    for band in sorted({one.band for one in places}):
        inside = [one for one in places if one.band == band]
        points = [f"{one.left + BOX // 2},{one.middle}" for one in inside]
        ends = [f"{inside[0].left - 14},{inside[0].middle}", f"{inside[-1].left + BOX + 14},{inside[-1].middle}"]
        thick = {"points": " ".join([ends[0], *points, ends[1]]), "fill": "none", "stroke": LOOSE}
        style = {"stroke-width": "14", "stroke-opacity": "0.45", "stroke-linejoin": "round", "class": "alone"}
        Xml.SubElement(svg, "polyline", {**thick, **style})


def _box(svg: Xml.Element, step: FlowStep, number: int, place: _Place) -> None:
    group = Xml.SubElement(svg, "g")
    said = "; ".join([*(SIGNS[one] for one in step.signs), *(["kritiek"] if step.critical else [])])
    Xml.SubElement(group, "title").text = f"{number}. {step.name}{f' ({said})' if said else ''}"
    box = {"x": str(place.left), "y": str(place.top), "width": str(BOX), "height": str(HIGH), "rx": "4"}
    edge = {"stroke": FIRM if step.alone else QUIET, "stroke-width": "2.5" if step.alone else "1"}
    dashes = {"stroke-dasharray": "5 4"} if step.after else {}
    kind = {"fill": "#FFFFFF", "class": "step step-alone" if step.alone else "step"}
    Xml.SubElement(group, "rect", {**box, **edge, **dashes, **kind})
    lines = _wrapped(f"{number}. {step.name}", LETTERS, 3)
    _text(group, lines, (place.left + 9, place.middle + 2), colour=INK, kind="step-name")
    for at, one in enumerate(step.signs):
        _sign(group, one, place.left + BOX - 25 - 23 * at, place.top - 9)
    if step.critical:
        corner = {"d": f"M{place.left} {place.top - 8}l8 8l-8 8l-8 -8z", "fill": FIRM, "class": "critical"}
        Xml.SubElement(group, "path", corner)


def _sign(group: Xml.Element, sign: str, left: int, top: int) -> None:
    """A small shape on the upper edge of a step, on its own ground so that it reads on every line."""
    ground = {
        "x": str(left - 2),
        "y": str(top - 1),
        "width": "20",
        "height": "18",
        "fill": "#FFFFFF",
        "class": "ground",
    }
    Xml.SubElement(group, "rect", ground)
    stroke = {"fill": "none", "stroke": FIRM, "stroke-width": "1.4", "stroke-linejoin": "round"}
    shape = {"d": _SHAPES[sign], "transform": f"translate({left} {top})", "class": "sign", **stroke}
    Xml.SubElement(group, "path", shape)


def _arrow(svg: Xml.Element, arrow: FlowArrow, start: _Place, end: _Place) -> None:
    neighbours = arrow.end - arrow.start == 1
    _line(svg, " ".join(_route(start, end, neighbours=neighbours)), end)
    if arrow.label:
        across, up = (end.left - 12, end.middle - 9) if neighbours else (start.left + BOX + GAP, start.below - 3)
        _label(svg, arrow.label, (across, up), end=neighbours)


def _onward(svg: Xml.Element, arrows: Sequence[FlowArrow], places: Sequence[_Place]) -> None:
    """What goes on in another band: out of one step by its number, into the other by the arrow alone."""
    ways: dict[int, list[str]] = {}
    for one in arrows:
        start, end = places[one.start], places[one.end]
        if start.band != end.band:
            ways.setdefault(one.start, []).append(
                f"{one.label}: naar {one.end + 1}" if one.label else f"naar {one.end + 1}"
            )
            _line(svg, f"M{end.left - 26} {end.middle}H{end.left}", end)
    for number, said in ways.items():
        _label(svg, "; ".join(said), (places[number].left + BOX, places[number].below + 5), end=True)
        place = places[number]
        Xml.SubElement(svg, "path", {"d": f"M{place.left + BOX} {place.middle}h26", **_ink(), "class": "arrow"})


def _line(svg: Xml.Element, path: str, end: _Place) -> None:
    Xml.SubElement(svg, "path", {"d": path, **_ink(), "class": "arrow"})
    tip = f"M{end.left - 7} {end.middle - 4}L{end.left} {end.middle}L{end.left - 7} {end.middle + 4}z"
    Xml.SubElement(svg, "path", {"d": tip, "fill": QUIET, "class": "tip"})


def _ink() -> dict[str, str]:
    return {"fill": "none", "stroke": QUIET, "stroke-width": "1.3"}


def _label(svg: Xml.Element, text: str, at: tuple[int, int], *, end: bool) -> None:
    said = {"font-size": "12", "text-anchor": "end" if end else "start", "fill": QUIET, "class": "arrow-label"}
    halo = {"stroke": "#FFFFFF", "stroke-width": "4", "paint-order": "stroke"}
    Xml.SubElement(svg, "text", {"x": str(at[0]), "y": str(at[1]), **said, **halo}).text = text


def _route(start: _Place, end: _Place, *, neighbours: bool) -> Iterator[str]:
    """Right out of one step and left into the other; past steps in between it keeps under the boxes."""
    yield f"M{start.left + BOX} {start.middle}"
    if neighbours:
        yield f"H{start.left + BOX + GAP // 2}V{end.middle}H{end.left}"
        return
    yield f"h10V{start.below}H{end.left - GAP // 2}V{end.middle}H{end.left}"


def _wrapped(text: str, letters: int, most: int) -> list[str]:
    """The text on lines; a word that is longer than a line is broken with a hyphen."""
    words = [part for word in text.split() for part in _broken(word, letters)]
    return textwrap.wrap(" ".join(words), letters, max_lines=most, placeholder=" …") or [""]


def _broken(word: str, letters: int) -> list[str]:
    if len(word) <= letters:
        return [word]
    return [f"{word[: letters - 1]}-", *_broken(word[letters - 1 :], letters)]


def _text(svg: Xml.Element, lines: Sequence[str], at: tuple[int, int], *, colour: str, kind: str) -> None:
    """Lines of text around a middle."""
    left, middle = at
    top = middle - 16 * (len(lines) - 1) / 2 + 4.7
    for number, line in enumerate(lines):
        said = {"x": str(left), "y": f"{top + number * 16:g}", "font-size": "13", "fill": colour, "class": kind}
        Xml.SubElement(svg, "text", said).text = line
