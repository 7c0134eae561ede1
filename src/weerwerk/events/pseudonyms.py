"""Names become pseudonyms at the door (R3): a keyed hash, and of the spellings only how they differed is kept.

Spellings that differ in case, spacing, punctuation or diacritics alone are one person. Letters and digits are
compared exactly: Resource1 and Resource11 are two people.
"""

import base64
import hashlib
import hmac
import unicodedata
from collections.abc import Callable

from weerwerk.events.model import Merged

PSEUDONYM_LETTERS = 12  # 60 bits: two of ten thousand names meet with a chance below one in ten thousand million

# What systems write when they do not know who did something; none of these is a person.
NO_ONE = frozenset({"", "null", "none", "nan", "nvt", "onbekend", "unknown"})


def same_person_key(name: str) -> str:
    """What is left of a name without case, spacing, punctuation and diacritics."""
    if name.isascii():  # the same outcome, sooner: ASCII has no diacritics
        return "".join(filter(str.isalnum, name)).lower()
    return _kept(_plain(_folded(name)))


def pseudonym(name: str, *, key: bytes) -> str | None:
    """The pseudonym of a name under a key; None when the name names no one."""
    normal = same_person_key(name)
    if normal in NO_ONE:
        return None
    digest = hmac.digest(key, normal.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return base64.b32encode(digest).decode("ascii")[:PSEUDONYM_LETTERS].lower()


class Door:
    """Takes names in and gives pseudonyms out; lives as long as one reading and keeps nothing after it."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._given: dict[str | None, str | None] = {None: None}

    def pseudonym(self, name: str | None) -> str | None:
        """The pseudonym of a name, or None when no one is named."""
        if name not in self._given:
            self._given[name] = pseudonym(name or "", key=self._key)
        return self._given[name]

    def merged(self) -> tuple[Merged, ...]:
        """The people whose name came in more than one spelling, by pseudonym."""
        spellings: dict[str, list[str]] = {}
        for name, hidden in self._given.items():
            if name is not None and hidden is not None:
                spellings.setdefault(hidden, []).append(name)
        return tuple(
            Merged(hidden, len(names), differences(names))
            for hidden, names in sorted(spellings.items())
            if len(names) > 1
        )


def differences(spellings: list[str]) -> tuple[str, ...]:
    """In which of the four ways the spellings of one name differ, in Dutch."""
    return tuple(way for way in _LEVELLERS if len({_levelled(one, but=way) for one in spellings}) > 1)


def _levelled(name: str, *, but: str) -> str:
    """The name with every difference taken away but one."""
    for way, level in _LEVELLERS.items():
        if way != but:
            name = level(name)
    return unicodedata.normalize("NFC", name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def _unspaced(name: str) -> str:
    return "".join(one for one in name if unicodedata.category(one)[0] not in "ZC")


def _unpointed(name: str) -> str:
    return "".join(one for one in name if unicodedata.category(one)[0] not in "PS")


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(one for one in decomposed if unicodedata.category(one)[0] != "M")


def _kept(name: str) -> str:
    return _unpointed(_unspaced(name))


_LEVELLERS: dict[str, Callable[[str], str]] = {
    "hoofdletters": _folded,
    "spaties": _unspaced,
    "leestekens": _unpointed,
    "accenten": _plain,
}
