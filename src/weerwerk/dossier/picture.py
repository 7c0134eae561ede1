"""What a dossier holds of the ondermijningsbeeld beside judgements: assignment, talks, counts, areas, figures."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from attrs import field, frozen

from weerwerk import guard
from weerwerk.catalogue.cards import Work
from weerwerk.errors import Fault
from weerwerk.located import Located
from weerwerk.shaped import Refused
from weerwerk.threats.model.areas import Areas
from weerwerk.threats.model.signals import Quarter, Signal, Weighing, parse_quarter

MOST_TEXT = 200  # letters: a reference or a place, never the text of a product
NO_TEXT = "noem alleen kenmerk, datum en plaats; de tekst zelf hoort hier niet"


@frozen
class Assignment:
    """What was asked: to what end, by whom, over which period, who may read it and how it is marked."""

    purpose: str = ""
    asked_by: str = ""
    start: date | None = None
    end: date | None = None
    readers: str = ""
    marking: str = ""

    def __attrs_post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise Refused("de periode eindigt voor zij begint", "draai de datums om", field="end")


@frozen
class Talk:
    """A talk that was held with a department; with whom is not kept."""

    department: Work
    date: date


@frozen
class PictureFile:
    """``picture.yaml``: the assignment, and the talks that were held."""

    assignment: Assignment = Assignment()
    talks: tuple[Talk, ...] = ()


@frozen
class OwnFigure:
    """A row of ``area_figures.csv``: a published figure, its year and its source; None when it was not published."""

    municipality: str
    indicator: str
    year: int
    value: float | None
    source: str
    sbi: Literal["", "2008", "2025"] = ""


@frozen
class PictureFiles:
    """Everything of the picture in a dossier."""

    file: PictureFile = field(factory=PictureFile)
    signals: tuple[Signal, ...] = ()
    weighing: Weighing = field(factory=Weighing)
    areas: Areas | None = None
    figures: tuple[OwnFigure, ...] = ()

    @property
    def started(self) -> bool:
        """Whether anything was put in."""
        return self != PictureFiles()


def picture_faults(said: PictureFile, located: Located, *, on: date) -> Iterator[Fault]:
    """What is wrong with the assignment and the talks."""
    yield from _about_nobody(located)
    for index, talk in enumerate(said.talks):
        if talk.date > on:
            what = f"het gesprek van {talk.date:%d-%m-%Y} moet nog komen"
            yield located.fault(("talks", index, "date"), what, "zet alleen gesprekken die zijn gehouden")


def weighing_faults(said: Weighing, located: Located, *, on: date) -> Iterator[Fault]:
    """What is wrong with the counts per phase, the protocol and the list of RIEC products."""
    yield from _about_nobody(located)
    seen: set[Quarter] = set()
    for index, one in enumerate(said.quarters):
        quarter = parse_quarter(one.quarter)
        here = ("quarters", index, "quarter")
        if quarter is not None and quarter > Quarter.of(on):
            yield located.fault(here, f"het kwartaal {one.quarter} ligt in de toekomst", "verbeter het kwartaal")
        if quarter is not None and quarter in seen:
            yield located.fault(here, f"het kwartaal {one.quarter} staat er twee keer", "laat één regel staan")
        seen.update(() if quarter is None else (quarter,))
    if said.protocol.published and said.protocol.exists is False:
        what = "een protocol dat er niet is, kan niet openbaar zijn"
        yield located.fault(
            ("protocol",), "een protocol dat er niet is, kan niet openbaar zijn", "verbeter een van beide"
        )
    for index, product in enumerate(said.riec_products):
        if product.date > on:
            what = f"de datum {product.date:%d-%m-%Y} ligt in de toekomst"
            yield located.fault(("riec_products", index, "date"), what, "verbeter de datum")


def _about_nobody(located: Located) -> Iterator[Fault]:
    """No text says anything of a person, and none is long enough to be the text of somebody else's report (R1)."""
    for path in located.lines:
        text = located.at(path)
        if not isinstance(text, str):
            continue
        for kind in dict.fromkeys(one.kind for one in guard.find(text)):
            yield located.fault(path, f"hier lijkt een {kind} te staan. {guard.NOTICE}", "haal het weg")
        if len(text) > MOST_TEXT and path[0] == "riec_products":
            yield located.fault(path, f"deze tekst heeft {len(text)} letters", NO_TEXT)
