"""From what people said to one interval per circumstance and process (S1–S4)."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from weerwerk.catalogue.cards import Circumstance, Process, Reach, Scoring
from weerwerk.interval import UNKNOWN, Interval, hull, worst
from weerwerk.scan.model import CLAIMS, ORGANISATION, Answer, Proof, Scope, Settled, Word


@frozen
class Said:
    """What was said about one circumstance, by scope; answers in a fixed order (law 4)."""

    answers: Mapping[Scope, tuple[Answer, ...]]
    settled: Mapping[Scope, Settled]

    def about(self, process: str) -> list[Answer]:
        """Every answer that bears on a process, on whatever level it was given."""
        scopes = [scope for scope in self.answers if scope.process in ("", process)]
        return [answer for scope in sorted(scopes) for answer in self.answers[scope]]


NOTHING_SAID = Said({}, {})


@frozen
class Resolved:
    """The interval of one circumstance in one process, and where it comes from.

    `scope` is the scope that decided, None when nothing known was said. With `applicable` False it does not count;
    `answered` says whether a respondent answered for all of it, be it with *weet niet*; a question that was answered
    for some steps only is still open for the others.
    """

    interval: Interval
    scope: Scope | None
    answers: tuple[Answer, ...] = ()
    settled: Settled | None = None
    applicable: bool = True
    answered: bool = False


def gather(answers: Iterable[Answer], settled: Iterable[Settled]) -> dict[str, Said]:
    """What was said, by circumstance."""
    by_circumstance: dict[str, dict[Scope, list[Answer]]] = {}
    fixed: dict[str, dict[Scope, Settled]] = {}
    for answer in answers:
        by_circumstance.setdefault(answer.circumstance, {}).setdefault(answer.scope, []).append(answer)
    for one in settled:
        fixed.setdefault(one.circumstance, {})[one.scope] = one
    return {
        name: Said(
            {scope: tuple(sorted(group, key=_order)) for scope, group in by_circumstance.get(name, {}).items()},
            fixed.get(name, {}),
        )
        for name in {*by_circumstance, *fixed}
    }


def _order(answer: Answer) -> tuple[str, str, str]:
    return (answer.respondent, answer.on.isoformat(), answer.word)


def widened(word: Word, proof: Proof | None, scoring: Scoring) -> Interval:
    """The interval of one answer: a claim without proof is, at worst, on paper (S4)."""
    degree = scoring.answers[word].value
    if word in CLAIMS and proof is None:
        return Interval(degree, max(degree, scoring.claim_without_proof.value))
    return Interval(degree, degree)


def resolve(circumstance: Circumstance, process: Process, said: Said, scoring: Scoring) -> Resolved:
    """The interval of a circumstance in a process: the closest answer holds, and the weakest step decides (S2a)."""
    if circumstance.reach is not Reach.STEP or not _on_steps(process, said):
        return _closest(_chain(circumstance.reach, process.id), said, scoring)
    above = _chain(Reach.PROCESS, process.id)
    steps = [_closest([Scope(process.id, step.id), *above], said, scoring) for step in process.steps]
    held = [one for one in steps if one.applicable]
    if not held:
        return steps[0]
    decisive = max(held, key=lambda one: (one.interval.high, one.interval.low, one.scope is not None))
    answers = tuple(dict.fromkeys(answer for one in held for answer in one.answers))
    asked = all(one.answered for one in held)
    return Resolved(worst(one.interval for one in held), decisive.scope, answers, decisive.settled, answered=asked)


def open_steps(circumstance: Circumstance, process: Process, said: Said) -> tuple[str, ...]:
    """The steps about which nobody said anything on any level, once somebody spoke of another step."""
    if circumstance.reach is not Reach.STEP or not _on_steps(process, said):
        return ()
    above = _chain(Reach.PROCESS, process.id)
    return tuple(
        step.id
        for step in process.steps
        if not any(scope in said.answers or scope in said.settled for scope in (Scope(process.id, step.id), *above))
    )


def _on_steps(process: Process, said: Said) -> bool:
    return any(scope.process == process.id and scope.step for scope in (*said.answers, *said.settled))


def _chain(reach: Reach, process: str) -> list[Scope]:
    """The scopes in which an answer is sought, closest first."""
    return [ORGANISATION] if reach is Reach.ORGANISATION else [Scope(process), ORGANISATION]


def _closest(scopes: Sequence[Scope], said: Said, scoring: Scoring) -> Resolved:
    for scope in scopes:
        settled = said.settled.get(scope)
        answers = said.answers.get(scope, ())
        if settled is not None:
            return _settled(settled, scope, answers, scoring)
        known = tuple(answer for answer in answers if answer.word is not Word.DONT_KNOW)
        if known:
            return _said(known, scope, scoring)
    return Resolved(UNKNOWN, None, answered=any(scope in said.answers for scope in scopes))


def _settled(settled: Settled, scope: Scope, answers: tuple[Answer, ...], scoring: Scoring) -> Resolved:
    if settled.word is Word.NOT_APPLICABLE:
        return Resolved(UNKNOWN, scope, answers, settled, applicable=False, answered=True)
    if settled.word is Word.DONT_KNOW:
        return Resolved(UNKNOWN, None, answers, settled, answered=True)
    return Resolved(widened(settled.word, settled.proof, scoring), scope, answers, settled, answered=True)


def _said(known: tuple[Answer, ...], scope: Scope, scoring: Scoring) -> Resolved:
    """Every answer widened first, then from the lowest low to the highest high (S3, S4)."""
    degrees = tuple(answer for answer in known if answer.word is not Word.NOT_APPLICABLE)
    if not degrees:
        return Resolved(UNKNOWN, scope, known, applicable=False, answered=True)
    interval = hull(widened(answer.word, answer.proof, scoring) for answer in degrees)
    return Resolved(interval, scope, degrees, answered=True)
