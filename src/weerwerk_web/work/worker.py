"""The worker: takes up again what an earlier worker left, then does what is in the queue."""

import logging

from django.core.management import call_command
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

_log = logging.getLogger("weerwerk.work")


def take_up() -> int:
    """Put back in the queue what a killed worker left running; only one worker runs beside a workbench."""
    left = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    return left.update(status=TaskResultStatus.READY, started_at=None)


def work() -> None:
    """Work until told to stop."""
    count = take_up()
    if count:
        _log.warning("%d pieces of work taken up again", count)
    call_command("db_worker", interval=0.5, startup_delay=False, reload=False, verbosity=0)
