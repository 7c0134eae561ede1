"""The pages about where knowledge comes from and how it is grouped: themes, norms, reviews of logs, sources."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from weerwerk.catalogue.cards import Detector, Norm, Source, Theme
from weerwerk.catalogue.model import Catalogue
from weerwerk.wording import day
from weerwerk_web.editions.store import called
from weerwerk_web.library import links, words
from weerwerk_web.library.pages import Item, Link, Numbers, Page, Row, Section, facts, leading, plain, sections, tables


def theme(card: Theme, catalogue: Catalogue) -> Page:
    """A theme, with the circumstances and the parts of norms that belong to it."""
    return Page(
        kind=links.THEME,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=plain(card.what),
        group=words.SUBJECTS[card.kind],
        sections=sections(
            Section(
                _("Omstandigheden"),
                leading(
                    links.circumstance(catalogue, one.id)
                    for one in catalogue.circumstances.values()
                    if one.theme == card.id
                ),
            ),
            Section(_("In de normen"), tuple(_chapter(card.id, catalogue))),
        ),
        source=card.source,
    )


def _chapter(card: str, catalogue: Catalogue) -> Iterator[Item]:
    for norm in catalogue.norms.values():
        for one in norm.items:
            if one.chapter == card:
                head = Link(links.NORM, norm.id, called(norm.name), f"onderdeel-{one.id}")
                yield Item(one.text, head=head, source=one.source)


def norm(card: Norm, catalogue: Catalogue) -> Page:
    """A norm in our own words, each item tied to the circumstances that show whether it is kept."""
    chapters = dict.fromkeys(one.chapter for one in card.items)
    return Page(
        kind=links.NORM,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=_("Wat er in de norm staat, in onze eigen woorden. Lees de norm zelf op de website."),
        facts=facts((_("Provincie"), ", ".join(card.provinces)), (_("Geldt sinds"), day(card.since))),
        sections=tuple(
            Section(
                called(catalogue.themes[chapter].name),
                tuple(
                    Item(
                        one.text,
                        links=tuple(links.circumstance(catalogue, name) for name in one.circumstances),
                        source=one.source,
                        anchor=f"onderdeel-{one.id}",
                    )
                    for one in card.items
                    if one.chapter == chapter
                ),
            )
            for chapter in chapters
        ),
        source=card.source,
        url=card.url,
    )


def detector(card: Detector, catalogue: Catalogue) -> Page:
    """A review of logs: what it finds, why that can be innocent, what to ask first."""
    rows = tuple(
        Row(name.replace("-", " "), str(figure.value), figure.since, figure.source, figure.reason)
        for name, figure in card.settings.items()
    )
    return Page(
        kind=links.DETECTOR,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=plain(card.finds),
        facts=facts((_("Stand"), str(words.STATUS[card.status]))),
        sections=sections(
            Section(_("Waarom dit telt"), (Item(plain(card.why)),)),
            Section(_("Dat kan onschuldig zijn"), tuple(Item(one) for one in card.innocent)),
            Section(_("Vraag eerst"), tuple(Item(one) for one in card.ask_first)),
            Section(_("Zo telt het"), (Item(plain(card.method)),)),
            Section(_("Wat het niet ziet"), tuple(Item(one) for one in card.left_out)),
            Section(_("Wat het meet"), leading([links.circumstance(catalogue, card.circumstance)])),
            Section(_("Bronnen"), tuple(Item(head=catalogue.sources[one].title, source=one) for one in card.sources)),
        ),
        numbers=tables(Numbers(_("Instellingen"), rows, _("Wat"), _("waarde"))),
        until=card.retired.since if card.retired else None,
    )


def source(card: Source, catalogue: Catalogue) -> Page:
    """A source; where it is used is found by who knows every page."""
    further = _("Om verder te lezen; geen kaart haalt er een bewering uit.") if card.general else ""
    return Page(
        kind=links.SOURCE,
        id=card.id,
        title=card.title,
        lead=card.publisher + ".",
        group=words.SOURCE_KINDS[card.kind],
        facts=facts((_("Datum"), card.date or _("niet bekend")), (_("Let op"), further)),
        url=card.url,
    )
