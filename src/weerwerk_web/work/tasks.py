"""The one task of the queue: run a piece of work for its own organisation.

It runs outside any request, so it sets its organisation itself. A worker that is killed leaves its work running; the
next worker takes it up again, at most three times. What a job writes, it writes in one transaction at its end, and
its outcome with it: work with an outcome is only closed.
"""

import logging
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from weerwerk.errors import WeerwerkError
from weerwerk_web.audit import trail
from weerwerk_web.organisations import scope
from weerwerk_web.work.models import State, Work
from weerwerk_web.work.progress import Progress, job, told

TRIES = 3
_log = logging.getLogger("weerwerk.work")


@task()
def run(organisation: str, work: str) -> None:
    """Run the work of this organisation; a second run of finished work does nothing."""
    owner, key = UUID(organisation), UUID(work)
    with scope.within(owner):
        begun = _begin(key)
    if begun is None:
        return
    try:
        with scope.lasting(owner, person=begun.person), trail.of(begun.person):
            progress = Progress(work=key, person=begun.person, given=begun.given, tell=told(owner, key))
            outcome = begun.outcome or job(begun.kind)(progress)
            with transaction.atomic():
                trail.did("work.done", f"work:{key}", kind=begun.kind)
                _end(key, State.DONE, outcome=dict(outcome))
    except WeerwerkError as error:
        _failed(owner, key, str(error))
    except Exception:  # noqa: BLE001 - the outermost door of the worker
        _log.exception("work %s failed", key)
        _failed(owner, key, _("Er ging iets mis in Weerwerk zelf. Dat ligt niet aan u."))


def _begin(key: UUID) -> Work | None:
    work = Work.objects.select_for_update().filter(pk=key).first()
    if work is None or work.over:
        return None
    if work.tries >= TRIES and not work.outcome:
        _end(key, State.FAILED, fault=_("Dit is drie keer afgebroken. Vraag uw beheerder om hulp."))
        return None
    work.state, work.tries, work.begun = State.RUNNING, work.tries + 1, timezone.now()
    work.save(update_fields=["state", "tries", "begun"])
    return work


def _end(key: UUID, state: State, *, outcome: dict[str, str] | None = None, fault: str = "") -> None:
    Work.objects.filter(pk=key).update(state=state, ended=timezone.now(), outcome=outcome or {}, fault=fault[:400])


def _failed(owner: UUID, key: UUID, fault: str) -> None:
    with scope.within(owner), trail.of(None):
        trail.did("work.failed", f"work:{key}")
        _end(key, State.FAILED, fault=fault)
