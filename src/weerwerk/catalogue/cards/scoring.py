"""The dated tables by which answers and measurements become degrees (S1, S5, S8, S9, S11)."""

from datetime import date

from attrs import frozen

from weerwerk.dated import Figure, needs_reason
from weerwerk.shaped import Refused


@frozen
class Rung:
    """Values below a border get a degree; the last rung has no border."""

    degree: int
    below: int | None = None


@frozen
class Table:
    """Rungs in rising order, read from the first whose border is not reached."""

    id: str
    unit: str
    since: date
    source: str
    reason: str
    rungs: tuple[Rung, ...]

    def __attrs_post_init__(self) -> None:
        needs_reason(self.source, self.reason)
        borders = [rung.below for rung in self.rungs]
        if not borders or borders[-1] is not None or None in borders[:-1]:
            raise Refused("alleen de laatste trede heeft geen grens", field="rungs")
        finite = [border for border in borders if border is not None]
        if finite != sorted(set(finite)):
            raise Refused("de grenzen lopen niet op", field="rungs")

    def degree(self, numerator: int, denominator: int = 1) -> int:
        """The degree of an exact fraction, compared without rounding."""
        for rung in self.rungs:
            if rung.below is None or numerator < rung.below * denominator:
                return rung.degree
        raise AssertionError("the last rung has no border")


@frozen
class SurveyScale:
    """Which answers are unfavourable to a statement that is good to agree with; `left_out` counts in no share (S5)."""

    unfavourable: tuple[str, ...]
    neutral: tuple[str, ...]
    favourable: tuple[str, ...]
    left_out: tuple[str, ...]
    since: date
    source: str
    reason: str

    def __attrs_post_init__(self) -> None:
        needs_reason(self.source, self.reason)
        words = [*self.unfavourable, *self.neutral, *self.favourable, *self.left_out]
        if len(words) != len(set(words)) or any(word != word.strip().casefold() for word in words):
            raise Refused("een antwoord staat er twee keer of met hoofdletters", "noem elk antwoord één keer, klein")

    @property
    def words(self) -> tuple[str, ...]:
        """Every answer that can stand in a survey."""
        return (*self.unfavourable, *self.neutral, *self.favourable, *self.left_out)


@frozen
class Scoring:
    """The conventions of one edition; every number can be shown with its source."""

    answers: dict[str, Figure]
    claim_without_proof: Figure
    shares: Table
    collusion: Table
    levels: Table
    exposure: Table
    ticks: dict[str, Figure]
    presence: dict[str, Figure]
    floor_alone: Figure
    floor_unchecked: Figure
    floor_four_eyes: Figure
    floor_after_check: Figure
    four_eyes_tolerated: Figure
    survey: SurveyScale
    first_answer_seconds: Figure
