"""The doors on the start page: what there is to do or to see for this seat, each with one sentence."""

from collections.abc import Iterator

from attrs import frozen
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from weerwerk.services.differences import differences
from weerwerk_web.accounts.roles import Action, Reach, Role
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import catalogue
from weerwerk_web.scans import store as scans
from weerwerk_web.scans.models import Scan
from weerwerk_web.workbench import standing


@frozen
class Door:
    """A page, and what awaits there."""

    url: str
    name: str
    what: str


def doors(seat: Seat, scan: Scan | None) -> list[Door]:
    """Every door for this seat; none before there is a scan."""
    if scan is None:
        return []
    return [*_managing(seat, scan), *_reading(seat), *_own(seat, scan)]


def _managing(seat: Seat, scan: Scan) -> Iterator[Door]:
    if not (seat.strong and seat.may(Action.SCAN_MANAGE)):
        return
    people, ready = scans.how_many(scan)
    if people > 1:
        what = _("%(people)d mensen antwoorden; %(ready)d zijn klaar.") % {"people": people, "ready": ready}
        yield Door(reverse("who_answers"), _("Wie vult wat in"), what)
    open_now = standing.still_open(standing.of(scan))
    if open_now:
        what = ngettext(
            "Over %(count)d vraag verschillen de antwoorden.",
            "Over %(count)d vragen verschillen de antwoorden, of is de praktijk anders.",
            open_now,
        )
        yield Door(reverse("differences"), _("Duiden en vaststellen"), what % {"count": open_now})


def _reading(seat: Seat) -> Iterator[Door]:
    if not (seat.strong and seat.may(Action.RESULTS_SUMMARY)) or seat.may(Action.SCAN_MANAGE):
        return
    yield Door(
        reverse("first_picture"), _("Eerste beeld"), _("Drie processen om het eerst naar te kijken, en wat helpt.")
    )
    yield Door(reverse("overview"), _("Overzicht"), _("Alle processen: hoe kwetsbaar, hoe blootgesteld, hoe stevig."))
    if seat.may(Action.REPORT_CLOSED):
        yield Door(reverse("papers"), _("Op papier"), _("Het rapport en het voorstel, zodra zij zijn vrijgegeven."))


def _own(seat: Seat, scan: Scan) -> Iterator[Door]:
    if not seat.strong or seat.reach(Action.RESULTS_VIEW) is not Reach.OWN:
        return
    found = standing.of(scan)
    scored = {one.process for one in found.result.scores}
    for process in sorted(seat.processes & scored):
        name = catalogue().processes[process].name.nl if process in catalogue().processes else process
        yield Door(reverse("process", args=[process]), name, _("Hoe uw proces ervoor staat, waardoor, en wat helpt."))
    if any(one.process in seat.processes for one in differences(found.result)):
        yield Door(reverse("differences"), _("Waar antwoorden verschillen"), _("Getallen, geen namen."))
    if seat.reach(Action.PEOPLE_INVITE) is Reach.OWN:
        address = reverse("invite_as", args=[Role.RESPONDENT.value])
        yield Door(address, _("Iemand laten antwoorden"), _("Een collega die het werk doet, met een link."))
