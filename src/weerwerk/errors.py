"""Every error Weerwerk raises on purpose, under one root: what happened, where, what now."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where a fault stands: a file as the user named it, a line counted from 1, a field; each may be unknown."""

    file: str = ""
    line: int | None = None
    field: str = ""

    def __str__(self) -> str:
        file_and_line = self.file if self.line is None else f"{self.file}:{self.line}"
        return " ".join(part for part in (file_and_line, self.field) if part)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in what the user gave us, in Dutch, with its cure."""

    what: str
    where: Place = Place()
    cure: str = ""

    def __str__(self) -> str:
        sentence = f"{self.what} — {self.cure}" if self.cure else self.what
        place = str(self.where)
        return f"{place}  {sentence}" if place else sentence


class WeerwerkError(Exception):
    """Er ging iets mis."""

    exit_code = 1


class BadInput(WeerwerkError):
    """De invoer klopt niet; alle fouten staan erbij."""

    exit_code = 2

    def __init__(self, headline: str, faults: Iterable[Fault]) -> None:
        self.headline = headline
        self.faults = tuple(faults)
        super().__init__(str(self))

    def __str__(self) -> str:
        count = len(self.faults)
        head = f"{self.headline}: {count} {'fout' if count == 1 else 'fouten'}"
        return "\n".join([head, *(f"  {fault}" for fault in self.faults)])


class OwnFailure(WeerwerkError):
    """Weerwerk zelf maakte een fout; uw bestanden zijn niet veranderd."""
