"""The logs of a dossier are read only with permission (R10); DuckDB is loaded only when there is something to read."""

from datetime import date
from functools import partial

from weerwerk import wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.events.model import Run
from weerwerk.report.model import Missing
from weerwerk.services.log_shown import CHAPTER, LogReader, Logs


def log_reader(run: Run, *, with_cases: bool = False) -> LogReader:
    """A reader that uses what the shell lends for one run; `with_cases`, findings name the cases to look at."""
    return partial(_read_when_allowed, run=run, with_cases=with_cases)


def not_allowed(dossier: Dossier, on: date) -> Logs | None:
    """Only the reason why logs are left out, while permission is not complete on a day (R10); None when it is."""
    why_not = dossier.permissions.logs.missing(on)
    if not why_not:
        return None
    why = f"Er is een log, maar het mag nog niet worden gebruikt. Dit ontbreekt: {wording.listed(why_not)}."
    return Logs(missing=(Missing(CHAPTER, why),))


def _read_when_allowed(dossier: Dossier, catalogue: Catalogue, *, run: Run, with_cases: bool) -> Logs:
    """What the logs show; nothing without a log, and only the reason without permission."""
    if not dossier.logs:
        return Logs()
    if refusal := not_allowed(dossier, run.on):
        return refusal
    # Here, for what reads logs takes 90 MB and half a second, and most dossiers have none.
    from weerwerk.services.dossier_logs import read_logs

    return read_logs(dossier, catalogue, run=run, with_cases=with_cases)
