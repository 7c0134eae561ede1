"""Weighted MaxSAT that looks at the caller's clock: python-sat's RC2, in whole numbers, stopped when time is over."""

from collections.abc import Sequence

from pysat.examples.rc2 import RC2Stratified
from pysat.formula import WCNF

from weerwerk.coalition.oracle import CONFLICTS, Patience


class Weighted(RC2Stratified):
    """The heaviest set of soft clauses, again after each clause that is added; Stopped when the time is over."""

    def __init__(self, formula: WCNF, patience: Patience, *, trim: int = 0) -> None:
        self.patience = patience
        # Hardening soft clauses is for one answer alone: a clause that is added later may cost them after all.
        super().__init__(formula, trim=trim, nohard=True)

    def _call_oracle(self, assumptions: Sequence[int] = (), expect_interrupt: bool = False) -> bool:  # noqa: ARG002
        """RC2's one way to its solver, here in pieces of so many conflicts."""
        answer: bool | None = None
        while answer is None:
            self.patience.check()
            self.oracle.conf_budget(CONFLICTS)
            answer = self.oracle.solve_limited(assumptions=assumptions)
        return answer
