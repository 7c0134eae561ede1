"""Reading BPMN 2.0 as a graph: what is done, by whom, and what leads to what; a DOCTYPE is refused."""

from collections.abc import Iterator, Mapping
from xml.parsers import expat

from attrs import field, frozen

from weerwerk.errors import BadInput, Fault, Place

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
MAX_BYTES = 20_000_000
_SPLIT = " "


@frozen
class Element:
    """An element of the file with its line; names without their namespace where it is BPMN's own."""

    tag: str
    line: int
    attributes: Mapping[str, str]
    inside: list["Element"] = field(factory=list)
    text: list[str] = field(factory=list)

    @property
    def id(self) -> str:
        """Its id, or nothing."""
        return self.attributes.get("id", "")

    @property
    def name(self) -> str:
        """What it is called, on one line; its id where it has no name."""
        return " ".join(self.attributes.get("name", "").split()) or self.id

    def said(self, name: str) -> str:
        """An attribute of a modeller's own, whatever its namespace (flowable, camunda, activiti)."""
        return next((text for key, text in self.attributes.items() if key.rpartition(_SPLIT)[2] == name), "")

    def each(self, *tags: str) -> Iterator["Element"]:
        """The elements directly inside with one of these tags."""
        return (one for one in self.inside if one.tag in tags)

    def within(self, *tags: str) -> Iterator["Element"]:
        """The elements at any depth with one of these tags."""
        waiting = list(reversed(self.inside))
        while waiting:
            one = waiting.pop()
            if one.tag in tags:
                yield one
            waiting.extend(reversed(one.inside))


def read_elements(raw: bytes, *, file: str) -> Element:
    """The file as elements; BadInput when it is no XML, or speaks of a document type."""
    if len(raw) > MAX_BYTES:
        raise BadInput(f"{file} niet gelezen", [Fault("het bestand is groter dan 20 MB", Place(file))])
    parser = expat.ParserCreate(namespace_separator=_SPLIT)
    parser.buffer_text = True
    reading = _Reading(parser, file)
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        fault = Fault("dit is geen leesbare XML", Place(file, error.lineno), "bewaar het model opnieuw als BPMN 2.0")
        raise BadInput(f"{file} niet gelezen", [fault]) from error
    return reading.root


class _Reading:
    """Takes what the parser meets; deep files never become recursion."""

    def __init__(self, parser: expat.XMLParserType, file: str) -> None:
        self.parser, self.file = parser, file
        self.root = Element("", 1, {})
        self.open = [self.root]
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        one = Element(tag.removeprefix(MODEL + _SPLIT), self.parser.CurrentLineNumber, attributes)
        self.open[-1].inside.append(one)
        self.open.append(one)

    def _end(self, _: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        self.open[-1].text.append(text)

    def _doctype(self, *_: object) -> None:
        fault = Fault("een documenttype kan hier niet", Place(self.file, self.parser.CurrentLineNumber), "haal het weg")
        raise BadInput(f"{self.file} niet gelezen", [fault])
