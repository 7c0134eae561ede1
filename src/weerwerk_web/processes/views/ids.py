"""The id of a step or goal, made from its name."""

import re
import unicodedata
from collections.abc import Collection

IDS = re.compile(r"[a-z0-9-]{1,80}")


def id_for(name: str, taken: Collection[str]) -> str:
    """An id from a name: small letters, digits and dashes, and not one that is there already."""
    flat = "".join(one for one in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(one))
    made = re.sub(r"[^a-z0-9]+", "-", flat).strip("-")[:50].strip("-") or "stap"
    return next(one for one in (made, *(f"{made}-{number}" for number in range(2, 10_000))) if one not in taken)
