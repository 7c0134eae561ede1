"""``sessions.yaml``: the meetings at which a scan was read together, their decisions, and what is wrong in it."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from weerwerk.catalogue.model import Catalogue
from weerwerk.errors import Fault
from weerwerk.located import Located, Path, did_you_mean
from weerwerk.shaped import Refused

FILE = "sessions.yaml"


@frozen
class Decided:
    """Something that was spoken of: about which question, what was said, what was decided, by whom and when.

    The owner is a function, never a name; a point about no question is about the scan as a whole.
    """

    process: str = ""
    circumstance: str = ""
    step: str = ""
    said: str = ""
    decision: str = ""
    owner: str = ""
    due: date | None = None
    case_number: bool = False


@frozen
class Session:
    """One meeting: on which day, of which group, who sat there by function, and what came of it."""

    date: date
    group: str
    present: str = ""
    points: tuple[Decided, ...] = ()
    case_number: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.group.strip():
            raise Refused("een bijeenkomst zonder groep", "schrijf van wie, bijvoorbeeld: MT", field="group")


def session_faults(
    sessions: tuple[Session, ...], located: Located, catalogue: Catalogue, *, on: date
) -> Iterator[Fault]:
    """What is wrong with the meetings: days to come, and questions, processes, functions that are not there."""
    for index, session in enumerate(sessions):
        if session.date > on:
            what = f"de datum {session.date:%d-%m-%Y} ligt in de toekomst"
            yield located.fault((index, "date"), what, "verbeter de datum")
        for at, point in enumerate(session.points):
            yield from _point_faults(point, located, (index, "points", at), catalogue)


def _point_faults(point: Decided, located: Located, here: Path, catalogue: Catalogue) -> Iterator[Fault]:
    for name, what, value, known in (
        ("process", "proces", point.process, catalogue.processes),
        ("circumstance", "de vraag", point.circumstance, catalogue.circumstances),
        ("owner", "functie", point.owner, catalogue.functions),
    ):
        if value and value not in known:
            yield located.fault((*here, name), f"{what} '{value}' bestaat niet", did_you_mean(value, known))
