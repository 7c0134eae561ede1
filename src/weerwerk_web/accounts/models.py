"""People, what they are for an organisation, and the links with which they were invited."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone

from weerwerk_web.accounts.roles import BY_LINK, NAMES, Role, reaches_closed
from weerwerk_web.organisations import scope
from weerwerk_web.organisations.models import Owned, OwnedManager, OwnedQuerySet

_ROLES = [(role.value, role.value) for role in Role]


class People(BaseUserManager["Person"]):
    """Finds people by their mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with this address."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Someone who can sign in; without a membership they see nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects = People()

    def __str__(self) -> str:
        return self.name or self.email

    def save(self, *args: object, **kwargs: object) -> None:
        """Write the person; an address has one spelling."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came


class OwnMemberships(OwnedManager["Membership"]):
    """The memberships of the person of this moment, in every organisation."""

    def get_queryset(self) -> OwnedQuerySet["Membership"]:
        """Only those of the person in scope."""
        rows: OwnedQuerySet[Membership] = OwnedQuerySet(self.model, using=self._db)
        person = scope.now().person
        return rows.filter(person_id=person) if person else rows.none()


class Membership(Owned):
    """What a person is for an organisation, from when to when."""

    also_seen_by = " or person_id = {person}"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=_ROLES)
    processes = models.JSONField(default=list)
    approver = models.BooleanField(default=False)
    purpose = models.CharField(max_length=300, blank=True)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    confirmed = models.DateTimeField(null=True)
    seen = models.DateTimeField(null=True)

    mine = OwnMemberships()

    class Meta(Owned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "person", "role"], name="accounts_one_membership_per_role")
        ]
        ordering: ClassVar = ["person__name", "role"]

    @property
    def role_name(self) -> str:
        """The role in words."""
        return str(NAMES[Role(self.role)])

    @property
    def holds(self) -> bool:
        """Whether it is in force now."""
        ended = self.until is not None and self.until <= timezone.now()
        return not ended and not self.waits

    @property
    def waits(self) -> bool:
        """Whether someone who is in must still confirm that this is the right person."""
        return self.confirmed is None and reaches_closed(Role(self.role))


class HeldInvitation(OwnedManager["Invitation"]):
    """The invitation whose secret the visitor holds."""

    def get_queryset(self) -> OwnedQuerySet["Invitation"]:
        """Only that one."""
        rows: OwnedQuerySet[Invitation] = OwnedQuerySet(self.model, using=self._db)
        return rows.filter(token=scope.now().token or None)


class Invitation(Owned):
    """A link for one person; of its secret only the hash is kept."""

    also_seen_by = " or token = {token}"

    token = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=30, choices=_ROLES)
    processes = models.JSONField(default=list)
    approver = models.BooleanField(default=False)
    purpose = models.CharField(max_length=300, blank=True)
    until = models.DateTimeField(null=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    recovers = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    misses = models.PositiveSmallIntegerField(default=0)
    used = models.DateTimeField(null=True)
    used_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.DateTimeField(null=True)

    held = HeldInvitation()

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-made"]

    @property
    def role_name(self) -> str:
        """The role in words."""
        return str(NAMES[Role(self.role)])

    @property
    def open(self) -> bool:
        """Whether the link still works: once for an account, until its end for someone who only answers."""
        stands = self.withdrawn is None and self.expires > timezone.now()
        return stands and (self.used is None or (self.role in BY_LINK and self.recovers_id is None))


class Visit(AbstractBaseSession):
    """A session, with whose it is; under a hash of its key, see ``sessions``."""

    person = models.UUIDField(null=True, db_index=True)

    objects: ClassVar = BaseSessionManager()

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """What reads and writes these rows."""
        from weerwerk_web.accounts.sessions import SessionStore

        return SessionStore


class StartLink(models.Model):
    """The link for the first coordinator of an organisation that is not there yet."""

    token = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
