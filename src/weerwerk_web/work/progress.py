"""How a job tells how far it is, and what it was asked."""

from collections.abc import Callable, Mapping
from uuid import UUID

from attrs import field, frozen
from django.utils.module_loading import import_string

from weerwerk_web.organisations import scope
from weerwerk_web.work.models import Work

Outcome = Mapping[str, str]


@frozen
class Progress:
    """Given to a job; each step is written at once, so that whoever waits sees it."""

    work: UUID
    person: UUID
    given: Mapping[str, str]
    tell: Callable[[int, int, str], None] = field(repr=False)

    def at(self, done: int, total: int, line: str = "") -> None:
        """So many of so many are done."""
        self.tell(done, total, line)

    def settle(self, outcome: Outcome) -> Outcome:
        """Kept in the transaction of what was done, so that a worker killed right after it does not do it twice."""
        Work.objects.filter(pk=self.work).update(outcome=dict(outcome))
        return outcome


Job = Callable[[Progress], Outcome]

# Every kind of long work and where its job lives: read here, not registered by decorators elsewhere.
JOBS: Mapping[str, str] = {
    "documents.check": "weerwerk_web.documents.jobs.check_again",
    "dossier.export": "weerwerk_web.workbench.jobs.put_out",
    "dossier.import": "weerwerk_web.workbench.jobs.take_in",
    "processes.strengthen": "weerwerk_web.processes.jobs.search",
    "logs.read": "weerwerk_web.workbench.jobs.read_logs",
    "papers.make": "weerwerk_web.workbench.jobs.make_paper",
}


def job(kind: str) -> Job:
    """The job of a kind of work."""
    found: Job = import_string(JOBS[kind])
    return found


def told(organisation: UUID, work: UUID) -> Callable[[int, int, str], None]:
    """A way to tell the progress of this work, each time in a transaction of its own."""

    def tell(done: int, total: int, line: str) -> None:
        with scope.within(organisation):
            Work.objects.filter(pk=work).update(done=done, total=total, line=line[:200])

    return tell
