"""When one may stop asking: over random completions of the shipped catalogue, the share of questions that takes (S14).

The questions are asked in the order of S14, which changes as processes finish. All completions go side by side in
NumPy; tests/bench holds the result equal to the engine's own. Also printed: the budgets of the presets.
"""

import random
import sys
from datetime import date
from fractions import Fraction
from time import perf_counter

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from weerwerk.catalogue import edition
from weerwerk.catalogue.model import Catalogue, default_weight
from weerwerk.catalogue.read import read_catalogue
from weerwerk.scan.model import Preset, Scan
from weerwerk.scan.next import Place, place_of
from weerwerk.scan.presets import questions_of
from weerwerk.scan.score import bearings, impact_of

DAY = date(2026, 3, 1)
INHABITANTS = 24_000
COMPLETIONS = 10_000
FIRST = 3
LIMIT = 180  # seconds
# Each answer as likely as another; half of the claims have evidence (S1, S4).
ANSWERS = ((0, 0), (0, 50), (25, 25), (25, 50), (50, 50), (50, 50), (75, 75), (75, 75), (100, 100), (100, 100))

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@frozen(eq=False)
class Field:
    """The questions with their weights for each process."""

    processes: tuple[str, ...]
    places: tuple[Place, ...]
    weights: Ints  # process × question
    impacts: Ints

    @property
    def totals(self) -> Ints:
        """Σ w of each process."""
        return self.weights.sum(axis=1)


def field_of(catalogue: Catalogue) -> Field:
    """The questions of a whole scan of the eight processes of the research."""
    processes = tuple(one.id for one in catalogue.processes.values() if one.group == "research")
    scan = Scan(INHABITANTS, processes)
    places = questions_of(catalogue, scan, preset=Preset.WHOLE, on=DAY)
    number = {place: index for index, place in enumerate(places)}
    weights = np.zeros((len(processes), len(places)), dtype=np.int64)
    for row, process in enumerate(processes):
        for one in bearings(catalogue, scan, process, on=DAY):
            weights[row, number[place_of(one.circumstance, process)]] = one.weight
    impacts = np.array([impact_of(catalogue.processes[one], scan) for one in processes])
    return Field(processes, places, weights, impacts)


def half_up(numerator: Ints, denominator: Ints) -> Ints:
    """As the engine rounds."""
    return (2 * numerator + denominator) // (2 * denominator)


def level(points: Ints) -> Ints:
    """As the engine's four levels."""
    return np.minimum(points // 25, 3)


@frozen(eq=False)
class Around:
    """E_high of each process in each completion, and what it may still fall to."""

    high: Ints
    may_fall_to: Ints


class Asking:
    """All completions side by side, one question further at each step."""

    def __init__(self, field: Field, truth: Ints, around: Around) -> None:
        self.field = field
        self.truth = truth  # completion × question × (low, high)
        self.around = around
        shape = (len(truth), len(field.processes))
        self.low = np.zeros(shape, dtype=np.int64)
        self.high = np.broadcast_to(100 * field.totals, shape).copy()
        self.open = self.high.copy()
        self.asked = np.zeros((len(truth), len(field.places)), dtype=bool)
        self.orders: dict[int, Ints] = {}

    def finished(self) -> Bools:
        """Which processes are finished."""
        totals = self.field.totals
        low = level(half_up(self.low, totals)) == level(half_up(self.low + self.open, totals))
        high = level(half_up(self.high, totals)) == level(half_up(self.high - self.open, totals))
        return low & high

    def first_three_stand(self) -> Bools:
        """In which completions no open question can change the first three."""
        low, high = half_up(self.low, self.field.totals), half_up(self.high, self.field.totals)
        rise = half_up(self.low + self.open, self.field.totals)
        fall = half_up(self.high - self.open, self.field.totals)
        now = self._keys(level(high), self.around.high, low + high)
        best = self._keys(level(high), self.around.high, rise + high)
        least = self._keys(level(fall), self.around.may_fall_to, low + fall)
        order = np.argsort(-now, axis=1)
        best, least = np.take_along_axis(best, order, axis=1), np.take_along_axis(least, order, axis=1)
        stands = np.ones(len(now), dtype=bool)
        for place in range(min(FIRST, best.shape[1] - 1)):
            stands &= least[:, place] > best[:, place + 1 :].max(axis=1)
        return stands

    def first_three(self) -> Ints:
        """The first three processes as they stand now."""
        low, high = half_up(self.low, self.field.totals), half_up(self.high, self.field.totals)
        return np.argsort(-self._keys(level(high), self.around.high, low + high), axis=1)[:, :FIRST]

    def _keys(self, levels: Ints, outside: Ints, sums: Ints) -> Ints:
        """The four parts of the order and the id as one number."""
        by_id = np.argsort(np.argsort(np.array(self.field.processes)))
        return (((levels * 101 + outside) * 6 + self.field.impacts) * 201 + sums) * 100 - by_id

    def ask(self) -> None:
        """In every completion the next question is answered."""
        unfinished = ~self.finished()
        masks = unfinished @ (1 << np.arange(unfinished.shape[1]))
        masks[masks == 0] = (1 << unfinished.shape[1]) - 1  # all are finished: go on as if none were
        chosen = np.empty(len(masks), dtype=np.int64)
        for mask in np.unique(masks):
            rows = np.flatnonzero(masks == mask)
            order = self._order(int(mask))
            chosen[rows] = order[np.argmin(self.asked[rows][:, order], axis=1)]
        self._answer(chosen)

    def _answer(self, chosen: Ints) -> None:
        rows = np.arange(len(chosen))
        weights = self.field.weights[:, chosen].T
        low, high = self.truth[rows, chosen, 0][:, None], self.truth[rows, chosen, 1][:, None]
        self.low += weights * low
        self.high -= weights * (100 - high)
        self.open -= weights * 100
        self.asked[rows, chosen] = True

    def _order(self, mask: int) -> Ints:
        """The questions by what they can move in the unfinished processes, exactly; then the rest, by id."""
        if mask not in self.orders:
            on = [index for index in range(len(self.field.processes)) if mask >> index & 1]
            totals, places = self.field.totals, self.field.places

            def moves(question: int) -> Fraction:
                parts = (
                    Fraction(int(self.field.impacts[p] * self.field.weights[p, question]), int(totals[p])) for p in on
                )
                return sum(parts, Fraction(0))

            keys = {index: (-moves(index), place.circumstance, place.process) for index, place in enumerate(places)}
            self.orders[mask] = np.array(sorted(keys, key=lambda index: keys[index]))
        return self.orders[mask]


def truths(field: Field, number: int, chance: np.random.Generator) -> Ints:
    """What the answer to every question would be."""
    return np.array(ANSWERS, dtype=np.int64)[chance.integers(len(ANSWERS), size=(number, len(field.places)))]


def filled_in(catalogue: Catalogue, field: Field, number: int, chance: np.random.Generator) -> Around:
    """Surroundings that are all filled in at random before the first question."""
    ticks = [one.value for one in catalogue.scoring.ticks.values()]
    presence = [one.value for one in catalogue.scoring.presence.values()]
    degrees, weights = [], []
    for cards, choice in (
        (catalogue.surroundings, ticks),
        (catalogue.indicators, list(range(0, 101, 5))),
        (catalogue.phenomena, presence),
    ):
        for card in cards.values():
            degrees.append(np.array(choice)[chance.integers(len(choice), size=number)])
            held = (default_weight(card.weights, process, DAY) for process in field.processes)
            weights.append([one.weight if one else 0 for one in held])
    weighed = np.array(weights, dtype=np.int64).reshape(-1, len(field.processes))
    sums = np.array(degrees, dtype=np.int64).reshape(-1, number).T @ weighed
    totals = weighed.sum(axis=0)
    high = np.where(totals > 0, half_up(sums, np.maximum(totals, 1)), 0)
    return Around(high, high)


def left_open(catalogue: Catalogue, field: Field, number: int) -> Around:
    """Surroundings of which nothing is known yet and nothing will be."""
    del catalogue
    shape = (number, len(field.processes))
    return Around(np.full(shape, 100), np.zeros(shape, dtype=np.int64))


@frozen(eq=False)
class Met:
    """After how many questions each rule was met, per completion, and the first three at a few moments."""

    levels: Ints
    first: Ints
    early: Ints
    final: Ints


def run(field: Field, truth: Ints, around: Around, *, early: int = 0) -> Met:
    """Ask everything, and note when each rule was met; rules that were met stay met (laws 3 and 8)."""
    asking = Asking(field, truth, around)
    questions = len(field.places)
    levels = np.full(len(truth), questions)
    first = np.full(len(truth), questions)
    at_early = asking.first_three()
    for number in range(questions + 1):
        levels = np.where(asking.finished().all(axis=1) & (levels == questions), number, levels)
        first = np.where(asking.first_three_stand() & (first == questions), number, first)
        if number == early:
            at_early = asking.first_three()
        if number < questions:
            asking.ask()
    return Met(levels, first, at_early, asking.first_three())


def _say(name: str, met: Ints, questions: int) -> None:
    tenth, half, ninth = (float(np.percentile(met, part)) / questions for part in (10, 50, 90))
    print(f"  {name:<28} {100 * half:3.0f} %   (10 %: {100 * tenth:3.0f} %, 90 %: {100 * ninth:3.0f} %)")


def _budgets(catalogue: Catalogue, field: Field) -> bool:
    """Print the budgets; whether all are kept."""
    scan = Scan(INHABITANTS, field.processes)
    first = questions_of(catalogue, scan, preset=Preset.FIRST, on=DAY)
    small = questions_of(catalogue, scan, preset=Preset.SMALL, on=DAY)
    minutes = sum(catalogue.circumstances[one.circumstance].minutes.value for one in first)
    per_process = max(sum(one.process == process for one in small) for process in field.processes)
    whole = sum(not one.process for one in small)
    print(f"eerste-beeld: {len(first)} questions of at most 50 ({len(first) / 50:.2f}), {minutes} minutes")
    print(
        f"klein: {per_process} per process of at most 12 ({per_process / 12:.2f}), {whole} for the organisation of 20"
    )
    print(f"volledig: {len(field.places)} questions")
    return len(first) <= 50 and per_process <= 12 and whole <= 20


def main(number: int = COMPLETIONS) -> int:
    """Print the share of questions answered at which each rule is met; the exit code says whether limits are kept."""
    catalogue = read_catalogue(edition.shipped()).catalogue
    field = field_of(catalogue)
    kept = _budgets(catalogue, field)
    chance = np.random.default_rng(random.Random(14).getrandbits(32))
    truth = truths(field, number, chance)
    questions = len(field.places)
    start = perf_counter()
    met = run(field, truth, filled_in(catalogue, field, number, chance), early=45)
    print(f"{number} completions of {questions} questions, median share answered when a rule is met:")
    _say("(a) levels", met.levels, questions)
    _say("(b) first three", met.first, questions)
    shared = np.mean([len({*early} & {*final}) for early, final in zip(met.early, met.final, strict=True)])
    print(f"  of the first three after 45 questions {shared:.1f} are among the final three")
    _say("(b) surroundings unknown", run(field, truth, left_open(catalogue, field, number)).first, questions)
    taken = perf_counter() - start
    print(f"{taken:.0f} s, {taken / LIMIT:.2f} of the limit of three minutes")
    return 0 if kept and taken <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COMPLETIONS))
