"""YAML text as plain values that still know their line; every fault in a file is found in one reading.

Only plain data is accepted: no aliases (so no alias bombs), no tags, no key twice, no second document.
Scalars follow the YAML 1.2 core schema plus ISO dates, so that ``nee`` and ``on`` stay words.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from datetime import date

import yaml
from attrs import field, frozen

from weerwerk.errors import BadInput, Fault, Place

Path = tuple[str | int, ...]
Scalar = str | int | float | bool | date | None
Value = Scalar | dict[str, "Value"] | list["Value"]

MAX_DEPTH = 40
MAX_BYTES = 20_000_000

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_QUOTED = ("'", '"', "|", ">")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@frozen
class Located:
    """A value read from a file, and on which line each part of it stands."""

    value: Value
    file: str
    lines: Mapping[Path, int] = field(factory=dict, repr=False, eq=False)

    def at(self, path: Path) -> Value:
        """The part that stands at a path; KeyError or IndexError when there is none."""
        value = self.value
        for part in path:
            value = value[part]  # type: ignore[index]
        return value

    def place(self, path: Path) -> Place:
        """Where a part stands; for a part that is missing, the nearest part that holds it."""
        held = path
        while held and held not in self.lines:
            held = held[:-1]
        return Place(self.file, self.lines.get(held, 1), field_name(path))

    def fault(self, path: Path, what: str, cure: str = "") -> Fault:
        """A fault about one part of this value, with its line."""
        return Fault(what, self.place(path), cure)


def field_name(path: Path) -> str:
    """A path as people write it: ``steps[2].functions``."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """'bedoelde u …?' with the nearest known word, or nothing when none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"bedoelde u '{near[0]}'?" if near else ""


def is_id(word: str) -> bool:
    """Whether a word can be an id: small letters, digits and single hyphens between them."""
    return bool(_ID.match(word))


def read_text(raw: bytes, *, file: str) -> str:
    """The text of a UTF-8 file; a byte order mark is passed over, any other encoding is refused."""
    if len(raw) > MAX_BYTES:
        raise BadInput("bestand niet gelezen", [Fault("het bestand is groter dan 20 MB", Place(file), "splits het")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fault = Fault("geen leesbare UTF-8-tekst", Place(file, line), "bewaar het bestand als tekst in UTF-8")
        raise BadInput("bestand niet gelezen", [fault]) from error


def read_yaml(raw: bytes, *, file: str) -> Located:
    """The one document in a YAML file; all structural faults at once."""
    text = read_text(raw, file=file)
    reading = _Reading(file)
    try:
        loader = yaml.CSafeLoader(text)
        while (event := loader.get_event()) is not None:
            reading.take(event)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 1
        reading.faults.append(
            Fault("de YAML is hier niet te lezen", Place(file, line), "kijk naar inspringing, dubbele punten en quotes")
        )
    except yaml.YAMLError:
        reading.faults.append(Fault("geen leesbare YAML-tekst", Place(file, 1), "bewaar het als tekst in UTF-8"))
    if reading.faults:
        raise BadInput(f"{file} niet gelezen", reading.faults)
    if reading.documents == 0 or reading.root is None:
        raise BadInput(
            f"{file} niet gelezen", [Fault("het bestand is leeg", Place(file, 1), "vul het in of haal het weg")]
        )
    return Located(reading.root, file, reading.lines)


class _Frame:
    """One open mapping or list while reading."""

    def __init__(self, container: dict[str, Value] | list[Value], path: Path) -> None:
        self.container = container
        self.path = path
        self.key: str | None = None


class _Reading:
    """Turns parse events into values; holds what is open, so that depth never becomes recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Value = None
        self.lines: dict[Path, int] = {}
        self.faults: list[Fault] = []
        self.documents = 0
        self._open: list[_Frame] = []
        self._too_deep = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents == 2:
                    self._fault(line, "een tweede document ('---') in één bestand", "maak er twee bestanden van")
            case yaml.AliasEvent():
                self._fault(line, "verwijzingen met * zijn niet toegestaan", "schrijf de waarde hier uit")
                self._place(None, line)
            case yaml.ScalarEvent():
                self._scalar(event, line)
            case yaml.MappingStartEvent():
                self._start({}, line)
            case yaml.SequenceStartEvent():
                self._start([], line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._end()

    def _fault(self, line: int, what: str, cure: str) -> None:
        self.faults.append(Fault(what, Place(self.file, line), cure))

    def _start(self, container: dict[str, Value] | list[Value], line: int) -> None:
        if self._too_deep or len(self._open) >= MAX_DEPTH:
            if not self._too_deep:
                self._fault(line, f"meer dan {MAX_DEPTH} niveaus diep", "maak de lijst platter")
            self._too_deep += 1
            return
        path = self._place(container, line)
        self._open.append(_Frame(container, path))

    def _end(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
        else:
            self._open.pop()

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if event.tag is not None and not event.tag.startswith("tag:yaml.org,2002:str"):
            self._fault(line, f"het label {event.tag} is niet toegestaan", "laat het weg")
        frame = self._open[-1] if self._open else None
        if frame and isinstance(frame.container, dict) and frame.key is None:
            self._key(frame, event.value, line)
            return
        if event.style in _QUOTED:
            self._place(event.value, line)
            return
        try:
            self._place(_plain(event.value), line)
        except ValueError:
            self._fault(line, f"de datum {event.value} bestaat niet", "schrijf jjjj-mm-dd")
            self._place(event.value, line)

    def _key(self, frame: _Frame, key: str, line: int) -> None:
        assert isinstance(frame.container, dict)
        if key in frame.container:
            self._fault(line, f"het veld '{key}' staat er twee keer", "haal er een weg")
        frame.key = key
        frame.container.setdefault(key, None)

    def _place(self, value: Value, line: int) -> Path:
        """Hang a value under what is open, and remember its line."""
        if not self._open:
            if self.documents == 1:
                self.root = value
            self.lines.setdefault((), line)
            return ()
        frame = self._open[-1]
        if isinstance(frame.container, list):
            path: Path = (*frame.path, len(frame.container))
            frame.container.append(value)
        elif frame.key is None:
            self._fault(line, "een veldnaam is hier een lijst of groep", "schrijf één woord voor de dubbele punt")
            frame.key = ""
            return frame.path
        else:
            path = (*frame.path, frame.key)
            frame.container[frame.key] = value
            frame.key = None
        if not self._too_deep:
            self.lines[path] = line
        return path


def reads_as_text(word: str) -> bool:
    """Whether an unquoted word is read back as the same text."""
    try:
        return _plain(word) == word
    except ValueError:
        return False


def _plain(word: str) -> Scalar:
    """An unquoted scalar by the YAML 1.2 core schema, plus ISO dates. ValueError on a date that does not exist."""
    if word in _WORDS:
        return _WORDS[word]
    if _INTEGER.match(word) and len(word) <= 18:
        return int(word)
    if _DECIMAL.match(word):
        return float(word)
    if _ISO_DATE.match(word):
        return date.fromisoformat(word)
    return word
