"""The pages about what helps: good practices and instruments with their price, and partners."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from weerwerk.catalogue.cards import Measure, Partner
from weerwerk.catalogue.model import Catalogue
from weerwerk.dated import Span
from weerwerk.wording import number
from weerwerk_web.editions.store import called
from weerwerk_web.library import links, words
from weerwerk_web.library.pages import Item, Numbers, Page, Row, Section, facts, leading, plain, sections, tables


def measure(card: Measure, catalogue: Catalogue) -> Page:
    """A measure: what to do, the first step, what it costs, and how firmly it is known to work."""
    strength = words.STRENGTH[card.evidence.strength]
    return Page(
        kind=links.MEASURE,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=plain(card.what),
        group=words.MEASURE_THEMES[card.theme],
        facts=facts(
            (_("Kleine gemeente"), str(words.SMALL[card.small])),
            (_("Samen met een buurgemeente"), plain(card.neighbour)),
        ),
        sections=sections(
            Section(
                _("Zo begint u"),
                (Item(plain(card.first_step), head=_("Eerste stap"), links=(links.function(catalogue, card.owner),)),),
            ),
            Section(
                _("Wat het verbetert"),
                tuple(
                    Item(
                        one.reason,
                        head=links.circumstance(catalogue, one.circumstance),
                        source=one.source,
                        tag=_limit(one.cap),
                    )
                    for one in card.acts_on
                ),
                intro=_("Hoe lager het getal, hoe minder kwetsbaar: 0 is geregeld en bewezen, 100 is niets geregeld."),
            ),
            Section(
                _("Of het werkt"), (Item(plain(card.evidence.note), head=str(strength), source=card.evidence.source),)
            ),
            Section(_("Processen waarvoor dit is"), leading(links.for_processes(catalogue, card.processes))),
            Section(_("Doe eerst"), leading(links.measure(catalogue.measures[one]) for one in card.requires)),
            Section(_("Gaat niet samen met"), leading(links.measure(catalogue.measures[one]) for one in card.excludes)),
            Section(_("Partners die helpen"), leading(links.partner(catalogue, one) for one in card.partners)),
        ),
        numbers=tables(Numbers(_("Wat het kost"), tuple(_price(card)), _("Waarvan"), _("van – tot"))),
        source=card.source,
        until=card.retired.since if card.retired else None,
    )


def _limit(cap: int) -> str:
    return _("daarna ten hoogste %(cap)d van 100") % {"cap": cap}


def _price(card: Measure) -> Iterator[Row]:
    for name, value in (
        (_("Uren, eenmalig"), card.hours_once),
        (_("Uren per jaar"), card.hours_year),
        (_("Euro, eenmalig"), card.euro_once),
        (_("Euro per jaar"), card.euro_year),
        (_("Weken tot het staat"), card.weeks),
    ):
        yield Row(name, _span(value), value.since, value.source, value.reason)


def _span(value: Span) -> str:
    return number(value.low) if value.low == value.high else f"{number(value.low)} – {number(value.high)}"


def partner(card: Partner, catalogue: Catalogue) -> Page:
    """A partner: what it does, for whom, how to reach it, and where it helps."""
    theirs = [(model, part, one) for model, part, one in links.barriers(catalogue) if one.who == card.id]
    return Page(
        kind=links.PARTNER,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=plain(card.what),
        facts=facts(
            (_("Voor wie"), plain(card.for_whom)),
            (_("Zo bereikt u hen"), plain(card.reach)),
            (_("Melden van een misstand"), plain(card.authority)),
        ),
        sections=sections(
            Section(
                _("Barrières die zij zetten"),
                tuple(
                    Item(head=links.barrier(model, one), text=one.ground + ".", source=one.source)
                    for model, _part, one in theirs
                ),
            ),
            Section(
                _("Maatregelen waarbij zij helpen"),
                leading(links.measure(one) for one in catalogue.measures.values() if card.id in one.partners),
            ),
        ),
        source=card.source,
        url=card.url,
    )
