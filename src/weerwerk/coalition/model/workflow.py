"""A process as the coalition engine reads it: steps, flow, rules, goals and the people who hold rights."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from weerwerk.catalogue.cards.processes import Act
from weerwerk.coalition.model.flow import Flow
from weerwerk.shaped import Refused


@frozen
class Person:
    """Somebody by code, with the rights the system grants; no field about health or private life exists (R3)."""

    code: str
    functions: frozenset[str]
    department: str = ""
    rank: int = 0


@frozen
class Staff:
    """Everybody who may do something, and which pairs said themselves that they are related."""

    people: tuple[Person, ...]
    related: frozenset[frozenset[str]] = frozenset()


@frozen
class Step:
    """One step of a process; whoever holds one of its functions may do it."""

    id: str
    functions: tuple[str, ...]
    name: str = ""
    act: Act = Act.PREPARE
    system: str = ""
    note: str = ""

    @property
    def shown(self) -> str:
        """The name, or the id where no name was given."""
        return self.name or self.id


class RuleKind(StrEnum):
    """Who may not, or must, do which steps of one case."""

    DIFFERENT = "different"
    SAME = "same"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    UNRELATED = "unrelated"
    SENIOR = "senior"


class Enforced(StrEnum):
    """Whether a system holds a rule, or only paper."""

    SYSTEM = "system"
    PAPER = "paper"


class Ground(StrEnum):
    """Where a rule comes from (S5)."""

    LAW = "wet"
    OWN = "eigen regel"
    NONE = ""


@frozen
class Rule:
    """A rule about who does which steps of the same case."""

    kind: RuleKind
    steps: tuple[str, ...]
    enforced: Enforced = Enforced.PAPER
    people: int = 0
    ground: Ground = Ground.NONE
    reference: str = ""

    def __attrs_post_init__(self) -> None:
        if len(set(self.steps)) < len(self.steps):
            raise Refused("een stap staat er twee keer", "noem elke stap één keer", field="steps")
        if len(self.steps) < 2:
            raise Refused("een regel gaat over ten minste twee stappen", field="steps")
        if self.kind is RuleKind.SENIOR and len(self.steps) > 2:
            raise Refused("'senior' gaat over precies twee stappen", "maak er twee regels van", field="steps")
        if self.kind not in (RuleKind.AT_LEAST, RuleKind.AT_MOST):
            if self.people:
                raise Refused(f"'{self.kind}' kent geen aantal mensen", "haal 'people' weg", field="people")
        elif self.people < 1:
            raise Refused(f"'{self.kind}' zonder aantal mensen", "zet er 'people' bij, 1 of meer", field="people")
        elif self.kind is RuleKind.AT_LEAST and self.people > len(self.steps):
            what = f"{self.people} mensen voor {len(self.steps)} stappen kan nooit"
            raise Refused(what, "noem meer stappen of minder mensen", field="people")


class Wants(StrEnum):
    """Push a case through, or stop it; one number never serves both."""

    PUSH = "push"
    STOP = "stop"


@frozen
class Goal:
    """What a wrongdoer wants, and which performers must then be in on it."""

    id: str
    wants: Wants
    critical: tuple[str, ...]
    impact: int = 3
    name: str = ""
    apart: bool = False

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.impact <= 5:
            raise Refused(f"impact {self.impact} ligt niet tussen 1 en 5", field="impact")
        if len(set(self.critical)) < len(self.critical):
            raise Refused("een stap staat er twee keer", "noem elke stap één keer", field="critical")

    @property
    def shown(self) -> str:
        """The name, or the id where no name was given."""
        return self.name or self.id


@frozen
class Unchecked:
    """The owner's confirmation that in one case type no step is checked (S8)."""

    goal: str
    case_type: str
    by: str
    date: date


@frozen
class AfterCheck:
    """A check after the fact that was done: when, how large, with what result, by someone outside the step."""

    step: str
    date: date
    sample: int
    result: str
    outside: bool = False

    def __attrs_post_init__(self) -> None:
        if self.sample < 0:
            raise Refused("een steekproef kan niet kleiner dan 0 zijn", field="sample")

    @property
    def proven(self) -> bool:
        """Whether it lowers a floor (S8)."""
        return self.outside and self.sample > 0 and bool(self.result.strip())


@frozen
class Absence:
    """The share of days on which somebody is away by contract or planned leave, never by sickness."""

    default: Fraction = Fraction(1, 10)
    departments: Mapping[str, Fraction] = field(factory=dict)

    def of(self, person: Person) -> Fraction:
        """The share for one person, by department."""
        return self.departments.get(person.department, self.default)


@frozen
class Workflow:
    """A whole process file."""

    id: str
    steps: Mapping[str, Step]
    flow: Flow
    rules: tuple[Rule, ...] = ()
    goals: tuple[Goal, ...] = ()
    name: str = ""
    floor_above: Mapping[str, Fraction] = field(factory=dict)
    unchecked: tuple[Unchecked, ...] = ()
    after_checks: tuple[AfterCheck, ...] = ()
    absence: Absence = Absence()

    @property
    def shown(self) -> str:
        """The name, or the id where no name was given."""
        return self.name or self.id

    def confirmed(self, goal: str, case_type: str) -> bool:
        """Whether the owner said that in this case type nothing is checked for this goal."""
        return any((one.goal, one.case_type) == (goal, case_type) for one in self.unchecked)
