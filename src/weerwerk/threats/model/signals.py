"""Signals as counts: per phenomenon, area and month, with how firm they are; never one signal, never a person (R1)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import frozen

from weerwerk.shaped import Refused
from weerwerk.threats.model import Basis

WHOLE = "gemeente"  # the area of a count that belongs to the municipality as a whole
MOST_COUNTED = 100_000  # more signals of one kind in one month is a slip of the keyboard


class SignalKind(StrEnum):
    """Where a signal came from."""

    TALK = "gesprek"
    REPORT = "melding"
    OWN_REGISTER = "eigen registratie"
    PARTNER = "partner"
    RULING = "besluit of vonnis"
    OPEN_SOURCE = "open bron"

    @property
    def basis(self) -> Basis | None:
        """The basis it gives to a judgement; an open source alone gives none."""
        return _BASIS.get(self)


_BASIS = {
    SignalKind.TALK: Basis.PERCEPTION,
    SignalKind.REPORT: Basis.REPORT,
    SignalKind.OWN_REGISTER: Basis.OWN_REGISTER,
    SignalKind.PARTNER: Basis.PARTNERS,
    SignalKind.RULING: Basis.RULING,
}


class Reliability(StrEnum):
    """How reliable the source is, apart from what it says."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def word(self) -> str:
        """The letter in words."""
        return _RELIABILITY[self]


_RELIABILITY = {
    Reliability.A: "volledig betrouwbaar",
    Reliability.B: "meestal betrouwbaar",
    Reliability.C: "redelijk betrouwbaar",
    Reliability.D: "meestal niet betrouwbaar",
    Reliability.E: "niet betrouwbaar",
    Reliability.F: "niet te beoordelen",
}


class Credibility(StrEnum):
    """How credible the information is, apart from who says it."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"

    @property
    def word(self) -> str:
        """The number in words."""
        return _CREDIBILITY[self]


_CREDIBILITY = {
    Credibility.CONFIRMED: "door andere bronnen bevestigd",
    Credibility.PROBABLE: "waarschijnlijk juist",
    Credibility.POSSIBLE: "mogelijk juist",
    Credibility.DOUBTFUL: "twijfelachtig",
    Credibility.IMPROBABLE: "onwaarschijnlijk",
    Credibility.UNJUDGED: "niet te beoordelen",
}


@frozen(order=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"

    @property
    def quarter(self) -> "Quarter":
        """The quarter it lies in."""
        return Quarter(self.year, (self.month + 2) // 3)


@frozen(order=True)
class Quarter:
    """A quarter of a year."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-K{self.number}"

    @property
    def words(self) -> str:
        """The quarter as people say it."""
        return f"{self.number}e kwartaal van {self.year}"

    def before(self, quarters: int) -> "Quarter":
        """The quarter so many earlier."""
        place = 4 * self.year + self.number - 1 - quarters
        return Quarter(place // 4, place % 4 + 1)

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter of a day."""
        return Month(day.year, day.month).quarter


@frozen
class Signal:
    """How many signals of one kind came in about one phenomenon, in one area and month, and how firm they are."""

    phenomenon: str
    area: str
    month: Month
    kind: SignalKind
    reliability: Reliability
    credibility: Credibility
    sources: int
    count: int


@frozen
class Protocol:
    """Whether the municipality has its own protocol for weighing signals (GSO), and whether anyone can read it."""

    exists: bool | None = None
    published: bool | None = None
    adopted: date | None = None
    place: str = ""


@frozen
class Phases:
    """How many signals stood in each phase of the municipality's own weighing in one quarter."""

    quarter: str
    received: int
    taken_up: int
    not_taken_up: int
    destroyed: int

    def __attrs_post_init__(self) -> None:
        if parse_quarter(self.quarter) is None:
            raise Refused(f"'{self.quarter}' is geen kwartaal", "schrijf bijvoorbeeld 2025-K3", field="quarter")
        for name in ("received", "taken_up", "not_taken_up", "destroyed"):
            value = getattr(self, name)
            if not 0 <= value <= MOST_COUNTED:
                raise Refused(f"{value} ligt niet tussen 0 en {MOST_COUNTED}", "kijk het aantal na", field=name)


@frozen
class RiecProduct:
    """Where a product of the RIEC is kept; its text never enters."""

    reference: str
    date: date
    place: str


@frozen
class Weighing:
    """``signal_phases.yaml``: the protocol, the counts per phase, and where the products of the RIEC are kept."""

    protocol: Protocol = Protocol()
    quarters: tuple[Phases, ...] = ()
    riec_products: tuple[RiecProduct, ...] = ()


def parse_quarter(text: str) -> Quarter | None:
    """A quarter from text such as 2025-K3; None when it is none."""
    year, _, number = text.partition("-")
    if len(year) == 4 and year.isascii() and year.isdigit() and number[:1] in ("K", "Q") and number[1:] in set("1234"):
        return Quarter(int(year), int(number[1:]))
    return None


def quarters_until(last: Quarter, *, amount: int) -> tuple[Quarter, ...]:
    """So many quarters, the last of them given."""
    return tuple(last.before(amount - 1 - n) for n in range(amount))


def bases(signals: Iterable[Signal]) -> tuple[Basis, ...]:
    """What the signals that were counted rest on, from weak to strong."""
    found = {one.kind.basis for one in signals if one.count}
    return tuple(basis for basis in Basis if basis in found)
