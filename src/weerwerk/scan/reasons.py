"""Why a score is what it is: shares, discrepancies, disagreements, *weet niet* (S2, S3, S5, S13)."""

from collections.abc import Iterable, Mapping, Sequence

from weerwerk.catalogue.cards import Process, Scoring
from weerwerk.interval import shares
from weerwerk.scan.degree import NOTHING_SAID, Resolved, Said
from weerwerk.scan.model import Answer, Measurement, Word
from weerwerk.scan.result import Disagreement, Discrepancy, Part, Reason

MIN_PER_FUNCTION = 3  # S13


def reasons(parts: Sequence[Part]) -> tuple[Reason, ...]:
    """The reasons, the largest share first; equal shares by id."""
    share_of = shares({one.bearing.circumstance.id: one.bearing.weight * one.interval.high for one in parts})
    found = [_reason(part, share_of[part.bearing.circumstance.id]) for part in parts]
    return tuple(sorted(found, key=lambda one: (-one.share, -one.weight * one.interval.high, one.circumstance)))


def _reason(part: Part, share: int) -> Reason:
    resolved = part.resolved
    answers = resolved.answers
    return Reason(
        circumstance=part.bearing.circumstance.id,
        interval=part.interval,
        weight=part.bearing.weight,
        default_weight=part.bearing.default,
        source=part.bearing.source,
        reach=resolved.scope.reach if resolved.scope is not None else None,
        step=resolved.scope.step if resolved.scope is not None else "",
        share=share,
        answers=len(answers),
        functions=_functions(answers),
        latest=max((answer.on for answer in answers), default=None),
        measured=tuple(one.by for one in part.measurements),
        settled=resolved.settled is not None,
        answered=resolved.answered,
    )


def _functions(answers: Iterable[Answer]) -> dict[str, int]:
    """How many answered per function; a function with fewer than three is not named (S13)."""
    numbers: dict[str, int] = {}
    for answer in answers:
        numbers[answer.function] = numbers.get(answer.function, 0) + 1
    return {function: number for function, number in sorted(numbers.items()) if number >= MIN_PER_FUNCTION}


def discrepancies(parts: Sequence[Part], scoring: Scoring) -> tuple[Discrepancy, ...]:
    """Reported where the measured low lies above an answered degree (S5)."""
    found = []
    for part in parts:
        words = _words(part.resolved)
        for one in part.measurements:
            milder = tuple(word for word in words if scoring.answers[word].value < one.degree.low)
            if milder:
                found.append(Discrepancy(one.circumstance, milder, one.degree, one.by, one.fact))
    return tuple(found)


def _words(resolved: Resolved) -> list[Word]:
    """The different degrees that were answered, from good to bad."""
    given = {answer.word for answer in resolved.answers}
    if resolved.settled is not None:
        given = {resolved.settled.word}
    return [word for word in Word if word in given and word not in (Word.DONT_KNOW, Word.NOT_APPLICABLE)]


def is_better(measurement: Measurement, resolved: Resolved) -> bool:
    """Whether practice is better than what was answered: evidence the answerer may adopt (S5)."""
    return resolved.scope is not None and measurement.degree.high < resolved.interval.low


def disagreements(parts: Sequence[Part], process: Process, said: Mapping[str, Said]) -> tuple[Disagreement, ...]:
    """Different known answers in the same scope, also when the assessor settled them."""
    found = []
    for part in parts:
        circumstance = part.bearing.circumstance.id
        about = said.get(circumstance, NOTHING_SAID)
        for scope in sorted(scope for scope in about.answers if scope.process in ("", process.id)):
            words: dict[Word, int] = {}
            for answer in about.answers[scope]:
                if answer.word is not Word.DONT_KNOW:
                    words[answer.word] = words.get(answer.word, 0) + 1
            if len(words) > 1:
                ordered = {word: words[word] for word in Word if word in words}
                found.append(Disagreement(circumstance, scope.step, ordered, scope in about.settled))
    return tuple(found)


def dont_know(parts: Sequence[Part], process: Process, said: Mapping[str, Said]) -> int:
    """How many answers about what counts here were *weet niet*: a finding of its own (S2)."""
    about = (said.get(part.bearing.circumstance.id, NOTHING_SAID).about(process.id) for part in parts)
    return sum(answer.word is Word.DONT_KNOW for answers in about for answer in answers)
