"""Staff from an export of authorisations, without names; and the mandate register by the same codes."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

from weerwerk import wording
from weerwerk.coalition.model.workflow import Staff
from weerwerk.coalition.staff import looks_like_a_name
from weerwerk.dossier.sheets import Columns, read_rows
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.services.mandate_check import QUESTION, Difference, difference_words, differences, total_words

PERSON = (
    *("persoon", "code", "medewerker", "gebruiker", "gebruikersnaam", "account"),
    *("login", "user", "username", "gemandateerde"),
)
FUNCTION = ("functie", "rol", "recht", "autorisatie", "groep", "profiel", "role", "group", "mandaat", "bevoegdheid")
DEPARTMENT = ("afdeling", "team", "organisatieonderdeel", "cluster")
NAMES = {"person": PERSON, "function": FUNCTION, "department": DEPARTMENT}
EXPORT = Columns(NAMES, optional=("department",), others=True)
COLUMNS = ("person", "function", "department")


@frozen
class Table:
    """A file at hand: what it is called, and its bytes."""

    name: str
    raw: bytes


@frozen
class Right:
    """Somebody with a right, by code."""

    code: str
    function: str
    department: str = ""


@frozen
class Exported:
    """The rights of an export, by code; and those of the register, when there was one, with how the two differ."""

    rights: tuple[Right, ...]
    people: int
    mandates: tuple[Right, ...] = ()
    differences: tuple[Difference, ...] = ()
    compared: bool = False
    refused: tuple[Fault, ...] = ()

    @property
    def csv(self) -> str:
        """The staff file."""
        rows = (f"{one.code},{one.function},{one.department}" for one in self.rights)
        return "\n".join([",".join(COLUMNS), *rows]) + "\n"

    @property
    def mandates_csv(self) -> str:
        """The register by the same codes."""
        return "\n".join([",".join(COLUMNS[:2]), *(f"{one.code},{one.function}" for one in self.mandates)]) + "\n"


@frozen
class Registered:
    """The mandates of a register by the codes of the staff, and the rows that were refused."""

    mandates: tuple[Right, ...]
    refused: tuple[Fault, ...] = ()


def staff_from(export: Path, *, register: Path | None, mapping: Iterable[str] = ()) -> Exported:
    """The same for files on a disk."""
    tables = [Table(one.name, one.read_bytes()) for one in (export, register) if one is not None]
    return rights_of(tables[0], register=tables[1] if register else None, mapping=mapping)


def rights_of(export: Table, *, register: Table | None, mapping: Iterable[str] = ()) -> Exported:
    """The rights in an export, its people by number in order of appearance; BadInput with every fault.

    `mapping` says what a role of the system is called in the process: ``role=function``.
    """
    called, faults = _called(mapping)
    refused: list[Fault] = []
    held: list[Right] = []
    formal: list[Right] = []
    for table, rights in ((export, held), (register, formal)):
        if table is not None:
            try:
                rights.extend(_rights(table, called, refused))
            except BadInput as bad:
                faults.extend(bad.faults)
    if faults:
        raise BadInput("uitdraai niet gelezen", faults)
    codes = _codes(one.code for one in (*held, *formal))
    system, mandates = (tuple(dict.fromkeys(_by(codes, one) for one in rights)) for rights in (held, formal))
    return Exported(
        system,
        len({one.code for one in system}),
        mandates,
        differences(_pairs(system), _pairs(mandates)) if register is not None else (),
        register is not None,
        tuple(refused),
    )


def register_of(register: Table, staff: Staff, *, mapping: Iterable[str] = ()) -> Registered:
    """The mandate register by the codes of a staff list that is there; BadInput when it has nobody of that list.

    A code that is not in the list is kept, for a mandate without a right is a difference too; a name is refused.
    """
    called, faults = _called(mapping)
    refused: list[Fault] = []
    found: list[Right] = []
    codes = {_same(person.code): person.code for person in staff.people}
    try:
        for line, one in _numbered(register, called, refused):
            if one.code in codes or not looks_like_a_name(one.code):
                found.append(Right(codes.get(one.code, one.code), one.function))
            else:
                refused.append(Fault("hier lijkt een naam te staan", Place(register.name, line), "gebruik de code"))
    except BadInput as bad:
        faults.extend(bad.faults)
    if not faults and not {one.code for one in found} & {person.code for person in staff.people}:
        cure = "lever de uitdraai en het register samen in, of gebruik in het register de codes van de bezetting"
        faults.append(Fault("niemand uit het register staat in de bezetting", Place(register.name), cure))
    if faults:
        raise BadInput("mandaatregister niet gelezen", faults)
    return Registered(tuple(dict.fromkeys(found)), tuple(refused))


def as_dict(found: Exported) -> dict[str, object]:
    """The outcome as JSON: counts per right, never a person."""
    return {
        "people": found.people,
        "rights": len(found.rights),
        "refused": [str(one) for one in found.refused],
        "compared": found.compared,
        "differences": [
            {
                "function": one.function,
                "only_system": one.only_system,
                "only_register": one.only_register,
                "listed": one.listed,
            }
            for one in found.differences
        ],
    }


def lines(found: Exported) -> Iterator[str]:
    """The outcome in words."""
    people = wording.counted(found.people, "persoon", "mensen")
    yield f"{wording.sentence(people)} met samen {wording.counted(len(found.rights), 'recht', 'rechten')}."
    yield "Namen staan niet in dit bestand: p001 is de eerste persoon in de uitdraai, p002 de tweede, enzovoort."
    if found.refused:
        yield f"{wording.sentence(wording.counted(len(found.refused), 'regel', 'regels'))} niet overgenomen:"
        yield from (f"- {one}" for one in found.refused)
    if not found.compared:
        return
    if not found.differences:
        yield f"{wording.sentence(total_words(()))}."
        return
    yield f"Het systeem en het mandaatregister verschillen. {QUESTION}"
    yield from (f"- {line}" for one in found.differences for line in difference_words(one, {}))
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


def _rights(table: Table, called: Mapping[str, str], refused: list[Fault]) -> Iterator[Right]:
    return (right for _, right in _numbered(table, called, refused))


def _numbered(table: Table, called: Mapping[str, str], refused: list[Fault]) -> Iterator[tuple[int, Right]]:
    """Per row who has which right, compared without case and spaces; half a row goes to the refused, without a name."""
    for row in read_rows(table.raw, file=table.name, columns=EXPORT):
        person, role = row.words["person"].strip(), row.words["function"].strip()
        if person and role:
            function = called.get(_same(role), role).replace(",", " ")
            yield row.line, Right(_same(person), function, row.words.get("department", "").strip().replace(",", " "))
        else:
            what = "hier staat geen recht" if person else "hier staat niet wie"
            refused.append(Fault(what, Place(table.name, row.line), "vul het aan of haal de regel weg"))


def _same(words: str) -> str:
    return " ".join(words.casefold().split())


def _codes(people: Iterable[str]) -> dict[str, str]:
    return {person: f"p{number:03d}" for number, person in enumerate(dict.fromkeys(people), start=1)}


def _by(codes: Mapping[str, str], right: Right) -> Right:
    return Right(codes[right.code], right.function, right.department)


def _pairs(rights: Iterable[Right]) -> frozenset[tuple[str, str]]:
    return frozenset((one.code, one.function) for one in rights)
