"""What the shell lends to one run of the core: a key for names, an empty folder, and the day."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from weerwerk.events.model import Run

KEY_BYTES = 32


@contextmanager
def lent(on: date) -> Iterator[Run]:
    """A run with a key of its own, so that pseudonyms mean nothing outside it; its folder is gone afterwards (R3)."""
    with tempfile.TemporaryDirectory(prefix="weerwerk-") as workspace:
        yield Run(secrets.token_bytes(KEY_BYTES), workspace, on)
