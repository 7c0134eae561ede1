"""An organisation with someone in every role, and browsers in which they are signed in."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.test import Client
from django.utils import timezone

from weerwerk_web.accounts.models import Membership, Person
from weerwerk_web.accounts.roles import Role
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.audit import trail
from weerwerk_web.organisations import scope
from weerwerk_web.organisations.models import Organisation

PASSWORD = "paarse fiets zonder bel"
PROCESS = "subsidies"


class Town:
    """One organisation; ``person(role)`` makes someone in that role the first time it is asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.organisation = Organisation(name=name, code="")
        with scope.within(self.organisation.id):
            self.organisation.save(force_insert=True)
        self._people: dict[Role, Person] = {}

    def person(self, role: Role) -> Person:
        """Someone in this role, confirmed and seen."""
        if role not in self._people:
            person = Person(email=f"{role.value}@{self.name.lower()}.nl", name=f"{role.value} van {self.name}")
            person.set_password(PASSWORD)
            person.save()
            self._people[role] = person
            with scope.within(self.organisation.id):
                Membership.objects.create(
                    person=person,
                    role=role,
                    processes=[PROCESS] if role in (Role.PROCESS_OWNER, Role.RESPONDENT) else [],
                    approver=role in (Role.COORDINATOR, Role.SECRETARY),
                    confirmed=timezone.now(),
                    seen=timezone.now(),
                )
        return self._people[role]

    def seat(self, role: Role, *, strong: bool = True) -> Seat:
        """The seat of someone in this role."""
        person = self.person(role)
        with scope.within(self.organisation.id, person=person.id):
            memberships = tuple(Membership.mine.filter(organisation=self.organisation))
        return Seat(person=person, organisation=self.organisation, memberships=memberships, strong=strong)

    def membership(self, role: Role) -> Membership:
        """The membership of someone in this role."""
        person = self.person(role)
        with self.inside():
            return Membership.objects.select_related("person").get(person=person)

    def browser(self, role: Role, *, strong: bool = True) -> Client:
        """A browser in which someone in this role is signed in, with or without the second step."""
        return signed_in(self.person(role), strong=strong)

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Work for this organisation, as an action would."""
        with scope.within(self.organisation.id), trail.of(None):
            yield


def signed_in(person: Person, *, strong: bool = True) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    methods = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    if strong:
        methods.append({"method": "mfa", "type": "totp", "at": time.time()})
    session["account_authentication_methods"] = methods
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client
