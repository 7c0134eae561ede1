"""From a BPMN graph to a flow: each fork runs to the node where all its branches meet again."""

import re
from collections.abc import Mapping, Sequence

from weerwerk.coalition.bpmn_graph import END, START, Edge, Graph, Node
from weerwerk.coalition.model.flow import FREE, Choice, Do, Flow, Parallel, Some, steps_in
from weerwerk.coalition.model.flow import Sequence as InOrder
from weerwerk.errors import BadInput, Fault, Place

MOST_PARTS = 5_000
OTHER = "anders"
_RANGE = re.compile(r"[$#]\{\s*(?P<by>[A-Za-z_]\w*)\s*(?P<sign><=|>)\s*(?P<number>[0-9]{1,12})\s*\}\Z")
_VALUE = r"[\"'](?P<word>[A-Za-z][\w -]*)[\"']"
_NAMED = r"(?:var:get\(\s*)?(?P<by>[A-Za-z_]\w*)\s*\)?"
_WORDS = (
    re.compile(rf"[$#]\{{\s*{_NAMED}\s*==\s*{_VALUE}\s*\}}\Z"),
    re.compile(rf"[$#]\{{\s*var:equals\(\s*(?P<by>[A-Za-z_]\w*)\s*,\s*{_VALUE}\s*\)\s*\}}\Z"),
)


class Tree:
    """One graph as a flow; ``names`` gives each node of people its id as a step."""

    def __init__(self, graph: Graph, names: Mapping[str, str], *, file: str) -> None:
        self.graph, self.names, self.file = graph, names, file
        self.meets = _meeting_points(graph)
        self.parts = 0

    def flow(self) -> Flow:
        """The whole flow."""
        return InOrder(tuple(self._run(START, END)))

    def _run(self, here: str, stop: str) -> list[Flow]:
        found: list[Flow] = []
        while here != stop:
            self.parts += 1
            if self.parts > MOST_PARTS:
                fault = Fault(
                    "dit model is te verward om te lezen", Place(self.file), "teken forken en samenkomsten in paren"
                )
                raise BadInput(f"{self.file} niet gelezen", [fault])
            node = self.graph.nodes[here]
            found.extend(self._own(node))
            if len(node.out) > 1:
                meet = self.meets[here]
                found.extend(self._fork(node, meet))
                here = meet
            else:
                here = node.out[0].to
        return found

    def _own(self, node: Node) -> list[Flow]:
        if node.kind == "step":
            return [Do(self.names[node.id])]
        if node.inner is None:
            return []
        inside = Tree(node.inner, self.names, file=self.file).flow()
        self.graph.remarks += node.inner.remarks
        if node.kind == "loose":
            return [Choice(FREE, {"wel": InOrder((Do(one),)), "niet": InOrder(())}) for one in steps_in(inside)]
        return [inside]

    def _fork(self, node: Node, meet: str) -> list[Flow]:
        branches = [InOrder(tuple(self._run(edge.to, meet))) for edge in node.out]
        line = node.element.line if node.element else 1
        name = node.element.attributes.get("name", "een keuze") if node.element else "het begin"
        if not any(steps_in(one) for one in branches):
            return []
        match node.kind:
            case "all" | "step" | "way" | "loose":
                return [Parallel(self._once(branches, line))]
            case "any":
                self.graph.remarks.append(
                    (line, f"bij '{name}' kunnen meer takken samen; gerekend is met ten minste één")
                )
                return [Some(1, tuple(branches))]
            case "beside":
                beside = (Choice(FREE, {"wel": one, "niet": InOrder(())}) for one in branches[1:])
                return [Parallel((branches[0], *beside))]
        by, labels = decided(node.out)
        if by == FREE:
            said = [edge.condition for edge in node.out if edge.condition]
            if said:
                what = (
                    f"bij '{name}' is de voorwaarde niet te lezen ({'; '.join(said)}); gerekend is met een vrije keuze"
                )
                self.graph.remarks.append((line, what))
        return [Choice(by, dict(zip(labels, branches, strict=True)))]

    def _once(self, branches: Sequence[InOrder], line: int) -> tuple[Flow, ...]:
        """Branches that run together, each step in one of them."""
        seen: set[str] = set()
        kept: list[Flow] = []
        for branch in branches:
            mine = set(steps_in(branch))
            if mine & seen:
                self.graph.remarks.append((line, "takken die samen lopen, delen stappen; die tellen één keer"))
                kept += [Do(one) for one in steps_in(branch) if one not in seen]
            else:
                kept.append(branch)
            seen |= mine
        return tuple(kept)


def decided(edges: Sequence[Edge]) -> tuple[str, list[str]]:
    """What decides at a choice and the label of each branch; a free choice where conditions do not say it plainly."""
    ranged = _by_border(edges)
    if ranged is not None:
        return ranged
    words = [_word(edge.condition) for edge in edges]
    bys = {match["by"] for match in words if match}
    if len(bys) == 1 and all(
        match or edge.default or not edge.condition for match, edge in zip(words, edges, strict=True)
    ):
        labels = [match["word"] if match else OTHER for match in words]
        if len(set(labels)) == len(labels):
            return bys.pop(), labels
    named = [edge.name or f"tak {number}" for number, edge in enumerate(edges, start=1)]
    return FREE, [
        name if named.count(name) == 1 else f"{name} ({number})" for number, name in enumerate(named, start=1)
    ]


def _word(condition: str) -> re.Match[str] | None:
    """The property and the word it must equal, as modellers write that."""
    return next((found for pattern in _WORDS if (found := pattern.match(condition))), None)


def _by_border(edges: Sequence[Edge]) -> tuple[str, list[str]] | None:
    """One border with a branch on each side; one of the two may be what is left."""
    if len(edges) != 2:
        return None
    read = [_RANGE.match(edge.condition) for edge in edges]
    known = [match for match in read if match]
    if not known or len({(match["by"], match["number"]) for match in known}) > 1:
        return None
    if any(not match and edge.condition for match, edge in zip(read, edges, strict=True)):
        return None
    number = known[0]["number"]
    first = read[0]["sign"] if read[0] else {"<=": ">", ">": "<="}[known[0]["sign"]]
    labels = [f"{first} {number}", f"{'>' if first == '<=' else '<='} {number}"]
    if read[1] and read[1]["sign"] != labels[1].split()[0]:
        return None
    return known[0]["by"], labels


def _meeting_points(graph: Graph) -> dict[str, str]:
    """For each node the nearest one through which every way to the end leads."""
    order = _backwards(graph)
    place = {one: number for number, one in enumerate(order)}
    meets = {END: END}
    for here in order:
        if here == END:
            continue
        common = ""
        for edge in graph.nodes[here].out:
            common = edge.to if not common else _common(edge.to, common, meets, place)
        meets[here] = common
    return meets


def _common(one: str, other: str, meets: Mapping[str, str], place: Mapping[str, int]) -> str:
    while one != other:
        if place[one] > place[other]:
            one = meets[one]
        else:
            other = meets[other]
    return one


def _backwards(graph: Graph) -> list[str]:
    """The nodes so that each stands behind everything it leads to; the graph has no circles."""
    found: list[str] = []
    seen: set[str] = set()
    waiting: list[tuple[str, bool]] = [(START, False)]
    while waiting:
        here, done = waiting.pop()
        if done:
            found.append(here)
        elif here not in seen:
            seen.add(here)
            waiting.append((here, True))
            waiting.extend((edge.to, False) for edge in graph.nodes[here].out)
    return found
