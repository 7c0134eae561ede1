"""One incremental SAT solver per case, and the questions that everything else is made of.

A question is monotone: with more people in the group the answer never turns from yes into no.
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

from pysat.card import ITotalizer
from pysat.solvers import Solver

from weerwerk.coalition.encode import Encoding

# Glucose can be asked to pause, which CaDiCaL cannot, and is the faster of the two on many small questions.
SOLVER = "glucose42"
# The solver looks at the clock after so many conflicts: a fraction of a second.
CONFLICTS = 2_000


class Stopped(Exception):
    """The time for a question is over."""


def no_clock() -> float:
    """A clock that stands still: unlimited patience."""
    return 0.0


class Patience:
    """How long a question may take, by a clock that the caller brings."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self.endless = clock is no_clock

    def left(self) -> float:
        """The seconds that are left."""
        return self._end - self._clock()

    def check(self) -> None:
        """Stopped once the time is over."""
        if self._clock() > self._end:
            raise Stopped


UNLIMITED = Patience(1.0, no_clock)


class Oracle:
    """The clauses of one case in a solver that keeps what it learns."""

    def __init__(self, encoding: Encoding, patience: Patience = UNLIMITED) -> None:
        self.encoding = encoding
        self.patience = patience
        self._solver = Solver(name=SOLVER, bootstrap_with=encoding.clauses)
        self._top = encoding.top
        self._counters: dict[tuple[int, ...], ITotalizer] = {}

    def close(self) -> None:
        """Give the solver's memory back."""
        self._solver.delete()
        for counter in self._counters.values():
            counter.delete()

    def solve(self, assumptions: Sequence[int]) -> bool:
        """Whether the clauses can hold under these assumptions; Stopped when the time is over."""
        while True:
            self.patience.check()
            self._solver.conf_budget(CONFLICTS)
            answer: bool | None = self._solver.solve_limited(assumptions=assumptions)
            if answer is not None:
                return answer

    def model(self) -> Sequence[int]:
        """The literals as they hold in the last model, the first literal first."""
        found: list[int] = self._solver.get_model()
        return found

    def core(self) -> set[int]:
        """Assumptions that could not hold together, after a no."""
        return set(self._solver.get_core() or ())

    def new(self) -> int:
        """A literal that was not used before."""
        self._top += 1
        return self._top

    def add(self, clause: Sequence[int]) -> None:
        """One of these literals holds from now on."""
        self._solver.add_clause(clause)

    def at_most(self, literals: Sequence[int], number: int) -> list[int]:
        """The assumption that no more than a number of these hold; equal lists share one counter."""
        if number >= len(literals):
            return []
        key = tuple(sorted(literals))
        counter = self._counters.get(key)
        if counter is None:
            counter = ITotalizer(lits=list(literals), ubound=number, top_id=self._top)
            self._counters[key] = counter
            new = counter.cnf.clauses
        else:
            before = len(counter.cnf.clauses)
            counter.increase(ubound=number, top_id=self._top)
            new = counter.cnf.clauses[before:]
        for clause in new:
            self._solver.add_clause(clause)
        self._top = max(self._top, counter.top_id)
        return [-counter.rhs[number]]


class Question:
    """Whether these people alone can do the guarded steps, while anybody does the others."""

    def __init__(self, oracle: Oracle, *, guarded: Iterable[str], on: Iterable[str] = ()) -> None:
        self.oracle = oracle
        encoding = self.encoding = oracle.encoding
        self.guarded = frozenset(guarded).intersection(encoding.guarded)
        switched = frozenset(on)
        self.terms = [
            *(literal if step in self.guarded else -literal for step, literal in encoding.guarded.items()),
            *(literal if name in switched else -literal for name, literal in encoding.switches.items()),
        ]
        self.seats = tuple(sorted({seat for step in self.guarded for seat in encoding.does[step]}))
        self.literals = [encoding.member[seat] for seat in self.seats]
        self._seat_of = dict(zip(self.literals, self.seats, strict=True))

    def can(self, seats: AbstractSet[int]) -> bool:
        """Whether a group, given as first seats of its groups, can."""
        member = self.encoding.member
        asked = [member[seat] if seat in seats else -member[seat] for seat in self.seats]
        return self.oracle.solve(self.terms + asked)

    def can_within(self, number: int, order: Sequence[int] = (), extra: Sequence[int] = ()) -> bool:
        """Whether some group of at most so many can; ``order`` puts seats that belong together side by side."""
        literals = [self.encoding.member[seat] for seat in order] or self.literals
        return self.oracle.solve([*self.terms, *extra, *self.oracle.at_most(literals, number)])

    def witness(self) -> dict[str, int]:
        """Who did which step in the last yes, by seat."""
        return self.encoding.witness(self.oracle.model())

    def group(self) -> frozenset[int]:
        """The members in the last yes."""
        model = self.oracle.model()
        return frozenset(seat for literal, seat in self._seat_of.items() if model[literal - 1] > 0)

    def used(self) -> frozenset[int]:
        """The members that the last yes needed, packed on the first seats of their groups."""
        witness = self.witness()
        return self.encoding.crew.packed({witness[step] for step in witness.keys() & self.guarded})

    def missed(self) -> frozenset[int]:
        """Seats of which the last no says that one at least was missed."""
        return frozenset(self._seat_of[-literal] for literal in self.oracle.core() if -literal in self._seat_of)
