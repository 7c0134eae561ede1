"""Who uses a data folder now: servers and workers together, or one piece of work that needs it for itself."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from weerwerk.errors import BadInput, Fault, Place

_FILE = "in-use"


def by_a_process(data: Path) -> TextIO:
    """Say that this process uses the folder, for as long as what comes back stays open."""
    stream = (data / _FILE).open("w")
    fcntl.flock(stream, fcntl.LOCK_SH)
    return stream


@contextmanager
def by_us_alone(data: Path, *, what: str) -> Iterator[None]:
    """Have the folder to ourselves; BadInput when a server or a worker uses it."""
    with (data / _FILE).open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            cure = "stop de werkbank eerst (weerwerk serve, weerwerk worker)"
            raise BadInput(what, [Fault("de werkbank draait nog", Place(str(data)), cure)]) from error
        yield
