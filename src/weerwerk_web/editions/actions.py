"""Pinning an edition."""

from uuid import UUID

from weerwerk_web.audit import trail
from weerwerk_web.editions import store
from weerwerk_web.editions.models import Pin


def pin(person: UUID | None) -> Pin:
    """Let the organisation in scope work with the shipped catalogue from now on; the same edition is pinned once."""
    shipped = store.catalogue()
    last = store.pinned()
    if last is not None and last.digest == shipped.digest:
        return last
    made = Pin.objects.create(edition=shipped.edition.edition, digest=shipped.digest, person=person)
    trail.did("edition.pin", f"edition:{made.edition}", digest=made.digest)
    return made
