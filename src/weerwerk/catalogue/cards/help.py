"""What helps: measures with their price, and the partners behind them."""

from datetime import date
from typing import Literal

from attrs import frozen

from weerwerk.catalogue.cards.common import ALL, Name, Retired
from weerwerk.dated import Span, needs_reason


@frozen
class ActsOn:
    """The degree to which a measure, once it stands, caps a circumstance (law 7)."""

    circumstance: str
    cap: Literal[0, 25, 50, 75]
    since: date
    source: str
    reason: str

    def __attrs_post_init__(self) -> None:
        needs_reason(self.source, self.reason)


@frozen
class Evidence:
    """How firmly it is known that a measure works."""

    strength: Literal["geen", "ervaring", "deskundigen", "onderzoek"]
    note: str
    source: str


@frozen
class Measure:
    """Something a municipality can do, with its price."""

    id: str
    name: Name
    theme: Literal["kennis", "bewustzijn", "samenwerking", "instrumenten", "capaciteit"]
    what: str
    first_step: str
    owner: str
    acts_on: tuple[ActsOn, ...]
    hours_once: Span
    hours_year: Span
    euro_once: Span
    euro_year: Span
    weeks: Span
    evidence: Evidence
    small: Literal["goed", "met buurgemeente", "minder geschikt"]
    processes: tuple[str, ...] = ALL
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    neighbour: str = ""
    partners: tuple[str, ...] = ()
    source: str = "uncited"
    retired: Retired | None = None


@frozen
class Partner:
    """An organisation that helps: what it does, for whom, and how to reach it.

    ``authority`` says about what a misstand may be reported to it directly (Wet bescherming klokkenluiders).
    """

    id: str
    name: Name
    what: str
    for_whom: str
    source: str
    reach: str = ""
    url: str = ""
    authority: str = ""
