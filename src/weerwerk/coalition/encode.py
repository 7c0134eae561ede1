"""One case as clauses that serve every question: who does what, and which steps only members of a group may do.

Nothing in the clauses says whether the group is pressed, present or barred; the questions say so with assumptions.
Every condition is one-sided: a course may do more than it must and a step may have several performers, because a
proper course can always be taken from such a one (`witness`), and fewer clauses are faster ones.
"""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from weerwerk.coalition.case_types import Case
from weerwerk.coalition.clauses import Clauses
from weerwerk.coalition.crew import Crew
from weerwerk.coalition.encode_rules import RuleEncoder
from weerwerk.coalition.model.flow import Choice, Do, Flow, Some, parts
from weerwerk.coalition.model.workflow import Enforced

PAPER = "paper"
Signed = tuple[str, bool]


@frozen
class Terms:
    """What holds only when a switch is on: rights of people, rules, and steps that may be added."""

    rights: Mapping[tuple[str, str], tuple[tuple[Signed, ...], ...]] = field(factory=dict)
    rules: Mapping[int, tuple[str, ...]] = field(factory=dict)
    steps: Mapping[str, str] = field(factory=dict)


def paper_terms(case: Case) -> Terms:
    """The terms under which paper rules count only when asked for."""
    rules = {index: (PAPER,) for index, rule in enumerate(case.rules) if rule.enforced is Enforced.PAPER}
    return Terms(rules=rules)


@frozen
class Encoding:
    """The clauses of one case, and the literals by which questions are put."""

    case: Case
    crew: Crew
    clauses: Sequence[list[int]]
    top: int
    does: Mapping[str, Mapping[int, int]]
    member: Sequence[int]
    guarded: Mapping[str, int]
    branches: Mapping[tuple[int, ...], Sequence[int]]
    switches: Mapping[str, int]

    def witness(self, model: Sequence[int]) -> dict[str, int]:
        """Who does which step in a proper course taken from a model: the first performer, the first branches."""
        found: dict[str, int] = {}
        for step in self._course(self.case.flow, (), model) if self.branches else self.case.step_ids:
            for seat, literal in self.does[step].items():
                if model[literal - 1] > 0:
                    found[step] = seat
                    break
        return found

    def _course(self, flow: Flow, at: tuple[int, ...], model: Sequence[int]) -> list[str]:
        if isinstance(flow, Do):
            return [flow.step]
        inside = list(enumerate(parts(flow)))
        if isinstance(flow, Choice | Some):
            taken = [part for part, literal in zip(inside, self.branches[at], strict=True) if model[literal - 1] > 0]
            inside = taken[: flow.exactly if isinstance(flow, Some) else 1]
        return [step for number, part in inside for step in self._course(part, (*at, number), model)]


def encode(case: Case, crew: Crew, terms: Terms) -> Encoding:
    """The clauses of a case for a crew."""
    return _Encoder(case, crew, terms).encoding()


class _Encoder:
    """One encoding under construction."""

    def __init__(self, case: Case, crew: Crew, terms: Terms) -> None:
        self.case, self.crew, self.terms = case, crew, terms
        self.out = Clauses()
        names = {name for ways in terms.rights.values() for way in ways for name, _ in way}
        names |= {name for gates in terms.rules.values() for name in gates} | set(terms.steps.values())
        self.switches = {name: self.out.new() for name in sorted(names)}
        self.member = [self.out.new() for _ in crew.seats]
        self.guarded = {step: self.out.new() for step in case.step_ids}
        self.branches: dict[tuple[int, ...], list[int]] = {}
        self.occurs: dict[str, list[int]] = {step: [] for step in case.step_ids}
        self.does: dict[str, dict[int, int]] = {step: {} for step in case.step_ids}

    def encoding(self) -> Encoding:
        for group in self.crew.groups:
            for seat in list(group.all_seats())[1:]:
                self.out.add(-self.member[seat], self.member[seat - 1])
        self._flow(self.case.flow, (), 0)
        self._performers()
        active = {step: self._active(step) for step in self.case.step_ids}
        rules = RuleEncoder(self.out, self.crew, self.does, active)
        for index, rule in enumerate(self.case.rules):
            rules.add(rule, self._gate(self.terms.rules.get(index, ())))
        rules.finish()
        return Encoding(
            self.case,
            self.crew,
            self.out.all,
            self.out.top,
            self.does,
            self.member,
            self.guarded,
            self.branches,
            self.switches,
        )

    def _flow(self, flow: Flow, at: tuple[int, ...], above: int) -> None:
        """Walk the flow; `above` is the literal under which this part is done, 0 when it always is."""
        if isinstance(flow, Do):
            self.occurs[flow.step].append(above)
            return
        inside = parts(flow)
        chosen = flow.exactly if isinstance(flow, Some) else 1 if isinstance(flow, Choice) else 0
        under = [above] * len(inside)
        if chosen:
            under = self.branches[at] = [self.out.new() for _ in inside]
            refused = [-literal for literal in under]
            self.out.at_most(refused, number=len(inside) - chosen, unless=[-above] if above else [])
        for number, (part, literal) in enumerate(zip(inside, under, strict=True)):
            self._flow(part, (*at, number), literal)

    def _performers(self) -> None:
        for group in self.crew.groups:
            for seat in group.all_seats():
                for step in group.steps:
                    literal = self.does[step][seat] = self.out.new()
                    self.out.add(-literal, self.member[seat], -self.guarded[step])
                    self._right(literal, self.crew.person(seat).code, step)

    def _right(self, literal: int, code: str, step: str) -> None:
        ways = self.terms.rights.get((code, step))
        if ways is None or () in ways:
            return
        self.out.add(-literal, *(self._all_of(way) for way in ways))

    def _all_of(self, way: tuple[Signed, ...]) -> int:
        literals = [self.switches[name] if on else -self.switches[name] for name, on in way]
        if len(literals) == 1:
            return literals[0]
        both = self.out.new()
        for one in literals:
            self.out.add(-both, one)
        return both

    def _active(self, step: str) -> int:
        """The literal under which a step is done (0: always), after saying that somebody then does it."""
        above = self.occurs[step]
        switch = self.terms.steps.get(step)
        active = 0 if 0 in above and switch is None else self.out.new()
        for literal in above if active else ():
            spared = [-literal] if literal else []
            self.out.add(active, *spared, *([-self.switches[switch]] if switch else []))
        self.out.add(*([-active] if active else []), *self.does[step].values())
        return active

    def _gate(self, names: tuple[str, ...]) -> int:
        """The literal that puts a rule in force; 0 when it always is."""
        if not names:
            return 0
        if len(names) == 1:
            return self.switches[names[0]]
        gate = self.out.new()
        for name in names:
            self.out.add(-self.switches[name], gate)
        return gate
