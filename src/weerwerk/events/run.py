"""The detectors, in one tuple you can read, and running them on a log."""

from collections.abc import Mapping
from typing import Protocol

from weerwerk.catalogue.cards import Detector
from weerwerk.events.detectors import vier_ogen
from weerwerk.events.log import Log
from weerwerk.events.model import Asked, Finding


class Finds(Protocol):
    """A detector: its id is that of its card, and it returns findings, never a verdict on a person."""

    ID: str

    def find(self, log: Log, *, asked: Asked, card: Detector) -> tuple[Finding, ...]:
        """What this detector sees in a log, asked about one process."""


DETECTORS: tuple[Finds, ...] = (vier_ogen,)


def run(log: Log, *, asked: Asked, cards: Mapping[str, Detector]) -> tuple[Finding, ...]:
    """The findings of all detectors, in the order of the tuple."""
    return tuple(
        finding for detector in DETECTORS for finding in detector.find(log, asked=asked, card=cards[detector.ID])
    )
