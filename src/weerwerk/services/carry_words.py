"""What happened to answers on the way to a newer edition, in words (S16)."""

from weerwerk.catalogue.model import Catalogue
from weerwerk.scan.carry import Carried, Dropped

_WHY = {
    "question-gone": "deze vraag is vervallen en heeft geen opvolger",
    "process-gone": "dit proces is vervallen en heeft geen opvolger",
    "step-gone": "deze stap is er niet meer",
    "not-per-process": "deze vraag gaat nu over de hele organisatie",
    "not-per-step": "deze vraag gaat niet meer over losse stappen",
    "taken": "de opvolger van deze vraag was al beantwoord",
}


def dropped_line(one: Dropped, catalogue: Catalogue) -> str:
    """What was dropped, where it stood, and why."""
    card = catalogue.circumstances.get(one.circumstance)
    place = "/".join(part for part in (one.scope.process, one.scope.step) if part)
    name = card.name.nl if card else one.circumstance
    return f"{name}{f' ({place})' if place else ''}: {_WHY[one.why]}"


def carried_dict(carried: Carried) -> dict[str, object]:
    """The way to the newer edition as JSON."""
    return {
        "answers": carried.kept,
        "moved": [{"from": one.circumstance, "to": one.to} for one in carried.moved],
        "dropped": [
            {
                "circumstance": one.circumstance,
                "process": one.scope.process or None,
                "step": one.scope.step or None,
                "why": one.why,
            }
            for one in carried.dropped
        ],
        "new": list(carried.new),
    }
