"""The shelves of the library: every kind of card that has a page, in the order in which one reads."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from attrs import frozen
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from weerwerk.catalogue.cards import Way
from weerwerk.catalogue.model import Catalogue
from weerwerk_web.editions.store import catalogue, place_of
from weerwerk_web.library import help, inside, knowledge, links, outside  # noqa: A004 - the pages about what helps
from weerwerk_web.library.pages import Link, Page

CardT = TypeVar("CardT")


@frozen
class Shelf:
    """A kind of card: its address, its name, what stands there, and its pages by id."""

    slug: str
    name: Promise
    about: Promise
    pages: Callable[[Catalogue], Mapping[str, Callable[[], Page]]]
    chain: bool = False


def _of(
    cards: Callable[[Catalogue], Mapping[str, CardT]], page: Callable[[CardT, Catalogue], Page]
) -> Callable[[Catalogue], Mapping[str, Callable[[], Page]]]:
    """The pages of a kind, each made when it is asked for."""
    return lambda whole: {name: _later(page, card, whole) for name, card in cards(whole).items()}


def _later(page: Callable[[CardT, Catalogue], Page], card: CardT, whole: Catalogue) -> Callable[[], Page]:
    return lambda: page(card, whole)


def _ways(whole: Catalogue) -> Mapping[str, Way]:
    return {one.value: one for one in Way}


SHELVES: Mapping[str, Shelf] = MappingProxyType(
    {
        one.slug: one
        for one in (
            Shelf(
                links.WAY,
                _("Vormen"),
                _("Acht manieren waarop criminelen bestuur en organisatie onder druk zetten of gebruiken."),
                _of(_ways, inside.way),
            ),
            Shelf(
                links.PHENOMENON,
                _("Fenomenen"),
                _("Wat er in een gebied kan spelen, waar u dat merkt en op welke processen het leunt."),
                _of(lambda whole: whole.phenomena, outside.phenomenon),
                chain=True,
            ),
            Shelf(
                links.BARRIER,
                _("Barrières"),
                _("Fenomenen stap voor stap: wat criminelen nodig hebben, en wie ze daar kan hinderen."),
                _of(lambda whole: whole.barriers, outside.barrier_model),
                chain=True,
            ),
            Shelf(
                links.PROCESS,
                _("Processen"),
                _("Processen van een gemeente waar criminelen iets aan hebben, met hun stappen."),
                _of(lambda whole: whole.processes, inside.process),
                chain=True,
            ),
            Shelf(
                links.FUNCTION,
                _("Vitale functies"),
                _("Wie iets kan doen of weten wat een crimineel wil."),
                _of(lambda whole: whole.functions, inside.function),
                chain=True,
            ),
            Shelf(
                links.CIRCUMSTANCE,
                _("Omstandigheden"),
                _("Wat een proces van binnen kwetsbaar maakt of sterk: de vragen van de scan, en hoe goed eruitziet."),
                _of(lambda whole: whole.circumstances, inside.circumstance),
                chain=True,
            ),
            Shelf(
                links.MEASURE,
                _("Goede praktijken en instrumenten"),
                _("Maatregelen die een gemeente kan nemen, met de eerste stap en de prijs."),
                _of(lambda whole: whole.measures, help.measure),
                chain=True,
            ),
            Shelf(
                links.SURROUNDING,
                _("Plekken en branches"),
                _("Wat in uw omgeving gelegenheid geeft."),
                _of(lambda whole: whole.surroundings, outside.surrounding),
            ),
            Shelf(
                links.INDICATOR,
                _("Gebiedscijfers"),
                _("Cijfers die voor elke gemeente zijn gepubliceerd, met wat ze niet zeggen."),
                _of(lambda whole: whole.indicators, outside.indicator),
            ),
            Shelf(
                links.PARTNER,
                _("Partners"),
                _("Wie u helpt, waarmee, en hoe u daar komt."),
                _of(lambda whole: whole.partners, help.partner),
            ),
            Shelf(
                links.THEME,
                _("Thema’s"),
                _("De onderwerpen, en de hoofdstukken van de scan."),
                _of(lambda whole: whole.themes, knowledge.theme),
            ),
            Shelf(
                links.NORM,
                _("Normen"),
                _("Wat provincies en gemeenten met elkaar afspraken."),
                _of(lambda whole: whole.norms, knowledge.norm),
            ),
            Shelf(
                links.DETECTOR,
                _("Logcontroles"),
                _("Wat een logbestand kan laten zien, en waarom dat onschuldig kan zijn."),
                _of(lambda whole: whole.detectors, knowledge.detector),
            ),
            Shelf(
                links.SOURCE,
                _("Bronnen"),
                _("Waar de kennis vandaan komt."),
                _of(lambda whole: whole.sources, knowledge.source),
            ),
        )
    }
)


def page(kind: str, card: str) -> Page | None:
    """One page in the language of this moment; None when there is no such card."""
    return _standing(get_language() or "nl").get((kind, card))


def pages() -> Iterator[Page]:
    """Every page of the library."""
    yield from _standing(get_language() or "nl").values()


def shelf(kind: str) -> list[tuple[str, list[Page]]]:
    """The pages of one kind, by group, as a Dutch list has them; forms and groups stand in their own order."""
    groups: dict[str, list[Page]] = {}
    for one in pages():
        if one.kind == kind:
            groups.setdefault(str(one.group), []).append(one)
    return [(name, sorted(held, key=lambda one: place_of(one.title))) for name, held in groups.items()]


def counts() -> Mapping[str, int]:
    """How many pages each shelf holds."""
    found = dict.fromkeys(SHELVES, 0)
    for one in pages():
        found[one.kind] += 1
    return found


def citing(source: str) -> list[Link]:
    """The pages that rest on a source."""
    return [
        Link(one.kind, one.id, f"{one.title} ({SHELVES[one.kind].name})")
        for one in pages()
        if one.kind != links.SOURCE and source in one.sources()
    ]


@lru_cache(maxsize=4)
def _standing(language: str) -> Mapping[tuple[str, str], Page]:
    """Every page, made once per language and process."""
    whole = catalogue()
    return MappingProxyType(
        {(slug, name): made() for slug, one in SHELVES.items() for name, made in one.pages(whole).items()}
    )
