"""Planting a canary in every text of a value that is closed, however deep it lies."""

from collections.abc import Mapping
from enum import Enum
from itertools import count

import attrs

# Ids by which the scan finds its cards, and what the white list itself may show.
IDS = {"circumstance", "process", "measure"}
WHITE = {("Organisation", "name"), ("Receipt", "edition")}


class Planter:
    """Replaces each text by the canary and a number, so that different texts stay different."""

    def __init__(self, canary: str) -> None:
        self.canary = canary
        self._numbers = count()
        self.planted = 0

    def plant(self, value, *, name: str = "", holder: str = ""):
        if name in IDS or (holder, name) in WHITE:
            return value
        if isinstance(value, str) and not isinstance(value, Enum):
            self.planted += 1
            return f"{self.canary}{next(self._numbers)}"
        if attrs.has(type(value)):
            kind = type(value).__name__
            made = object.__new__(type(value))  # past the checks of the class: a text may be anything
            for item in attrs.fields(type(value)):
                inner = self.plant(getattr(value, item.name), name=item.name, holder=kind)
                object.__setattr__(made, item.name, inner)
            return made
        if isinstance(value, Mapping):
            return {self.plant(key, name=name): self.plant(inner, name=name) for key, inner in value.items()}
        if isinstance(value, tuple):
            return tuple(self.plant(inner, name=name) for inner in value)
        return value
