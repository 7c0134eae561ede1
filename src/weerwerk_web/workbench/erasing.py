"""Removing what is no longer needed, by four eyes and for good: a scan with all that belongs to it, or the staffing."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from attrs import frozen
from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from weerwerk.coalition.model.workflow import Staff
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.approvals import actions as approvals
from weerwerk_web.approvals.models import Errand
from weerwerk_web.audit import trail
from weerwerk_web.documents import vault
from weerwerk_web.documents.models import Document
from weerwerk_web.organisations.models import Owned
from weerwerk_web.processes import actions as processes
from weerwerk_web.processes.models import Holder, Mandate, Reckoning
from weerwerk_web.scans import pieces
from weerwerk_web.scans import store as scans
from weerwerk_web.scans.models import Answer, Paper, Piece, Reading, Respondent, Scan

STAFF: Mapping[str, str] = {"erase": "staff"}


@frozen
class Kept:
    """A scan that lies here, with how much of it there is."""

    scan: Scan
    answers: int
    papers: int
    pieces: int

    @property
    def open(self) -> bool:
        """Whether answers still come in; then it is closed first."""
        return self.scan.closed is None


@frozen
class Retention:
    """Until when staffing and logs may be kept, as the permissions of the newest scan say (R10)."""

    staffing: date | None = None
    logs: date | None = None

    @property
    def over(self) -> bool:
        """Whether one of the two has passed."""
        today = timezone.localdate()
        return any(one is not None and one < today for one in (self.staffing, self.logs))


def kept() -> list[Kept]:
    """Every scan of the organisation in scope, newest first; one query however many there are."""
    found = Scan.objects.annotate(
        answers=_number(Answer, "respondent__scan"), papers=_number(Paper, "scan"), pieces=_number(Piece, "scan")
    )
    return [Kept(one, one.answers, one.papers, one.pieces) for one in found]


def _number(model: type[Owned], scan: str) -> Coalesce:
    rows = model.objects.filter(**{scan: OuterRef("pk")}).order_by().values(scan)
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def people() -> int:
    """How many people the staffing is about."""
    mandated = Mandate.objects.order_by().values("code")
    return Holder.objects.order_by().values("code").union(mandated).count()


def retention(found: Sequence[Kept]) -> Retention:
    """What the newest scan says about keeping."""
    if not found or not found[0].pieces:
        return Retention()
    scan = found[0].scan
    said = pieces.rest_of(scan, scans.lasting(scan)).permissions
    return Retention(said.staffing.retention_ends, said.logs.retention_ends)


def about(scan: Scan) -> Mapping[str, str]:
    """What exactly a second person agrees to: this scan as it is now."""
    return {"erase": "scan", "scan": str(scan.pk), "version": str(scan.version)}


def erase_scan(seat: Seat, scan: Scan) -> None:
    """Remove a closed scan with its answers, sessions, papers, evidence and pieces; the audit keeps that it was."""
    seat.must(Action.DATA_DELETE)
    approvals.use(seat, Errand.DELETE, about=about(scan))
    respondents = {str(one) for one in Respondent.objects.filter(scan=scan).values_list("pk", flat=True)}
    evidence = [
        one
        for one, subject in Document.objects.filter(subject__startswith="answer:").values_list("pk", "subject")
        if subject.removeprefix("answer:").partition("/")[0] in respondents
    ]
    files = [*evidence]
    for model in (Paper, Piece, Reading):
        files += model.objects.filter(scan=scan).values_list("pk", flat=True)
    detail = {"title": scan.title, "answers": str(Answer.objects.filter(respondent__scan=scan).count())}
    Document.objects.filter(pk__in=evidence).delete()
    key = scan.pk
    scan.delete()
    trail.did(Action.DATA_DELETE, f"scan:{key}", files=str(len(files)), **detail)
    transaction.on_commit(partial(_drop, seat.organisation.id, files))


def erase_staff(seat: Seat) -> None:
    """Remove who holds which rights, by system and by mandate, and what was reckoned with it."""
    seat.must(Action.DATA_DELETE)
    approvals.use(seat, Errand.DELETE, about=STAFF)
    count = people()
    processes.put(Staff(()))
    processes.put_mandates(Staff(()))
    Reckoning.objects.all().delete()
    trail.did(Action.DATA_DELETE, "staff", people=str(count))


def _drop(organisation: UUID, files: list[UUID]) -> None:
    """Only once the rows are gone for good: a row without a file is a lie, a file without a row is waste."""
    for one in files:
        vault.drop(organisation, one)
