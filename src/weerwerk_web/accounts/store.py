"""Reading people, memberships and invitations."""

import hashlib
from collections.abc import Iterable, Sequence
from uuid import UUID

from attrs import frozen
from django.utils import timezone

from weerwerk_web.accounts.models import Invitation, Membership, Person, StartLink
from weerwerk_web.organisations import scope
from weerwerk_web.organisations.models import Organisation


def hashed(secret: str) -> str:
    """What is kept of the secret in a link."""
    return hashlib.sha256(secret.encode()).hexdigest()


@frozen
class Place:
    """An organisation as one of its people sees it: with the own memberships that have not ended."""

    organisation: Organisation
    held: tuple[Membership, ...]


@frozen
class People:
    """The people of an organisation, by where they stand."""

    members: Sequence[Membership]
    waiting: Sequence[Membership]
    invited: Sequence[Invitation]


def places(person: Person) -> list[Place]:
    """The organisations of the person in scope."""
    held: dict[UUID, list[Membership]] = {}
    now = timezone.now()
    for one in Membership.mine.filter(person_id=person.id).select_related("organisation"):
        if one.until is None or one.until > now:
            held.setdefault(one.organisation_id, []).append(one)
    found = [Place(memberships[0].organisation, tuple(memberships)) for memberships in held.values()]
    return sorted(found, key=lambda one: one.organisation.name)


def note_seen(memberships: Iterable[Membership]) -> None:
    """Remember the first time someone came in, once."""
    new = [one.pk for one in memberships if one.seen is None]
    if new:
        Membership.objects.filter(pk__in=new).update(seen=timezone.now())


def people() -> People:
    """Everyone of the organisation in scope."""
    memberships = list(Membership.objects.select_related("person"))
    now = timezone.now()
    return People(
        members=[one for one in memberships if one.holds],
        waiting=[one for one in memberships if one.waits],
        invited=list(Invitation.objects.filter(used=None, withdrawn=None, expires__gt=now)),
    )


def approvers() -> Sequence[Membership]:
    """The memberships in force of those who were named to approve, one per person."""
    found = {
        one.person_id: one
        for one in Membership.objects.filter(approver=True).select_related("person", "organisation")
        if one.holds
    }
    return list(found.values())


def watched() -> bool:
    """Whether there have ever been two people who approve: from then on nobody makes an approver alone."""
    seen = Membership.objects.filter(approver=True, confirmed__isnull=False, seen__isnull=False)
    return seen.values("person_id").distinct().count() >= 2


def names(ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """The names of people who are or were of the organisation in scope."""
    wanted = {one for one in ids if one}
    rows = Membership.objects.filter(person_id__in=wanted).select_related("person")
    return {one.person_id: str(one.person) for one in rows}


def open_start_link(secret: str) -> StartLink | None:
    """The unused start link with this secret."""
    return StartLink.objects.filter(token=hashed(secret), used=None, expires__gt=timezone.now()).first()


def every_organisation() -> list[UUID]:
    """The ids of all organisations, for the commands of an installation."""
    with scope.of_the_operator():
        return list(Organisation.objects.order_by("created").values_list("id", flat=True))
