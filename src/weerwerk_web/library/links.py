"""Which page leads to which: the links between cards, and the ways back that no card writes down."""

from collections.abc import Iterable, Iterator

from weerwerk.catalogue.cards import Barrier, BarrierModel, CriminalStep, Function, Measure, Process, Step
from weerwerk.catalogue.cards.common import ALL, Weighing
from weerwerk.catalogue.model import Catalogue
from weerwerk_web.editions.store import called
from weerwerk_web.library.pages import Link

PROCESS, FUNCTION, CIRCUMSTANCE, SURROUNDING = "processen", "functies", "omstandigheden", "omgeving"
PHENOMENON, BARRIER, MEASURE, PARTNER = "fenomenen", "barrieres", "maatregelen", "partners"
THEME, NORM, DETECTOR, SOURCE, INDICATOR, WAY = (
    "themas",
    "normen",
    "logcontroles",
    "bronnen",
    "gebiedscijfers",
    "vormen",
)


def process(catalogue: Catalogue, card: str) -> Link:
    """To a process."""
    return Link(PROCESS, card, called(catalogue.processes[card].name))


def step(catalogue: Catalogue, card: str, part: str) -> Link:
    """To a step of a process; to the process itself when no step is named."""
    if not part:
        return process(catalogue, card)
    name = f"{called(catalogue.processes[card].name)}, {called(catalogue.step(card, part).name)}"
    return Link(PROCESS, card, name, f"stap-{part}")


def own_step(card: Process, part: Step) -> Link:
    """To a step, named as on the page of its own process."""
    return Link(PROCESS, card.id, called(part.name), f"stap-{part.id}")


def function(catalogue: Catalogue, card: str) -> Link:
    """To a function."""
    return Link(FUNCTION, card, called(catalogue.functions[card].name))


def circumstance(catalogue: Catalogue, card: str) -> Link:
    """To an internal circumstance."""
    return Link(CIRCUMSTANCE, card, called(catalogue.circumstances[card].name))


def measure(card: Measure) -> Link:
    """To a measure."""
    return Link(MEASURE, card.id, called(card.name))


def phenomenon(catalogue: Catalogue, card: str) -> Link:
    """To a phenomenon."""
    return Link(PHENOMENON, card, called(catalogue.phenomena[card].name))


def partner(catalogue: Catalogue, card: str) -> Link:
    """To a partner."""
    return Link(PARTNER, card, called(catalogue.partners[card].name))


def barrier(model: BarrierModel, one: Barrier) -> Link:
    """To one barrier of a barrier model."""
    return Link(BARRIER, model.id, one.name, f"barriere-{one.id}")


def barriers(catalogue: Catalogue) -> Iterator[tuple[BarrierModel, CriminalStep, Barrier]]:
    """Every barrier with its model and the step of the criminals it stands in the way of."""
    for model in catalogue.barriers.values():
        for part in model.steps:
            for one in part.barriers:
                yield model, part, one


def measures_for(catalogue: Catalogue, circumstances: Iterable[str]) -> list[Link]:
    """The measures that act on one of these circumstances."""
    wanted = set(circumstances)
    return [measure(one) for one in catalogue.measures.values() if wanted & {acts.circumstance for acts in one.acts_on}]


def steps_of(catalogue: Catalogue, card: Function) -> Iterator[tuple[Process, Step]]:
    """The steps that a function does."""
    for one in catalogue.processes.values():
        for part in one.steps:
            if card.id in part.functions:
                yield one, part


def named(weights: Iterable[Weighing], card: str) -> Weighing | None:
    """The newest weighing that names this process itself."""
    held = [one for one in weights if card in one.processes]
    return max(held, key=lambda one: one.since, default=None)


def for_processes(catalogue: Catalogue, processes: tuple[str, ...]) -> tuple[Link, ...]:
    """To the processes that are named; none when it holds for all."""
    return () if processes == ALL else tuple(process(catalogue, one) for one in processes)
