"""XES in constant memory: the standard library's expat, four attributes per event, no document type allowed."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from xml.parsers import expat

import attrs

from weerwerk.errors import BadInput, Fault, Place
from weerwerk.events.columns import HEADLINE
from weerwerk.events.model import Columns, Layout, ReadAs
from weerwerk.events.read.kind import Kind, Opened, read_some, refused, unpacked
from weerwerk.events.read.rows import Column, Rows, in_batches

CASE = "case:"  # so is an attribute of the trace told from one of the event, as in a log that was made flat
STANDARD = Columns("case:concept:name", "concept:name", "org:resource", "time:timestamp")
_BLOCK = 1 << 18
_EXPORT = "exporteer het log opnieuw als XES of CSV"
_NOWHERE: dict[str, int] = {}


def read(file: Opened, *, layout: Layout) -> Rows:
    """The events of a XES log, by the standard's own names unless the user names others."""
    said = attrs.asdict(layout.columns)
    columns = Columns(**{role: said[role] or standard for role, standard in attrs.asdict(STANDARD).items()})
    guessed = tuple(role for role, name in said.items() if not name)
    return Rows(ReadAs(Kind.XES.value, columns, guessed), in_batches(_events(file, columns)))


def _events(file: Opened, columns: Columns) -> Iterator[Sequence[Column]]:
    """The events of the log in their order, some at a time; BadInput when a column occurs nowhere."""
    reading = _Reading(columns, file.name)
    with closing(unpacked(file.path, packed=file.packed)) as stream:
        while block := read_some(stream, _BLOCK, file.name):
            yield reading.parsed(block, final=False)
        yield reading.parsed(b"", final=True)
    missing = [role for role, seen in zip(attrs.asdict(columns), reading.seen, strict=True) if not seen]
    if reading.any_event and missing:
        raise BadInput(HEADLINE, [_absent(role, columns, file.name) for role in missing])


def _absent(role: str, columns: Columns, file: str) -> Fault:
    name = attrs.asdict(columns)[role]
    return Fault(f"geen enkele gebeurtenis heeft '{name}'", Place(file), f"noem een ander kenmerk met --{role}")


class _Reading:
    """One run of the parser over a file; attributes inside attributes and inside lists are passed over."""

    def __init__(self, columns: Columns, file: str) -> None:
        self.seen = [False] * 4
        self.any_event = False
        self._file = file
        self._columns: list[list[str | None]] = [[], [], [], []]
        self._parser = expat.ParserCreate()
        self._parser.ordered_attributes = True
        self._parser.StartDoctypeDeclHandler = self._no_document_type
        self._handle(_places(columns, of_case=True), _places(columns, of_case=False))

    def parsed(self, block: bytes, *, final: bool) -> list[list[str | None]]:
        """The events that end in the next block of the file, as four columns that hold until the next call."""
        for column in self._columns:
            column.clear()
        try:
            self._parser.Parse(block, final)
        except (expat.ExpatError, LookupError, ValueError) as error:
            what = "het bestand is afgebroken" if final else "hier is de XML niet te lezen"
            raise refused(self._file, what, _EXPORT, line=self._parser.CurrentLineNumber) from error
        self.any_event = self.any_event or bool(self._columns[0])
        return self._columns

    def _no_document_type(self, *_: object) -> None:
        what = "het bestand begint met een DOCTYPE; dat leest Weerwerk niet, omdat het de computer kan laten vastlopen"
        raise refused(self._file, what, _EXPORT, line=self._parser.CurrentLineNumber)

    def _root(self, name: str) -> None:
        if name != "log":
            raise refused(self._file, f"dit is geen XES: het begint met <{name[:40]}>", _EXPORT, line=1)

    def _handle(self, of_case: dict[str, int], of_event: dict[str, int]) -> None:
        """Set the handlers as closures: they run at every tag, and looking things up on self would cost double."""
        seen, check_root = self.seen, self._root
        add_case, add_activity, add_actor, add_time = (column.append for column in self._columns)
        no_case: list[str | None] = [None] * 4
        places: dict[str, int] | None = None  # where an attribute goes; None before the log begins
        row, case, inside = no_case, no_case, 0

        def start(name: str, attributes: list[str]) -> None:
            nonlocal places, row, case, inside
            if not inside:
                if name == "event":
                    row, places = case[:], of_event
                    return
                if name == "trace":
                    row = case = no_case[:]
                    places = of_case
                    return
                if places is None:
                    check_root(name)
                    places = _NOWHERE
                    return
                plain = len(attributes) == 4 and attributes[0] == "key"
                key, value = (attributes[1], attributes[3]) if plain else _key_and_value(attributes)
                if key in places:
                    row[places[key]] = value
                    seen[places[key]] = True
            inside += 1

        def end(name: str) -> None:
            nonlocal places, row, case, inside
            if inside:
                inside -= 1
            elif name == "event":
                add_case(row[0])
                add_activity(row[1])
                add_actor(row[2])
                add_time(row[3])
                row, places = case, of_case if case is not no_case else _NOWHERE
            elif name == "trace":
                row, case, places = no_case, no_case, _NOWHERE

        self._parser.StartElementHandler, self._parser.EndElementHandler = start, end


def _key_and_value(attributes: list[str]) -> tuple[str, str | None]:
    """The two that count, of a tag that has them in another order or with others beside them."""
    named = dict(zip(attributes[::2], attributes[1::2], strict=True))
    return named.get("key", ""), named.get("value")


def _places(columns: Columns, *, of_case: bool) -> dict[str, int]:
    """The attributes of a case, or of an event, by their key; each with its place in a row."""
    return {
        name.removeprefix(CASE): at
        for at, name in enumerate(attrs.astuple(columns))
        if name.startswith(CASE) == of_case
    }
