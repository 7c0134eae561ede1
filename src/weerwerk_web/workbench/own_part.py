"""What the start page says to who answers: how much of the own part is still open."""

from attrs import frozen

from weerwerk_web.accounts.roles import Action, Reach
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.scans import asking
from weerwerk_web.scans import store as scans
from weerwerk_web.scans.actions import managing
from weerwerk_web.scans.asking import Queue


@frozen
class OwnPart:
    """The questions of someone's own part."""

    queue: Queue


def of(seat: Seat) -> OwnPart | None:
    """The own part of this seat; None for who has none, or while no scan runs."""
    if seat.reach(Action.SCAN_ANSWER) is not Reach.OWN:
        return None
    scan = scans.current()
    if scan is None or scan.closed is not None:
        return None
    known = scans.respondent_of(scan, seat.person_id)
    if known is not None:
        return OwnPart(asking.queue_of(seat, scan, known))
    waiting = scans.waiting_for(scan, seat.person_id)
    function = waiting.function if waiting else managing.usual_function(seat)
    return OwnPart(asking.queue_before(seat, scan, function))
