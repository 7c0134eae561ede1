"""What a screen asks about a process: values in, values out; nothing is read from a disk, the clock is lent."""

from collections.abc import Callable, Collection, Sequence

from attrs import frozen

from weerwerk.catalogue.model import Catalogue
from weerwerk.coalition.apply import staff_after, workflow_after
from weerwerk.coalition.model.answers import Review
from weerwerk.coalition.model.changes import Change, Strengthening
from weerwerk.coalition.model.workflow import Staff, Workflow
from weerwerk.coalition.oracle import no_clock
from weerwerk.coalition.read import read_workflow
from weerwerk.coalition.search import EVERYTHING, Ask, review
from weerwerk.coalition.staff import nobody_has, read_staff, with_relations
from weerwerk.coalition.strengthen import Wishes, strengthen
from weerwerk.coalition.study import FEW_HOLDERS, Limits
from weerwerk.coalition.write import process_text
from weerwerk.errors import Fault

QUESTIONS = tuple(str(one) for one in Ask)
EVERY = frozenset(QUESTIONS)


@frozen
class Patience:
    """How far a screen waits: the size of groups that are counted, and seconds per question by the clock lent."""

    bound: int = 5
    seconds: float = 30.0
    clock: Callable[[], float] = no_clock

    def limits(self) -> Limits:
        """The limits of the engine."""
        return Limits(bound=self.bound, seconds=self.seconds, clock=self.clock)


@frozen
class ReadProcess:
    """A process as a text said it, with what deserves a second look."""

    workflow: Workflow
    warnings: tuple[Fault, ...]


@frozen
class ReadPeople:
    """Staff as a text said it, with what deserves a second look."""

    staff: Staff
    warnings: tuple[Fault, ...]


@frozen
class WhatIf:
    """A process now, and as it would be."""

    now: Review
    then: Review
    workflow: Workflow
    staff: Staff


@frozen
class Held:
    """A function of a process, the steps it may do, and who holds it; fewer than three holders is a person (R3)."""

    function: str
    steps: tuple[str, ...]
    codes: tuple[str, ...]

    @property
    def few(self) -> bool:
        """Whether the function points at people: shown to coordinator and secretaris alone, and logged."""
        return len(self.codes) < FEW_HOLDERS


def process_from(raw: bytes, *, file: str, catalogue: Catalogue) -> ReadProcess:
    """The process in a text; goals without impact weigh as the catalogue's process does. BadInput with every fault."""
    read = read_workflow(raw, file=file)
    known = catalogue.processes.get(read.workflow.id)
    if known is not None:
        read = read_workflow(raw, file=file, impact=known.impact.highest)
    return ReadProcess(read.workflow, read.warnings)


def people_from(raw: bytes, *, file: str, relations: bytes | None = None) -> ReadPeople:
    """The staff in a CSV text, with who said to be related to whom. BadInput with every fault."""
    read = read_staff(raw, file=file)
    if relations is not None:
        read = with_relations(read, relations, file="relations.csv")
    return ReadPeople(read.staff, tuple(read.warnings))


def text_of(workflow: Workflow) -> str:
    """The process file of a process, which reads back as the same."""
    return process_text(workflow)


def misspelt(process: ReadProcess, staff: bytes, *, file: str) -> tuple[Fault, ...]:
    """The functions that a step asks and nobody has: likely misspelt."""
    return tuple(nobody_has(process.workflow, read_staff(staff, file=file), steps={}))


def answers(
    workflow: Workflow, staff: Staff, *, asked: Collection[str] = EVERY, patience: Patience | None = None
) -> Review:
    """Everything that was asked about a process, checked; where patience ran out, bounds."""
    waits = patience or Patience()
    return review(workflow, staff, asked=[Ask(one) for one in asked] or EVERYTHING, limits=waits.limits())


def what_if(
    workflow: Workflow,
    staff: Staff,
    changes: Collection[Change],
    *,
    without: Collection[str] = (),
    patience: Patience | None = None,
) -> WhatIf:
    """A process now beside how it would be after changes, and without the people with these codes."""
    waits = patience or Patience()
    then = workflow_after(workflow, changes)
    left = staff_without(staff_after(staff, changes), without)
    return WhatIf(answers(workflow, staff, patience=waits), answers(then, left, patience=waits), then, left)


def staff_without(staff: Staff, codes: Collection[str]) -> Staff:
    """The staff when these people are away."""
    gone = frozenset(codes)
    return Staff(
        tuple(person for person in staff.people if person.code not in gone),
        frozenset(pair for pair in staff.related if gone.isdisjoint(pair)),
    )


def cheapest(
    workflows: Sequence[Workflow],
    staff: Staff,
    changes: Collection[Change],
    *,
    wishes: Wishes,
    patience: Patience | None = None,
) -> Strengthening:
    """The cheapest set of changes that fulfils the wishes over one year, or why there is none."""
    waits = patience or Patience()
    return strengthen(workflows, staff, changes, wishes=wishes, limits=waits.limits())


def wishes(collusion: int, continuity: int | None = None) -> Wishes:
    """The same wish for every goal and case type."""
    return Wishes(collusion, continuity)


def holders(workflow: Workflow, staff: Staff) -> tuple[Held, ...]:
    """Every function that a step of the process asks, with who holds it, in the order of the steps."""
    functions = dict.fromkeys(one for step in workflow.steps.values() for one in step.functions)
    return tuple(
        Held(
            one,
            tuple(step.id for step in workflow.steps.values() if one in step.functions),
            tuple(sorted(person.code for person in staff.people if one in person.functions)),
        )
        for one in functions
    )
