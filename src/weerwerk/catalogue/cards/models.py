"""Generic models of processes: in which order the steps go, who may not do both, and what a wrongdoer wants."""

from typing import Literal

from attrs import frozen

from weerwerk.catalogue.cards.common import Retired
from weerwerk.dated import Figure, needs_reason


@frozen
class ModelStep:
    """A step in the flow of a model; ``again`` is the id of the same work done once more by a second pair of hands.

    ``only``: above or up to the model's border, or where somebody chooses so (free).
    """

    step: str
    again: str = ""
    only: Literal["", "above", "up to", "free"] = ""

    @property
    def id(self) -> str:
        """The id in the flow."""
        return self.again or self.step


@frozen
class ModelRule:
    """A rule about who does which steps of one case, with where it comes from; a municipality says who enforces it."""

    kind: Literal["different", "same", "at_least", "at_most", "unrelated", "senior"]
    steps: tuple[str, ...]
    ground: Literal["wet", "eigen regel"]
    reference: str
    source: str
    reason: str = ""
    people: int = 0

    def __attrs_post_init__(self) -> None:
        needs_reason(self.source, self.reason)


@frozen
class ModelGoal:
    """What a wrongdoer wants of a process, and in which steps somebody must then be in on it."""

    id: str
    name: str
    why: str
    wants: Literal["push", "stop"]
    critical: tuple[str, ...]
    apart: bool = False


@frozen
class ProcessModel:
    """The generic model of one process of the catalogue, with the same id; a municipality fills in who does what.

    ``aside`` are steps of the process that a case does not run through. ``border`` parts case types by ``by``.
    """

    id: str
    flow: tuple[ModelStep, ...]
    rules: tuple[ModelRule, ...]
    goals: tuple[ModelGoal, ...]
    aside: tuple[str, ...] = ()
    by: str = ""
    border: Figure | None = None
    retired: Retired | None = None
