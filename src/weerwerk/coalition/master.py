"""The cheapest set of switches that breaks no clause; among equally cheap ones, one with the fewest switches on."""

from collections.abc import Collection, Mapping

from attrs import frozen
from pysat.formula import WCNF

from weerwerk.coalition.maxsat import Weighted
from weerwerk.coalition.oracle import Patience

Signed = tuple[str, bool]


@frozen
class Cheapest:
    """A cheapest set of switches, and its price."""

    on: frozenset[str]
    price: int


class Master:
    """A growing list of clauses over switches with a price."""

    def __init__(self, prices: Mapping[str, int]) -> None:
        self.prices = dict(prices)
        self.number = {name: number for number, name in enumerate(self.prices, start=1)}
        self.clauses: list[tuple[Signed, ...]] = []

    def add(self, clause: Collection[Signed]) -> None:
        """From now on one of these switches stands as said."""
        self.clauses.append(tuple(clause))

    def cheapest(self, patience: Patience, *, without: Collection[int] = ()) -> Cheapest | None:
        """A cheapest set, or None when there is none; Stopped when the time is over.

        The clauses whose numbers stand in `without` are left out.
        """
        left_out = frozenset(without)
        clauses = [clause for at, clause in enumerate(self.clauses) if at not in left_out]
        if () in clauses:
            return None
        formula = WCNF()
        for clause in clauses:
            formula.append([self.number[name] if on else -self.number[name] for name, on in clause])
        # Fewest switches second: no number of switches ever outweighs one euro.
        one_euro = len(self.prices) + 1
        for name, price in self.prices.items():
            formula.append([-self.number[name]], weight=one_euro * price + 1)
        with Weighted(formula, patience) as search:
            model = search.compute()
        if model is None:
            return None
        true = set(model)
        on = frozenset(name for name, number in self.number.items() if number in true)
        return Cheapest(on, sum(self.prices[name] for name in on))
