"""Staff from an export of authorisations, without names; and how that differs from the mandate register."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

from weerwerk import wording
from weerwerk.dossier.sheets import Columns, read_rows
from weerwerk.errors import BadInput, Fault, Place

PERSON = ("persoon", "medewerker", "gebruiker", "gebruikersnaam", "account", "user", "username", "gemandateerde")
FUNCTION = ("functie", "rol", "recht", "autorisatie", "groep", "profiel", "role", "group", "mandaat", "bevoegdheid")
DEPARTMENT = ("afdeling", "team", "organisatieonderdeel", "cluster")
NAMES = {"person": PERSON, "function": FUNCTION, "department": DEPARTMENT}
EXPORT = Columns(NAMES, optional=("department",), others=True)
FEW = 3
COLUMNS = ("person", "function", "department")


@frozen
class Right:
    """Somebody with a right, by code."""

    code: str
    function: str
    department: str = ""


@frozen
class Difference:
    """How many people have one right in the system alone, and in the register alone."""

    function: str
    only_system: int
    only_register: int

    @property
    def few(self) -> bool:
        """Whether it points at people: fewer than three (R3)."""
        return 0 < max(self.only_system, self.only_register) < FEW


@frozen
class Exported:
    """The rights of an export, by code; the differences with the register when there was one."""

    rights: tuple[Right, ...]
    people: int
    differences: tuple[Difference, ...] = ()
    compared: bool = False

    @property
    def csv(self) -> str:
        """The staff file."""
        rows = (f"{one.code},{one.function},{one.department}" for one in self.rights)
        return "\n".join([",".join(COLUMNS), *rows]) + "\n"


def staff_from(export: Path, *, register: Path | None, mapping: Iterable[str] = ()) -> Exported:
    """The staff in an export, its people by number in order of appearance; BadInput with every fault.

    `mapping` says what a role of the system is called in the process: ``role=function``.
    """
    called, faults = _called(mapping)
    held: list[tuple[str, str, str]] = []
    formal: list[tuple[str, str, str]] = []
    for path, rights in ((export, held), (register, formal)):
        if path is not None:
            try:
                rights.extend(_rights(path, called))
            except BadInput as bad:
                faults.extend(bad.faults)
    if faults:
        raise BadInput("uitdraai niet gelezen", faults)
    codes = _codes(person for person, _, _ in held)
    rows = dict.fromkeys(Right(codes[person], function, where) for person, function, where in held)
    differences = tuple(_differences(held, formal)) if register is not None else ()
    return Exported(tuple(rows), len(codes), differences, register is not None)


def as_dict(found: Exported) -> dict[str, object]:
    """The outcome as JSON: counts per right, never a person."""
    return {
        "people": found.people,
        "rights": len(found.rights),
        "compared": found.compared,
        "differences": [
            {"function": one.function, "only_system": one.only_system, "only_register": one.only_register}
            for one in found.differences
        ],
    }


def lines(found: Exported) -> Iterator[str]:
    """The outcome in words."""
    people = wording.counted(found.people, "persoon", "mensen")
    yield f"{wording.sentence(people)} met samen {wording.counted(len(found.rights), 'recht', 'rechten')}."
    yield "Namen staan niet in dit bestand: p001 is de eerste persoon in de uitdraai, p002 de tweede, enzovoort."
    if not found.compared:
        return
    if not found.differences:
        yield "Het systeem en het mandaatregister komen overeen."
        return
    yield "Het systeem en het mandaatregister verschillen. Dat is een vraag, geen oordeel: welk van de twee klopt?"
    for one in found.differences:
        if one.only_system:
            people = wording.counted(one.only_system, "persoon heeft", "mensen hebben")
            yield f"- '{one.function}': {people} dit recht in het systeem en niet in het register."
        if one.only_register:
            people = wording.counted(one.only_register, "persoon heeft", "mensen hebben")
            yield f"- '{one.function}': {people} dit mandaat in het register en niet in het systeem."
    if any(one.few for one in found.differences):
        yield "Let op: bij minder dan drie mensen wijst dit naar iemand; alleen coördinator en secretaris zien het."


def _called(mapping: Iterable[str]) -> tuple[dict[str, str], list[Fault]]:
    called: dict[str, str] = {}
    faults = []
    for one in mapping:
        role, sign, function = one.partition("=")
        if not (sign and role.strip() and function.strip()):
            faults.append(Fault(f"'{one}' is niet te lezen", Place(field="--map"), "schrijf rol=functie"))
        called[_same(role)] = function.strip()
    return called, faults


def _rights(path: Path, called: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Per row who has which right, compared without case and spaces."""
    for row in read_rows(path.read_bytes(), file=path.name, columns=EXPORT):
        person, role = row.words["person"].strip(), row.words["function"].strip()
        if person and role:
            function = called.get(_same(role), role).replace(",", " ")
            yield _same(person), function, row.words.get("department", "").strip().replace(",", " ")


def _same(words: str) -> str:
    return " ".join(words.casefold().split())


def _codes(people: Iterable[str]) -> dict[str, str]:
    return {person: f"p{number:03d}" for number, person in enumerate(dict.fromkeys(people), start=1)}


def _differences(held: Iterable[tuple[str, str, str]], formal: Iterable[tuple[str, str, str]]) -> Iterator[Difference]:
    system = {(person, function) for person, function, _ in held}
    register = {(person, function) for person, function, _ in formal}
    for function in sorted({one for _, one in system ^ register}):
        mine = {person for person, one in system if one == function}
        theirs = {person for person, one in register if one == function}
        yield Difference(function, len(mine - theirs), len(theirs - mine))
