"""Beginning a scan, choosing how much is asked and about what, and who answers."""

from collections.abc import Sequence

from attrs import frozen
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.errors import BadInput, Fault, Place
from weerwerk.scan.model import Preset
from weerwerk_web.accounts import actions as people
from weerwerk_web.accounts import store as accounts
from weerwerk_web.accounts.actions import Invitee
from weerwerk_web.accounts.models import Invitation
from weerwerk_web.accounts.roles import Action, Role
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.editions import actions as editions
from weerwerk_web.editions.store import catalogue
from weerwerk_web.scans import store
from weerwerk_web.scans.actions.answering import changed
from weerwerk_web.scans.models import Respondent, Scan, Sheet

COORDINATOR = "coordinator-oov"
OWNER = "proceseigenaar"
FUNCTIONS = {Role.COORDINATOR: COORDINATOR, Role.PROCESS_OWNER: OWNER}


@frozen
class Asked:
    """Whom to ask: as what, for which parts, by which function."""

    name: str
    email: str
    role: Role
    parts: tuple[str, ...]
    function: str = ""


def begin(seat: Seat, *, inhabitants: int, preset: Preset = Preset.FIRST, processes: Sequence[str] = ()) -> Scan:
    """A new scan with the edition of this moment; one that was still open is closed."""
    seat.must(Action.SCAN_MANAGE)
    last = store.current()
    if last is not None and last.closed is None:
        close(seat, last)
    pin = editions.pin(seat.person_id)
    scan = Scan.objects.create(
        title=_("Weerbaarheidsscan %(year)d") % {"year": timezone.localdate().year},
        edition=pin.edition,
        preset=preset,
        processes=list(processes),
        inhabitants=inhabitants,
        particulars=_particulars(seat, last),
        person=seat.person_id,
    )
    trail.did("scan.begin", f"scan:{scan.pk}", edition=pin.edition, preset=preset.value)
    take_part(seat, scan)
    return scan


def _particulars(seat: Seat, last: Scan | None) -> dict[str, object]:
    """What stays the same from one scan to the next, with the name as it is now."""
    known = {name: value for name, value in (last.particulars if last else {}).items() if name == "contact"}
    own = {
        "name": seat.organisation.name,
        "code": seat.organisation.code,
        "province": seat.organisation.province,
    }
    return {**known, **{name: value for name, value in own.items() if value}}


def close(seat: Seat, scan: Scan) -> None:
    """No more answers: the scan ends today."""
    seat.must(Action.SCAN_MANAGE)
    scan.closed = timezone.now()
    scan.end = max(timezone.localdate(), scan.start)
    scan.save(update_fields=["closed", "end"])
    changed(scan)
    trail.did("scan.close", f"scan:{scan.pk}")


def open_again(seat: Seat, scan: Scan) -> None:
    """Let answers come in again."""
    seat.must(Action.SCAN_MANAGE)
    scan.closed, scan.end = None, None
    scan.save(update_fields=["closed", "end"])
    changed(scan)
    trail.did("scan.open", f"scan:{scan.pk}")


def choose(seat: Seat, scan: Scan, *, title: str, preset: Preset, processes: Sequence[str]) -> None:
    """How much is asked, and about which processes; what was answered stays."""
    seat.must(Action.SCAN_MANAGE)
    known = store.knowledge_of(scan).processes
    chosen = [one for one in processes if one in known]
    if not chosen:
        fault = Fault(_("geen enkel proces"), Place(field="processes"), _("kies er ten minste één"))
        raise BadInput(_("niet bewaard"), [fault])
    usual = [one.id for one in known.values() if one.group in ("research", "own")]
    scan.title, scan.preset = title.strip() or scan.title, preset
    scan.processes = [] if set(chosen) == set(usual) else chosen
    scan.save(update_fields=["title", "preset", "processes"])
    changed(scan, shape=True)
    trail.did("scan.choose", f"scan:{scan.pk}", preset=preset.value, processes=", ".join(chosen))


def take_part(seat: Seat, scan: Scan) -> Respondent:
    """The one who answers from this seat: known already, invited, or new."""
    seat.must(Action.SCAN_ANSWER)
    known = store.respondent_of(scan, seat.person_id)
    if known is not None:
        return known
    Scan.objects.select_for_update().get(pk=scan.pk)  # one new code at a time
    waiting = store.waiting_for(scan, seat.person_id)
    if waiting is not None:
        waiting.person = seat.person_id
        waiting.save(update_fields=["person"])
        return waiting
    return Respondent.objects.create(
        scan=scan,
        code=_next_code(scan),
        function=usual_function(seat),
        processes=sorted(seat.processes),
        person=seat.person_id,
    )


def usual_function(seat: Seat) -> str:
    """From which function someone in this role usually answers; empty where the role does not say."""
    return next((FUNCTIONS[role] for role in (Role.COORDINATOR, Role.PROCESS_OWNER) if role in seat.roles), "")


def _next_code(scan: Scan) -> str:
    taken = set(Respondent.objects.filter(scan=scan).values_list("code", flat=True))
    number = len(taken) + 1
    while f"r-{number:02d}" in taken:
        number += 1
    return f"r-{number:02d}"


def say_function(seat: Seat, respondent: Respondent, function: str) -> None:
    """Say which function one answers from; only of oneself."""
    seat.must(Action.SCAN_ANSWER)
    if function not in catalogue().functions or respondent.person != seat.person_id:
        fault = Fault(_("deze functie bestaat niet"), Place(field="function"), _("kies er een uit de lijst"))
        raise BadInput(_("niet bewaard"), [fault])
    respondent.function = function
    respondent.save(update_fields=["function"])
    Sheet.objects.filter(respondent=respondent, name="").update(function=function)
    changed(respondent.scan)


def ask(seat: Seat, scan: Scan, asked: Asked) -> str:
    """Invite someone for a part of the scan; the secret of the link is given once."""
    seat.must(Action.PEOPLE_INVITE)
    secret = _invited(seat, asked)
    Respondent.objects.create(
        scan=scan,
        code=_next_code(scan),
        function=asked.function or FUNCTIONS.get(asked.role, ""),
        processes=list(asked.parts),
        invitation=_invitation(secret).pk,
    )
    trail.did("scan.ask", f"scan:{scan.pk}", parts=", ".join(asked.parts), function=asked.function)
    return secret


def ask_again(seat: Seat, respondent: Respondent) -> str:
    """A new link for someone who did not finish; the one before stops working."""
    seat.must(Action.PEOPLE_INVITE)
    before = Invitation.objects.filter(pk=respondent.invitation).first() if respondent.invitation else None
    if before is None:
        raise BadInput(_("geen nieuwe link"), [Fault(_("deze persoon is niet met een link uitgenodigd"))])
    asked = Asked(before.name, before.email, Role(before.role), tuple(before.processes))
    people.withdraw(seat, before)
    secret = _invited(seat, asked)
    respondent.invitation = _invitation(secret).pk
    respondent.save(update_fields=["invitation"])
    trail.did("scan.remind", f"respondent:{respondent.code}")
    return secret


def _invited(seat: Seat, asked: Asked) -> str:
    return people.invite(seat, Invitee(asked.email, asked.name, asked.role, asked.parts))


def _invitation(secret: str) -> Invitation:
    return Invitation.objects.get(token=accounts.hashed(secret))
