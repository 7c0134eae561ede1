"""The rhythm of a picture: who is asked what, when that was done last, and when it comes round again."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from weerwerk import wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.threats.blind import departments
from weerwerk.threats.model.signals import Quarter

YEAR = 365  # days: the light update; the whole anew with the integrated safety plan, every four years


@frozen
class Turn:
    """Something that comes round: whom to ask, what, when last, and since when it is due; None when not yet."""

    who: str
    what: str
    department: str
    last: date | None
    due: bool


def rhythm(dossier: Dossier, catalogue: Catalogue, *, on: date) -> tuple[Turn, ...]:
    """Every turn: the departments by when they were spoken to, then what the coordinator and the RIEC are asked."""
    held: dict[str, date] = {}
    for talk in dossier.picture.file.talks:
        held[talk.department] = max(talk.date, held.get(talk.department, talk.date))
    turns = [_talk(catalogue, one, held.get(one), on) for one in departments(catalogue.phenomena.values())]
    turns.sort(key=lambda one: (one.last or date.min, one.who))
    return (*turns, *_yearly(dossier, on))


def _talk(catalogue: Catalogue, department: str, last: date | None, on: date) -> Turn:
    seen = [
        one
        for one in catalogue.phenomena.values()
        if one.in_definition and one.retired is None and any(signal.work == department for signal in one.signals)
    ]
    about = wording.counted(len(seen), "fenomeen", "fenomenen")
    return Turn(
        who=wording.sentence(department),
        what=f"Een gesprek van twintig minuten over {about}.",
        department=department,
        last=last,
        due=_due(last, on),
    )


def _due(last: date | None, on: date) -> bool:
    return last is None or (on - last).days >= YEAR


def _yearly(dossier: Dossier, on: date) -> Iterator[Turn]:
    files = dossier.picture
    judged = [one.on for one in dossier.phenomena.judgements]
    ticked = dossier.surroundings.date if dossier.surroundings else None
    coordinator = "Coördinator"
    behind = all(one.quarter != str(Quarter.of(on).before(1)) for one in files.weighing.quarters)
    quarterly = "Elk kwartaal: hoeveel signalen binnenkwamen en wat ermee is gedaan."
    yield Turn(coordinator, quarterly, "", None, behind)
    first = min(judged, default=None)
    yield Turn(coordinator, "Elk jaar: de oordelen over de fenomenen nalopen.", "", first, _due(first, on))
    yield Turn(coordinator, "Elk jaar: de plekken en branches nalopen.", "", ticked, _due(ticked, on))
    product = max((one.date for one in files.weighing.riec_products), default=None)
    yield Turn("RIEC", "Elk jaar: wat het RIEC van uw gebied mag delen.", "", product, _due(product, on))
    yield Turn(
        "College en raad", "Elk jaar: de openbare versie. Elke vier jaar: het hele beeld opnieuw.", "", None, False
    )
