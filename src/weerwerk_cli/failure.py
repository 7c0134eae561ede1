"""What the user reads when Weerwerk itself fails: a short message, and where the technical explanation lies."""

import errno
import os
import platform
import tempfile
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from weerwerk import __version__
from weerwerk.errors import BadInput, Fault, Place

# What the disk can refuse, as the user meets it; anything else of the system is our own failure.
_REFUSALS = {
    errno.ENOENT: ("bestaat niet", "kijk de naam na"),
    errno.EACCES: ("mag u niet lezen of schrijven", "vraag rechten of kies een andere plek"),
    errno.EPERM: ("mag u niet veranderen", "vraag rechten of kies een andere plek"),
    errno.EROFS: ("staat op een schijf waarop niets mag veranderen", "kies een andere plek"),
    errno.EISDIR: ("is een map, geen bestand", "geef een bestand op"),
    errno.ENOTDIR: ("ligt niet in een map", "kijk de naam na"),
    errno.EEXIST: ("bestaat al", "kies een andere naam"),
    errno.ENAMETOOLONG: ("heeft een te lange naam", "kies een kortere naam"),
    errno.ENOSPC: ("past niet meer op de schijf", "maak ruimte vrij"),
}


def refused(error: OSError) -> BadInput | None:
    """What the disk refused, as bad input with the file's name; None when no file of the user is named."""
    known = _REFUSALS.get(error.errno or 0)
    named = isinstance(error.filename, str | bytes)
    if known is None or not (named or error.errno == errno.ENOSPC):
        return None
    what, cure = known
    file = os.fsdecode(error.filename) if named else "de uitvoer"
    return BadInput("bestand niet gebruikt", [Fault(what, Place(file), cure)])


def sorry(error: Exception, *, debug: bool) -> str:
    """The message for a failure of our own; the technical explanation goes to a file, or after it when asked for."""
    head = "Er ging iets mis in Weerwerk zelf. Dat ligt niet aan u."
    detail = explanation(error)
    if debug:
        return f"{head}\n\n{detail}"
    place = keep(detail)
    if place is None:
        return f"{head}\nDe technische uitleg ziet u met: weerwerk --debug …"
    return (
        f"{head}\nDe technische uitleg staat in {place}\n"
        "Stuur dat bestand mee als u het meldt. Kijk eerst of er niets in staat dat u niet wilt delen."
    )


def explanation(error: Exception) -> str:
    """What a developer needs; no arguments and no values of variables, for those can hold names or keys."""
    system = f"weerwerk {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return f"{system}\n\n{''.join(traceback.format_exception(error))}"


def keep(detail: str) -> Path | None:
    """The explanation in a file that only this user can read; None when there is no place for it."""
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    name = f"storing-{datetime.now().astimezone():%Y%m%d-%H%M%S}-"
    for folder in (home / "weerwerk", Path(tempfile.gettempdir())):
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, file = tempfile.mkstemp(prefix=name, suffix=".txt", dir=folder)
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(detail)
            return Path(file)
    return None
