"""The cheapest strengthening of a process, found at once or kept from a longer search."""

import time

import cattrs
from attrs import frozen

from weerwerk.services import coalition_desk as desk
from weerwerk.services.coalition_offers import offers_of
from weerwerk.services.staffing_repair import RepairSaid, repair
from weerwerk_web.editions.store import catalogue
from weerwerk_web.processes.models import Reckoning
from weerwerk_web.processes.store import PATIENCE, Stand

LONG = 120.0  # seconds that a job may search


@frozen
class Wish:
    """How many people must be needed, and how many may be missed at least."""

    collusion: int = 2
    spare: int | None = None

    @property
    def said(self) -> str:
        """The wish as part of what a search was about."""
        return f"{self.collusion}/{'' if self.spare is None else self.spare}"


@frozen
class Found:
    """One strengthening, told to who may see single rights and to who may not (R3)."""

    whole: RepairSaid
    veiled: RepairSaid

    def told(self, *, confidential: bool) -> RepairSaid:
        """The words for this reader."""
        return self.whole if confidential else self.veiled


def found(stand: Stand, wish: Wish, *, seconds: float = PATIENCE) -> Found:
    """The cheapest set of changes that the catalogue offers for this wish, as far as time allows."""
    offers = offers_of(catalogue(), [stand.workflow], stand.staff)
    patience = desk.Patience(seconds=seconds, clock=time.monotonic)
    wishes = desk.wishes(wish.collusion, wish.spare)
    best = desk.cheapest([stand.workflow], stand.staff, offers.changes, wishes=wishes, patience=patience)

    def told(*, confidential: bool) -> RepairSaid:
        return repair(
            stand.workflow,
            stand.staff,
            offers.changes,
            best,
            catalogue=catalogue(),
            confidential=confidential,
        )

    return Found(told(confidential=True), told(confidential=False))


def kept(stand: Stand, wish: Wish) -> Found | None:
    """What a longer search found about exactly this."""
    row = Reckoning.objects.filter(asked=stand.digest(wish.said)).first()
    return cattrs.structure(row.outcome, Found) if row else None
