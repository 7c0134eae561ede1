"""The receipt of a result: with what it was made, so that it can be made again."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from attrs import field, frozen

from weerwerk import __version__

_BLOCK = 1 << 20


@frozen
class Input:
    """A file that went in: its name without the folder it lay in, and its SHA-256."""

    name: str
    sha256: str


@frozen
class Receipt:
    """What a result was made with and when; the same inputs and settings give the same number."""

    on: date
    edition: str = ""
    catalogue: str = ""
    inputs: tuple[Input, ...] = ()
    settings: Mapping[str, str] = field(factory=dict)
    version: str = __version__

    @property
    def number(self) -> str:
        """A short number for in the foot of a page: the hash of everything else on the receipt."""
        parts = [self.on.isoformat(), self.edition, self.catalogue, self.version]
        parts += [f"{one.name}={one.sha256}" for one in self.inputs]
        parts += [f"{name}={self.settings[name]}" for name in sorted(self.settings)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]

    def as_dict(self) -> dict[str, object]:
        """The receipt as it stands in JSON output."""
        return {
            "number": self.number,
            "version": self.version,
            "edition": self.edition or None,
            "catalogue": self.catalogue or None,
            "date": self.on.isoformat(),
            "inputs": [{"name": one.name, "sha256": one.sha256} for one in self.inputs],
            "settings": dict(self.settings),
        }


def inputs_of(paths: Iterable[Path], *, folder: Path | None = None) -> tuple[Input, ...]:
    """The files as inputs, in order of name; below `folder` they keep their path within it."""
    made = [Input(path.relative_to(folder).as_posix() if folder else path.name, sha256_of(path)) for path in set(paths)]
    return tuple(sorted(made, key=lambda one: (one.name, one.sha256)))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
