"""Which logs there are, why and until when; and what they showed, for who may see that."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from attrs import frozen
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.dossier.model import Permission
from weerwerk.report.model import FindingLine, LogChapter
from weerwerk_web.accounts.needs import needs
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Refused, Seat
from weerwerk_web.editions.store import called, catalogue
from weerwerk_web.scans import pieces
from weerwerk_web.scans.models import Piece, Scan
from weerwerk_web.work.actions import start
from weerwerk_web.workbench import logs, standing
from weerwerk_web.workbench.standing import Standing


@frozen
class Row:
    """A log in the register."""

    name: str
    since: date
    size: int


@frozen
class Line:
    """A finding on the page, with the cases to look at first."""

    told: FindingLine
    cases: tuple[str, ...]

    @property
    def cut(self) -> bool:
        """Whether there are more than the page names."""
        return len(self.cases) >= logs.MOST_CASES


@frozen
class Chapter:
    """What one log shows about one process."""

    process: str
    process_name: str
    told: LogChapter
    lines: tuple[Line, ...]


@needs(Action.LOG_REGISTER)
def register(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Which logs are used, for what, since when and until when; who may, has them read again."""
    found = standing.now()
    if request.method == "POST":
        if found is None or not (seat.strong and _may_read(seat)):
            raise Refused(Action.LOG_IMPORT)
        scan = found.scan
        work = logs.work_of(scan) or start(seat, logs.JOB, label=_("Logbestanden lezen"), given={"scan": str(scan.pk)})
        return redirect("work", work.pk)
    return render(request, "workbench/logs.html", _register(seat, found))


def _may_read(seat: Seat) -> bool:
    return seat.may(Action.LOG_IMPORT) or seat.may(Action.DOSSIER_IMPORT)


def _register(seat: Seat, standing_now: Standing | None) -> dict[str, object]:
    if standing_now is None:
        return {"scan": None, "rows": ()}
    scan, result = standing_now.scan, standing_now.result
    found = pieces.logs_of(scan)
    allowed = result.dossier.permissions.logs
    kept = logs.kept(scan, found, result.dossier, result.catalogue) if found else None
    may_read = seat.strong and _may_read(seat)
    return {
        "scan": scan,
        "rows": [_row(scan, one) for one in found],
        "allowed": allowed,
        "dates": _dates(allowed),
        "lacks": allowed.missing(timezone.localdate()),
        "kept": kept,
        "faults": kept.faults if kept and may_read else (),
        "work": logs.work_of(scan) if found else None,
        "may_read": may_read,
        "may_see": seat.strong and seat.may(Action.FINDINGS_VIEW),
    }


def _row(scan: Scan, piece: Piece) -> Row:
    return Row(Path(piece.name).name, timezone.localtime(scan.made).date(), piece.size)


def _dates(allowed: Permission) -> list[tuple[str, date | None]]:
    return [
        (_("DPIA"), allowed.dpia),
        (_("Advies van de functionaris gegevensbescherming"), allowed.fg_advice),
        (_("Instemming van de ondernemingsraad"), allowed.works_council),
        (_("Bewaren tot"), allowed.retention_ends),
    ]


@needs(Action.FINDINGS_VIEW)
def findings(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What the logs show, each finding a question; what may point at someone stands here without numbers (R6)."""
    return _findings(request, seat, traceable=False)


@needs(Action.FINDINGS_TRACEABLE)
def traceable(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Only what may point at someone, with its numbers, for the process owner and the municipal secretary."""
    return _findings(request, seat, traceable=True)


def _findings(request: HttpRequest, seat: Seat, *, traceable: bool) -> HttpResponse:
    now = standing.now()
    found = pieces.logs_of(now.scan) if now else ()
    kept = logs.kept(now.scan, found, now.result.dossier, now.result.catalogue) if now and found else None
    action = Action.FINDINGS_TRACEABLE if traceable else Action.FINDINGS_VIEW
    lacks = now.result.dossier.permissions.logs.missing(timezone.localdate()) if now else ()
    mine = [one for one in (kept.shown if kept and not lacks else ()) if seat.may(action, one.process)]
    context = {
        "chapters": [one for one in _chapters(mine, traceable=traceable) if one.lines],
        "kept": kept,
        "traceable": traceable,
        "more": not traceable and any(any(one.traceable) for one in mine) and seat.may(Action.FINDINGS_TRACEABLE),
    }
    return render(request, "workbench/findings.html", context)


def _chapters(shown: Iterable[logs.Shown], *, traceable: bool) -> Iterator[Chapter]:
    known = catalogue().processes
    for one in shown:
        told = one.full if traceable else one.shared
        lines = tuple(
            Line(line, cases if traceable or not points else ())
            for line, cases, points in zip(told.findings, one.cases, one.traceable, strict=True)
            if points or not traceable
        )
        yield Chapter(
            one.process, called(known[one.process].name) if one.process in known else one.process, told, lines
        )
