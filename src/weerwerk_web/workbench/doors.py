"""The doors on the start page: what there is to do or to see for this seat, each with one sentence."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import frozen
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from weerwerk.services.differences import differences
from weerwerk_web.accounts.roles import Action, Reach, Role
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import called, catalogue
from weerwerk_web.scans import store as scans
from weerwerk_web.scans.models import Scan
from weerwerk_web.workbench import standing


@frozen
class Door:
    """A page, and what awaits there."""

    url: str
    name: str
    what: str


# What a role is here for: the first sentence on its first page.
LEADS: Mapping[Role, Promise] = MappingProxyType(
    {
        Role.COORDINATOR: gettext_lazy(
            "Zie waar criminelen druk kunnen zetten op uw processen, en wat het meest helpt."
        ),
        Role.PROCESS_OWNER: gettext_lazy("U kent uw proces het best. Beantwoord uw vragen en zie wat helpt."),
        Role.RESPONDENT: gettext_lazy(
            "Een paar vragen over uw werk. Foute antwoorden zijn er niet; ‘weet ik niet’ mag ook."
        ),
        Role.SECRETARY: gettext_lazy("Zie waar uw organisatie kwetsbaar is, en beslis wat u eraan doet."),
        Role.MAYOR: gettext_lazy("Zie waar uw organisatie kwetsbaar is, en beslis wat u eraan doet."),
        Role.CONTROLLER: gettext_lazy("U kijkt of de praktijk klopt met de regels: in de logs en in de bezetting."),
        Role.INTEGRITY: gettext_lazy(
            "U beslist mee als iets vertrouwelijks naar buiten gaat. Wat op u wacht, staat hier."
        ),
        Role.CISO: gettext_lazy("U kijkt door wat er in Weerwerk is gedaan en bekeken, en tekent daarvoor."),
        Role.PRIVACY: gettext_lazy(
            "U kijkt door wat er is gedaan en bekeken, en of elk log een doel en een einde heeft."
        ),
        Role.WORKS_COUNCIL: gettext_lazy(
            "U ziet welke logs de scan gebruikt, waarvoor en tot wanneer. Bevindingen ziet u niet."
        ),
        Role.COUNCIL: gettext_lazy("U leest hier het openbare rapport, zodra het er is."),
        Role.AUDITOR: gettext_lazy("U leest hier het rapport, zodra het voor u is vrijgegeven."),
        Role.ADVISER: gettext_lazy(
            "U ziet het beeld en de uitkomsten om de gemeente te adviseren. Downloaden kunt u hier niets."
        ),
        Role.PROVINCE: gettext_lazy(
            "Optellingen van vijf of meer gemeenten zijn er nog niet. De bibliotheek kunt u wel lezen."
        ),
        Role.OPERATOR: gettext_lazy("U houdt Weerwerk draaiend. U ziet welk werk loopt, en geen inhoud."),
    }
)


def lead(seat: Seat) -> Promise | str:
    """What this seat is here for, by the first of its roles; nothing for who has none yet."""
    return next((text for role, text in LEADS.items() if role in seat.roles), "")


def doors(seat: Seat, scan: Scan | None) -> list[Door]:
    """Every door for this seat; about outcomes none before there is a scan."""
    about_scan = () if scan is None else (*_managing(seat, scan), *_reading(seat), *_own(seat, scan))
    return [*about_scan, *_checking(seat, scan), *_papers(seat)]


def _checking(seat: Seat, scan: Scan | None) -> Iterator[Door]:
    """What those look at who check others."""
    if scan is not None and seat.strong and seat.reach(Action.FINDINGS_VIEW) is Reach.ALL:
        yield Door(reverse("findings"), _("Bevindingen"), _("Wat de logs laten zien: vragen, geen oordelen."))
    if seat.may(Action.LOG_REGISTER) and not seat.may(Action.SCAN_MANAGE):
        yield Door(reverse("logs"), _("Logbestanden"), _("Welke er zijn, waarvoor en tot wanneer."))
    if seat.strong and seat.may(Action.AUDIT_VIEW):
        signs = seat.may(Action.AUDIT_SIGN)
        what = _("Wie deed en bekeek wat. U tekent ervoor.") if signs else _("Wie deed en bekeek wat.")
        yield Door(reverse("audit"), _("Logboek"), what)
    if seat.reach(Action.WORK_VIEW) is Reach.ALL:
        yield Door(reverse("works"), _("Lang werk"), _("Wat loopt, wat klaar is en wat misging."))


def _papers(seat: Seat) -> Iterator[Door]:
    if (
        not seat.may(Action.REPORT_PUBLIC)
        or seat.may(Action.SCAN_MANAGE)
        or seat.reach(Action.SCAN_ANSWER) is Reach.OWN
    ):
        return
    if seat.strong and seat.may(Action.REPORT_CLOSED):
        yield Door(reverse("papers"), _("Op papier"), _("Het rapport en het voorstel, zodra zij zijn vrijgegeven."))
    else:
        yield Door(reverse("papers"), _("Op papier"), _("Het openbare rapport, zodra het er is."))


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


def _own(seat: Seat, scan: Scan) -> Iterator[Door]:
    if not seat.strong or seat.reach(Action.RESULTS_VIEW) is not Reach.OWN:
        return
    found = standing.of(scan)
    scored = {one.process for one in found.result.scores}
    for process in sorted(seat.processes & scored):
        name = called(catalogue().processes[process].name) if process in catalogue().processes else process
        yield Door(reverse("process", args=[process]), name, _("Hoe uw proces ervoor staat, waardoor, en wat helpt."))
    if any(one.process in seat.processes for one in differences(found.result)):
        yield Door(reverse("differences"), _("Waar antwoorden verschillen"), _("Getallen, geen namen."))
    if seat.reach(Action.PEOPLE_INVITE) is Reach.OWN:
        address = reverse("invite_as", args=[Role.RESPONDENT.value])
        yield Door(address, _("Iemand laten antwoorden"), _("Een collega die het werk doet, met een link."))
