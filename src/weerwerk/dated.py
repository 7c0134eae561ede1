"""Numbers that know from when they hold and where they come from (R5)."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from attrs import field, frozen

from weerwerk.shaped import Refused

OWN_CHOICE = "weerwerk"
UNCITED = "uncited"


class Dated(Protocol):
    """Anything that holds from a date."""

    @property
    def since(self) -> date:
        """The first day on which it holds."""


D = TypeVar("D", bound=Dated)


@frozen
class Figure:
    """A whole number with its date and its source; our own choices carry their reason."""

    value: int
    since: date
    source: str
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        needs_reason(self.source, self.reason)


@frozen
class Span:
    """A number known as a range, low to high, with its date and source."""

    low: int
    high: int
    since: date
    source: str
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise Refused(f"{self.low} tot {self.high} is geen bereik", "zet het kleinste getal eerst", field="low")
        needs_reason(self.source, self.reason)


@frozen
class Fact:
    """A statement in Dutch with the source that says so."""

    text: str
    source: str = field(default=UNCITED)


def needs_reason(source: str, reason: str) -> None:
    """Our own choice of a number is refused without the reason for it (R5)."""
    if source == OWN_CHOICE and not reason.strip():
        raise Refused("een eigen keuze (bron 'weerwerk') zonder reden", "schrijf in één regel waarom", field="reason")


def in_force(entries: Iterable[D], on: date) -> D | None:
    """The newest entry that holds on a day, or None when none held yet."""
    held = [entry for entry in entries if entry.since <= on]
    return max(held, key=lambda entry: entry.since, default=None)
