"""Coming in by a link: an invitation becomes a person with a membership, the start link the first coordinator."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from weerwerk_web.accounts.models import Invitation, Membership, Person, StartLink
from weerwerk_web.accounts.roles import Role
from weerwerk_web.accounts.store import hashed, open_start_link
from weerwerk_web.audit import trail
from weerwerk_web.organisations import scope
from weerwerk_web.organisations.models import Organisation

START_HOURS = 72
MISSES = 5


def new_secret() -> str:
    """The secret of a link: 256 bits that nobody can guess."""
    return secrets.token_urlsafe(32)


def start_link() -> str:
    """A new link for a first coordinator; earlier ones that were not used stop working."""
    secret = new_secret()
    with transaction.atomic():
        StartLink.objects.filter(used=None).delete()
        StartLink.objects.create(token=hashed(secret), expires=timezone.now() + timedelta(hours=START_HOURS))
    trail.outside("start.link")
    return secret


def held(secret: str) -> Invitation | None:
    """The invitation whose secret this is, while it is open."""
    with scope.within(token=hashed(secret)):
        found = Invitation.held.select_related("organisation", "invited_by", "recovers").first()
    return found if found is not None and found.open else None


def arrive(secret: str, address: str, *, name: str = "", password: str | None = None) -> Person | None:
    """The person who accepts an invitation, when the address is the invited one; None when it does not fit."""
    invitation = held(secret) if secret else None
    if invitation is None:
        return None
    if address.strip().lower() != invitation.email.strip().lower():
        _missed(invitation)
        return None
    with scope.within(invitation.organisation_id), trail.of(None):
        taken = Invitation.objects.select_for_update().get(pk=invitation.pk)  # two at once: the second finds it used
        if not taken.open:
            return None
        person = _person(taken, name=name, password=password)
        if taken.recovers_id is None:
            _membership(taken, person)
        taken.used, taken.used_by = timezone.now(), person
        taken.save(update_fields=["used", "used_by"])
        trail.did("people.arrive", f"person:{person.id}", role=taken.role)
    return person


def _missed(invitation: Invitation) -> None:
    """Count a wrong address; a link in the wrong hands stops working before the right one is guessed."""
    with scope.within(invitation.organisation_id), trail.of(None):
        trail.refused("people.arrive", f"invitation:{invitation.id}")
        Invitation.objects.filter(pk=invitation.pk).update(misses=F("misses") + 1)
        Invitation.objects.filter(pk=invitation.pk, misses__gte=MISSES).update(withdrawn=timezone.now())


def _person(invitation: Invitation, *, name: str, password: str | None) -> Person:
    known = Person.objects.filter(email__iexact=invitation.email).first()
    person = known or Person(email=invitation.email, name=name or invitation.name)
    if known is None or invitation.recovers_id == known.id:
        person.set_password(password)  # None: no password works
        person.save()
    return person


def _membership(invitation: Invitation, person: Person) -> None:
    """The membership of the invitation; one that ended comes back with the new terms."""
    terms = {
        "processes": invitation.processes,
        "approver": invitation.approver,
        "purpose": invitation.purpose,
        "until": invitation.until,
    }
    existing = Membership.objects.filter(person=person, role=invitation.role).first()
    if existing is None:
        Membership.objects.create(person=person, role=invitation.role, **terms)
    elif not existing.holds:
        Membership.objects.filter(pk=existing.pk).update(**terms, confirmed=None, since=timezone.now())


def begin(secret: str, *, email: str, name: str, password: str | None) -> Person | None:
    """The first coordinator, still without an organisation; None when the start link was used or is too old."""
    with transaction.atomic():
        link = open_start_link(secret)
        if link is None or not StartLink.objects.filter(pk=link.pk, used=None).update(used=timezone.now()):
            return None
        person = Person(email=email, name=name)
        person.set_password(password)
        person.save()
        StartLink.objects.filter(pk=link.pk).update(person=person)
    trail.outside("start.coordinator", person=person.id)
    return person


def may_found(person: Person) -> bool:
    """Whether this person came by a start link and has not founded the organisation yet."""
    return StartLink.objects.filter(person=person).exists() and not Membership.mine.exists()


def found(person: Person, *, code: str, name: str, province: str, demo: bool = False) -> Organisation:
    """A new organisation with this person as its coordinator and first approver."""
    organisation = Organisation(code=code, name=name, province=province, demo=demo)
    with scope.within(organisation.id, person=person.id), trail.of(person.id):
        organisation.save(force_insert=True)
        now = timezone.now()
        Membership.objects.create(person=person, role=Role.COORDINATOR, approver=True, confirmed=now)
        trail.did("organisation.found", f"organisation:{organisation.id}", name=name)
    return organisation
