"""How many people, in words: how many must work together, how many may be missed, and who by their rights."""

from collections.abc import Mapping, Sequence

from weerwerk import wording
from weerwerk.coalition.model.answers import Between, Continuity, Count, Exactly, Impossible, Member
from weerwerk.coalition.model.workflow import Wants

UNKEPT = "Met deze mensen zijn de regels niet te houden; ze worden dus nu overtreden."
MOST_KINDS = 5
_NUMBERS = ("niemand", "één persoon", "twee mensen", "drie mensen", "vier mensen", "vijf mensen", "zes mensen")


def people(number: int) -> str:
    """So many people, in words as long as that reads well."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{wording.number(number)} mensen"


def rights_words(functions: Sequence[str], names: Mapping[str, str]) -> str:
    """The rights that one person holds together."""
    return " én ".join(names.get(one, one) for one in functions)


def group_words(group: Sequence[Member], names: Mapping[str, str]) -> str:
    """A group by the rights of its members, never by code."""
    return " met ".join(rights_words(member.functions, names) for member in group)


def number_words(number: Count) -> str:
    """So many people, in few words."""
    match number:
        case Exactly(-1):
            return "niet te houden"
        case Exactly(value):
            return people(value)
        case Between(at_least, None):
            return f"ten minste {at_least}"
        case Between(at_least, at_most):
            return f"{at_least} tot {at_most}"
        case Impossible():
            return "niemand kan het"
    raise AssertionError(number)


def collusion_words(number: Count, wants: Wants, *, confirmed: bool = False) -> str:
    """The collusion number as one sentence."""
    match number:
        case Exactly(0) if confirmed:
            return "Niemand hoeft mee te werken. De proceseigenaar bevestigt dat hier niets wordt gecontroleerd."
        case Exactly(0):
            return "Niemand hoeft mee te werken: geen kritieke stap komt hier voor. Klopt dat? Vraag de proceseigenaar."
        case Exactly(1):
            return "Eén persoon kan dit alleen." if wants is Wants.PUSH else "Eén persoon kan dit alleen tegenhouden."
        case Exactly(value):
            return f"Hiervoor moeten {people(value)} samenwerken."
        case Between(at_least, None):
            return f"Hiervoor zijn ten minste {people(at_least)} nodig; het zoeken is gestopt, meer is niet bekend."
        case Between(at_least, int(at_most)):
            return f"Hiervoor zijn ten minste {at_least} en ten hoogste {at_most} mensen nodig; het zoeken is gestopt."
        case Impossible(reason):
            return f"{wording.sentence(reason)}."
    raise AssertionError(number)


def all_rules_words(number: Count) -> str:
    """The number that would hold when paper rules were obeyed too."""
    return f"Houdt iedereen zich aan alle regels, dan: {number_words(number)}."


def continuity_words(found: Continuity, *, names: Mapping[str, str] | None = None) -> str:
    """How many may be missed, as one sentence; with `names` it adds the rights of those on whom all hangs."""
    match found.spare:
        case Exactly(-1):
            return UNKEPT
        case Exactly(0):
            who, said = people(found.smallest_blockers or 1), _on_whom(found, names)
            return f"Alles hangt aan {who}: ontbreekt er één, dan ligt het werk stil{said}."
        case Exactly(1):
            return "Er kan altijd één persoon worden gemist; bij twee mensen kan het werk stilvallen."
        case Exactly(value):
            return f"U kunt altijd {people(value)} missen; bij {people(value + 1)} kan het werk stilvallen."
        case Between(at_least, at_most):
            high = "" if at_most is None else f" en ten hoogste {at_most}"
            return f"Er kunnen ten minste {max(0, at_least)}{high} mensen worden gemist; het zoeken is gestopt."
        case Impossible(reason):
            return f"{wording.sentence(reason)}."


def _on_whom(found: Continuity, names: Mapping[str, str] | None) -> str:
    kinds = dict.fromkeys(member.functions for group in found.examples for member in group)
    if names is None or not kinds:
        return ""
    return f" ({'; '.join(rights_words(one, names) for one in list(kinds)[:MOST_KINDS])})"
