"""A BPMN process as a graph without circles that leads from one start to one end, with remarks on what changed."""

import re
from collections.abc import Iterator

from attrs import field, frozen, mutable

from weerwerk.coalition.bpmn_read import Element

PEOPLE = ("userTask", "manualTask", "task")
MACHINES = ("serviceTask", "scriptTask", "sendTask", "receiveTask", "businessRuleTask")
CHOOSING = ("exclusiveGateway", "eventBasedGateway", "complexGateway")
START, END = "start of all", "end of all"
REMARK_MACHINE = "is automatisch en dus geen stap van een mens"


@frozen
class Edge:
    """What leads to a node, and on which condition."""

    to: str
    condition: str = ""
    default: bool = False
    name: str = ""


@mutable
class Node:
    """A step, a gateway or a waypoint; ``inner`` is a graph of its own.

    ``kind`` is step, all, any, one, beside (the first branch, and perhaps the others), loose (any steps) or way.
    """

    id: str
    kind: str = "way"
    element: Element | None = None
    inner: "Graph | None" = None
    out: list[Edge] = field(factory=list)


@mutable
class Graph:
    """Nodes by id; remarks say, with the line, what could not be carried over as it stood."""

    nodes: dict[str, Node] = field(factory=dict)
    remarks: list[tuple[int, str]] = field(factory=list)


def graph_of(scope: Element) -> Graph:
    """The graph of a process or a sub-process."""
    graph = Graph()
    graph.nodes = {START: Node(START), END: Node(END)}
    for one in scope.inside:
        _node(graph, one)
    for one in scope.each("sequenceFlow"):
        _edge(graph, one)
    _interrupted(graph, scope)
    _ends(graph)
    _no_circles(graph)
    _dead_ends(graph)
    return graph


def _node(graph: Graph, one: Element) -> None:
    made = Node(one.id, element=one)
    match one.tag:
        case tag if tag in PEOPLE:
            made.kind = "step"
        case tag if tag in MACHINES:
            graph.remarks.append((one.line, f"'{one.name}' {REMARK_MACHINE}"))
        case tag if tag in CHOOSING:
            made.kind = "one"
            if tag == "complexGateway":
                graph.remarks.append((one.line, f"'{one.name}' (complex) is gelezen als een keuze uit één tak"))
        case "parallelGateway":
            made.kind = "all"
        case "inclusiveGateway":
            made.kind = "any"
        case "callActivity":
            called = one.said("calledElement")
            graph.remarks.append((one.line, f"'{one.name}' roept een ander proces aan ({called}) en is niet ingelezen"))
        case "subProcess" | "transaction" if one.said("triggeredByEvent") == "true":
            graph.remarks.append((one.line, f"'{one.name}' begint door een gebeurtenis en is niet ingelezen"))
            return
        case "subProcess" | "transaction":
            made.inner = graph_of(one)
        case "adHocSubProcess":
            graph.remarks.append((one.line, f"in '{one.name}' kiest iemand zelf welke stappen hij doet"))
            made.kind, made.inner = "loose", graph_of(one)
        case "startEvent" | "endEvent" | "intermediateThrowEvent" | "intermediateCatchEvent" | "boundaryEvent":
            pass
        case _:
            return
    if any(one.each("multiInstanceLoopCharacteristics", "standardLoopCharacteristics")):
        graph.remarks.append((one.line, f"'{one.name}' kan vaker worden gedaan; hier telt dat één keer"))
    graph.nodes[one.id] = made


def _edge(graph: Graph, flow: Element) -> None:
    source, target = flow.said("sourceRef"), flow.said("targetRef")
    if source not in graph.nodes or target not in graph.nodes:
        graph.remarks.append((flow.line, f"de pijl '{flow.name}' begint of eindigt buiten wat is ingelezen"))
        return
    condition = " ".join("".join("".join(one.text) for one in flow.each("conditionExpression")).split())
    element = graph.nodes[source].element
    default = element is not None and element.said("default") == flow.id
    graph.nodes[source].out.append(Edge(target, condition, default, " ".join(flow.said("name").split())))


def _interrupted(graph: Graph, scope: Element) -> None:
    """A boundary event that interrupts lets a case pass by the step it is set on."""
    for one in scope.each("boundaryEvent"):
        host = graph.nodes.get(one.said("attachedToRef"))
        if host is None or not graph.nodes[one.id].out:
            continue
        what = "loopt daarnaast" if one.said("cancelActivity") == "false" else "laat de stap overslaan"
        name = host.element.name if host.element else host.id
        graph.remarks.append((one.line, f"een tijdslimiet of gebeurtenis bij '{name}' {what}"))
        fork = Node(f"before {host.id}", "one" if what.startswith("laat") else "beside")
        while fork.id in graph.nodes:
            fork.id += "'"
        for node in graph.nodes.values():
            node.out = [Edge(fork.id, e.condition, e.default, e.name) if e.to == host.id else e for e in node.out]
        fork.out = [Edge(host.id), Edge(one.id)]
        graph.nodes[fork.id] = fork


def _ends(graph: Graph) -> None:
    """One start and one end: what nothing leads to begins, what leads nowhere ends."""
    reached = {edge.to for node in graph.nodes.values() for edge in node.out}
    for node in list(graph.nodes.values()):
        if node.id not in (START, END):
            if node.id not in reached:
                graph.nodes[START].out.append(Edge(node.id))
            if not node.out:
                node.out.append(Edge(END))
    begins = [edge.to for edge in graph.nodes[START].out]
    starts = [one for one in begins if _tag(graph.nodes[one]) == "startEvent"]
    graph.nodes[START].kind = "one" if len(starts) > 1 or not starts else "all"
    if not graph.nodes[START].out:
        graph.nodes[START].out.append(Edge(END))


def _tag(node: Node) -> str:
    return node.element.tag if node.element else ""


def _no_circles(graph: Graph) -> None:
    """Arrows back are taken away: a loop counts once."""
    state: dict[str, int] = {}
    waiting: list[tuple[str, Iterator[Edge]]] = [(START, iter(list(graph.nodes[START].out)))]
    state[START] = 1
    back: list[tuple[str, Edge]] = []
    while waiting:
        here, edges = waiting[-1]
        edge = next(edges, None)
        if edge is None:
            state[here] = 2
            waiting.pop()
        elif state.get(edge.to) == 1:
            back.append((here, edge))
        elif edge.to not in state:
            state[edge.to] = 1
            waiting.append((edge.to, iter(list(graph.nodes[edge.to].out))))
    for source, edge in back:
        graph.nodes[source].out.remove(edge)
        graph.remarks.append(
            (_line(graph.nodes[source]), f"een lus terug naar {_called(graph, edge.to)} telt één keer")
        )
    for gone in [one for one in graph.nodes if one not in state and one != END]:
        del graph.nodes[gone]


def _dead_ends(graph: Graph) -> None:
    """A branch that only led back goes on where its fork goes on."""
    while dead := [node for node in graph.nodes.values() if not node.out and node.id != END]:
        alive = _alive(graph)
        for node in dead:
            fork = _fork_above(graph, node.id, alive)
            goal = next((edge.to for edge in graph.nodes[fork].out if edge.to in alive), END)
            node.out.append(Edge(goal))


def _alive(graph: Graph) -> set[str]:
    """The nodes from which the end can be reached."""
    into: dict[str, list[str]] = {}
    for node in graph.nodes.values():
        for edge in node.out:
            into.setdefault(edge.to, []).append(node.id)
    found, waiting = {END}, [END]
    while waiting:
        for source in into.get(waiting.pop(), ()):
            if source not in found:
                found.add(source)
                waiting.append(source)
    return found


def _fork_above(graph: Graph, below: str, alive: set[str]) -> str:
    """The nearest node above from which the end can be reached."""
    here, seen = below, {below}
    while here not in alive:
        above = next(
            (n.id for n in graph.nodes.values() if any(e.to == here for e in n.out) and n.id not in seen), START
        )
        if above == START:
            return START
        seen.add(above)
        here = above
    return here


def _line(node: Node) -> int:
    return node.element.line if node.element else 1


def _called(graph: Graph, one: str) -> str:
    element = graph.nodes[one].element
    return f"'{element.name}'" if element else "het begin"


def slug(name: str) -> str:
    """A name as an id: small letters, digits and hyphens."""
    plain = name.lower().translate(str.maketrans("àáâäèéêëìíîïòóôöùúûüçñ", "aaaaeeeeiiiioooouuuucn"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
