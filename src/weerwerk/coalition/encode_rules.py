"""The six kinds of rule as clauses: one method each, with the rule in Dutch.

A step that is not done has no performers in a model that the rules would otherwise forbid, so rules speak of
performers; only where a rule needs all its steps done does it look at what is active.
"""

import itertools
import math
from collections.abc import Mapping

from weerwerk.coalition.clauses import Clauses
from weerwerk.coalition.crew import Crew
from weerwerk.coalition.model.workflow import Rule, RuleKind

# Up to here every too large set of steps gets a clause of its own, which solvers like best; beyond it we count.
MOST_SUBSETS = 300
# Up to here "same performer" is closed over triples of steps; it only speeds up.
MOST_PAIRS = 2_000


class RuleEncoder:
    """Adds the clauses of rules, sharing what they have in common."""

    def __init__(
        self, out: Clauses, crew: Crew, does: Mapping[str, Mapping[int, int]], active: Mapping[str, int]
    ) -> None:
        self.out, self.crew, self.does, self.active = out, crew, does, active
        self.same_literal: dict[tuple[str, str], int] = {}
        self.apart: set[tuple[str, str]] = set()
        self.single: set[str] = set()
        self.in_department: dict[str, dict[str, int]] = {}

    def add(self, rule: Rule, gate: int) -> None:
        """Put a rule in force whenever its gate holds; gate 0 is always."""
        off = [-gate] if gate else []
        match rule.kind:
            case RuleKind.DIFFERENT:
                self._different(rule, off)
            case RuleKind.SAME:
                self._same(rule, off)
            case RuleKind.AT_MOST:
                self._at_most(rule, off)
            case RuleKind.AT_LEAST:
                self._at_least(rule, off + self._not_all(rule))
            case RuleKind.UNRELATED:
                self._unrelated(rule, off + self._not_all(rule))
            case RuleKind.SENIOR:
                self._senior(rule, off)

    def _not_all(self, rule: Rule) -> list[int]:
        """The ways in which not every step of a rule is done."""
        return [-self.active[step] for step in rule.steps if self.active[step]]

    def _different(self, rule: Rule, off: list[int]) -> None:
        """Niemand doet twee van deze stappen."""
        for a, b in itertools.combinations(rule.steps, 2):
            if not off:
                self.apart |= {(a, b), (b, a)}
            others = self.does[b]
            for seat, literal in self.does[a].items():
                if seat in others:
                    self.out.add(*off, -literal, -others[seat])

    def _same(self, rule: Rule, off: list[int]) -> None:
        """Wie de ene stap doet, doet ook de andere, als die gedaan wordt."""
        for a, b in itertools.permutations(rule.steps, 2):
            undone = [-self.active[b]] if self.active[b] else []
            for seat, literal in self.does[a].items():
                self.out.add(*off, *undone, -literal, *([self.does[b][seat]] if seat in self.does[b] else []))

    def _at_most(self, rule: Rule, off: list[int]) -> None:
        """Deze stappen worden samen door niet meer dan zoveel mensen gedaan."""
        size = rule.people + 1
        if math.comb(len(rule.steps), size) <= MOST_SUBSETS:
            for chosen in itertools.combinations(rule.steps, size):
                undone = [-self.active[step] for step in chosen if self.active[step]]
                self.out.add(*off, *undone, *self._equal_pairs(chosen))
            return
        new = []
        for index, step in enumerate(rule.steps):
            face = self.out.new()
            undone = [-self.active[step]] if self.active[step] else []
            self.out.add(*undone, face, *(self._equal(earlier, step) for earlier in rule.steps[:index]))
            new.append(face)
        self.out.at_most(new, number=rule.people, unless=off)

    def _equal_pairs(self, steps: tuple[str, ...]) -> list[int]:
        return [self._equal(a, b) for a, b in itertools.combinations(steps, 2) if (a, b) not in self.apart]

    def _equal(self, a: str, b: str) -> int:
        """A literal that is only true when both steps are done, by the same people."""
        if (a, b) in self.same_literal:
            return self.same_literal[a, b]
        equal = self.same_literal[a, b] = self.same_literal[b, a] = self.out.new()
        for step in (a, b):
            if self.active[step]:
                self.out.add(-equal, self.active[step])
        for one, other in ((a, b), (b, a)):
            for seat, literal in self.does[one].items():
                self.out.add(-equal, -literal, *([self.does[other][seat]] if seat in self.does[other] else []))
        return equal

    def _at_least(self, rule: Rule, off: list[int]) -> None:
        """Worden al deze stappen gedaan, dan door ten minste zoveel mensen."""
        seen_before = []
        for index, step in enumerate(rule.steps):
            again = self.out.new()
            for earlier in rule.steps[:index]:
                for seat, literal in self.does[step].items():
                    if seat in self.does[earlier]:
                        self.out.add(again, -literal, -self.does[earlier][seat])
            seen_before.append(again)
        self.out.at_most(seen_before, number=len(rule.steps) - rule.people, unless=off)

    def _unrelated(self, rule: Rule, off: list[int]) -> None:
        """De uitvoerders zijn geen familie en komen niet van dezelfde afdeling; dezelfde persoon mag wel."""
        for a, b in itertools.combinations(rule.steps, 2):
            for one, other in self.crew.related:
                for first, second in ((one, other), (other, one)):
                    if first in self.does[a] and second in self.does[b]:
                        self.out.add(*off, -self.does[a][first], -self.does[b][second])
            self._one_performer(a)
            departments = self._departments(a)
            for seat, literal in self.does[b].items():
                here = departments.get(self.crew.person(seat).department)
                if here is not None:
                    self.out.add(*off, -here, -literal, *([self.does[a][seat]] if seat in self.does[a] else []))

    def _departments(self, step: str) -> dict[str, int]:
        """Per department a literal that holds when somebody of it does the step."""
        if step not in self.in_department:
            found: dict[str, int] = {}
            for seat, literal in self.does[step].items():
                if department := self.crew.person(seat).department:
                    if department not in found:
                        found[department] = self.out.new()
                    self.out.add(-literal, found[department])
            self.in_department[step] = found
        return self.in_department[step]

    def _one_performer(self, step: str) -> None:
        if step not in self.single:
            self.single.add(step)
            self.out.at_most(list(self.does[step].values()), number=1)

    def _senior(self, rule: Rule, off: list[int]) -> None:
        """Wie de tweede stap doet, staat hoger in rang dan wie de eerste doet."""
        low, high = rule.steps
        ranks = sorted({self.crew.person(seat).rank for seat in self.does[high]})
        at_most = {rank: self.out.new() for rank in ranks}
        for rank, next_rank in itertools.pairwise(ranks):
            self.out.add(-at_most[rank], at_most[next_rank])
        for seat, literal in self.does[high].items():
            self.out.add(-literal, at_most[self.crew.person(seat).rank])
        for seat, literal in self.does[low].items():
            below = [rank for rank in ranks if rank <= self.crew.person(seat).rank]
            if below:
                self.out.add(*off, -literal, -at_most[below[-1]])

    def finish(self) -> None:
        """Close "same performer" over triples of steps, once all rules are in."""
        if len(self.same_literal) > MOST_PAIRS:
            return
        near: dict[str, set[str]] = {}
        for a, b in self.same_literal:
            near.setdefault(a, set()).add(b)
        for middle, others in near.items():
            for a, b in itertools.combinations(sorted(others), 2):
                pair = [-self.same_literal[a, middle], -self.same_literal[middle, b]]
                if (a, b) in self.same_literal:
                    self.out.add(*pair, self.same_literal[a, b])
                elif (a, b) in self.apart:
                    self.out.add(*pair)
