"""Reading who holds which rights, and who said to be related; codes that look like names are warned about."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, field, frozen

from weerwerk.coalition.model.workflow import Person, Staff, Workflow
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import did_you_mean, read_text

COLUMNS = ("person", "function", "department", "rank")
MOST_NAMED = 10
# A surname's shape: a space, an address, capital and small letters, an initial, or a longer word without digits.
_NAME = re.compile(r"\s|@|[A-Z][a-z]{2,}|\A[^\W\d_]{1,3}[._][^\W\d_]{3,}|\A[^\W\d_]{4,}\Z")


@frozen
class StaffFile:
    """The staff as read, on which line each function first stands, and what deserves a second look."""

    staff: Staff
    file: str = ""
    functions: Mapping[str, int] = field(factory=dict)
    warnings: tuple[Fault, ...] = ()


def looks_like_a_name(code: str) -> bool:
    """Whether a code has the shape of somebody's name."""
    return bool(_NAME.search(code))


def read_staff(raw: bytes, *, file: str) -> StaffFile:
    """The staff in ``person,function[,department,rank]``; BadInput with every fault."""
    reading = _Reading(file)
    for line, row in reading.rows(raw):
        reading.take(line, row)
    if reading.faults:
        raise BadInput(f"{file} niet gelezen", reading.faults)
    people = tuple(
        Person(code, frozenset(held), reading.departments.get(code, ("", 0))[0], reading.ranks.get(code, (0, 0))[0])
        for code, held in reading.held.items()
    )
    return StaffFile(Staff(people), file, reading.functions, tuple(reading.warnings()))


class _Reading:
    """One pass over a staff file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.held: dict[str, set[str]] = {}
        self.first: dict[str, int] = {}
        self.functions: dict[str, int] = {}
        self.departments: dict[str, tuple[str, int]] = {}
        self.ranks: dict[str, tuple[int, int]] = {}

    def fault(self, line: int, what: str, cure: str = "") -> None:
        self.faults.append(Fault(what, Place(self.file, line), cure))

    def rows(self, raw: bytes) -> Iterator[tuple[int, dict[str, str]]]:
        table = rows_of(raw, file=self.file)
        _, header = next(table, (1, []))
        names = [name.strip().lower() for name in header]
        missing = [name for name in COLUMNS[:2] if name not in names]
        for name in names:
            if name not in COLUMNS:
                self.fault(1, f"de kolom '{name}' bestaat hier niet", f"mogelijk: {', '.join(COLUMNS)}")
        if missing or len(set(names)) < len(names):
            self.fault(1, "de kolommen kloppen niet", "begin met de regel person,function[,department,rank]")
            return
        for line, row in table:
            if not any(row):
                continue
            if len(row) > len(names):
                self.fault(line, f"{len(row)} velden in plaats van {len(names)}", "één persoon en functie per regel")
                continue
            yield line, dict(zip(names, row, strict=False))

    def take(self, line: int, row: Mapping[str, str]) -> None:
        code = row.get("person", "")
        if not code:
            self.fault(line, "hier ontbreekt de code van de persoon", "geef ieder een code")
            return
        self.first.setdefault(code, line)
        held = self.held.setdefault(code, set())
        if function := row.get("function", ""):
            held.add(function)
            self.functions.setdefault(function, line)
        if department := row.get("department", ""):
            known, since = self.departments.setdefault(code, (department, line))
            if known != department:
                self.fault(line, f"'{code}' staat op regel {since} bij een andere afdeling", "kies er een")
        if rank := row.get("rank", ""):
            self._rank(line, code, rank)

    def _rank(self, line: int, code: str, written: str) -> None:
        if not re.fullmatch(r"-?[0-9]{1,6}", written):
            self.fault(line, f"rang '{written}' is geen geheel getal", "schrijf 0, 1, 2 …")
            return
        known, since = self.ranks.setdefault(code, (int(written), line))
        if known != int(written):
            self.fault(line, f"'{code}' heeft op regel {since} een andere rang", "kies er een")

    def warnings(self) -> Iterator[Fault]:
        if not self.held:
            yield Fault("er staat niemand in deze lijst", Place(self.file, 1), "vul haar in")
        named = [code for code in self.held if looks_like_a_name(code)]
        for code in named[:MOST_NAMED]:
            what = f"'{code}' lijkt op een naam"
            yield Fault(what, Place(self.file, self.first[code]), "gebruik een code die niemand herkent")
        if len(named) > MOST_NAMED:
            yield Fault(f"en nog {len(named) - MOST_NAMED} codes lijken op een naam", Place(self.file))


def rows_of(raw: bytes, *, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV text with their line, stripped; the separator is what the first line uses."""
    text = read_text(raw, file=file)
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in table:
            yield table.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        fault = Fault("deze regel is niet te lezen", Place(file, table.line_num), "bewaar het bestand opnieuw als CSV")
        raise BadInput(f"{file} niet gelezen", [fault]) from error


def with_relations(staff: StaffFile, raw: bytes, *, file: str) -> StaffFile:
    """The staff with the pairs that said to be related; BadInput when a code is not in the staff."""
    known = {person.code for person in staff.staff.people}
    pairs: set[frozenset[str]] = set()
    faults: list[Fault] = []
    for line, row in rows_of(raw, file=file):
        if not any(row) or (line == 1 and row == ["code", "code"]):
            continue
        if len(row) != 2:
            faults.append(Fault("hier horen twee codes en niets anders", Place(file, line), "schrijf code,code"))
            continue
        faults += [Fault(f"'{one}' staat niet in {staff.file}", Place(file, line)) for one in row if one not in known]
        if row[0] != row[1]:
            pairs.add(frozenset(row))
    if faults:
        raise BadInput(f"{file} niet gelezen", faults)
    return evolve(staff, staff=evolve(staff.staff, related=frozenset(pairs)))


def nobody_has(workflow: Workflow, staff: StaffFile, *, steps: Mapping[str, Place]) -> Iterator[Fault]:
    """Functions that a step asks and nobody has: likely misspelt, never a fault."""
    asked: set[str] = set()
    for step in workflow.steps.values():
        for function in step.functions:
            if function not in staff.functions and function not in asked:
                asked.add(function)
                what = f"niemand heeft functie '{function}' (stap '{step.id}')"
                yield Fault(what, steps.get(step.id, Place()), did_you_mean(function, staff.functions))


def no_step_asks(workflows: Iterable[Workflow], staff: StaffFile) -> Iterator[Fault]:
    """Functions that somebody has and no step of these processes asks: likely misspelt, never a fault."""
    asked = {function for workflow in workflows for step in workflow.steps.values() for function in step.functions}
    unused = {function: line for function, line in staff.functions.items() if function not in asked}
    for function, line in list(unused.items())[:MOST_NAMED]:
        yield Fault(f"geen stap vraagt functie '{function}'", Place(staff.file, line), did_you_mean(function, asked))
    if len(unused) > MOST_NAMED:
        yield Fault(f"en nog {len(unused) - MOST_NAMED} functies vraagt geen stap", Place(staff.file))
