"""The seat from which someone acts: this person, in this organisation, with these roles, signed in this firmly."""

from uuid import UUID

from attrs import frozen
from django.core.exceptions import PermissionDenied

from weerwerk_web.accounts.models import Membership, Person
from weerwerk_web.accounts.roles import BY_LINK, CLOSED, Action, Reach, Role, reach
from weerwerk_web.organisations.models import Organisation


class Refused(PermissionDenied):
    """This seat does not reach that far."""

    def __init__(self, action: Action) -> None:
        super().__init__(action.value)
        self.action = action


class SecondStepNeeded(PermissionDenied):
    """This is of the closed layer, and the second step of signing in was not taken."""


@frozen
class Seat:
    """Everything that decides what someone may do; made from the session, never from the request."""

    person: Person
    organisation: Organisation
    memberships: tuple[Membership, ...]
    strong: bool
    by_link: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that hold now; who came by a link has only those that a link may carry."""
        held = frozenset(Role(one.role) for one in self.memberships if one.holds)
        return held & BY_LINK if self.by_link else held

    @property
    def processes(self) -> frozenset[str]:
        """The processes that are this person's own part."""
        return frozenset(
            str(process) for one in self.memberships if Role(one.role) in self.roles for process in one.processes
        )

    @property
    def approver(self) -> bool:
        """Whether this person was named to approve."""
        return any(one.approver and one.holds for one in self.memberships) and not self.by_link

    @property
    def person_id(self) -> UUID:
        """Who it is."""
        return self.person.id

    def reach(self, action: Action) -> Reach:
        """How far this seat reaches by the table of roles."""
        return reach(self.roles, action)

    def may(self, action: Action, process: str | None = None) -> bool:
        """Whether this seat reaches; for the own part, name the process it is about."""
        match self.reach(action):
            case Reach.ALL:
                return True
            case Reach.OWN:
                return process is None or process in self.processes
        return False

    def must(self, action: Action, process: str | None = None) -> None:
        """Go on only when this seat reaches, and is firm enough for the closed layer."""
        if not self.may(action, process):
            raise Refused(action)
        if action in CLOSED and not self.strong:
            raise SecondStepNeeded
