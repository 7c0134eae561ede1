"""The cheapest set of switches that breaks no clause; among equally cheap ones, one with the fewest switches on."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from weerwerk.coalition.oracle import Patience, Stopped

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

Signed = tuple[str, bool]


@frozen
class Cheapest:
    """A cheapest set of switches, and its price."""

    on: frozenset[str]
    price: int


class Master:
    """A growing list of clauses over switches with a price; one worker and one seed, so that runs are alike."""

    def __init__(self, prices: Mapping[str, int]) -> None:
        self.prices = dict(prices)
        self.clauses: list[tuple[Signed, ...]] = []

    def add(self, clause: Collection[Signed]) -> None:
        """From now on one of these switches stands as said."""
        self.clauses.append(tuple(clause))

    def some(self, patience: Patience, *, without: Collection[int] = ()) -> Cheapest | None:
        """Any set, or None when there is none; Stopped when the time is over.

        The clauses whose numbers stand in `without` are left out.
        """
        model, switch = self._model(without)
        return self._solved(model, switch, patience)

    def cheapest(self, patience: Patience) -> Cheapest | None:
        """A cheapest set, or None when there is none; Stopped when the time is over."""
        model, switch = self._model(())
        # Fewest switches second: no number of switches ever outweighs one euro.
        one_euro = len(switch) + 1
        model.minimize(sum((one_euro * price + 1) * switch[name] for name, price in self.prices.items()))
        return self._solved(model, switch, patience)

    def _model(self, without: Collection[int]) -> "tuple[cp_model.CpModel, dict[str, cp_model.IntVar]]":
        from ortools.sat.python import cp_model  # half a second, and only a search for changes needs it

        model = cp_model.CpModel()
        switch = {name: model.new_bool_var(name) for name in self.prices}
        left_out = set(without)
        for number, clause in enumerate(self.clauses):
            if number not in left_out:
                model.add_bool_or([switch[name] if on else switch[name].negated() for name, on in clause])
        return model, switch

    def _solved(
        self, model: "cp_model.CpModel", switch: "Mapping[str, cp_model.IntVar]", patience: Patience
    ) -> Cheapest | None:
        from ortools.sat.python import cp_model

        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        if not patience.endless:
            patience.check()
            solver.parameters.max_time_in_seconds = max(0.01, patience.left())
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            return None
        if status != cp_model.OPTIMAL:  # without an objective every set that fits is optimal
            raise Stopped
        on = frozenset(name for name, variable in switch.items() if solver.boolean_value(variable))
        return Cheapest(on, sum(self.prices[name] for name in on))
