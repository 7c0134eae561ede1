"""What is known of the surroundings: what is there, what plays there, and the published figures of the area."""

from datetime import date
from enum import IntEnum, StrEnum

from attrs import field, frozen

from weerwerk.catalogue.model import AreaFigure
from weerwerk.interval import Interval
from weerwerk.shaped import Refused


class Tick(StrEnum):
    """Whether a kind of location or a sector is there (S9)."""

    ABSENT = "niet"
    PRESENT = "aanwezig"
    MUCH = "aanwezig en veel"
    DONT_KNOW = "weet niet"


class Presence(StrEnum):
    """Whether a phenomenon plays in the area; *onbekend* is a witte vlek (S9)."""

    NO_SIGN = "geen aanwijzing"
    POSSIBLE = "mogelijk"
    LIKELY = "waarschijnlijk"
    ESTABLISHED = "vastgesteld"
    UNKNOWN = "onbekend"


class Basis(StrEnum):
    """On what a judgement rests, from weak to strong."""

    PERCEPTION = "perceptie medewerker"
    REPORT = "melding"
    OWN_REGISTER = "eigen registratie"
    PARTNERS = "partnerbeeld"
    RULING = "besluit of vonnis"


class Trend(StrEnum):
    """Where a phenomenon is going."""

    DOWN = "af"
    SAME = "gelijk"
    UP = "toe"
    UNKNOWN = "onbekend"


class Relative(IntEnum):
    """Exposure as it is spoken of: beside comparable municipalities, never as a verdict (S11)."""

    LOWER = 0
    AROUND = 1
    HIGHER = 2
    MUCH_HIGHER = 3

    @property
    def word(self) -> str:
        """The relation as people read it, before 'vergelijkbare gemeenten'."""
        return ("lager dan", "rond", "hoger dan", "veel hoger dan")[self]


@frozen
class Ticked:
    """What one function said of one kind of location or sector, and when."""

    surrounding: str
    tick: Tick
    function: str
    on: date


@frozen
class Harm:
    """What a phenomenon does to people, the neighbourhood, the economy and government: 1 to 5, 0 when not judged."""

    people: int = 0
    neighbourhood: int = 0
    economy: int = 0
    government: int = 0

    def __attrs_post_init__(self) -> None:
        for name in ("people", "neighbourhood", "economy", "government"):
            if not 0 <= getattr(self, name) <= 5:
                raise Refused(f"{getattr(self, name)} ligt niet tussen 1 en 5", "0 is: niet beoordeeld", field=name)


NO_HARM_JUDGED = Harm()


@frozen
class Judgement:
    """How present one function judges a phenomenon to be, on what that rests, and over which period.

    `sources` is the number of independent sources. A judge is a function, never a name; the note says nothing of
    persons.
    """

    phenomenon: str
    presence: Presence
    function: str
    on: date
    basis: tuple[Basis, ...] = ()
    trend: Trend = Trend.UNKNOWN
    harm: Harm = NO_HARM_JUDGED
    since: date | None = None
    until: date | None = None
    sources: int = 0
    note: str = ""
    case_number: bool = False

    def __attrs_post_init__(self) -> None:
        if self.presence in (Presence.LIKELY, Presence.ESTABLISHED) and not self.basis:
            raise Refused(f"'{self.presence}' zonder basis", "noem waarop het oordeel rust", field="basis")
        if self.since is not None and self.until is not None and self.until < self.since:
            raise Refused("de periode eindigt voor zij begint", "draai de datums om", field="until")
        if self.sources < 0:
            raise Refused(f"{self.sources} bronnen kan niet", "schrijf 0 of meer", field="sources")


@frozen
class Area:
    """Everything about the surroundings of one municipality that is not the catalogue's.

    Newer `figures` of its own go before those of the catalogue.
    """

    inhabitants: int
    municipality: str = ""
    ticks: tuple[Ticked, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    figures: tuple[AreaFigure, ...] = field(default=(), repr=False)


@frozen
class Judged:
    """A phenomenon as its judges see it together: from the lowest to the highest presence, with who differs (S3)."""

    phenomenon: str
    interval: Interval
    presences: dict[Presence, int]

    @property
    def asked(self) -> bool:
        """Whether anybody judged it, be it as *onbekend*."""
        return bool(self.presences)

    @property
    def blind(self) -> bool:
        """Whether nobody knows: a witte vlek."""
        return not self.known

    @property
    def known(self) -> tuple[Presence, ...]:
        """The different presences that were named, from none to established."""
        return tuple(one for one in Presence if one in self.presences and one is not Presence.UNKNOWN)

    @property
    def differ(self) -> bool:
        """Whether judges disagree."""
        return len(self.known) > 1
