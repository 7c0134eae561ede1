"""What is done with people: invite, confirm, remove, name approvers, let someone in again."""

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from attrs import frozen
from django.utils import timezone
from django.utils.translation import gettext as _

from weerwerk.errors import BadInput, Fault, Place
from weerwerk_web.accounts import arriving, store
from weerwerk_web.accounts.models import Invitation, Membership, Person
from weerwerk_web.accounts.roles import BY_LINK, FROM_OUTSIDE, TABLE, Action, Reach, Role
from weerwerk_web.accounts.seat import Refused, Seat
from weerwerk_web.audit import trail
from weerwerk_web.organisations import scope

LINK_DAYS = 14
RESPONDENT_DAYS = 30
LONGEST_GRANT = timedelta(days=90)


@frozen
class Invitee:
    """Whom to invite, as what, for what, until when."""

    email: str
    name: str
    role: Role
    processes: tuple[str, ...] = ()
    approver: bool = False
    purpose: str = ""
    until: datetime | None = None


def invite(seat: Seat, invitee: Invitee) -> str:
    """Make an invitation; the secret of its link is given once and kept nowhere."""
    seat.must(Action.PEOPLE_INVITE)
    _may_invite(seat, invitee)
    _check(invitee)
    secret = arriving.new_secret()
    days = RESPONDENT_DAYS if invitee.role in BY_LINK else LINK_DAYS
    made = Invitation.objects.create(
        token=store.hashed(secret),
        email=invitee.email.strip().lower(),
        name=invitee.name.strip(),
        role=invitee.role,
        processes=list(invitee.processes),
        approver=invitee.approver,
        purpose=invitee.purpose,
        until=invitee.until,
        invited_by=seat.person,
        expires=timezone.now() + timedelta(days=days),
    )
    trail.did(Action.PEOPLE_INVITE, f"invitation:{made.id}", role=invitee.role, approver=str(invitee.approver))
    return secret


def _may_invite(seat: Seat, invitee: Invitee) -> None:
    """A process owner invites only those who answer for the own process."""
    if seat.may(Action.PEOPLE_INVITE, ""):
        return
    owns = invitee.processes and all(seat.may(Action.PEOPLE_INVITE, one) for one in invitee.processes)
    if invitee.role not in BY_LINK or invitee.approver or not owns:
        raise Refused(Action.PEOPLE_INVITE)


def _check(invitee: Invitee) -> None:
    faults = []
    if invitee.role in FROM_OUTSIDE:
        if not invitee.purpose.strip():
            faults.append(Fault(_("het doel ontbreekt"), Place(field="purpose"), _("schrijf waarvoor deze toegang is")))
        if invitee.until is None or invitee.until > timezone.now() + LONGEST_GRANT:
            faults.append(Fault(_("de einddatum klopt niet"), Place(field="until"), _("kies een dag binnen 90 dagen")))
    if invitee.approver and Action.APPROVAL_DECIDE not in _reached(invitee.role):
        faults.append(Fault(_("deze rol kan niet goedkeuren"), Place(field="approver"), _("kies een andere rol")))
    elif invitee.approver and store.watched():
        cure = _("nodig zonder dit vinkje uit en vraag daarna bij Mensen de goedkeuring van een tweede persoon")
        faults.append(Fault(_("iemand laten goedkeuren doet u niet meer alleen"), Place(field="approver"), cure))
    if faults:
        raise BadInput(_("uitnodiging niet gemaakt"), faults)


def _reached(role: Role) -> set[Action]:
    return {action for action, row in TABLE.items() if row[role] is not Reach.NONE}


def withdraw(seat: Seat, invitation: Invitation) -> None:
    """Let a link stop working."""
    seat.must(Action.PEOPLE_INVITE)
    if not seat.may(Action.PEOPLE_INVITE, "") and invitation.invited_by_id != seat.person_id:
        raise Refused(Action.PEOPLE_INVITE)
    invitation.withdrawn = timezone.now()
    invitation.save(update_fields=["withdrawn"])
    trail.did("people.withdraw", f"invitation:{invitation.id}")


def confirm(seat: Seat, membership: Membership) -> None:
    """Say that the one who came in by a link is the right person; nobody says that of themselves."""
    seat.must(Action.PEOPLE_CONFIRM)
    if membership.person_id == seat.person_id:
        raise Refused(Action.PEOPLE_CONFIRM)
    membership.confirmed = timezone.now()
    membership.approver = membership.approver and not store.watched()  # the link may be older than the second approver
    membership.save(update_fields=["confirmed", "approver"])
    approver = str(membership.approver)
    trail.did(Action.PEOPLE_CONFIRM, f"membership:{membership.id}", role=membership.role, approver=approver)


def remove(seat: Seat, membership: Membership) -> None:
    """End a membership now; the last coordinator stays."""
    seat.must(Action.PEOPLE_REMOVE)
    if membership.role == Role.COORDINATOR:
        others = Membership.objects.filter(role=Role.COORDINATOR).exclude(pk=membership.pk)
        if not any(one.holds for one in others):
            fault = Fault(_("dit is de laatste coördinator"), cure=_("nodig eerst een andere coördinator uit"))
            raise BadInput(_("niet verwijderd"), [fault])
    membership.until = timezone.now()
    membership.save(update_fields=["until"])
    trail.did(Action.PEOPLE_REMOVE, f"membership:{membership.id}", role=membership.role)


def name_approver(seat: Seat, membership: Membership, *, approver: bool) -> None:
    """Make someone an approver or not; whoever calls this has made sure that it was agreed (R4)."""
    seat.must(Action.APPROVER_CHANGE)
    membership.approver = approver
    membership.save(update_fields=["approver"])
    trail.did(Action.APPROVER_CHANGE, f"membership:{membership.id}", approver=str(approver))


def let_in_again(seat: Seat, person: Person) -> str:
    """A link with which someone sets a new password and a new second step; the caller made sure it was agreed (R4)."""
    seat.must(Action.PEOPLE_RECOVER)
    membership = Membership.objects.filter(person=person).first()
    if membership is None:
        raise Refused(Action.PEOPLE_RECOVER)
    with scope.within(person=person.id):
        places = store.places(person)
    if any(one.organisation.id != seat.organisation.id for one in places):
        fault = Fault(
            _("deze persoon hoort ook bij een andere organisatie"), cure=_("vraag het de technisch beheerder")
        )
        raise BadInput(_("niet opnieuw binnengelaten"), [fault])
    secret = arriving.new_secret()
    person.set_unusable_password()  # ends every session
    person.save(update_fields=["password"])
    Authenticator.objects.filter(user=person).delete()
    made = Invitation.objects.create(
        token=store.hashed(secret),
        email=person.email,
        name=person.name,
        role=membership.role,
        invited_by=seat.person,
        recovers=person,
        expires=timezone.now() + timedelta(days=1),
    )
    trail.did(Action.PEOPLE_RECOVER, f"person:{person.id}", invitation=str(made.id))
    return secret
