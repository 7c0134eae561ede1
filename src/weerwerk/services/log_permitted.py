"""The logs of a dossier are read only with permission (R10); DuckDB is loaded only when there is something to read."""

from functools import partial

from weerwerk import wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.events.model import Run
from weerwerk.report.model import Missing
from weerwerk.services.log_shown import CHAPTER, LogReader, Logs


def log_reader(run: Run) -> LogReader:
    """A reader that uses what the shell lends for one run."""
    return partial(_read_when_allowed, run=run)


def _read_when_allowed(dossier: Dossier, catalogue: Catalogue, *, run: Run) -> Logs:
    """What the logs show; nothing without a log, and only the reason without permission (R10)."""
    if not dossier.logs:
        return Logs()
    why_not = dossier.permissions.logs.missing(run.on)
    if why_not:
        why = f"Er is een log, maar het mag nog niet worden gebruikt. Dit ontbreekt: {wording.listed(why_not)}."
        return Logs(missing=(Missing(CHAPTER, why),))
    # Here, for what reads logs takes 90 MB and half a second, and most dossiers have none.
    from weerwerk.services.dossier_logs import read_logs

    return read_logs(dossier, catalogue, run=run)
