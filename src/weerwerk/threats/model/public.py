"""The public layer of the picture: a white list as a type; no place, process, presence or witte vlek fits in (R8)."""

import re
from datetime import date
from enum import StrEnum

from attrs import frozen

from weerwerk.disclosure import is_name

_MARK = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+\-]{0,19}\Z")
FEWEST_TALKS = 3  # with fewer departments the number would point at who spoke


class PublicTheme(StrEnum):
    """The themes under which the catalogue gathers its phenomena."""

    DRUGS = "drugs"
    TRAFFICKING = "mensenhandel"
    LAUNDERING = "witwassen"
    PROPERTY = "vastgoed"
    CARE = "zorg"
    FRAUD = "fraude"
    GOVERNMENT = "bestuur"
    ENVIRONMENT = "milieu"
    OTHER = "overig"

    @property
    def words(self) -> tuple[str, str]:
        """The theme as a heading, and what it is about."""
        return _THEMES[self]


_THEMES = {
    PublicTheme.DRUGS: ("Drugs", "Maken, verhandelen en dumpen van drugs en van het afval daarvan."),
    PublicTheme.TRAFFICKING: ("Uitbuiting", "Mensen dwingen tot werk, tot seks of tot strafbare feiten, en smokkel."),
    PublicTheme.LAUNDERING: ("Witwassen", "Crimineel geld door een zaak, een pand of een rekening laten lopen."),
    PublicTheme.PROPERTY: ("Panden en parken", "Woningen, loodsen en parken waar de regels niet gelden."),
    PublicTheme.CARE: ("Zorg", "Geld voor zorg die niet of slecht wordt gegeven."),
    PublicTheme.FRAUD: ("Papieren en geld van de overheid", "Schijnadressen, lege bedrijven, misbruik van subsidies."),
    PublicTheme.GOVERNMENT: ("Druk op het bestuur", "Bedreigen, omkopen of beïnvloeden van bestuur en ambtenaren."),
    PublicTheme.ENVIRONMENT: ("Milieu", "Verdienen aan afval, grond of mest die niet mag."),
    PublicTheme.OTHER: ("Handel en afpersing", "Gestolen spullen, illegale waar, gokken en afpersing van ondernemers."),
}


class SignalAmount(StrEnum):
    """How many signals there were, as a class; none and few are the same, so that nobody sees where no one looks."""

    FEW = "minder dan 10"
    SOME = "10 tot 50"
    MANY = "50 of meer"

    @classmethod
    def of(cls, number: int) -> "SignalAmount":
        """The class of a number."""
        return cls.FEW if number < 10 else cls.SOME if number < 50 else cls.MANY


@frozen
class ThemeSignals:
    """The signals of one theme."""

    theme: PublicTheme
    signals: SignalAmount


@frozen
class PublicPicture:
    """What may be shown of a picture; nothing else fits in it. `talks` is None when there were too few to be shown."""

    municipality: str
    year: int
    quarters: int
    made_on: date
    edition: str
    version: str
    talks: int | None
    protocol_published: bool
    themes: tuple[ThemeSignals, ...]

    def __attrs_post_init__(self) -> None:
        if not is_name(self.municipality):
            raise ValueError("the name of a municipality has letters, spaces and hyphens only")
        if not (_MARK.match(self.edition) and _MARK.match(self.version)):
            raise ValueError("an edition and a version are short marks")
        if self.talks is not None and self.talks < FEWEST_TALKS:
            raise ValueError(f"{self.talks} departments are too few to be shown")
