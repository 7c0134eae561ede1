"""A page of the library as a value: what it says, where each sentence comes from, and where it leads."""

from collections.abc import Iterable, Iterator

from attrs import field, frozen
from django.utils.functional import Promise

Said = str | Promise


@frozen
class Link:
    """A way to another page of the library, or to a place on it."""

    kind: str
    id: str
    label: str
    anchor: str = ""


@frozen
class Item:
    """One sentence: what it is about, what it says, where it leads, and who says so.

    An empty ``source`` belongs to what is no statement, such as a list of links.
    """

    text: str = ""
    head: Link | str = ""
    links: tuple[Link, ...] = ()
    source: str = ""
    tag: Said = ""
    anchor: str = ""

    @property
    def name(self) -> str:
        """What it is about, in words."""
        return self.head.label if isinstance(self.head, Link) else self.head


@frozen
class Section:
    """A heading with what stands under it."""

    title: Said
    items: tuple[Item, ...]
    intro: Said = ""
    anchor: str = ""

    @property
    def short(self) -> bool:
        """Whether it is only a list of ways on."""
        return all(isinstance(one.head, Link) and not (one.text or one.links or one.tag) for one in self.items)


@frozen
class Row:
    """A line of the table of weights and prices: with its date, its source and the reason for it."""

    name: Said
    value: Said
    since: object
    source: str
    reason: str = ""
    links: tuple[Link, ...] = ()


@frozen
class Numbers:
    """A table of figures, each with its date and its source (R5)."""

    title: Said
    rows: tuple[Row, ...]
    about: Said
    unit: Said


@frozen
class Page:
    """One card of the catalogue, ready to be read."""

    kind: str
    id: str
    title: str
    lead: str
    also: str = ""
    group: Said = ""
    facts: tuple[tuple[Said, str], ...] = ()
    sections: tuple[Section, ...] = ()
    numbers: tuple[Numbers, ...] = ()
    source: str = ""
    url: str = ""
    until: object = None
    more: tuple[Link, ...] = field(default=())

    @property
    def first_sentence(self) -> str:
        """What it is about, for in a list."""
        head, stop, _ = self.lead.partition(". ")
        return head + ("." if stop else "")

    def texts(self) -> Iterator[tuple[str, str]]:
        """Everything that can be found, with the place on the page."""
        yield "", self.lead
        for _, value in self.facts:
            yield "", value
        for section in self.sections:
            for item in section.items:
                yield item.anchor or section.anchor, f"{item.name}: {item.text}" if item.name else item.text

    def links(self) -> Iterator[Link]:
        """Every way from this page to another."""
        yield from self.more
        for section in self.sections:
            for item in section.items:
                if isinstance(item.head, Link):
                    yield item.head
                yield from item.links
        for table in self.numbers:
            for row in table.rows:
                yield from row.links

    def sources(self) -> set[str]:
        """Every source that is named on this page."""
        named = {self.source}
        named |= {item.source for section in self.sections for item in section.items}
        named |= {row.source for table in self.numbers for row in table.rows}
        return named


def plain(text: str) -> str:
    """A text of the catalogue on one line."""
    return " ".join(text.split())


def sections(*given: Section) -> tuple[Section, ...]:
    """The sections that have something to say."""
    return tuple(one for one in given if one.items)


def tables(*given: Numbers) -> tuple[Numbers, ...]:
    """The tables that have a line."""
    return tuple(one for one in given if one.rows)


def facts(*given: tuple[Said, str]) -> tuple[tuple[Said, str], ...]:
    """The facts that are known."""
    return tuple(one for one in given if one[1])


def leading(links: Iterable[Link]) -> tuple[Item, ...]:
    """Links as a list of their own, each once."""
    return tuple(Item(head=one) for one in dict.fromkeys(links))
