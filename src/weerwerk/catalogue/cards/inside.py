"""Internal circumstances: one question each about how the organisation works."""

from typing import Literal

from attrs import frozen

from weerwerk.catalogue.cards.common import Name, Reach, Retired, Weighing
from weerwerk.dated import Fact, Figure


@frozen
class Measured:
    """What can measure a circumstance in practice (S5)."""

    by: Literal["log", "coalition", "survey", "register"]
    detector: str = ""


@frozen
class Circumstance:
    """An internal circumstance: one question about how the organisation works, answered on the scale of S1.

    ``ask`` is the function that knows the answer; the coordinator is shown whom to ask what. ``survey_item`` is a
    statement for a staff survey that is good to agree with: disagreement counts as unfavourable.
    """

    id: str
    name: Name
    kind: Literal["functions", "persons", "way-of-working", "small", "culture", "theme"]
    reach: Reach
    question: str
    why: str
    good: str
    evidence: str
    minutes: Figure
    weights: tuple[Weighing, ...]
    facts: tuple[Fact, ...] = ()
    theme: str = ""
    presets: tuple[Literal["eerste-beeld", "klein"], ...] = ()
    measured: tuple[Measured, ...] = ()
    survey_item: str = ""
    ask: str = ""
    retired: Retired | None = None
