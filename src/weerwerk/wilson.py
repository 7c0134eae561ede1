"""Wilson's 95 % interval for a share of cases: floats to show, exact integers to decide (S5, S8)."""

from math import sqrt

Z = 1.96
_Z2_TIMES_10000 = 38416  # 1.96² exactly


def bounds(hits: int, of: int) -> tuple[float, float]:
    """The lower and upper bound of the share as fractions of 1, for showing only (Wilson 1927)."""
    share = hits / of
    spread = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    middle = share + Z * Z / (2 * of)
    scale = 1 + Z * Z / of
    low = 0.0 if hits == 0 else (middle - spread) / scale
    high = 1.0 if hits == of else (middle + spread) / scale
    return low, high


def lower_is_above(hits: int, of: int, percent: int) -> bool:
    """Whether the lower bound lies above a whole percentage, decided in integers.

    L > t ⟺ h/n > t and (h − n·t)² > z²·n·t·(1 − t), times 10⁸ with t in hundredths.
    """
    gap = 100 * hits - of * percent
    return gap > 0 and gap * gap * 10_000 > _Z2_TIMES_10000 * of * percent * (100 - percent)


def upper_is_below(hits: int, of: int, percent: int) -> bool:
    """Whether the upper bound lies below a whole percentage, decided in integers."""
    return lower_is_above(of - hits, of, 100 - percent)


def lower_is_below(hits: int, of: int, percent: int) -> bool:
    """Whether the lower bound lies strictly below a whole percentage, decided in integers."""
    gap = 100 * hits - of * percent
    return gap <= 0 or gap * gap * 10_000 < _Z2_TIMES_10000 * of * percent * (100 - percent)
