"""Reading long work."""

from collections.abc import Sequence
from uuid import UUID

from weerwerk_web.work.models import Work


def of_person(person: UUID) -> Sequence[Work]:
    """The newest work of a person in the organisation in scope."""
    return list(Work.objects.filter(person=person)[:50])


def of_everyone() -> Sequence[Work]:
    """The newest work of the organisation in scope."""
    return list(Work.objects.all()[:50])
