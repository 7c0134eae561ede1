"""Numbers, dates and lists the way Dutch readers write them (look.md)."""

from collections.abc import Sequence
from datetime import date

from weerwerk.interval import Interval, half_up

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
NO_BREAK = "\u00a0"


def number(value: int) -> str:
    """A whole number with a point per thousand: 1.042."""
    return f"{value:,}".replace(",", ".")


def percent(part: int, whole: int) -> str:
    """A share as whole percents with a space: 80 %. The whole is not 0."""
    return f"{half_up(100 * part, whole)}{NO_BREAK}%"


def percent_range(low: float, high: float) -> str:
    """Two shares of 1 as percents with one decimal: 77,7–82,0 %."""
    return f"{_decimal(100 * low)}–{_decimal(100 * high)}{NO_BREAK}%"


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def decimal(value: float) -> str:
    """A figure with a point per thousand and at most one decimal after a comma: 1.042, 3,7."""
    return number(round(value)) if value == round(value) or abs(value) >= 1_000 else _decimal(value)


def day(value: date) -> str:
    """A date in words: 12 maart 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """A date for in a table: 12-03-2026."""
    return f"{value:%d-%m-%Y}"


def period(start: date, end: date) -> str:
    """Two dates as a period, said once where they are the same."""
    return day(start) if start == end else f"{day(start)} tot en met {day(end)}"


def interval(value: Interval) -> str:
    """An interval of points: 58–79, or 58 when both ends are the same."""
    return str(value.low) if value.low == value.high else f"{value.low}–{value.high}"


def listed(words: Sequence[str], last: str = "en") -> str:
    """Words in a row: a, b en c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(amount: int, one: str, many: str) -> str:
    """A number with its noun: 1 antwoord, 2 antwoorden, geen antwoorden."""
    said = "geen" if amount == 0 else number(amount)
    return f"{said} {one if amount == 1 else many}"


def out_of(amount: int, whole: int, many: str) -> str:
    """A part of a whole: 2 van de 8 processen, geen van de 8 processen, alle 8 processen."""
    if 0 < amount == whole > 1:
        return f"alle {number(whole)} {many}"
    return f"{'geen' if amount == 0 else number(amount)} van de {number(whole)} {many}"


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def mid_sentence(text: str) -> str:
    """The text as it stands inside a sentence: without its capital, unless that belongs to an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
