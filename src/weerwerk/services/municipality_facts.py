"""What is published about a municipality: where it lies, how large it is, its norm, and its figures beside others."""

from attrs import frozen

from weerwerk import wording
from weerwerk.catalogue.cards import Indicator
from weerwerk.catalogue.model import Catalogue, Municipality
from weerwerk.scan.score import SMALL_BELOW
from weerwerk.threats.figures import SIZE_CLASSES, Standing, size_class, standings
from weerwerk.threats.model import Area


@frozen
class FigureLine:
    """One published figure: its value, and where that stands among comparable municipalities."""

    name: str
    value: str
    unit: str
    year: str
    place: str
    meaning: str
    pitfall: str
    source: str


@frozen
class Facts:
    """Everything that follows from which municipality it is."""

    municipality: Municipality
    inhabitants: str
    size: str
    small: bool
    norms: tuple[str, ...]
    figures: tuple[FigureLine, ...]


def municipality_facts(catalogue: Catalogue, code: str) -> Facts | None:
    """The facts of a municipality by its code; None when there is no such municipality."""
    found = catalogue.municipalities.get(code)
    if found is None:
        return None
    stands = standings(catalogue, Area(inhabitants=found.inhabitants, municipality=code))
    return Facts(
        municipality=found,
        inhabitants=wording.number(found.inhabitants),
        size=_size(found.inhabitants),
        small=found.inhabitants < SMALL_BELOW,
        norms=tuple(one.name.nl for one in catalogue.norms.values() if found.province in one.provinces),
        figures=tuple(_line(catalogue.indicators[key], one) for key, one in sorted(stands.items())),
    )


def _size(inhabitants: int) -> str:
    borders = [wording.number(one) for one in SIZE_CLASSES]
    place = size_class(inhabitants)
    if place == 0:
        return f"minder dan {borders[0]} inwoners"
    if place == len(borders):
        return f"{borders[-1]} inwoners of meer"
    return f"{borders[place - 1]} tot {borders[place]} inwoners"


def _line(card: Indicator, one: Standing) -> FigureLine:
    among = "gemeenten van uw grootte" if one.in_class else "alle gemeenten"
    return FigureLine(
        name=card.name.nl,
        value=wording.decimal(one.value),
        unit=card.unit,
        year=str(one.year),
        place=f"plaats {one.degree} op 100 tussen {wording.number(one.others)} {among}",
        meaning=card.meaning,
        pitfall=card.pitfall,
        source=card.source,
    )
