"""The pages about what plays in the area: phenomena, barrier models, kinds of places and sectors, area figures."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from weerwerk.catalogue.cards import Barrier as OneBarrier
from weerwerk.catalogue.cards import BarrierModel, CriminalStep, Indicator, Phenomenon, Situation, Surrounding
from weerwerk.catalogue.model import Catalogue
from weerwerk_web.editions.store import called
from weerwerk_web.library import links, words
from weerwerk_web.library.pages import Item, Link, Numbers, Page, Row, Section, facts, leading, plain, sections, tables
from weerwerk_web.library.weights import weighed

MUNICIPALITY = "gemeente"


def phenomenon(card: Phenomenon, catalogue: Catalogue) -> Page:
    """A phenomenon: what it is, where one notices it, which steps it leans on, what stands in its way."""
    models = [one for one in catalogue.barriers.values() if one.phenomenon == card.id]
    return Page(
        kind=links.PHENOMENON,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=plain(card.what),
        group=words.PHENOMENON_THEMES[card.theme],
        facts=facts(
            (_("Vormen"), ", ".join(card.forms)),
            (_("Hoort bij ondermijning"), _("ja") if card.in_definition else _("nee, het telt in de scan niet mee")),
            (_("Kleinste gebied dat u telt"), str(words.AREAS[card.smallest_area])),
            (_("Gelegenheid"), ", ".join(str(words.STRUCTURES[one]) for one in card.structures)),
        ),
        sections=sections(
            Section(_("Waar het op leunt"), tuple(_touches(card, catalogue))),
            Section(_("Waaraan u het merkt in uw werk"), tuple(_signals(card.signals))),
            Section(
                _("Wat de gemeente ertegen kan zetten"),
                tuple(_own(models, catalogue)),
                intro=_("Barrières van de gemeente zelf, met het proces waarin ze staan."),
            ),
            Section(
                _("Het hele barrièremodel"), leading(Link(links.BARRIER, one.id, called(one.name)) for one in models)
            ),
            Section(_("Waar het kan spelen"), leading(_places(card.id, catalogue))),
            Section(_("Wat helpt"), leading(_helping(models, catalogue))),
        ),
        numbers=tables(weighed(card.weights, catalogue)),
        source=card.source,
        until=card.retired.since if card.retired else None,
    )


def _touches(card: Phenomenon, catalogue: Catalogue) -> Iterator[Item]:
    for one in card.touches:
        functions = catalogue.step(one.process, one.step).functions if one.step else ()
        yield Item(
            one.how,
            head=links.step(catalogue, one.process, one.step),
            links=tuple(links.function(catalogue, name) for name in functions),
            source=one.source,
        )


def _signals(signals: Iterable[Situation]) -> Iterator[Item]:
    for one in signals:
        yield Item(one.text, head=one.work.capitalize() if one.work != "ict" else "ICT", source=one.source)


def _own(models: list[BarrierModel], catalogue: Catalogue) -> Iterator[Item]:
    for model in models:
        for part in model.steps:
            for one in part.barriers:
                if one.who == MUNICIPALITY:
                    yield Item(head=links.barrier(model, one), links=_chain(one, catalogue), source=one.source)


def _chain(one: OneBarrier, catalogue: Catalogue) -> tuple[Link, ...]:
    """From a barrier on: the step that carries it, and the circumstance that says whether it stands."""
    found = []
    if one.process:
        found.append(links.step(catalogue, one.process, one.step))
    if one.circumstance:
        found.append(links.circumstance(catalogue, one.circumstance))
    return tuple(found)


def _helping(models: list[BarrierModel], catalogue: Catalogue) -> list[Link]:
    named = [one.circumstance for model in models for part in model.steps for one in part.barriers if one.circumstance]
    return links.measures_for(catalogue, named)


def _places(card: str, catalogue: Catalogue) -> Iterator[Link]:
    for one in catalogue.surroundings.values():
        if card in one.phenomena:
            yield Link(links.SURROUNDING, one.id, called(one.name))


def barrier_model(card: BarrierModel, catalogue: Catalogue) -> Page:
    """A phenomenon taken apart into steps, each with what makes it possible and what stops it."""
    return Page(
        kind=links.BARRIER,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=_("Wat criminelen stap voor stap moeten doen, en waar u en uw partners hen kunnen hinderen."),
        sections=tuple(
            Section(f"{number}. {one.name}", tuple(_criminal(one, catalogue)), anchor=f"stap-{one.id}")
            for number, one in enumerate(card.steps, start=1)
        ),
        source=card.source,
        until=card.retired.since if card.retired else None,
        more=(links.phenomenon(catalogue, card.phenomenon),),
    )


def _criminal(part: CriminalStep, catalogue: Catalogue) -> Iterator[Item]:
    for one in part.barriers:
        own = one.who == MUNICIPALITY
        who = () if own else (links.partner(catalogue, one.who),)
        yield Item(
            one.ground + ".",
            head=one.name,
            links=(*who, *_chain(one, catalogue)),
            source=one.source,
            tag=_("barrière van u") if own else _("barrière van een partner"),
            anchor=f"barriere-{one.id}",
        )
    for name, said in (
        (_("Wat het mogelijk maakt"), part.opportunities),
        (_("Wie er helpt"), part.facilitators),
        (_("Waaraan u het merkt"), part.signals),
    ):
        if said:
            yield Item(_joined(said), head=name)
    if part.partners:
        yield Item(head=_("Met wie"), links=tuple(links.partner(catalogue, one) for one in part.partners))


def _joined(said: Iterable[str]) -> str:
    """Sentences as they are; loose words as a row."""
    parts = list(said)
    return " ".join(parts) if all(one.endswith((".", "?", "!")) for one in parts) else ", ".join(parts) + "."


def surrounding(card: Surrounding, catalogue: Catalogue) -> Page:
    """A kind of place or a sector: what happens there, and which phenomena go with it."""
    indicator = catalogue.indicators.get(card.indicator)
    return Page(
        kind=links.SURROUNDING,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=plain(card.question),
        group=words.SURROUNDING_KINDS[card.kind],
        facts=facts(
            (_("Gelegenheid"), str(words.STRUCTURES[card.structure])),
            (_("Bedrijfscodes (SBI)"), f"{', '.join(card.sbi.codes)} ({card.sbi.version})" if card.sbi else ""),
        ),
        sections=sections(
            Section(_("Wat er gebeurt"), tuple(Item(one.text, source=one.source) for one in card.what_happens)),
            Section(_("Daar let u op"), tuple(Item(one.text, source=one.source) for one in card.signals)),
            Section(
                _("Fenomenen die hier kunnen spelen"),
                leading(links.phenomenon(catalogue, one) for one in card.phenomena),
            ),
            Section(
                _("Gebiedscijfer"),
                leading([Link(links.INDICATOR, indicator.id, called(indicator.name))] if indicator else []),
            ),
        ),
        numbers=tables(weighed(card.weights, catalogue)),
        source=card.sbi.source if card.sbi else "",
        until=card.retired.since if card.retired else None,
    )


def indicator(card: Indicator, catalogue: Catalogue) -> Page:
    """An area figure: what it means, and what it does not."""
    rows = tuple(
        Row(name, str(figure.value), figure.since, figure.source, figure.reason)
        for name, figure in ((_("Laagste die telt"), card.lowest), (_("Hoogste die telt"), card.highest))
    )
    used = (one for one in catalogue.surroundings.values() if one.indicator == card.id)
    return Page(
        kind=links.INDICATOR,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=plain(card.meaning),
        facts=facts((_("Eenheid"), card.unit), (_("Tabel"), card.table)),
        sections=sections(
            Section(_("Waar u voor oppast"), (Item(plain(card.pitfall)),)),
            Section(_("Hoort bij"), leading(Link(links.SURROUNDING, one.id, called(one.name)) for one in used)),
        ),
        numbers=tables(weighed(card.weights, catalogue), Numbers(_("Grenzen"), rows, _("Grens"), card.unit)),
        source=card.source,
        until=card.retired.since if card.retired else None,
    )
