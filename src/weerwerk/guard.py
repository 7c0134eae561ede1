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
_START = r"(?:(?<![0-9A-Za-z])|(?<=bsn))"
_DIGITS = re.compile(rf"{_START}[0-9](?:{_GAP}[0-9]){{7,8}}(?![0-9]|{_GAP}[0-9]|[A-Za-z])", re.IGNORECASE)
_THREES = re.compile(rf"{_START}[0-9]{{3}}([,:;*|+])[0-9]{{3}}\1[0-9]{{3}}(?![0-9A-Za-z])", re.IGNORECASE)
_DAY = re.compile(
    r"(?:[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[1-9]|[12][0-9]|3[01])([-./])(?:0[1-9]|1[0-2])\1[12][0-9]{3})\Z"
)
_IBAN = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z]{{2}}{_GAP}[0-9]{_GAP}[0-9](?:{_GAP}[A-Za-z0-9]){{11,30}}")
_AT = r"\s?(?:@|[(\[{](?:at|a|apenstaart|apenstaartje)[)\]}]|\bapenstaart(?:je)?\b)\s?"
_DOT = r"\s?(?:\.|\(dot\)|\[dot\]|\(punt\)|\[punt\]|\bpunt\b)\s?"
_MAIL = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[a-z]{{2,12}}\b", re.IGNORECASE)
_SPOKEN_MAIL = re.compile(
    r"[\w.+-]+\s+at\s+[\w-]+(?:\s+(?:dot|punt)\s+[\w-]+)*\s+(?:dot|punt)\s+[a-z]{2,12}\b", re.IGNORECASE
)
_ABROAD = rf"(?:\+{_GAP}3{_GAP}1|00{_GAP}3{_GAP}1)(?:{_GAP}\(0\))?{_GAP}[1-9]|316"
_AREA_CODE = rf"\(0{_GAP}[1-9](?:{_GAP}[0-9]){{0,3}}\)"
_PHONE = re.compile(
    rf"(?<![0-9A-Za-z])(?:(?:{_ABROAD}|[0O]{_GAP}[1-9])(?:{_GAP}[0-9]){{8}}|{_AREA_CODE}(?:{_GAP}[0-9]){{6,8}})(?![0-9])",
    re.IGNORECASE,
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


_MUNICIPALITY = re.compile(r"GM[0-9]{4}\Z")  # the code of a municipality, in which no dash stands
_PLATE = _plates("[-–—·./_]?", re.IGNORECASE)
_PLATE_SPACED = _plates(r"\s", re.NOFLAG)  # in capitals only: '2 kg 100' is no plate
_TRADE = r"(?:kvk|k\.v\.k\.|kamer van koophandel|handelsregister)"
_EIGHT = rf"[0-9](?:{_GAP}[0-9]){{7}}"
_KVK = re.compile(rf"\b{_TRADE}\D{{0,20}}{_EIGHT}|(?<![0-9]){_EIGHT}(?![0-9])[^0-9.;]{{0,20}}\b{_TRADE}", re.IGNORECASE)


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
    """Eight or nine digits that pass the 11-test; a day of a month, which one time in eleven does too, is none."""
    if _DAY.match(text):
        return False
    digits = _digits(text)
    return len(digits) in (8, 9) and bool(bsn.is_valid(digits.zfill(9)))


def _is_iban(text: str) -> bool:
    compact = "".join(character for character in text if character.isalnum())
    return any(iban.is_valid(compact[:length]) for length in _iban_lengths(compact))


def _iban_lengths(compact: str) -> Iterator[int]:
    yield from range(15, min(34, len(compact)) + 1)


def _is_plate(text: str) -> bool:
    compact = "".join(character for character in text if character.isalnum())
    return len(compact) == 6 and not compact.isdigit() and not _MUNICIPALITY.match(text)


def _always(_: str) -> bool:
    return True


_RULES: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("e-mailadres", _MAIL, _always),
    ("e-mailadres", _SPOKEN_MAIL, _always),
    ("IBAN", _IBAN, _is_iban),
    ("telefoonnummer", _PHONE, _always),
    ("KvK-nummer", _KVK, _always),
    ("BSN", _DIGITS, _is_bsn),
    ("BSN", _THREES, _is_bsn),
    ("kenteken", _PLATE, _is_plate),
    ("kenteken", _PLATE_SPACED, _is_plate),
)
