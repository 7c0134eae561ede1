"""The cheapest set of changes that fulfils every wish over one or more processes, or why there is none.

The master proposes a cheapest set; every watch looks for reasons why it does not fulfil its wish; the reasons become
clauses of the master. When no watch has a reason left, the proposal is a cheapest one, because every clause holds for
every set that fulfils the wishes. Reasons are facts about the process, so stopping early leaves a lower bound.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from weerwerk.coalition.apply import Offer, staff_after, workflow_after
from weerwerk.coalition.caps import aimed, cap_for, cap_of, units_of
from weerwerk.coalition.case_types import case_types
from weerwerk.coalition.master import Master, Signed
from weerwerk.coalition.model.answers import Between, Count, Exactly, Impossible, Review
from weerwerk.coalition.model.changes import Cap, Change, Strengthening, UnitChange
from weerwerk.coalition.model.workflow import Staff, Workflow
from weerwerk.coalition.oracle import Patience, Stopped
from weerwerk.coalition.search import Ask, review
from weerwerk.coalition.study import Limits
from weerwerk.coalition.watch import Stage, Watch, watches_of
from weerwerk.errors import OwnFailure

MOST_REASONS = 20
MOST_TURNS = 12
TOGETHER = "elke wens apart kan, samen kunnen ze niet"


@frozen
class Wishes:
    """What is wanted everywhere, and where something else; the key is (process, goal, case type), "" is each type."""

    collusion: int = 0
    continuity: int | None = None
    other: Mapping[tuple[str, str, str], int] = field(factory=dict)

    def collusion_of(self, process: str, goal: str, case_type: str) -> int:
        """The least collusion number wanted for a goal of a process in a case type."""
        everywhere = self.other.get((process, goal, ""), self.collusion)
        return self.other.get((process, goal, case_type), everywhere)


def strengthen(
    workflows: Sequence[Workflow],
    staff: Staff,
    changes: Collection[Change],
    *,
    wishes: Wishes,
    limits: Limits,
    years: int = 1,
) -> Strengthening:
    """The cheapest set of changes, checked by computing everything anew after making them."""
    return _Search(workflows, staff, tuple(changes), wishes, limits, years).found()


class _Search:
    """One search for a cheapest set."""

    def __init__(
        self,
        workflows: Sequence[Workflow],
        staff: Staff,
        changes: tuple[Change, ...],
        wishes: Wishes,
        limits: Limits,
        years: int,
    ) -> None:
        self.workflows, self.staff, self.wishes, self.limits, self.years = workflows, staff, wishes, limits, years
        self.offer = Offer(changes)
        self.prices = {one.id: one.price.high(years) for one in changes}
        self.cheap_first = sorted(self.prices, key=lambda name: (self.prices[name], name))
        self.master = Master(self.prices)
        self.said_by: list[int] = []
        self.before = [self._review(one, staff) for one in workflows]
        self.watches = [
            watch for one, was in zip(workflows, self.before, strict=True) for watch in self._watch(one, was)
        ]
        self.rounds = self.bound = 0
        self.best: frozenset[str] | None = None

    def _review(self, workflow: Workflow, staff: Staff) -> Review:
        """How it stands: the numbers alone, one smallest blocker is enough for continuity."""
        return review(workflow, staff, asked=(Ask.COLLUSION, Ask.CONTINUITY), limits=evolve(self.limits, groups=1))

    def _watch(self, workflow: Workflow, before: Review) -> Iterator[Watch]:
        for case_type, case in zip(case_types(workflow.flow), before.cases, strict=True):
            stage = Stage(workflow, case_type, self.staff, self.offer)
            wanted = {
                answer.goal.id: self.wishes.collusion_of(workflow.id, answer.goal.id, case_type.name)
                for answer in case.goals
                if aimed(workflow, answer)
            }
            yield from watches_of(stage, wanted, self.wishes.continuity, self.limits)

    def found(self) -> Strengthening:
        patience = self.limits.patience()
        try:
            self._wait(patience)
            caps = [cap for watch in self.watches if (cap := cap_of(watch)) is not None]
            if caps:
                return self._none(caps)
            on = self._cheapest(patience)
            return self._none(self._together(patience)) if on is None else self._done(on, optimal=True)
        except Stopped:
            return self._stopped()
        finally:
            for watch in self.watches:
                watch.stage.oracle.close()

    def _wait(self, patience: Patience) -> None:
        for watch in self.watches:
            watch.stage.oracle.patience = patience

    def _cheapest(self, patience: Patience) -> frozenset[str] | None:
        """A cheapest set that fulfils every wish, or None when there is none."""
        while True:
            self.rounds += 1
            proposal = self.master.cheapest(patience)
            if proposal is None:
                return None
            self.bound = proposal.price
            if self._learn(proposal.on):
                return proposal.on
            if self.best is not None and self._price(self.best) == self.bound:
                ties = self._price(self.best), len(self.best)
                if ties <= (proposal.price, len(proposal.on)):
                    return self.best

    def _price(self, on: frozenset[str]) -> int:
        return sum(self.prices[name] for name in on)

    def _learn(self, on: frozenset[str]) -> bool:
        """Give the master every reason against a set; whether there is none.

        Then mend the set with the cheapest changes that the reasons name and look again, a few times: that gives more
        reasons, and sometimes a set that works, which is kept as the best so far.
        """
        made: dict[str, bool] = {}
        for turn in range(MOST_TURNS):
            reasons = list(self._reasons(on))
            if not reasons:
                if self.best is None or self._price(on) < self._price(self.best):
                    self.best = on
                return turn == 0
            mended = self._mended(on, reasons, made)
            if mended is None:
                return False
            on = mended
        return False

    def _reasons(self, on: frozenset[str]) -> Iterator[tuple[Signed, ...]]:
        for number, watch in enumerate(self.watches):
            for reason in watch.reasons(on, most=MOST_REASONS, first=self.cheap_first):
                self.master.add(reason)
                self.said_by.append(number)
                yield reason

    def _mended(
        self, on: frozenset[str], reasons: Sequence[tuple[Signed, ...]], made: dict[str, bool]
    ) -> frozenset[str] | None:
        """The set with for each reason its cheapest change; None when that would undo what was just done."""
        for reason in reasons:
            if any((name in on) is state for name, state in reason):
                continue
            fresh = [(name, state) for name, state in reason if name not in made]
            if not fresh:
                return None
            name, state = min(fresh, key=lambda flip: (self.prices[flip[0]] if flip[1] else 0, flip[0]))
            made[name] = state
            on = on | {name} if state else on - {name}
        return on

    def _stopped(self) -> Strengthening:
        """Out of time: the lower bound that is known, and the best set that works, when one was found."""
        if self.best is not None:
            return self._done(self.best, optimal=False)
        return Strengthening(None, 0, 0, self.bound, optimal=False, impossible=False, rounds=self.rounds)

    def _none(self, caps: Collection[Cap]) -> Strengthening:
        return Strengthening(
            None,
            0,
            0,
            0,
            optimal=True,
            impossible=True,
            units=self._units(self.before),
            caps=tuple(caps),
            rounds=self.rounds,
        )

    def _together(self, patience: Patience) -> list[Cap]:
        """A smallest set of wishes that cannot all be had, each of which could be had alone."""
        dropped: set[int] = set()
        for number in range(len(self.watches)):
            without = {at for at, by in enumerate(self.said_by) if by in dropped | {number}}
            if self.master.cheapest(patience, without=without) is None:
                dropped.add(number)
        left = [watch for number, watch in enumerate(self.watches) if number not in dropped]
        return [cap_for(watch, Impossible(TOGETHER), ()) for watch in left]

    def _done(self, on: frozenset[str], *, optimal: bool) -> Strengthening:
        chosen = tuple(change for change in self.offer.changes if change.id in on)
        staff = staff_after(self.staff, chosen)
        after = [self._review(workflow_after(one, chosen), staff) for one in self.workflows]
        units = self._units(after)
        for unit in units:
            if not self._fulfilled(unit):
                raise OwnFailure(f"De versterking haalt {unit.process} {unit.goal} {unit.case_type} niet.")
        high = sum(change.price.high(self.years) for change in chosen)
        return Strengthening(
            chosen,
            sum(change.price.low(self.years) for change in chosen),
            high,
            high if optimal else self.bound,
            optimal=optimal or high == self.bound,
            impossible=False,
            units=units,
            rounds=self.rounds,
        )

    def _units(self, after: Sequence[Review]) -> tuple[UnitChange, ...]:
        return tuple(
            unit
            for workflow, was, now in zip(self.workflows, self.before, after, strict=True)
            for unit in units_of(workflow, was, now)
        )

    def _fulfilled(self, unit: UnitChange) -> bool:
        """Whether a unit is as wished, as computed anew; bounds that leave it open are taken as a yes."""
        wanted = self.wishes.collusion_of(unit.process, unit.goal, unit.case_type)
        enough = not unit.goal or not unit.aimed or _at_least(unit.collusion_after, wanted)
        least = self.wishes.continuity
        return enough and (least is None or least < 0 or _at_least(unit.continuity_after, least))


def _at_least(number: Count, wanted: int) -> bool:
    match number:
        case Exactly(value):
            return value >= wanted
        case Between(_, at_most):
            return at_most is None or at_most >= wanted
        case Impossible():
            return True
    raise AssertionError(number)
