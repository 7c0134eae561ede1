"""Where knowledge comes from and how it is grouped: sources, themes, norms, detector cards."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from attrs import frozen

from weerwerk.catalogue.cards.common import Name, Retired
from weerwerk.dated import Figure
from weerwerk.shaped import Refused


@frozen
class Detector:
    """A card of a log review: what it finds, why that can be innocent, and what to ask first."""

    id: str
    name: Name
    status: Literal["proef", "vast", "vervallen"]
    finds: str
    why: str
    method: str
    innocent: tuple[str, ...]
    ask_first: tuple[str, ...]
    left_out: tuple[str, ...]
    example: str
    circumstance: str
    level: Literal["case", "process", "unit", "person"]
    settings: Mapping[str, Figure]
    sources: tuple[str, ...]
    retired: Retired | None = None

    def __attrs_post_init__(self) -> None:
        if not self.innocent:
            raise Refused("geen onschuldige verklaring", "schrijf er ten minste één", field="innocent")


@frozen
class Theme:
    """A subject of the library, or a chapter under which circumstances and the public report are grouped."""

    id: str
    name: Name
    kind: Literal["subject", "chapter"]
    what: str
    source: str


@frozen
class Source:
    """Where a statement or a number comes from; ``general`` marks further reading that no card quotes."""

    id: str
    title: str
    publisher: str
    url: str = ""
    date: str = ""
    kind: Literal["onderzoek", "overheid", "wet", "nieuws", "praktijk", "data", "standaard"] = "praktijk"
    general: bool = False


@frozen
class NormItem:
    """One item of a provincial norm in our own words, tied to the core items."""

    id: str
    chapter: str
    text: str
    source: str
    circumstances: tuple[str, ...]


@frozen
class Norm:
    """A norm pack: the items a province and its municipalities agreed on."""

    id: str
    name: Name
    provinces: tuple[str, ...]
    url: str
    since: date
    items: tuple[NormItem, ...]
    source: str
