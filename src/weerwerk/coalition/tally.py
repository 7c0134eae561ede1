"""Counting minimal coalitions as they are found, and remembering those of the least size."""

import itertools
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from weerwerk.coalition.model.answers import Coalitions, KeyFunction, Member, Rotation
from weerwerk.coalition.model.workflow import Person
from weerwerk.coalition.study import Study

# Groups of tens of thousands are counted, not listed.
MOST_SHOWN_MEMBERS = 20_000


class Tally:
    """What the coalitions found so far add up to; sizes come in rising order."""

    def __init__(self, study: Study, guarded: Collection[str]) -> None:
        self.study, self.guarded = study, guarded
        self.kinds = self.count = self.smallest_count = 0
        self.least: int | None = None
        self.smallest: list[tuple[Member, ...]] = []
        self.in_all: dict[int, int] = {}
        self.in_smallest: dict[int, int] = {}
        self.complete = True
        self.luck: Fraction | None = None

    @property
    def full(self) -> bool:
        """Whether no more fit; the list is then not complete."""
        if self.kinds >= self.study.limits.groups:
            self.complete = False
        return not self.complete

    def lucky(self, chance: Fraction) -> None:
        """Keep the best chance that a case dealt at random meets only members of one smallest coalition."""
        self.luck = max(chance, self.luck or Fraction(0))

    def add(self, numbers: Mapping[int, int], examples: Iterable[tuple[Member, ...]]) -> None:
        """Take a kind of coalition: how many of each group it holds, and the coalitions of that kind one by one."""
        groups = self.study.crew.groups
        ways = math.prod(math.comb(len(groups[one].members), number) for one, number in numbers.items())
        size = sum(numbers.values())
        self.kinds += 1
        self.count += ways
        if self.least is None:
            self.least = size
        if size == self.least:
            self.smallest_count += ways
            room = min(self.study.limits.shown - len(self.smallest), MOST_SHOWN_MEMBERS // max(1, size))
            self.smallest.extend(itertools.islice(examples, room))
        for one, number in numbers.items():
            with_one_person = ways * number // len(groups[one].members)
            self.in_all[one] = self.in_all.get(one, 0) + with_one_person
            if size == self.least:
                self.in_smallest[one] = self.in_smallest.get(one, 0) + with_one_person

    def members(self, roles: Mapping[int, Collection[str]]) -> Iterator[tuple[Member, ...]]:
        """Every coalition like this one, its members by the right they use in the steps they do."""
        crew = self.study.crew
        seats: dict[int, list[int]] = {}
        for seat in sorted(roles):
            seats.setdefault(crew.group_of[seat], []).append(seat)
        for people in _chosen([(crew.groups[one].members, len(taken)) for one, taken in seats.items()]):
            taken = itertools.chain.from_iterable(seats.values())
            yield _sorted(self._using(person, roles[seat]) for person, seat in zip(people, taken, strict=True))

    def absent(self, numbers: Mapping[int, int]) -> Iterator[tuple[Member, ...]]:
        """Every set of so many of each group, its members by the rights they hold for the guarded steps."""
        groups = self.study.crew.groups
        for people in _chosen([(groups[one].members, number) for one, number in numbers.items()]):
            yield _sorted(self._holding(person) for person in people)

    def _using(self, person: Person, steps: Iterable[str]) -> Member:
        functions = {next(one for one in self.study.steps[step].functions if one in person.functions) for step in steps}
        return Member(tuple(sorted(functions)), person.code)

    def _holding(self, person: Person) -> Member:
        return Member(self.study.held(person, self.guarded), person.code)

    def coalitions(self) -> Coalitions:
        """What it adds up to."""
        return Coalitions(
            bound=self.study.limits.bound,
            complete=self.complete,
            count=self.count,
            least=self.least,
            smallest=tuple(sorted(self.smallest, key=lambda group: [(one.functions, one.code) for one in group])),
            smallest_count=self.smallest_count,
            traceable=self.study.traceable(self.smallest),
            rotation=Rotation(self.luck, self.study.limits.tries) if self.luck is not None else None,
        )

    def key(self, banzhaf: Mapping[int, float] | None = None) -> tuple[KeyFunction, ...]:
        """How much hangs on people, by the rights they hold for the guarded steps; most first."""
        by_rights: dict[tuple[str, ...], list[tuple[Person, int]]] = {}
        for number, group in enumerate(self.study.crew.groups):
            if number in self.in_all or number in (banzhaf or {}):
                for person in group.members:
                    by_rights.setdefault(self.study.held(person, self.guarded), []).append((person, number))
        found = [
            KeyFunction(
                functions=functions,
                codes=tuple(sorted(person.code for person, _ in held)),
                share_of_smallest=_share(self.in_smallest, held, self.smallest_count),
                share_of_all=_share(self.in_all, held, self.count),
                banzhaf=max(banzhaf.get(number, 0.0) for _, number in held) if banzhaf is not None else None,
            )
            for functions, held in by_rights.items()
        ]
        return tuple(sorted(found, key=lambda one: (-one.share_of_smallest, -one.share_of_all, one.functions)))


def _chosen(kinds: Sequence[tuple[Sequence[Person], int]]) -> Iterator[tuple[Person, ...]]:
    """Every choice of so many of each kind, one at a time: all together they may be more than memory holds."""
    if not kinds:
        yield ()
        return
    (members, number), *others = kinds
    for taken in itertools.combinations(members, number):
        for rest in _chosen(others):
            yield (*taken, *rest)


def _share(within: Mapping[int, int], held: Iterable[tuple[Person, int]], total: int) -> Fraction:
    return Fraction(max(within.get(number, 0) for _, number in held), total) if total else Fraction(0)


def _sorted(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda one: (one.functions, one.code)))
