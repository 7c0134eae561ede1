"""The generic models of the catalogue as processes that a municipality can fill in."""

from collections.abc import Iterator, Sequence

from weerwerk.catalogue.cards import ModelStep, Process, ProcessModel
from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.model.flow import FREE, Choice, Do, Flow
from weerwerk.coalition.model.flow import Sequence as InOrder
from weerwerk.coalition.model.workflow import Enforced, Goal, Ground, Rule, RuleKind, Step, Wants, Workflow
from weerwerk.coalition.write import process_text
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import did_you_mean

DONE, SKIPPED = "wel", "niet"


def model_of(catalogue: Catalogue, process: str) -> Workflow:
    """The generic model of a process; BadInput when the catalogue has none.

    Every rule is on paper until somebody says that a system holds it.
    """
    model = catalogue.models.get(process)
    if model is None:
        cure = did_you_mean(process, catalogue.models) or f"er zijn modellen van: {', '.join(catalogue.models)}"
        raise BadInput("geen model", [Fault(f"van proces '{process}' is er geen model", Place(), cure)])
    card = catalogue.processes[process]
    return Workflow(
        id=process,
        name=card.name.nl,
        steps={step.id: step for step in _steps(model, card)},
        flow=InOrder(tuple(_flow(model))),
        rules=tuple(
            Rule(RuleKind(one.kind), one.steps, Enforced.PAPER, one.people, Ground(one.ground), one.reference)
            for one in model.rules
        ),
        goals=tuple(
            Goal(one.id, Wants(one.wants), one.critical, card.impact.highest, one.name, one.apart)
            for one in model.goals
        ),
    )


def model_text(catalogue: Catalogue, process: str) -> str:
    """The generic model as a process file, with what is to be filled in above it."""
    workflow = model_of(catalogue, process)
    functions = dict.fromkeys(one for step in workflow.steps.values() for one in step.functions)
    return process_text(
        workflow,
        remarks=[
            f"Algemeen model uit editie {catalogue.edition.edition}. Pas het aan: stappen, bedragen, regels en doelen.",
            "Dwingt uw systeem een regel af, schrijf dan enforced: system. Noem het artikel bij reference.",
            "Wie wat doet, staat in staff.csv: person,function[,department,rank], met een code in plaats van een naam.",
            f"Functies in dit model: {', '.join(functions)}.",
        ],
    )


def _steps(model: ProcessModel, card: Process) -> Iterator[Step]:
    """The steps of the flow, a second pair of hands beside the first; then checks after the fact."""
    known = {step.id: step for step in card.steps}
    for one in model.flow:
        step = known[one.step]
        name = f"{step.name.nl} (nog iemand)" if one.again else step.name.nl
        yield Step(one.id, step.functions, name, step.act, step.system)
    for step in card.steps:
        if step.act == "after-check":
            yield Step(step.id, step.functions, step.name.nl, step.act, step.system)


def _flow(model: ProcessModel) -> Iterator[Flow]:
    """The steps in order; neighbours under one condition share a branch."""
    waiting: list[ModelStep] = []
    for one in model.flow:
        if waiting and waiting[0].only != one.only:
            yield from _branch(model, waiting)
            waiting = []
        waiting.append(one)
    yield from _branch(model, waiting)


def _branch(model: ProcessModel, steps: Sequence[ModelStep]) -> Iterator[Flow]:
    inside = tuple(Do(one.id) for one in steps)
    if not steps or not steps[0].only:
        yield from inside
    elif steps[0].only == FREE:
        for one in inside:
            yield Choice(FREE, {DONE: InOrder((one,)), SKIPPED: InOrder(())})
    else:
        border = model.border.value if model.border else 0
        done = f"> {border}" if steps[0].only == "above" else f"<= {border}"
        other = f"<= {border}" if steps[0].only == "above" else f"> {border}"
        yield Choice(model.by, {done: InOrder(inside), other: InOrder(())})
