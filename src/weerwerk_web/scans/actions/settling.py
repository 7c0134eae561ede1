"""What the assessor makes of the answers: settling a difference, choosing a weight or an impact, with the reason."""

from attrs import frozen
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.errors import BadInput, Fault, Place
from weerwerk.scan.model import OwnImpact, OwnWeight, Word
from weerwerk.scan.model import Settled as SettledValue
from weerwerk.shaped import Refused as NotTaken
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.scans import store
from weerwerk_web.scans.actions.answering import changed
from weerwerk_web.scans.actions.managing import COORDINATOR
from weerwerk_web.scans.models import Choice, Scan, Settled


@frozen
class About:
    """A question in its place."""

    circumstance: str
    process: str = ""
    step: str = ""

    @property
    def key(self) -> str:
        """How the audit names it."""
        return "/".join(one for one in (self.process, self.circumstance, self.step) if one)


def settle(seat: Seat, scan: Scan, about: About, *, word: Word, reason: str, case_number: bool = False) -> Settled:
    """Settle what differing answers come to; the answers stay in the record (S3)."""
    seat.must(Action.SCAN_SETTLE)
    today = timezone.localdate()
    try:
        SettledValue(about.circumstance, word, reason, today, COORDINATOR, about.process, about.step)
    except NotTaken as refused:
        raise _refused(refused) from refused
    if about.circumstance not in store.knowledge_of(scan).circumstances:
        raise BadInput(_("niet vastgesteld"), [Fault(_("deze vraag bestaat niet"))])
    kept, _made = Settled.objects.update_or_create(
        scan=scan,
        circumstance=about.circumstance,
        process=about.process,
        step=about.step,
        defaults={
            "word": word,
            "reason": reason.strip(),
            "on": today,
            "by": COORDINATOR,
            "case_number": case_number,
        },
    )
    changed(scan)
    trail.did(Action.SCAN_SETTLE, f"question:{about.key}")
    return kept


def unsettle(seat: Seat, scan: Scan, about: About) -> None:
    """Let the answers speak for themselves again."""
    seat.must(Action.SCAN_SETTLE)
    Settled.objects.filter(scan=scan, circumstance=about.circumstance, process=about.process, step=about.step).delete()
    changed(scan)
    trail.did("scan.unsettle", f"question:{about.key}")


def choose_weight(seat: Seat, scan: Scan, about: About, *, weight: int, reason: str, case_number: bool = False) -> None:
    """A weight of one's own; the default of the catalogue stays visible (S6)."""
    seat.must(Action.SCAN_SETTLE)
    try:
        OwnWeight(about.circumstance, about.process, weight, reason, timezone.localdate())
    except NotTaken as refused:
        raise _refused(refused) from refused
    _choose(scan, about, weight, reason, case_number=case_number)


def choose_impact(seat: Seat, scan: Scan, process: str, *, impact: int, reason: str, case_number: bool = False) -> None:
    """An impact of one's own (S10)."""
    seat.must(Action.SCAN_SETTLE)
    try:
        OwnImpact(process, impact, reason, timezone.localdate())
    except NotTaken as refused:
        raise _refused(refused) from refused
    _choose(scan, About("", process), impact, reason, case_number=case_number)


def unchoose(seat: Seat, scan: Scan, process: str, circumstance: str = "") -> None:
    """Back to what the catalogue says."""
    seat.must(Action.SCAN_SETTLE)
    Choice.objects.filter(scan=scan, process=process, circumstance=circumstance).delete()
    changed(scan, shape=True)
    trail.did("scan.unchoose", f"choice:{process}/{circumstance}")


def _choose(scan: Scan, about: About, value: int, reason: str, *, case_number: bool) -> None:
    knowledge = store.knowledge_of(scan)
    known = not about.circumstance or about.circumstance in knowledge.circumstances
    if about.process not in knowledge.processes or not known:
        raise BadInput(_("niet bewaard"), [Fault(_("dit bestaat niet"))])
    Choice.objects.update_or_create(
        scan=scan,
        process=about.process,
        circumstance=about.circumstance,
        defaults={
            "value": value,
            "reason": reason.strip(),
            "on": timezone.localdate(),
            "case_number": case_number,
        },
    )
    changed(scan, shape=True)
    trail.did("scan.own_choice", f"choice:{about.process}/{about.circumstance}", value=str(value))


def _refused(refused: NotTaken) -> BadInput:
    where = Place(field=refused.field or "")
    return BadInput(_("niet bewaard"), [Fault(refused.what, where, refused.cure)])
