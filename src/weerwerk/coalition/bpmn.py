"""A BPMN 2.0 model as a process: steps with the functions of lanes and candidate groups, and a list of what is left."""

from collections.abc import Iterator, Mapping

from weerwerk.catalogue.cards.processes import Act
from weerwerk.coalition.bpmn_flow import Tree
from weerwerk.coalition.bpmn_graph import PEOPLE, Graph, graph_of, slug
from weerwerk.coalition.bpmn_read import Element, read_elements
from weerwerk.coalition.case_types import MOST_CASE_TYPES, case_types, how_many, unfit
from weerwerk.coalition.model.flow import FREE, Choice, Do, Flow, Parallel, Repeat, Sequence, Some
from weerwerk.coalition.model.workflow import Step, Workflow
from weerwerk.coalition.read import WorkflowFile
from weerwerk.coalition.staff import looks_like_a_name
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import Located

UNKNOWN = "onbekend"


def read_bpmn(raw: bytes, *, file: str, process: str = "") -> WorkflowFile:
    """The process in a BPMN file, under another id when one is given; its warnings list what did not come over.

    BadInput when there is no process in it, or none that can be read.
    """
    root = read_elements(raw, file=file)
    scopes = [one for one in root.within("process") if any(one.within(*PEOPLE))]
    if not scopes:
        fault = Fault("hier staat geen proces met stappen van mensen", Place(file, 1), "bewaar het als BPMN 2.0")
        raise BadInput(f"{file} niet gelezen", [fault])
    scope = max(scopes, key=lambda one: sum(1 for _ in one.within(*PEOPLE)))
    graph = graph_of(scope)
    names = _names(scope)
    flow = Tree(graph, names, file=file).flow()
    doers = _Doers(root, scope, graph)
    steps = {names[task.id]: doers.step(task, names[task.id]) for task in scope.within(*PEOPLE)}
    flow, freed = _fit(flow)
    graph.remarks += [(scope.line, what) for what in freed]
    graph.remarks += [(one.line, f"het proces '{one.name}' is niet ingelezen") for one in scopes if one is not scope]
    workflow = Workflow(process or slug(scope.name) or slug(scope.id), steps, flow, name=scope.name)
    warnings = tuple(Fault(what, Place(file, line)) for line, what in dict.fromkeys(sorted(graph.remarks)))
    return WorkflowFile(workflow, Located({}, file), warnings)


def _names(scope: Element) -> dict[str, str]:
    """For each task an id as a step, from its name."""
    names: dict[str, str] = {}
    for task in scope.within(*PEOPLE):
        base = slug(task.name) or "stap"
        name, number = base, 2
        while name in names.values():
            name, number = f"{base}-{number}", number + 1
        names[task.id] = name
    return names


class _Doers:
    """Who does what: candidate groups where a task names them, else the lane it stands in."""

    def __init__(self, root: Element, scope: Element, graph: Graph) -> None:
        self.graph = graph
        self.lanes: Mapping[str, str] = dict(_lanes(scope))
        self.pool = next((one.name for one in root.within("participant") if one.said("processRef") == scope.id), "")

    def step(self, task: Element, name: str) -> Step:
        """A task as a step, with remarks on whom it names."""
        groups = [slug(one) for one in task.said("candidateGroups").split(",") if slug(one)]
        lane = slug(self.lanes.get(task.id, ""))
        functions = tuple(dict.fromkeys(groups)) or ((lane,) if lane else ())
        if not functions and self.pool:
            functions = (slug(self.pool),)
            self.graph.remarks.append((task.line, f"'{task.name}' staat in geen baan; de functie is nu de hele pool"))
        if not functions:
            self.graph.remarks.append((task.line, f"bij '{task.name}' staat niet wie dit doet; vul de functie in"))
            functions = (UNKNOWN,)
        for said in ("assignee", "candidateUsers"):
            person = task.said(said)
            if person and not person.startswith(("$", "#")):
                why = " en dat lijkt op een naam" if looks_like_a_name(person) else ""
                self.graph.remarks.append(
                    (task.line, f"'{task.name}' staat op een vaste persoon{why}; niet overgenomen")
                )
        act = Act.DECIDE if slug(task.name).startswith("beslui") else Act.PREPARE
        return Step(name, functions, task.name, act)


def _lanes(scope: Element) -> Iterator[tuple[str, str]]:
    """For each node the name of the innermost lane it stands in; a node in a sub-process stands where that stands."""
    placed: dict[str, str] = {}
    for lane in scope.within("lane"):
        for reference in lane.each("flowNodeRef"):
            placed["".join(reference.text).strip()] = lane.name
    yield from placed.items()
    waiting = [(node, placed.get(node.id, "")) for node in scope.inside]
    while waiting:
        node, name = waiting.pop()
        if node.tag in ("subProcess", "transaction", "adHocSubProcess"):
            waiting += [(inner, placed.get(inner.id, name)) for inner in node.inside]
        if name and node.id and node.id not in placed:
            yield node.id, name


def _fit(flow: Flow) -> tuple[Flow, list[str]]:
    """The flow, with choices free that do not fit the others on the same property, or that are too many."""
    remarks: list[str] = []
    while True:
        if how_many(flow) > MOST_CASE_TYPES:
            return _freed(flow, None), [*remarks, "te veel soorten zaken; alle keuzes zijn als vrij gelezen"]
        bad = next((one for case_type in case_types(flow) for one in unfit(flow, case_type)), None)
        if bad is None:
            return flow, remarks
        remarks.append(f"de keuzes op '{bad.by}' passen niet op elkaar; zij zijn als vrij gelezen")
        flow = _freed(flow, bad.by)


def _freed(flow: Flow, by: str | None) -> Flow:
    """The flow with the choices on a property free, or with every choice free."""
    match flow:
        case Do():
            return flow
        case Sequence(inside):
            return Sequence(tuple(_freed(one, by) for one in inside))
        case Parallel(branches):
            return Parallel(tuple(_freed(one, by) for one in branches))
        case Some(exactly, branches):
            return Some(exactly, tuple(_freed(one, by) for one in branches))
        case Repeat(body):
            return Repeat(_freed(body, by))
        case Choice(chosen, named):
            freed = {label: _freed(one, by) for label, one in named.items()}
            return Choice(FREE if by in (None, chosen) else chosen, freed)
