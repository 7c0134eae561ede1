"""Personal data in free text, found before it is kept (R1): BSN, IBAN, plates, e-mail, telephone, KvK numbers.

The check sees through the usual disguises: spaces, dots and dashes between digits, full-width and invisible
characters, (at) for @. It knows no names: a name is not found, and the text beside every field says so.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from attrs import frozen
from stdnum import iban
from stdnum.nl import bsn

NOTICE = "Schrijf hier niets over een persoon. Wilt u iets melden? Zo doet u dat."

_INVISIBLE = {"Cf", "Mn", "Me"}
_GAP = r"[\s.\-–—_/·']{0,3}"
_DIGITS = re.compile(rf"(?<![0-9A-Za-z])[0-9](?:{_GAP}[0-9]){{7,8}}(?![0-9]|{_GAP}[0-9]|[A-Za-z])")
_IBAN = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z]{{2}}{_GAP}[0-9]{_GAP}[0-9](?:{_GAP}[A-Za-z0-9]){{11,30}}")
_AT = r"\s?(?:@|\(at\)|\[at\]|\{at\}|\bapenstaartje\b)\s?"
_DOT = r"\s?(?:\.|\(dot\)|\[dot\]|\(punt\)|\[punt\]|\bpunt\b)\s?"
_MAIL = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[a-z]{{2,12}}\b", re.IGNORECASE)
_PHONE = re.compile(
    rf"(?<![0-9A-Za-z])(?:\+{_GAP}3{_GAP}1|00{_GAP}3{_GAP}1|0)(?:{_GAP}\(0\))?{_GAP}[1-9](?:{_GAP}[0-9]){{8}}(?![0-9])"
)
_LETTERS = "[BDFGHJKLMNPRSTVWXYZ]"
_SIDE_CODES = (
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
)  # fmt: skip


def _plates(separator: str, flags: re.RegexFlag) -> re.Pattern[str]:
    parts = {"X": _LETTERS, "9": "[0-9]", "-": separator}
    codes = "|".join("".join(parts[sign] for sign in code) for code in _SIDE_CODES)
    return re.compile(rf"(?<![A-Za-z0-9-])(?:{codes})(?![A-Za-z0-9-])", flags)


_PLATE = _plates("[-·.]?", re.IGNORECASE)
_PLATE_SPACED = _plates(r"\s", re.NOFLAG)  # in capitals only: '2 kg 100' is no plate
_KVK = re.compile(rf"\b(?:kvk|k\.v\.k\.|kamer van koophandel|handelsregister)\D{{0,20}}[0-9](?:{_GAP}[0-9]){{7}}", re.I)


@frozen(order=True)
class Found:
    """A piece of text that looks like personal data; the positions are those of the text as it was given."""

    start: int
    end: int
    kind: str


def find(text: str) -> tuple[Found, ...]:
    """Everything in a text that looks like personal data, in order; overlapping finds are joined under the first."""
    plain, places = _plain(text)
    found = sorted(
        Found(places[match.start()], places[match.end() - 1] + 1, kind)
        for kind, pattern, holds in _RULES
        for match in pattern.finditer(plain)
        if holds(match.group())
    )
    joined: list[Found] = []
    for one in found:
        if joined and one.start < joined[-1].end:
            joined[-1] = Found(joined[-1].start, max(one.end, joined[-1].end), joined[-1].kind)
        else:
            joined.append(one)
    return tuple(joined)


def masked(text: str) -> str:
    """The text with everything that looks like personal data replaced by its kind."""
    for one in reversed(find(text)):
        text = f"{text[: one.start]}[{one.kind}]{text[one.end :]}"
    return text


def _plain(text: str) -> tuple[str, list[int]]:
    """The text without invisible characters and with plain digits and letters, and where each character stood."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKC", character):
            if unicodedata.category(letter) in _INVISIBLE:
                continue
            digit = unicodedata.decimal(letter, None)
            letters.append(str(digit) if digit is not None else letter)
            places.append(place)
    return "".join(letters), places


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _is_bsn(text: str) -> bool:
    digits = _digits(text)
    return len(digits) in (8, 9) and bool(bsn.is_valid(digits.zfill(9)))


def _is_iban(text: str) -> bool:
    compact = "".join(character for character in text if character.isalnum())
    return any(iban.is_valid(compact[:length]) for length in _iban_lengths(compact))


def _iban_lengths(compact: str) -> Iterator[int]:
    yield from range(15, min(34, len(compact)) + 1)


def _is_plate(text: str) -> bool:
    compact = "".join(character for character in text if character.isalnum())
    return len(compact) == 6 and not compact.isdigit()


def _always(_: str) -> bool:
    return True


_RULES: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("e-mailadres", _MAIL, _always),
    ("IBAN", _IBAN, _is_iban),
    ("telefoonnummer", _PHONE, _always),
    ("KvK-nummer", _KVK, _always),
    ("BSN", _DIGITS, _is_bsn),
    ("kenteken", _PLATE, _is_plate),
    ("kenteken", _PLATE_SPACED, _is_plate),
)
