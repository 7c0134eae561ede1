"""Reading requests for approval, and how far four eyes are possible here yet."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from attrs import frozen
from django.utils import timezone

from weerwerk_web.accounts import store as accounts
from weerwerk_web.accounts.models import Membership
from weerwerk_web.approvals.models import Errand, Request, State
from weerwerk_web.organisations import scope
from weerwerk_web.organisations.models import Organisation

ALONE_DAYS = 30
DAYS = 7  # to answer a request, and then to use what was agreed


@frozen
class FourEyes:
    """Two approvers have been in: everything goes by four eyes."""


@frozen
class Alone:
    """Nobody else has been in yet: a draft by one person is possible until a day."""

    until: datetime


@frozen
class TooLongAlone:
    """The days alone are over and nobody else has been in: no draft either."""

    since: datetime


Standing = FourEyes | Alone | TooLongAlone


def standing(approvers: Sequence[Membership] | None = None) -> Standing:
    """How far four eyes are possible for the organisation in scope, whose approvers may be known already."""
    named = accounts.approvers() if approvers is None else approvers
    present = {one.person_id for one in named if one.seen is not None}
    if len(present) >= 2:
        return FourEyes()
    organisation = named[0].organisation if named else Organisation.objects.get(pk=scope.organisation_id())
    created = organisation.created
    until = created + timedelta(days=ALONE_DAYS)
    return Alone(until) if until > timezone.now() else TooLongAlone(until)


def digest(errand: Errand, about: Mapping[str, str]) -> str:
    """A short proof of what is asked: the same errand about the same things, and nothing else."""
    text = json.dumps([errand.value, dict(about)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def requests() -> Sequence[Request]:
    """All requests of the organisation in scope, newest first, at most two hundred."""
    return list(Request.objects.all()[:200])


def waiting_for(person: UUID) -> int:
    """How many requests wait for this approver."""
    return Request.objects.filter(state=State.OPEN, expires__gt=timezone.now()).exclude(asked_by=person).count()


def agreed(errand: Errand, about: Mapping[str, str], *, asked_by: UUID) -> Request | None:
    """The agreed request of this person for exactly this, not yet used."""
    return Request.objects.filter(
        digest=digest(errand, about), state=State.AGREED, asked_by=asked_by, expires__gt=timezone.now()
    ).first()


def unanswered(errand: Errand, about: Mapping[str, str], *, asked_by: UUID) -> Request | None:
    """The request of this person for exactly this that nobody answered in time, for as many days again."""
    since = timezone.now() - timedelta(days=DAYS)
    asked = Request.objects.filter(digest=digest(errand, about), state=State.OPEN, asked_by=asked_by)
    return asked.filter(expires__lte=timezone.now(), expires__gt=since).first()


def pending(errand: Errand, about: Mapping[str, str]) -> Request | None:
    """The request for exactly this that still waits."""
    return Request.objects.filter(digest=digest(errand, about), state=State.OPEN, expires__gt=timezone.now()).first()
