"""Degrees of weakness as intervals of whole points, and their weighted sums (S2, S7, S9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Interval:
    """What is certain (low) and what is possible (high), in whole points from 0 to 100."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 100:
            raise ValueError(f"no interval on 0..100: [{self.low}, {self.high}]")

    @property
    def width(self) -> int:
        """How much is still unknown, in points."""
        return self.high - self.low

    def raised_by(self, other: "Interval") -> "Interval":
        """Both ends lifted separately to at least the other's; never lowered (S5, S8)."""
        return Interval(max(self.low, other.low), max(self.high, other.high))


UNKNOWN = Interval(0, 100)


def exactly(degree: int) -> Interval:
    """The interval of a degree that is known."""
    return Interval(degree, degree)


def hull(intervals: Iterable[Interval]) -> Interval:
    """From the lowest low to the highest high (S3)."""
    parts = list(intervals)
    return Interval(min(part.low for part in parts), max(part.high for part in parts))


def worst(intervals: Iterable[Interval]) -> Interval:
    """The highest low to the highest high: the weakest of several places decides."""
    parts = list(intervals)
    return Interval(max(part.low for part in parts), max(part.high for part in parts))


def half_up(numerator: int, denominator: int) -> int:
    """The whole number nearest to an exact non-negative fraction, halves upward (S7)."""
    return (2 * numerator + denominator) // (2 * denominator)


def weighted_mean(parts: Iterable[tuple[int, Interval]]) -> Interval | None:
    """Σ w·d / Σ w, once with all lows and once with all highs; None when no weight counts (S7)."""
    total = low = high = 0
    for weight, interval in parts:
        total += weight
        low += weight * interval.low
        high += weight * interval.high
    if total == 0:
        return None
    return Interval(half_up(low, total), half_up(high, total))


def shares(parts: Mapping[str, int]) -> dict[str, int]:
    """Whole percents by largest remainder that add up to 100, or are all 0 when the sum is 0; ties by id (S13)."""
    total = sum(parts.values())
    if total == 0:
        return dict.fromkeys(parts, 0)
    whole = {name: 100 * part // total for name, part in parts.items()}
    rest = 100 - sum(whole.values())
    by_remainder = set(sorted(parts, key=lambda name: (-(100 * parts[name] % total), name))[:rest])
    return {name: share + (name in by_remainder) for name, share in whole.items()}
