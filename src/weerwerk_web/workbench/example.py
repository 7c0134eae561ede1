"""The people of the example, and the links with which one becomes one of them; only in a folder marked as example."""

import hashlib
import hmac
from pathlib import Path

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from weerwerk_web.accounts import arriving
from weerwerk_web.accounts.models import Membership, Person
from weerwerk_web.accounts.roles import Role
from weerwerk_web.audit import trail
from weerwerk_web.editions import actions as editions
from weerwerk_web.organisations import scope
from weerwerk_web.organisations.models import Organisation
from weerwerk_web.workbench import exchange, logs

NAME = "Voorbeelddam"
ROLES = (Role.COORDINATOR, Role.PROCESS_OWNER, Role.SECRETARY)
_CALLED = {
    Role.COORDINATOR: "Kim de Vries",
    Role.PROCESS_OWNER: "Samira Bakker",
    Role.SECRETARY: "Joost Hendriks",
}
_OWNS = ("subsidies",)


def people(shipped: Path) -> Organisation:
    """The organisation of this dossier with its three people; made once, found after that."""
    coordinator = _person(Role.COORDINATOR)
    with scope.within(person=coordinator.id):
        known = Membership.mine.select_related("organisation").first()
    if known is not None:
        return known.organisation
    organisation = arriving.found(coordinator, code="", name=NAME, province="Overijssel", demo=True)
    with scope.within(organisation.id), trail.of(coordinator.id):
        editions.pin(coordinator.id)
        for role in ROLES[1:]:
            Membership.objects.create(
                person=_person(role),
                role=role,
                processes=list(_OWNS) if role is Role.PROCESS_OWNER else [],
                approver=role is Role.SECRETARY,
                confirmed=timezone.now(),
                seen=timezone.now(),
            )
        scan = exchange.take_in(shipped, person=coordinator.id)
        logs.keep(scan, logs.look(scan))
    return organisation


def _person(role: Role) -> Person:
    known = {"name": _CALLED[role], "password": make_password(None)}  # there is no password to come in with
    made, _ = Person.objects.get_or_create(email=f"{role.value}@voorbeelddam.example", defaults=known)
    return made


def secret(role: Role) -> str:
    """What the link of a role holds, so that another program on this machine cannot guess it."""
    return hmac.new(settings.INSTALLATION_KEYS.session, role.value.encode(), hashlib.sha256).hexdigest()[:24]


@login_not_required
def become(request: HttpRequest, role: str, key: str) -> HttpResponse:
    """Sign in as one of the three."""
    wanted = next((one for one in ROLES if one.value == role), None)
    if not settings.WEERWERK.demo or wanted is None or not hmac.compare_digest(key, secret(wanted)):
        raise PermissionDenied
    person = _person(wanted)
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    record_authentication(request, person, method="password")
    return redirect("start")
