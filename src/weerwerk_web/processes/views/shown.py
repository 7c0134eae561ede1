"""What several pages of a process show: its answers in words, its drawing, and what this reader may see of it."""

from attrs import frozen
from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from weerwerk import wording
from weerwerk.report.flow_drawing import SCREEN, flow_svg
from weerwerk.services.flow_picture import flow_picture
from weerwerk.services.staffing_said import ProcessSaid, said
from weerwerk_web.accounts.roles import Action, Reach
from weerwerk_web.accounts.seat import Seat
from weerwerk_web.editions.store import called, catalogue
from weerwerk_web.processes import store
from weerwerk_web.processes.store import Stand


@frozen
class May:
    """What this reader may do with a process."""

    staff: bool
    everybody: bool
    few: bool
    edit: bool


def may(seat: Seat, process: str) -> May:
    """What this reader may do with a process."""
    return May(
        staff=seat.may(Action.STAFF_EDIT, process),
        everybody=seat.reach(Action.STAFF_EDIT) is Reach.ALL,
        few=seat.may(Action.STAFF_FEW),
        edit=seat.may(Action.PROCESS_EDIT, process),
    )


def stand_for(seat: Seat, process: str, action: Action) -> Stand:
    """The process as it stands, for who reaches it; not found when there is none."""
    seat.must(action, process)
    found = store.stand_of(process)
    if found is None:
        raise Http404
    return found


def function_names() -> dict[str, str]:
    """What the functions of the catalogue are called."""
    return {name: called(card.name) for name, card in catalogue().functions.items()}


def answered(seat: Seat, stand: Stand) -> ProcessSaid:
    """The answers about a process in words, for this reader."""
    names = {one: wording.mid_sentence(name) for one, name in function_names().items()}
    return said(stand.workflow, store.answers(stand), confidential=seat.may(Action.STAFF_FEW), names=names)


def drawing(stand: Stand) -> SafeString:
    """The process as a drawing of our own making; one person's reach along it when somebody is in the list."""
    title = _("De stappen van %(name)s, van links naar rechts, per functie") % {"name": stand.workflow.shown}
    review = store.answers(stand) if stand.inside else None
    picture = flow_picture(stand.workflow, title=title, names=function_names(), review=review)
    return mark_safe(flow_svg(picture, across=SCREEN))


def list_of(process: str) -> str:
    """The page with the steps of a process as a list."""
    return reverse("process_edit", args=[process])
