"""Labels of branches that a property of the case decides: numeric ranges, or words."""

import itertools
import re
from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from weerwerk.shaped import Refused

_PART = re.compile(r"(<=|>)\s*(-?[0-9]+(?:\.[0-9]+)?)\Z")
_DOTTED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+\Z")
_WORD = re.compile(r"[^\W\d_][\w .,()/'-]*\Z")
_CURE = "schrijf '<= 5000', '> 5000' of '> 5000, <= 20000', of een woord"


@frozen
class Range:
    """Numbers above one border and up to another; None is no border."""

    above: Fraction | None = None
    up_to: Fraction | None = None

    def holds(self, other: "Range") -> bool:
        """Whether every number of the other range lies in this one."""
        low = self.above is None or (other.above is not None and other.above >= self.above)
        high = self.up_to is None or (other.up_to is not None and other.up_to <= self.up_to)
        return low and high

    def __str__(self) -> str:
        low = [] if self.above is None else [f"> {plain(self.above)}"]
        high = [] if self.up_to is None else [f"<= {plain(self.up_to)}"]
        return ", ".join(low + high)


Label = Range | str


def plain(number: Fraction) -> str:
    """A number as people write it in a label: no exponent, no superfluous zeros."""
    if number.denominator == 1:
        return str(number.numerator)
    digits = len(str(number.denominator)) + 1
    return f"{float(number):.{digits}f}".rstrip("0")


def read_label(text: str) -> Label:
    """The label a text says; Refused when it is neither a range nor a word."""
    if not re.search(r"[<>=&]", text):
        if not _WORD.match(text):
            raise Refused(f"'{text}' is geen label", _CURE)
        return text
    borders: dict[str, Fraction | None] = {"<=": None, ">": None}
    for part in text.split(","):
        match = _PART.match(part.strip())
        if not match or borders[match.group(1)] is not None:
            raise Refused(f"het label '{text}' is niet te lezen", _CURE)
        if _DOTTED.match(match.group(2)):
            raise Refused(f"'{match.group(2)}' kan duizend of een breuk zijn", "schrijf duizendtallen zonder punt")
        borders[match.group(1)] = Fraction(match.group(2))
    above, up_to = borders[">"], borders["<="]
    if above is not None and up_to is not None and above >= up_to:
        raise Refused(f"het label '{text}' laat geen enkel getal toe", _CURE)
    return Range(above, up_to)


def elementary(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The smallest ranges between all borders, from low to high; together they hold every number."""
    borders = sorted({b for one in ranges for b in (one.above, one.up_to) if b is not None})
    edges: list[Fraction | None] = [None, *borders, None]
    return tuple(Range(low, high) for low, high in itertools.pairwise(edges))


def covers(label: Label, value: Label) -> bool:
    """Whether a branch with this label is taken by a case with this value."""
    if isinstance(label, Range):
        return isinstance(value, Range) and label.holds(value)
    return label == value
