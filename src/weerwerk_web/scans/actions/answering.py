"""Giving, changing and taking back an answer; each is kept at once and changes the version of the scan."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from attrs import field, frozen
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.catalogue.cards import Reach
from weerwerk.catalogue.model import Catalogue
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.scan.model import Proof, Word
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.scans import store
from weerwerk_web.scans.models import Answer, Respondent, Scan, Sheet

ORGANISATION = "organisatie"  # how the part about the whole organisation is called where a process is named


@frozen
class Given:
    """An answer as it was given."""

    circumstance: str
    process: str
    word: Word
    step: str = ""
    exceptions: Mapping[str, Word] = field(factory=dict)
    proof: Proof | None = None
    document: UUID | None = None
    reason: str = ""
    comment: str = ""
    case_number: bool = False

    @property
    def part(self) -> str:
        """The part of the scan it belongs to: its process, or the whole organisation."""
        return self.process or ORGANISATION


def answer(seat: Seat, respondent: Respondent, given: Given) -> Answer:
    """Keep an answer; one given before to the same question is replaced."""
    seat.must(Action.SCAN_ANSWER, given.part)
    scan = respondent.scan
    _open(scan)
    today = timezone.localdate()
    _check(given, store.knowledge_of(scan), today)
    sheet = _sheet(respondent, given.process, today)
    kept, _made = Answer.objects.update_or_create(
        respondent=respondent,
        circumstance=given.circumstance,
        process=given.process,
        step=given.step,
        level="",
        defaults={
            "sheet": sheet,
            "word": given.word,
            "exceptions": {step: word.value for step, word in given.exceptions.items()},
            "proof_kind": given.proof.kind if given.proof else "",
            "proof_reference": given.proof.reference if given.proof else "",
            "proof_date": given.proof.date if given.proof else None,
            "document": given.document,
            "reason": given.reason.strip(),
            "comment": given.comment.strip(),
            "case_number": given.case_number,
        },
    )
    changed(scan)
    trail.did(Action.SCAN_ANSWER, f"question:{given.part}/{given.circumstance}", respondent=respondent.code)
    if given.case_number:
        trail.did("guard.case_number", f"question:{given.part}/{given.circumstance}", respondent=respondent.code)
    return kept


def take_back(seat: Seat, one: Answer) -> None:
    """Take back an answer of one's own."""
    seat.must(Action.SCAN_ANSWER, one.process or ORGANISATION)
    scan = one.respondent.scan
    _open(scan)
    key = f"question:{one.process or ORGANISATION}/{one.circumstance}"
    one.delete()
    changed(scan)
    trail.did("scan.take_back", key, respondent=one.respondent.code)


def hand_in(seat: Seat, respondent: Respondent) -> None:
    """Say that one is ready with the own part; answers can still be changed."""
    seat.must(Action.SCAN_ANSWER)
    respondent.done = timezone.now()
    respondent.save(update_fields=["done"])
    trail.did("scan.hand_in", f"respondent:{respondent.code}")


def changed(scan: Scan, *, shape: bool = False) -> None:
    """The scan is another than a moment ago; with `shape` other questions may be asked too."""
    Scan.objects.filter(pk=scan.pk).update(version=F("version") + 1, shape=F("shape") + (1 if shape else 0))


def _open(scan: Scan) -> None:
    if scan.closed is not None:
        fault = Fault(_("deze scan is gesloten"), cure=_("vraag uw coördinator"))
        raise BadInput(_("antwoord niet bewaard"), [fault])


def _sheet(respondent: Respondent, process: str, today: date) -> Sheet:
    sheet, _made = Sheet.objects.get_or_create(
        respondent=respondent, process=process, date=today, name="", defaults={"function": respondent.function}
    )
    return sheet


def _check(given: Given, catalogue: Catalogue, today: date) -> None:
    faults = []
    circumstance = catalogue.circumstances.get(given.circumstance)
    process = catalogue.processes.get(given.process)
    if circumstance is None or (given.process and process is None):
        raise BadInput(_("antwoord niet bewaard"), [Fault(_("deze vraag bestaat niet"), cure=_("ga terug"))])
    if given.process and circumstance.reach is Reach.ORGANISATION:
        faults.append(Fault(_("deze vraag gaat over de hele organisatie"), cure=_("ga terug")))
    known = {one.id for one in process.steps} if process and circumstance.reach is Reach.STEP else set()
    if {given.step, *given.exceptions} - known - {""}:
        faults.append(Fault(_("deze stap bestaat niet"), Place(field="exceptions"), _("ga terug")))
    if Word.NOT_APPLICABLE in (given.word, *given.exceptions.values()) and not given.reason.strip():
        cure = _("schrijf waarom deze vraag hier niet speelt")
        faults.append(Fault(_("de reden ontbreekt"), Place(field="reason"), cure))
    if given.proof is not None and given.proof.date > today:
        faults.append(Fault(_("deze dag moet nog komen"), Place(field="proof_date"), _("verbeter de datum")))
    if faults:
        raise BadInput(_("antwoord niet bewaard"), faults)
