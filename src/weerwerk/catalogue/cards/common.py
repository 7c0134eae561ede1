"""What every card can hold: names, weights, retirement."""

from datetime import date
from enum import StrEnum
from typing import Literal

from attrs import frozen

from weerwerk.dated import needs_reason
from weerwerk.shaped import Refused

ALL = ("all",)

# Why a rule would hold; only the first two, with their reference, move a score or a floor (S5, S8).
Ground = Literal["wet", "eigen regel", "goed gebruik", "geen", "onbekend"]
GROUNDS_THAT_COUNT: tuple[Ground, ...] = ("wet", "eigen regel")


class Reach(StrEnum):
    """The closest level at which a question may be answered (S2a)."""

    ORGANISATION = "organisation"
    PROCESS = "process"
    STEP = "step"


class Structure(StrEnum):
    """The four opportunity structures of the national picture."""

    SOCIAL = "sociaal"
    FINANCIAL = "financieel-economisch"
    INFRASTRUCTURAL = "infrastructureel"
    INSTITUTIONAL = "institutioneel"


@frozen
class Name:
    """A name in Dutch and in English."""

    nl: str
    en: str


@frozen
class Retired:
    """From when a card no longer holds, and which card took its place."""

    since: date
    successor: str = ""
    reason: str = ""


@frozen
class Weighing:
    """How heavily a circumstance counts for some processes, 0 to 5 (S6); ``processes: [all]`` is the default."""

    weight: int
    since: date
    source: str
    reason: str
    processes: tuple[str, ...] = ALL

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.weight <= 5:
            raise Refused(f"gewicht {self.weight} ligt niet tussen 0 en 5", field="weight")
        needs_reason(self.source, self.reason)
