"""Rows of processes and staff as the values of the core, and the answers about them, remembered while they hold."""

import csv
import hashlib
import io
import time
from collections.abc import Collection, Sequence
from functools import lru_cache

from attrs import frozen

from weerwerk.coalition.model.answers import Review
from weerwerk.coalition.model.changes import Change
from weerwerk.coalition.model.workflow import Person, Staff, Workflow
from weerwerk.services import coalition_desk as desk
from weerwerk.services.process_outline import outline_of
from weerwerk_web.editions.store import catalogue
from weerwerk_web.processes.models import Course, Holder, Mandate

PROCESSES, STAFF, MANDATES = "processes", "staff.csv", "mandates.csv"  # where they lie in a dossier
COLUMNS = ("person", "function", "department", "rank")
PATIENCE = 3.0  # seconds that a page waits per question
QUICK = ("feasible", "collusion")
_REMEMBERED = 64


@frozen
class Stand:
    """A process with its people as they stand, and whether anybody changed the process yet."""

    text: str
    workflow: Workflow
    staff: Staff
    own: bool

    def digest(self, wish: str = "") -> str:
        """What an answer is about, so that it is shown for as long as it holds."""
        said = "\n".join([self.text, staff_text(self.staff), catalogue().digest, wish])
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def functions(self) -> tuple[str, ...]:
        """The rights that its steps ask, in the order of the steps."""
        return tuple(dict.fromkeys(one for step in self.workflow.steps.values() for one in step.functions))

    @property
    def inside(self) -> tuple[Person, ...]:
        """The people who may do something in it."""
        asked = set(self.functions)
        return tuple(one for one in self.staff.people if asked & one.functions)


def stand_of(process: str) -> Stand | None:
    """One process; None when there is none of this name. Two queries."""
    row = Course.objects.filter(process=process).first()
    if row is None and process not in catalogue().processes:
        return None
    return _stand(process, row, staff())


def stands(wanted: Collection[str] | None = None) -> list[Stand]:
    """Every process, or those that are wanted: two queries, however many there are."""
    rows = {one.process: one for one in Course.objects.all()}
    people = staff()
    every = [*catalogue().processes, *(one for one in rows if one not in catalogue().processes)]
    return [_stand(one, rows.get(one), people) for one in every if wanted is None or one in wanted]


def _stand(process: str, row: Course | None, people: Staff) -> Stand:
    text = row.text if row else outline_text(process, catalogue().digest)
    return Stand(text, workflow_of(text, catalogue().digest), people, own=row is not None)


@lru_cache(maxsize=_REMEMBERED)
def outline_text(process: str, edition: str) -> str:
    """Where one begins with a process of the catalogue."""
    return desk.text_of(outline_of(catalogue(), process))


@lru_cache(maxsize=_REMEMBERED)
def workflow_of(text: str, edition: str) -> Workflow:
    """A process from its text; what is kept was read before, so it can be read."""
    return desk.process_from(text.encode(), file="process", catalogue=catalogue()).workflow


def staff() -> Staff:
    """Everybody of the organisation in scope."""
    return Staff(
        tuple(Person(one.code, frozenset(one.functions), one.department, one.rank) for one in Holder.objects.all())
    )


def mandates() -> Staff:
    """What the mandate register says, by the same codes; nobody when it was never laid beside the rights."""
    return Staff(tuple(Person(one.code, frozenset(one.functions)) for one in Mandate.objects.all()))


def staff_text(people: Staff) -> str:
    """The staff as the file of a dossier; who is related to whom is never in it."""
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    departments, ranks = any(one.department for one in people.people), any(one.rank for one in people.people)
    table.writerow([one for one, there in zip(COLUMNS, (True, True, departments, ranks), strict=True) if there])
    for person in people.people:
        for function in sorted(person.functions) or [""]:
            row = [(person.code, True), (function, True), (person.department, departments), (str(person.rank), ranks)]
            table.writerow([value for value, there in row if there])
    return stream.getvalue()


def files() -> dict[str, str]:
    """The processes and the staff as the files of a dossier; nothing when nobody filled in anything."""
    found = {f"{PROCESSES}/{one.process}.yaml": one.text for one in Course.objects.all()}
    for name, people in ((STAFF, staff()), (MANDATES, mandates())):
        if people.people:
            found[name] = staff_text(people)
    return found


def answers(stand: Stand, *, seconds: float = PATIENCE) -> Review:
    """Everything about a process, remembered; where the time was too short, bounds."""
    return _answers(stand.text, catalogue().digest, stand.staff, desk.QUESTIONS, seconds)


def quickly(stand: Stand) -> Review:
    """Only how many must be pressed, for a list of processes."""
    return _answers(stand.text, catalogue().digest, stand.staff, QUICK, 0.5)


@lru_cache(maxsize=_REMEMBERED)
def _answers(text: str, edition: str, people: Staff, asked: tuple[str, ...], seconds: float) -> Review:
    patience = desk.Patience(seconds=seconds, clock=time.monotonic)
    return desk.answers(workflow_of(text, edition), people, asked=asked, patience=patience)


def few(stand: Stand) -> list[desk.Held]:
    """The functions of a process with fewer than three holders: each points at people (R3)."""
    return [one for one in desk.holders(stand.workflow, stand.staff) if one.few]


def afterwards(stand: Stand, changes: Sequence[Change], without: Sequence[str]) -> desk.WhatIf:
    """A process now beside how it would be, within the time of a page."""
    patience = desk.Patience(seconds=PATIENCE, clock=time.monotonic)
    return desk.what_if(stand.workflow, stand.staff, changes, without=without, patience=patience)
