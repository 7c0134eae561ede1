"""What the logs of a dossier showed, or why they were not read, as values."""

from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import frozen

from weerwerk.catalogue.cards import Detector, LawFrom, Process
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.events.model import Facts, Finding
from weerwerk.report.model import Missing
from weerwerk.scan.model import Floor, Measurement

CHAPTER = "Wat het log laat zien"
UNREAD = "Het log is voor dit stuk niet gelezen."
NOT_YET = "Het log telt nog niet mee: het is nog niet gelezen."
NOT_READ = "Het log telt niet mee: het kon niet worden gelezen."


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
