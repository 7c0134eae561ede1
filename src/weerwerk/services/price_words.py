"""What a measure costs, in words: hours and euro as the card gives them, once and per year."""

from weerwerk import wording
from weerwerk.catalogue.cards import Measure
from weerwerk.dated import Span


def price(measure: Measure) -> str:
    """The price as one line; what costs nothing is not named, and a measure without a price says so."""
    parts = (
        amount(measure.hours_once, measure.hours_year, "uur"),
        amount(measure.euro_once, measure.euro_year, "euro"),
    )
    said = "; ".join(part for part in parts if part)
    return said or "kost geen uren en geen geld"


def amount(once: Span, yearly: Span, unit: str) -> str:
    """Once and per year in one unit: 24–80 uur, daarna 8–24 per jaar."""
    if once.high and yearly.high:
        return f"{span(once)} {unit} en {span(yearly)} per jaar"
    if once.high:
        return f"{span(once)} {unit}"
    return f"{span(yearly)} {unit} per jaar" if yearly.high else ""


def span(value: Span) -> str:
    """A range of whole numbers: 24–80, or 24 when both ends are the same."""
    if value.low == value.high:
        return wording.number(value.low)
    return f"{wording.number(value.low)}–{wording.number(value.high)}"
