"""One wish about one case type, and why a set of changes does not fulfil it.

The reason is a clause over the changes: every change that would help is made, as long as the wish stays unfulfilled;
of those that are left, one at least must be made. The fewer they are, the more the reason says.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from attrs import frozen

from weerwerk.coalition.apply import Offer
from weerwerk.coalition.blockers import Blocker, BlockerSearch
from weerwerk.coalition.case_types import CaseType, case_of
from weerwerk.coalition.crew import crew_of
from weerwerk.coalition.encode import PAPER, Terms, encode
from weerwerk.coalition.master import Signed
from weerwerk.coalition.model.changes import ChangeKind
from weerwerk.coalition.model.workflow import Enforced, Goal, Person, Staff, Wants, Workflow
from weerwerk.coalition.oracle import Oracle, Question
from weerwerk.coalition.study import Limits

On = frozenset[str]
WIDER = {ChangeKind.TRAIN: True, ChangeKind.SHARE: True, ChangeKind.HIRE: True, ChangeKind.REVOKE: False,
         ChangeKind.ADD_CHECK: False, ChangeKind.ENFORCE: False}  # fmt: skip


class Stage:
    """One case type of one process with every change in it, each behind its switch."""

    def __init__(self, workflow: Workflow, case_type: CaseType, staff: Staff, offer: Offer) -> None:
        self.workflow = offer.process(workflow)
        self.case = case_of(self.workflow, case_type)
        self.offer = offer
        everybody = offer.people(staff)
        functions = {step.id: step.functions for step in self.case.steps}
        touched = offer.touched()

        def may(person: Person, step: str) -> bool:
            return bool(offer.ways(person, functions[step]))

        self.crew = crew_of(
            self.case, everybody, may=may, apart=lambda person: person.code if person.code in touched else ""
        )
        self.oracle = Oracle(encode(self.case, self.crew, self._terms(workflow, everybody, touched)))

    def _terms(self, workflow: Workflow, staff: Staff, touched: Iterable[str]) -> Terms:
        people = {person.code: person for person in staff.people}
        rights = {}
        for code in touched:
            for step in self.case.steps:
                ways = self.offer.ways(people[code], step.functions)
                if ways and () not in ways:
                    rights[code, step.id] = ways
        rules = {
            index: (PAPER, *self.offer.enforcing(workflow, self.workflow.rules[written]))
            for index, (rule, written) in enumerate(zip(self.case.rules, self.case.written, strict=True))
            if rule.enforced is Enforced.PAPER
        }
        optional = self.offer.optional_steps(workflow)
        here = set(self.case.step_ids)
        return Terms(rights, rules, {step: switch for step, switch in optional.items() if step in here})

    def question(self, guarded: Iterable[str], on: On, *, paper: bool) -> Question:
        """A question under a set of changes."""
        return Question(self.oracle, guarded=guarded, on=[*on, PAPER] if paper else on)

    def switches(self) -> list[str]:
        """The changes that can matter here."""
        return [name for name in self.oracle.encoding.switches if name != PAPER]


@frozen
class Watch:
    """One wish: fewer people than ``size`` never suffice to attack this goal, or to stop the work (no goal)."""

    stage: Stage
    goal: Goal | None
    size: int
    known: list[frozenset[int]]

    @property
    def pushes(self) -> bool:
        """Whether an attack is a group that can, rather than one without which others cannot."""
        return self.goal is not None and self.goal.wants is Wants.PUSH

    @property
    def guarded(self) -> tuple[str, ...]:
        """The steps that an attack is about."""
        return self.stage.case.step_ids if self.goal is None else self.goal.critical

    def best(self) -> On:
        """The set of changes that helps this wish most."""
        return frozenset(name for name, on in self._helpful(self.stage.switches()) if on)

    def reasons(self, on: On, *, most: int, first: Sequence[str]) -> Iterator[tuple[Signed, ...]]:
        """Reasons why a set of changes does not fulfil the wish, one per attack found; none when it does.

        `first` gives the order in which helping changes are made, cheap ones first.
        """
        if self.pushes:
            if self._within(on):
                yield self._reason(on, self._within, first)
            return
        question = self.stage.question(self.guarded, on, paper=self.goal is None)
        if not question.can(frozenset(question.seats)):
            yield self._reason(on, lambda other: self._stopped(other, frozenset()), first)
            return
        search = BlockerSearch(question, bound=self.size - 1, known=self.known)
        for blocker in itertools.islice(search.found(), most):
            absent = self._absent(blocker)
            yield self._reason(on, partial(self._stopped, absent=absent), first)
        self.known[:] = search.groups

    def _absent(self, blocker: Blocker) -> frozenset[int]:
        groups = self.stage.crew.groups
        return frozenset(seat for one, stay in blocker.left for seat in groups[one].all_seats()[stay:])

    def _within(self, on: On) -> bool:
        return self.stage.question(self.guarded, on, paper=False).can_within(self.size - 1)

    def _stopped(self, on: On, absent: frozenset[int]) -> bool:
        question = self.stage.question(self.guarded, on, paper=self.goal is None)
        return not question.can(frozenset(question.seats) - absent)

    def _helpful(self, names: Iterable[str]) -> list[Signed]:
        """How each change would have to stand to help."""
        by_id = self.stage.offer.by_id
        return [(name, WIDER[by_id[name].kind] is not self.pushes) for name in names]

    def _reason(self, on: On, survives: Callable[[On], bool], first: Sequence[str]) -> tuple[Signed, ...]:
        mine = set(self.stage.switches())
        flips = [flip for flip in self._helpful(one for one in first if one in mine) if (flip[0] in on) is not flip[1]]
        kept: list[Signed] = []
        waiting = [flips]
        while waiting:
            part = waiting.pop()
            if not part:
                continue
            made = (on | {name for name, state in part if state}) - {name for name, state in part if not state}
            if survives(made):
                on = made
            elif len(part) == 1:
                kept.append(part[0])
            else:
                half = len(part) // 2
                waiting += [part[half:], part[:half]]
        return tuple(kept)


def watches_of(stage: Stage, goals: Mapping[str, int], continuity: int | None, limits: Limits) -> list[Watch]:
    """The wishes about one case type: a least collusion number per goal, and how many may be missed."""
    stage.oracle.patience = limits.patience()
    watches = [Watch(stage, goal, goals[goal.id], []) for goal in stage.workflow.goals if goals.get(goal.id, 0) > 0]
    if continuity is not None and continuity >= 0:
        watches.append(Watch(stage, None, continuity + 1, []))
    return watches
