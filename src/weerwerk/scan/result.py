"""What a score is: an interval with everything that explains it (S7, S13)."""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from weerwerk.catalogue.cards import Circumstance, Reach
from weerwerk.interval import Interval
from weerwerk.scan.degree import Resolved
from weerwerk.scan.model import Floor, Level, Measurement, Word


@frozen
class Bearing:
    """A circumstance that bears on a process, with its weight and where that comes from (S6)."""

    circumstance: Circumstance
    weight: int
    default: int
    source: str
    reason: str


@frozen
class Reason:
    """One circumstance's part in a score (S13)."""

    circumstance: str
    interval: Interval
    weight: int
    default_weight: int
    source: str
    reach: Reach | None
    step: str
    share: int
    answers: int
    functions: Mapping[str, int]
    latest: date | None
    measured: tuple[str, ...]
    settled: bool
    answered: bool


@frozen
class Discrepancy:
    """Where practice is worse than what was answered (S5)."""

    circumstance: str
    words: tuple[Word, ...]
    measured: Interval
    by: str
    fact: str


@frozen
class Disagreement:
    """Respondents who gave different answers about the same thing (S3)."""

    circumstance: str
    step: str
    words: Mapping[Word, int]
    settled: bool


@frozen
class Sums:
    """The exact sums behind a score: Σ w, Σ w·low, Σ w·high, and what open questions can still move (S7, S14)."""

    weight: int
    low: int
    high: int
    open: int


@frozen
class ProcessScore:
    """What a scan says about one process. `vulnerability` is None when no weight counts: an outcome, not 0 (S7)."""

    process: str
    vulnerability: Interval | None
    without_floors: Interval | None
    sums: Sums
    impact: int
    reasons: tuple[Reason, ...]
    floors: tuple[Floor, ...]
    discrepancies: tuple[Discrepancy, ...]
    better: tuple[Measurement, ...]
    questions: tuple[Measurement, ...]
    disagreements: tuple[Disagreement, ...]
    not_applicable: tuple[str, ...]
    dont_know: int
    levels: tuple[Level, Level] | None
    levels_without_floors: tuple[Level, Level] | None

    @property
    def firm(self) -> bool:
        """Whether both ends share a level (S11)."""
        return self.levels is not None and self.levels[0] == self.levels[1]


@frozen
class Part:
    """A circumstance that counts in a process, after measurements."""

    bearing: Bearing
    resolved: Resolved
    interval: Interval
    measurements: tuple[Measurement, ...]
