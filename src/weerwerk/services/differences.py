"""Where answers differ, or practice differs from the answer: what a meeting takes up one by one."""

from attrs import frozen

from weerwerk import wording
from weerwerk.catalogue.cards import Reach
from weerwerk.scan.model import Word
from weerwerk.scan.result import Disagreement, Discrepancy, ProcessScore
from weerwerk.services.scan_explain import FEWEST_APART, discrepancy, spread
from weerwerk.services.scan_score import ScanResult


@frozen
class Counted:
    """How often one answer was given."""

    word: Word
    number: int


@frozen
class Difference:
    """One thing to talk about: a question in its place, what was answered, and how much it weighs.

    `counts` is empty where fewer than three answered; `practice` says what was seen where that differs.
    """

    process: str
    circumstance: str
    step: str
    name: str
    question: str
    good: str
    about: str
    spread: str
    counts: tuple[Counted, ...]
    practice: str
    weight: int
    settled: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """The question in its place."""
        return (self.process, self.circumstance, self.step)


def differences(result: ScanResult, *, process: str = "") -> tuple[Difference, ...]:
    """Everything on which people or practice differ, what is settled last; else what weighs most first."""
    found: dict[tuple[str, str, str], Difference] = {}
    for score in result.in_order:
        if process in ("", score.process):
            for one in _of(result, score):
                known = found.get(one.key)
                if known is None or one.weight > known.weight or (one.practice and not known.practice):
                    found[one.key] = one
    return tuple(sorted(found.values(), key=lambda one: (one.settled, -one.weight, one.key)))


def _of(result: ScanResult, score: ProcessScore) -> list[Difference]:
    shares = {one.circumstance: one.share for one in score.reasons}
    practice = {one.circumstance: one for one in score.discrepancies}
    made = [_difference(result, score, one, shares, practice) for one in score.disagreements]
    seen = {one.circumstance for one in made}
    return made + [_seen(result, score, one, shares) for one in score.discrepancies if one.circumstance not in seen]


def _difference(
    result: ScanResult,
    score: ProcessScore,
    one: Disagreement,
    shares: dict[str, int],
    practice: dict[str, Discrepancy],
) -> Difference:
    few = sum(one.words.values()) < FEWEST_APART
    found = practice.get(one.circumstance)
    return _placed(
        result,
        score,
        one.circumstance,
        step=one.step,
        spread=wording.sentence(spread(one)),
        counts=() if few else tuple(Counted(word, number) for word, number in one.words.items()),
        practice=discrepancy(found, result.catalogue) if found else "",
        weight=score.impact * shares.get(one.circumstance, 0),
        settled=one.settled,
    )


def _seen(result: ScanResult, score: ProcessScore, one: Discrepancy, shares: dict[str, int]) -> Difference:
    return _placed(
        result,
        score,
        one.circumstance,
        step="",
        spread="",
        counts=(),
        practice=discrepancy(one, result.catalogue),
        weight=score.impact * shares.get(one.circumstance, 0),
        settled=False,
    )


def _placed(
    result: ScanResult,
    score: ProcessScore,
    circumstance: str,
    *,
    step: str,
    spread: str,
    counts: tuple[Counted, ...],
    practice: str,
    weight: int,
    settled: bool,
) -> Difference:
    card = result.catalogue.circumstances[circumstance]
    process = "" if card.reach is Reach.ORGANISATION else score.process
    about = result.process(process).name.nl if process else "de hele organisatie"
    if step:
        about = f"{about}, stap ‘{result.catalogue.step(process, step).name.nl}’"
    return Difference(
        process=process,
        circumstance=circumstance,
        step=step,
        name=card.name.nl,
        question=card.question,
        good=card.good,
        about=about,
        spread=spread,
        counts=counts,
        practice=practice,
        weight=weight,
        settled=settled,
    )
