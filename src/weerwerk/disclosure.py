"""What may be shown outside: small numbers stay home (R6), and the public layer is a white list (R8).

``PublicReport`` is that white list as a type. It holds a name, a year, a date, counts that were made safe, and words
from closed lists; there is no field in which a finding, an answer, a process or a free text would fit.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from attrs import frozen

MIN_GROUP = 10  # people; R6
MIN_MEASURES = 3  # measures in one row: fewer would point at one that anyone can look up in the open catalogue

_NAME = re.compile(r"(?=.*[^\W\d_])(?:[^\W\d_]|[ .,'’()\-])+\Z")
_MARK = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+\-]{0,19}\Z")
MOST_NAME = 60


class Chapter(StrEnum):
    """The six themes under which everything public is gathered; the ids are those of the catalogue."""

    AWARENESS = "bewustwording-organisatie"
    INTEGRITY = "integriteit-werkomgeving"
    SAFETY = "veilige-publieke-taak"
    INFORMATION = "informatiepositie"
    POLICY = "beleid-handhaving"
    WORK = "processen"


class Amount(StrEnum):
    """How many subjects were looked at, as a class: an exact number would tell which ways of working were chosen."""

    NONE = "geen"
    FEW = "minder dan 5"
    SOME = "5 tot 15"
    MANY = "15 of meer"

    @classmethod
    def of(cls, number: int) -> "Amount":
        """The class of a number."""
        if number <= 0:
            return cls.NONE
        return cls.FEW if number < 5 else cls.SOME if number < 15 else cls.MANY


class Change(StrEnum):
    """How a theme stands against the time before, in coarse words."""

    FIRST = "eerste keer"
    BETTER = "vooruit"
    SAME = "ongeveer gelijk"
    WORSE = "achteruit"
    UNKNOWN = "niet te vergelijken"


class WooGround(StrEnum):
    """Why a part is not public: the letter of article 5.1, second paragraph, of the Wet open overheid."""

    SUPERVISION = "d"
    PRIVACY = "e"
    FUNCTIONING = "i"


@frozen
class People:
    """A number of people; None where it is smaller than ten, and then nobody learns how small."""

    number: int | None

    def __attrs_post_init__(self) -> None:
        if self.number is not None and self.number < MIN_GROUP:
            raise ValueError(f"a group of {self.number} is too small to be shown")

    @classmethod
    def of(cls, number: int) -> "People":
        """The number where it may be shown."""
        return cls(number if number >= MIN_GROUP else None)


@frozen
class Theme:
    """What may be said of one theme."""

    chapter: Chapter
    subjects: Amount
    change: Change


@frozen
class Effort:
    """Measures that have begun under one or more themes, with what they take in their first year."""

    chapters: tuple[Chapter, ...]
    measures: int
    hours: int
    euro: int

    def __attrs_post_init__(self) -> None:
        if self.measures < MIN_MEASURES:
            raise ValueError(f"a row of {self.measures} measures points at a single one")


@frozen
class LeftOut:
    """How many parts of the closed report are not public on one ground; None where that number is too small."""

    ground: WooGround
    parts: int | None


@frozen
class PublicReport:
    """The public layer of a scan: a white list, and nothing else fits in it."""

    municipality: str
    year: int
    made_on: date
    edition: str
    version: str
    took_part: People
    themes: tuple[Theme, ...]
    efforts: tuple[Effort, ...]
    left_out: tuple[LeftOut, ...]

    def __attrs_post_init__(self) -> None:
        if not is_name(self.municipality):
            raise ValueError("the name of a municipality has letters, spaces and hyphens only")
        if not (is_mark(self.edition) and is_mark(self.version)):
            raise ValueError("an edition and a version are short marks")


def is_name(text: str) -> bool:
    """Whether a text can be the name of a municipality in a public report."""
    return len(text) <= MOST_NAME and _NAME.match(text) is not None


def is_mark(text: str) -> bool:
    """Whether a text can be the mark of an edition in a public report: 2026.1."""
    return _MARK.match(text) is not None


def efforts(cells: Mapping[Chapter, Sequence[tuple[int, int]]]) -> tuple[Effort, ...]:
    """Hours and euro of measures by theme, in rows of at least three measures each; empty when there are fewer in all.

    A theme with fewer than three is put together with others, those without any included. Because every row holds at
    least three, no row can be found by taking the others from the whole.
    """
    shown = {chapter: cells.get(chapter, ()) for chapter in Chapter}
    together = [chapter for chapter in Chapter if len(shown[chapter]) < MIN_MEASURES]
    while 0 < sum(len(shown[one]) for one in together) < MIN_MEASURES and len(together) < len(shown):
        alone = [chapter for chapter in Chapter if chapter not in together]
        together.append(min(alone, key=lambda one: len(shown[one])))
    rows: list[tuple[Chapter, ...]] = [(chapter,) for chapter in Chapter if chapter not in together]
    rows.append(tuple(chapter for chapter in Chapter if chapter in together))
    counted = [_effort(chapters, [one for chapter in chapters for one in shown[chapter]]) for chapters in rows]
    return tuple(one for one in counted if one is not None)


def _effort(chapters: tuple[Chapter, ...], measures: Sequence[tuple[int, int]]) -> Effort | None:
    if len(measures) < MIN_MEASURES:
        return None
    return Effort(chapters, len(measures), sum(hours for hours, _ in measures), sum(euro for _, euro in measures))
