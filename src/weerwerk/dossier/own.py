"""A municipality's own processes and vital functions, and every fault in them."""

from collections.abc import Iterator
from datetime import date

from weerwerk.catalogue.cards import Process
from weerwerk.catalogue.extend import with_processes
from weerwerk.catalogue.model import Catalogue
from weerwerk.dated import OWN_CHOICE, UNCITED
from weerwerk.dossier.model import Dossier, VitalFunction
from weerwerk.errors import Fault
from weerwerk.located import Located, Path, did_you_mean, is_id

OWN_PROCESSES = "own_processes"


def knowledge_of(dossier: Dossier, catalogue: Catalogue) -> Catalogue:
    """The catalogue with the dossier's own processes in it."""
    return with_processes(catalogue, dossier.own_processes.values())


def process_faults(process: Process, located: Located, catalogue: Catalogue, *, name: str) -> Iterator[Fault]:
    """What is wrong with an own process in a file with this name, against the catalogue as it was shipped."""
    if process.id != name or not is_id(process.id):
        cure = "geef beide dezelfde naam: kleine letters, cijfers en streepjes"
        yield located.fault(("id",), f"het bestand heet {name}.yaml en het proces '{process.id}'", cure)
    if process.id in catalogue.processes:
        yield located.fault(("id",), f"'{process.id}' is al een proces van de catalogus", "kies een eigen id")
    if process.group != "own":
        yield located.fault(("group",), f"groep '{process.group}' is van de catalogus", "schrijf group: own")
    if process.like and process.like not in catalogue.processes:
        cure = did_you_mean(process.like, catalogue.processes) or "noem een proces van de catalogus"
        yield located.fault(("like",), f"proces '{process.like}' bestaat niet", cure)
    yield from _step_faults(process, located, catalogue)
    for index, one in enumerate(process.checks):
        if one.circumstance not in catalogue.circumstances:
            cure = did_you_mean(one.circumstance, catalogue.circumstances)
            what = f"de vraag '{one.circumstance}' bestaat niet"
            yield located.fault(("checks", index, "circumstance"), what, cure)
    yield from _source_faults(located, catalogue)


def _step_faults(process: Process, located: Located, catalogue: Catalogue) -> Iterator[Fault]:
    if not process.steps:
        yield located.fault(("steps",), "geen enkele stap", "beschrijf er ten minste één")
    seen: set[str] = set()
    for index, step in enumerate(process.steps):
        if step.id in seen or not is_id(step.id):
            what = f"'{step.id}' is hier geen goede id voor een stap"
            cure = "kies per stap een eigen id van kleine letters, cijfers en streepjes"
            yield located.fault(("steps", index, "id"), what, cure)
        seen.add(step.id)
        for at, function in enumerate(step.functions):
            if function not in catalogue.functions:
                cure = did_you_mean(function, catalogue.functions)
                what = f"functie '{function}' bestaat niet"
                yield located.fault(("steps", index, "functions", at), what, cure)


def _source_faults(located: Located, catalogue: Catalogue) -> Iterator[Fault]:
    known = {*catalogue.sources, OWN_CHOICE, UNCITED}
    for path in located.lines:
        if path and path[-1] == "source" and (source := located.at(path)) not in known:
            yield located.fault(path, f"bron '{source}' bestaat niet", did_you_mean(str(source), known))


def function_faults(
    functions: tuple[VitalFunction, ...], located: Located, catalogue: Catalogue, *, on: date
) -> Iterator[Fault]:
    """What is wrong with the list of vital functions."""
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(functions):
        here: Path = (index,)
        if one.function not in catalogue.functions:
            cure = did_you_mean(one.function, catalogue.functions)
            yield located.fault((*here, "function"), f"functie '{one.function}' bestaat niet", cure)
        if (one.function, one.process) in seen:
            what = f"'{one.function}' staat al bij {one.process}"
            yield located.fault(here, what, "laat één regel per functie en proces staan")
        seen.add((one.function, one.process))
        if one.access_review is not None and one.access_review > on:
            what = f"de datum {one.access_review:%d-%m-%Y} ligt in de toekomst"
            yield located.fault((*here, "access_review"), what, "verbeter de datum")
        yield from _place_faults(one, located, here, catalogue)


def _place_faults(one: VitalFunction, located: Located, here: Path, catalogue: Catalogue) -> Iterator[Fault]:
    process = catalogue.processes.get(one.process)
    if process is None:
        cure = did_you_mean(one.process, catalogue.processes)
        yield located.fault((*here, "process"), f"proces '{one.process}' bestaat niet", cure)
        return
    known = [step.id for step in process.steps]
    for at, step in enumerate(one.steps):
        if step not in known:
            what = f"stap '{step}' bestaat niet in {one.process}"
            yield located.fault((*here, "steps", at), what, did_you_mean(step, known))
