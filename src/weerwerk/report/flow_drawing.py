"""A process drawn left to right in lanes, one per function: each step with how its rules are held; as SVG."""

import textwrap
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as Xml

from attrs import frozen

from weerwerk import wording
from weerwerk.catalogue.cards.processes import Act
from weerwerk.coalition.model.flow import FREE, Choice, Do, Flow, Parallel, Repeat, Sequence, Some, steps_in
from weerwerk.coalition.model.workflow import Enforced, Step, Workflow
from weerwerk.report.figures import FIRM, FONT, INK, LINE, LOOSE, QUIET

BOX, HIGH, GAP = 148, 68, 52  # of a step, and what lies between two
LANE, NAME = 104, 150  # the height of a lane, and the width of its name
LETTERS = 21  # on one line of a step
SIGNS: Mapping[str, str] = {
    "system": "in het systeem afgedwongen",
    "paper": "alleen op papier",
    "after": "achteraf gecontroleerd",
}
_SHAPES: Mapping[str, str] = {  # in 16 by 16: a lock, a sheet, an eye
    "system": "M4 7h8v7H4z M6 7V5a2 2 0 0 1 4 0v2",
    "paper": "M4 2h6l3 3v9H4z M10 2v3h3 M6 8h5 M6 11h5",
    "after": "M1 8c3-5 11-5 14 0c-3 5-11 5-14 0z M6 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
}


@frozen
class _Edge:
    start: str
    end: str
    label: str = ""


@frozen
class _Place:
    left: int
    top: int

    @property
    def middle(self) -> int:
        return self.top + HIGH // 2


def flow_svg(workflow: Workflow, *, title: str, names: Mapping[str, str], alone: tuple[str, ...] = ()) -> str:
    """The process as a drawing; ``names`` of functions, and ``alone``: the steps that one person can cover together."""
    inside = steps_in(workflow.flow)
    after = [one.id for one in workflow.steps.values() if one.id not in inside]
    order = (*inside, *after)
    lanes = list(dict.fromkeys(workflow.steps[one].functions for one in order))
    places = {
        step: _Place(NAME + 16 + column * (BOX + GAP), lanes.index(workflow.steps[step].functions) * LANE + 18)
        for column, step in enumerate(order)
    }
    width, height = NAME + 16 + len(order) * (BOX + GAP), max(1, len(lanes)) * LANE
    svg = Xml.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "aria-label": title,
            "class": "flow",
            "font-family": FONT,
        },
    )
    Xml.SubElement(svg, "title").text = title
    for number, functions in enumerate(lanes):
        _lane(svg, number, " of ".join(names.get(one, one) for one in functions), width)
    _alone(svg, [places[one] for one in order if one in alone])
    edges, _ends = _edges(workflow.flow, ())
    for edge in edges:
        _drawn_edge(svg, edge, places, order)
    for step in order:
        _box(svg, workflow, workflow.steps[step], places[step], alone=step in alone)
    return Xml.tostring(svg, encoding="unicode")


def signs_of(workflow: Workflow, step: Step) -> tuple[str, ...]:
    """How the rules about a step are held, and whether it is a check afterwards: keys of ``SIGNS``."""
    held = {one.enforced for one in workflow.rules if step.id in one.steps}
    found = ["system"] if Enforced.SYSTEM in held else []
    found += ["paper"] if Enforced.PAPER in held else []
    return (*found, *(("after",) if step.act is Act.AFTER_CHECK else ()))


def when_words(by: str, label: str) -> str:
    """When a branch is taken, in few words: boven 5.000."""
    if by == FREE:
        return "naar keuze"
    words = {"<=": "t/m", ">": "boven"}
    parts = [part.strip().partition(" ") for part in label.split(",")]
    if not all(sign in words and number for sign, _, number in parts):
        return label
    return " ".join(
        f"{words[sign]} {wording.number(int(number)) if number.isdigit() else number}" for sign, _, number in parts
    )


# --- from the tree to arrows -----------------------------------------------------------------------------------------

_Ends = tuple[tuple[str, str], ...]  # steps from which one goes on, each with the label of the arrow


def _edges(flow: Flow, before: _Ends) -> tuple[list[_Edge], _Ends]:
    """The arrows of a part that follows on these ends, and its own ends."""
    match flow:
        case Do(step):
            return [_Edge(one, step, label) for one, label in before], ((step, ""),)
        case Sequence(inside):
            edges: list[_Edge] = []
            ends = before
            for part in inside:
                more, ends = _edges(part, ends)
                edges += more
            return edges, ends
        case Repeat(body):
            edges, ends = _edges(body, before)
            inside_steps = steps_in(body)
            if inside_steps:
                edges += [_Edge(one, inside_steps[0], "opnieuw") for one, _label in ends]
            return edges, ends
        case Choice(by, branches):
            return _branches([(when_words(by, label), one) for label, one in branches.items()], before)
        case Parallel(branches):
            return _branches([("", one) for one in branches], before)
        case Some(exactly, branches):
            return _branches([(f"{exactly} van {len(branches)}", one) for one in branches], before)
    raise AssertionError(flow)


def _branches(branches: list[tuple[str, Flow]], before: _Ends) -> tuple[list[_Edge], _Ends]:
    edges: list[_Edge] = []
    ends: list[tuple[str, str]] = []
    for label, branch in branches:
        labelled = tuple((step, label or said) for step, said in before)
        more, out = _edges(branch, labelled)
        edges += more
        ends += out
    return edges, tuple(dict.fromkeys(ends))


# --- drawing ---------------------------------------------------------------------------------------------------------


def _lane(svg: Xml.Element, number: int, name: str, width: int) -> None:
    top = number * LANE
    if number:
        line = {"x1": "0", "x2": str(width), "y1": str(top), "y2": str(top), "stroke": LINE, "class": "lane"}
        Xml.SubElement(svg, "line", line)
    _text(svg, name, 0, top + 18 + HIGH // 2, letters=22, size=13, colour=QUIET, kind="lane-name")


def _alone(svg: Xml.Element, places: list[_Place]) -> None:
    """The line through the steps that one person covers, behind everything else."""
    if places:
        points = " ".join(f"{one.left + BOX // 2},{one.middle}" for one in places)
        thick = {"points": points, "fill": "none", "stroke": LOOSE, "stroke-width": "14", "stroke-opacity": "0.45"}
        Xml.SubElement(svg, "polyline", {**thick, "stroke-linejoin": "round", "class": "alone"})


def _box(svg: Xml.Element, workflow: Workflow, step: Step, place: _Place, *, alone: bool) -> None:
    group = Xml.SubElement(svg, "g")
    signs = signs_of(workflow, step)
    said = "; ".join(SIGNS[one] for one in signs)
    Xml.SubElement(group, "title").text = f"{step.shown}{f' ({said})' if said else ''}"
    box = {"x": str(place.left), "y": str(place.top), "width": str(BOX), "height": str(HIGH), "rx": "4"}
    edge = {"stroke": FIRM if alone else QUIET, "stroke-width": "2.5" if alone else "1"}
    if step.act is Act.AFTER_CHECK:
        edge["stroke-dasharray"] = "5 4"
    Xml.SubElement(group, "rect", {**box, **edge, "fill": "#FFFFFF", "class": "step step-alone" if alone else "step"})
    _text(group, step.shown, place.left + 10, place.middle - (6 if signs else 0), letters=LETTERS, size=13, colour=INK)
    for number, one in enumerate(signs):
        at = f"translate({place.left + BOX - 22 - 20 * number} {place.top + HIGH - 19})"
        stroke = {"fill": "none", "stroke": FIRM, "stroke-width": "1.4", "stroke-linejoin": "round"}
        Xml.SubElement(group, "path", {"d": _SHAPES[one], "transform": at, "class": "sign", **stroke})


def _drawn_edge(svg: Xml.Element, edge: _Edge, places: Mapping[str, _Place], order: tuple[str, ...]) -> None:
    start, end = places[edge.start], places[edge.end]
    neighbours = order.index(edge.end) - order.index(edge.start) == 1
    path = " ".join(_route(start, end, neighbours=neighbours))
    line = {"d": path, "fill": "none", "stroke": QUIET, "stroke-width": "1.3", "class": "arrow"}
    Xml.SubElement(svg, "path", line)
    tip = f"M{end.left - 7} {end.middle - 4}L{end.left} {end.middle}L{end.left - 7} {end.middle + 4}z"
    Xml.SubElement(svg, "path", {"d": tip, "fill": QUIET, "class": "tip"})
    if edge.label:
        beside = (start.left + BOX + GAP, _below(start) - 5)
        across, up = (end.left - 10, end.middle - 9) if neighbours else beside
        said = {"font-size": "11", "text-anchor": "end" if neighbours else "start", "fill": QUIET}
        halo = {"stroke": "#FFFFFF", "stroke-width": "4", "paint-order": "stroke", "class": "arrow-label"}
        Xml.SubElement(svg, "text", {"x": str(across), "y": str(up), **said, **halo}).text = edge.label


def _below(place: _Place) -> int:
    """Under the boxes of a lane, above the next."""
    return place.top + HIGH + 10


def _route(start: _Place, end: _Place, *, neighbours: bool) -> Iterator[str]:
    """Right out of one step and left into the other; past steps in between it keeps under the boxes."""
    yield f"M{start.left + BOX} {start.middle}"
    if neighbours:
        turn = start.left + BOX + GAP // 2
        yield f"H{turn}V{end.middle}H{end.left}"
        return
    yield f"h10V{_below(start)}H{end.left - GAP // 2}V{end.middle}H{end.left}"


def _text(
    svg: Xml.Element,
    text: str,
    left: int,
    middle: int,
    *,
    letters: int,
    size: int,
    colour: str,
    kind: str = "step-name",
) -> None:
    lines = textwrap.wrap(text, letters, max_lines=3, placeholder=" …") or [""]
    high = size + 3
    top = middle - high * (len(lines) - 1) / 2 + size * 0.36
    for number, line in enumerate(lines):
        said = {"x": str(left), "y": f"{top + number * high:g}", "font-size": str(size), "fill": colour, "class": kind}
        Xml.SubElement(svg, "text", said).text = line
