"""A session with the MT or the college: beginning it, writing down what comes of each point, closing it."""

from datetime import date

from attrs import frozen
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.errors import BadInput, Fault, Place
from weerwerk_web.accounts.roles import Action
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.scans import store
from weerwerk_web.scans.actions.answering import changed
from weerwerk_web.scans.actions.settling import About
from weerwerk_web.scans.models import Point, Scan, Session


@frozen
class Outcome:
    """What was said and decided about one point, by which function, before when."""

    said: str = ""
    decision: str = ""
    owner: str = ""
    due: date | None = None
    case_number: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was written down."""
        return not (self.said.strip() or self.decision.strip() or self.owner or self.due)


def begin(seat: Seat, scan: Scan, *, group: str, present: str, case_number: bool = False) -> Session:
    """Begin a session; one that was still open is closed."""
    seat.must(Action.SCAN_SETTLE)
    if not group.strip():
        fault = Fault(_("de groep ontbreekt"), Place(field="group"), _("schrijf van wie de bijeenkomst is"))
        raise BadInput(_("niet begonnen"), [fault])
    Session.objects.filter(scan=scan, closed=None).update(closed=timezone.now())
    made = Session.objects.create(
        scan=scan,
        group=group.strip(),
        present=present.strip(),
        case_number=case_number,
        person=seat.person_id,
    )
    changed(scan)
    trail.did("session.begin", f"session:{made.pk}")
    return made


def note(seat: Seat, session: Session, about: About, outcome: Outcome) -> None:
    """Keep what was said and decided about a point; with nothing written the point is gone."""
    seat.must(Action.SCAN_SETTLE)
    known = store.knowledge_of(session.scan).functions
    if outcome.owner and outcome.owner not in known:
        fault = Fault(_("deze functie bestaat niet"), Place(field="owner"), _("kies er een uit de lijst"))
        raise BadInput(_("niet bewaard"), [fault])
    if outcome.empty:
        Point.objects.filter(
            session=session, process=about.process, circumstance=about.circumstance, step=about.step
        ).delete()
    else:
        Point.objects.update_or_create(
            session=session,
            process=about.process,
            circumstance=about.circumstance,
            step=about.step,
            defaults={
                "said": outcome.said.strip(),
                "decision": outcome.decision.strip(),
                "owner": outcome.owner,
                "due": outcome.due,
                "case_number": outcome.case_number,
            },
        )
    changed(session.scan)
    trail.did("session.note", f"question:{about.key}", session=str(session.pk))


def close(seat: Seat, session: Session) -> None:
    """The session is over; the minutes can be made."""
    seat.must(Action.SCAN_SETTLE)
    session.closed = timezone.now()
    session.save(update_fields=["closed"])
    changed(session.scan)
    trail.did("session.close", f"session:{session.pk}")
