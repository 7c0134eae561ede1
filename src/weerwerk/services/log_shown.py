"""What the logs of a dossier showed, or why they were not read; DuckDB is loaded only when a log is read."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from attrs import frozen

from weerwerk import wording
from weerwerk.catalogue.cards import Detector, LawFrom, Process
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.events.model import Facts, Finding, Run
from weerwerk.report.model import Missing
from weerwerk.scan.model import Floor, Measurement

CHAPTER = "Wat het log laat zien"
UNREAD = "Het log is voor dit stuk niet gelezen."


@frozen
class LogReview:
    """What a log showed about one process; `old_law` is the present law when the log ends before it began."""

    file: str
    process: Process
    facts: Facts
    findings: tuple[Finding, ...]
    cards: Mapping[str, Detector]
    notes: tuple[str, ...] = ()
    old_law: LawFrom | None = None


@frozen
class Logs:
    """What the logs of a dossier showed, and what is missing because of them."""

    reviews: tuple[LogReview, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    floors: tuple[Floor, ...] = ()
    missing: tuple[Missing, ...] = ()
    inputs: tuple[Path, ...] = ()


LogReader = Callable[[Dossier, Catalogue], Logs]


def without_logs(dossier: Dossier, catalogue: Catalogue) -> Logs:
    """The logs left unread, and said so."""
    del catalogue
    return Logs(missing=(Missing(CHAPTER, UNREAD),)) if dossier.logs else Logs()


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
