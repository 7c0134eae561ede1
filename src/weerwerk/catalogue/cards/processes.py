"""Processes with their steps and checks, and the functions that do the work."""

from datetime import date
from enum import StrEnum
from typing import Literal

from attrs import frozen

from weerwerk.catalogue.cards.common import Name, Retired
from weerwerk.dated import Fact, Figure


class Act(StrEnum):
    """What a step does with a case."""

    PREPARE = "prepare"
    CHECK = "check"
    DECIDE = "decide"
    EXECUTE = "execute"
    AFTER_CHECK = "after-check"


class Way(StrEnum):
    """The ways of undermining named in the definition of the Netwerk Weerbaar Bestuur."""

    BRIBERY = "omkoping"
    INFILTRATION = "infiltratie"
    LAUNDERING = "witwassen"
    FRAUD = "fraude"
    FINANCING = "financieren"
    THREAT = "bedreiging"
    FAVOURING = "bevoordeling"
    INFLUENCE = "beinvloeding"


@frozen
class Step:
    """One step of a process: what someone does, and which functions do it."""

    id: str
    name: Name
    act: Act
    functions: tuple[str, ...]
    system: str = ""
    note: str = ""


@frozen
class WayUsed:
    """How a way of undermining shows in one process."""

    way: Way
    text: str
    source: str


@frozen
class Check:
    """A check that belongs to a process, and the circumstance that says whether it stands."""

    text: str
    circumstance: str
    source: str


@frozen
class LawFrom:
    """The law under which a process runs now, and its first day."""

    date: date
    law: str
    source: str


@frozen
class Impact:
    """What is at stake in a process, 1 to 5 on each of four sides; the highest counts (S10)."""

    money: Figure
    safety: Figure
    data: Figure
    trust: Figure

    @property
    def highest(self) -> int:
        """The impact of the process."""
        return max(side.value for side in (self.money, self.safety, self.data, self.trust))


@frozen
class Process:
    """A process of a municipality on which criminals can lean.

    A municipality's own process may be `like` one of the catalogue: then it keeps the weights of that one.
    """

    id: str
    name: Name
    group: Literal["research", "further", "own"]
    why: str
    impact: Impact
    steps: tuple[Step, ...]
    ways: tuple[WayUsed, ...] = ()
    signals: tuple[Fact, ...] = ()
    checks: tuple[Check, ...] = ()
    facts: tuple[Fact, ...] = ()
    kinds: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    law_from: LawFrom | None = None
    like: str = ""
    retired: Retired | None = None


@frozen
class Function:
    """A vital function: who can do something that a criminal wants.

    ``pressure`` is the pressure weight of the coalition model: how much it takes to press a holder, 1 little to 5 much.
    """

    id: str
    name: Name
    work: str
    why: str
    pressure: Figure
    access: tuple[str, ...] = ()
    source: str = "uncited"
    retired: Retired | None = None
