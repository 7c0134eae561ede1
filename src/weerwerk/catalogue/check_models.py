"""Judging the generic models: they stand on the steps of their process, and every rule and goal on the flow."""

from collections import Counter
from collections.abc import Iterator

from weerwerk.catalogue.cards import Act, Process, ProcessModel
from weerwerk.catalogue.read import CardFile, Reading
from weerwerk.errors import Fault
from weerwerk.located import did_you_mean

RESEARCH = "research"


def models(reading: Reading) -> Iterator[Fault]:
    """Every model that does not fit its process, and every process of the research without one."""
    catalogue = reading.catalogue
    for card_id, model in catalogue.models.items():
        file = reading.files["models", card_id]
        process = catalogue.processes.get(card_id)
        if process is None:
            cure = did_you_mean(card_id, catalogue.processes)
            yield file.fault(("id",), f"'{card_id}' bestaat niet in processes", cure)
            continue
        yield from _steps(model, process, file)
        yield from _names(model, file)
        yield from _border(model, file)
    for card_id, process in catalogue.processes.items():
        if process.group == RESEARCH and process.retired is None and card_id not in catalogue.models:
            yield reading.files["processes", card_id].fault(("id",), "geen model", f"schrijf models/{card_id}.yaml")


def _steps(model: ProcessModel, process: Process, file: CardFile) -> Iterator[Fault]:
    """Every step of the process stands in the flow or aside, once; checks after the fact stand in neither."""
    acts = {step.id: step.act for step in process.steps}
    for index, one in enumerate(model.flow):
        if one.step not in acts:
            cure = did_you_mean(one.step, acts)
            yield file.fault(("flow", index, "step"), f"stap '{one.step}' bestaat niet in het proces", cure)
        elif acts[one.step] is Act.AFTER_CHECK:
            yield file.fault(("flow", index, "step"), f"'{one.step}' is een nacontrole", "haal haar uit de loop")
        elif one.again in acts:
            yield file.fault(("flow", index, "again"), f"'{one.again}' is zelf een stap", "kies een eigen id")
    for name, times in Counter(one.id for one in model.flow).items():
        if times > 1:
            yield file.fault(("flow",), f"'{name}' staat twee keer in de loop", "geef de tweede een id bij 'again'")
    done = {one.step for one in model.flow}
    for index, step in enumerate(model.aside):
        if step not in acts or step in done:
            yield file.fault(("aside", index), f"'{step}' is geen stap naast de loop", "kies een stap die overblijft")
    left = [step for step, act in acts.items() if act is not Act.AFTER_CHECK and step not in {*done, *model.aside}]
    if left:
        yield file.fault(("flow",), f"niet genoemd: {', '.join(left)}", "zet ze in de loop of bij 'aside'")


def _names(model: ProcessModel, file: CardFile) -> Iterator[Fault]:
    """Rules and goals name steps of the flow; a model has a push goal and a rule."""
    inside = [one.id for one in model.flow]
    for part, named in (
        ("rules", [rule.steps for rule in model.rules]),
        ("goals", [goal.critical for goal in model.goals]),
    ):
        for index, steps in enumerate(named):
            for step in steps:
                if step not in inside:
                    yield file.fault((part, index), f"'{step}' staat niet in de loop", did_you_mean(step, inside))
    for name, times in Counter(goal.id for goal in model.goals).items():
        if times > 1:
            yield file.fault(("goals",), f"doel '{name}' staat er twee keer", "kies een eigen id")
    if not any(goal.wants == "push" and not goal.apart for goal in model.goals):
        yield file.fault(("goals",), "geen doel van het soort 'push'", "noem wat iemand erdoor wil krijgen")
    if not model.rules:
        yield file.fault(("rules",), "geen regel", "noem wie niet allebei mag doen")


def _border(model: ProcessModel, file: CardFile) -> Iterator[Fault]:
    used = any(one.only in ("above", "up to") for one in model.flow)
    if used != (model.border is not None) or bool(model.by) != (model.border is not None):
        yield file.fault(("border",), "grens, 'by' en stappen passen niet bij elkaar", "vul alle drie in, of geen")
