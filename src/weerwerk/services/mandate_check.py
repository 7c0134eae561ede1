"""The rights that systems grant beside the mandate register: per right how many people stand in one of the two."""

from collections.abc import Collection, Iterator, Mapping, Set

from attrs import frozen

from weerwerk import wording
from weerwerk.catalogue.cards.processes import Act
from weerwerk.coalition.model.workflow import Staff, Workflow
from weerwerk.coalition.study import FEW_HOLDERS

Held = tuple[str, str]  # who, and which right
QUESTION = "Dat is een vraag, geen oordeel: welk van de twee klopt?"


@frozen
class Difference:
    """How many people have one right in the system alone, and in the register alone."""

    function: str
    only_system: int
    only_register: int
    listed: bool = True
    """Whether the register knows this right at all."""

    @property
    def few(self) -> bool:
        """Whether one of its two numbers points at people: fewer than three (R3)."""
        return any(0 < number < FEW_HOLDERS for number in (self.only_system, self.only_register))


def differences(system: Set[Held], register: Set[Held]) -> tuple[Difference, ...]:
    """Every right of which the two say something else, in alphabetical order."""
    listed = {function for _, function in register}
    return tuple(_difference(one, system, register, listed) for one in sorted({one for _, one in system ^ register}))


def _difference(function: str, system: Set[Held], register: Set[Held], listed: Collection[str]) -> Difference:
    mine = {person for person, one in system if one == function}
    theirs = {person for person, one in register if one == function}
    return Difference(function, len(mine - theirs), len(theirs - mine), function in listed)


def differences_in(workflow: Workflow, staff: Staff, mandates: Staff) -> tuple[Difference, ...]:
    """The differences that matter in a process: rights that the register knows, and those with which one decides."""
    deciding = {one for step in workflow.steps.values() if step.act is Act.DECIDE for one in step.functions}
    asked = {one for step in workflow.steps.values() for one in step.functions}
    system, register = held_of(staff), held_of(mandates)
    counted = asked & (deciding | {function for _, function in register})
    return differences({one for one in system if one[1] in counted}, {one for one in register if one[1] in counted})


def held_of(staff: Staff) -> frozenset[Held]:
    """Who holds which right, as pairs."""
    return frozenset((person.code, function) for person in staff.people for function in person.functions)


def difference_words(one: Difference, names: Mapping[str, str]) -> Iterator[str]:
    """What differs about one right, as sentences."""
    name = f"‘{names.get(one.function, one.function)}’"
    people = wording.counted(one.only_system, "persoon heeft", "mensen hebben")
    if one.only_system and not one.listed:
        yield f"{name}: {people} dit recht in het systeem; het register noemt het niet."
    elif one.only_system:
        yield f"{name}: {people} dit recht in het systeem en niet in het register."
    if one.only_register:
        people = wording.counted(one.only_register, "persoon heeft", "mensen hebben")
        yield f"{name}: {people} dit mandaat in het register en niet in het systeem."


def total_words(found: Collection[Difference]) -> str:
    """All differences of a process together, as one main clause that points at nobody."""
    if not found:
        return "het systeem en het mandaatregister komen overeen"
    rights = wording.counted(len(found), "recht", "rechten")
    more = _times(found, [one.only_system for one in found])
    fewer = _times(found, [one.only_register for one in found])
    parts = [f"{more} heeft iemand het recht wel en het mandaat niet"] if more else []
    parts += [f"{fewer} heeft iemand het mandaat wel en het recht niet"] if fewer else []
    return f"bij {rights} verschillen systeem en mandaatregister: {wording.listed(parts)}"


def _times(found: Collection[Difference], numbers: Collection[int]) -> str:
    """How often, so that taking away what is told per right leaves no number that points at people (R3)."""
    every = sum(numbers)
    told = sum(number for one, number in zip(found, numbers, strict=True) if not one.few)
    if 0 < told < every:
        return f"ten minste {told} keer"
    return ("een of twee keer" if every < FEW_HOLDERS else f"{every} keer") if every else ""
