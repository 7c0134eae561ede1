"""The pages about the own house: processes with their steps, functions, internal circumstances, and forms."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from weerwerk.catalogue.cards import Circumstance, Function, Process, Step, Way
from weerwerk.catalogue.model import Catalogue, default_weight
from weerwerk.wording import day
from weerwerk_web.editions.store import called
from weerwerk_web.library import links, words
from weerwerk_web.library.pages import Item, Link, Numbers, Page, Row, Section, facts, leading, plain, sections, tables
from weerwerk_web.library.weights import weighed

HEAVY = 4  # from this weight on, 0 to 5, a process page names what its vulnerability hangs on


def process(card: Process, catalogue: Catalogue) -> Page:
    """A process: its steps with who does them, what leans on it, what holds it up."""
    law = card.law_from
    return Page(
        kind=links.PROCESS,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=plain(card.why),
        group=words.PROCESS_GROUPS[card.group],
        facts=facts(
            (_("Soorten zaken"), ", ".join(card.kinds)),
            (_("Gegevens"), ", ".join(card.data)),
            (_("Wet"), f"{law.law} ({day(law.date)})" if law else ""),
        ),
        sections=sections(
            Section(_("De stappen, en wie ze doet"), tuple(_step(card, one, catalogue) for one in card.steps)),
            Section(
                _("Zo kan er druk op komen"),
                tuple(Item(head=_way(one.way), text=one.text, source=one.source) for one in card.ways),
            ),
            Section(_("Welke fenomenen hierop leunen"), tuple(_leaning(card, catalogue))),
            Section(_("Daar let u op"), tuple(Item(one.text, source=one.source) for one in card.signals)),
            Section(
                _("Controles die erbij horen"),
                tuple(
                    Item(one.text, links=(links.circumstance(catalogue, one.circumstance),), source=one.source)
                    for one in card.checks
                ),
            ),
            Section(_("Barrières in dit proces"), tuple(_barriers(card, catalogue))),
            Section(_("Wat we weten"), tuple(Item(one.text, source=one.source) for one in card.facts)),
            Section(
                _("Omstandigheden die hier zwaar tellen"),
                leading(_heavy(card, catalogue)),
                intro=_("Gewicht 4 of 5 van 5."),
            ),
            Section(
                _("Maatregelen voor dit proces"),
                leading(links.measure(one) for one in catalogue.measures.values() if card.id in one.processes),
            ),
        ),
        numbers=tables(
            Numbers(
                _("Wat er op het spel staat"),
                tuple(
                    Row(name, str(figure.value), figure.since, figure.source, figure.reason)
                    for name, figure in (
                        (_("Geld"), card.impact.money),
                        (_("Veiligheid"), card.impact.safety),
                        (_("Gegevens"), card.impact.data),
                        (_("Vertrouwen"), card.impact.trust),
                    )
                ),
                _("Waarvoor"),
                _("1 weinig – 5 veel"),
            )
        ),
    )


def _way(one: Way) -> Link:
    return Link(links.WAY, one.value, str(words.WAYS[one]))


def _step(card: Process, one: Step, catalogue: Catalogue) -> Item:
    return Item(
        plain(one.note),
        head=called(one.name),
        links=tuple(links.function(catalogue, name) for name in one.functions),
        tag=", ".join(str(part) for part in (words.ACTS[one.act], one.system) if part),
        anchor=f"stap-{one.id}",
    )


def _leaning(card: Process, catalogue: Catalogue) -> Iterator[Item]:
    steps = {one.id: one for one in card.steps}
    for one in catalogue.phenomena.values():
        for touch in one.touches:
            if touch.process == card.id:
                at = (links.own_step(card, steps[touch.step]),) if touch.step else ()
                yield Item(touch.how, head=links.phenomenon(catalogue, one.id), links=at, source=touch.source)


def _barriers(card: Process, catalogue: Catalogue) -> Iterator[Item]:
    steps = {one.id: one for one in card.steps}
    for model, _part, one in links.barriers(catalogue):
        if one.process == card.id:
            at = (links.own_step(card, steps[one.step]),) if one.step else ()
            yield Item(head=links.barrier(model, one), links=at, source=one.source)


def _heavy(card: Process, catalogue: Catalogue) -> list[Link]:
    found = []
    for one in catalogue.circumstances.values():
        held = default_weight(one.weights, card.id, catalogue.edition.since)
        if held and held.weight >= HEAVY:
            found.append(links.circumstance(catalogue, one.id))
    return found


def function(card: Function, catalogue: Catalogue) -> Page:
    """A vital function: what someone can do with it, and where."""
    steps = links.steps_of(catalogue, card)
    pressure = Row(
        _("Hoeveel druk het kost"),
        str(card.pressure.value),
        card.pressure.since,
        card.pressure.source,
        card.pressure.reason,
    )
    return Page(
        kind=links.FUNCTION,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=plain(card.why),
        facts=facts((_("Werk"), plain(card.work)), (_("Toegang tot"), ", ".join(card.access))),
        sections=sections(
            Section(
                _("De stappen die deze functie doet"),
                leading(links.step(catalogue, one.id, part.id) for one, part in steps),
            ),
            Section(
                _("Wat deze functie weet"),
                leading(
                    links.circumstance(catalogue, one.id)
                    for one in catalogue.circumstances.values()
                    if one.ask == card.id
                ),
                intro=_("Deze vragen van de scan stelt u het eerst aan deze functie."),
            ),
            Section(
                _("Maatregelen die hier thuishoren"),
                leading(links.measure(one) for one in catalogue.measures.values() if one.owner == card.id),
            ),
        ),
        numbers=(Numbers(_("In de berekening"), (pressure,), _("Wat"), _("1 weinig – 5 veel")),),
        source=card.source,
    )


def circumstance(card: Circumstance, catalogue: Catalogue) -> Page:
    """An internal circumstance: the question, what good looks like, and what helps."""
    asked = (links.function(catalogue, card.ask),) if card.ask else ()
    about = [Item(plain(card.good), head=_("Zo ziet goed eruit"))]
    about += [Item(plain(card.evidence), head=_("Zo toont u het"))] if card.evidence else []
    about += [Item(head=_("Wie het weet"), links=asked)] if asked else []
    return Page(
        kind=links.CIRCUMSTANCE,
        id=card.id,
        title=called(card.name),
        also=card.name.en,
        lead=plain(card.question),
        group=called(catalogue.themes[card.theme].name) if card.theme else _("Verder"),
        facts=facts(
            (_("Hoe u antwoordt"), str(words.REACHES[card.reach.value])),
            (_("Ook te meten"), ", ".join(str(words.MEASURED[one.by]) for one in card.measured)),
            (_("In een enquête"), plain(card.survey_item)),
        ),
        sections=sections(
            Section(_("Waarom dit telt"), (Item(plain(card.why)),)),
            Section(_("Wat u zoekt"), tuple(about)),
            Section(_("Wat we weten"), tuple(Item(one.text, source=one.source) for one in card.facts)),
            Section(_("Wat helpt"), leading(links.measures_for(catalogue, [card.id]))),
            Section(_("Controles die hiervan afhangen"), tuple(_checks(card, catalogue))),
            Section(_("Barrières die hiervan afhangen"), tuple(_standing(card, catalogue))),
            Section(_("Gemeten met"), leading(_detectors(card, catalogue))),
            Section(_("In de normen"), tuple(_items(card, catalogue))),
        ),
        numbers=tables(weighed(card.weights, catalogue), _answering(card)),
        until=card.retired.since if card.retired else None,
        more=(Link(links.THEME, card.theme, called(catalogue.themes[card.theme].name)),) if card.theme else (),
    )


def _answering(card: Circumstance) -> Numbers:
    minutes = card.minutes
    row = Row(_("Minuten om te antwoorden"), str(minutes.value), minutes.since, minutes.source, minutes.reason)
    return Numbers(_("Wat het vraagt"), (row,), _("Wat"), _("minuten"))


def _checks(card: Circumstance, catalogue: Catalogue) -> Iterator[Item]:
    for one in catalogue.processes.values():
        for check in one.checks:
            if check.circumstance == card.id:
                yield Item(check.text, head=links.process(catalogue, one.id), source=check.source)


def _standing(card: Circumstance, catalogue: Catalogue) -> Iterator[Item]:
    for model, _part, one in links.barriers(catalogue):
        if one.circumstance == card.id:
            at = (links.step(catalogue, one.process, one.step),) if one.process else ()
            yield Item(head=links.barrier(model, one), links=at, source=one.source)


def _detectors(card: Circumstance, catalogue: Catalogue) -> Iterator[Link]:
    for one in catalogue.detectors.values():
        if one.circumstance == card.id:
            yield Link(links.DETECTOR, one.id, called(one.name))


def _items(card: Circumstance, catalogue: Catalogue) -> Iterator[Item]:
    for norm in catalogue.norms.values():
        for one in norm.items:
            if card.id in one.circumstances:
                yield Item(
                    one.text,
                    head=Link(links.NORM, norm.id, called(norm.name), f"onderdeel-{one.id}"),
                    source=one.source,
                )


def way(card: Way, catalogue: Catalogue) -> Page:
    """A form of undermining, and how it shows in each process."""
    shown = [
        Item(used.text, head=links.process(catalogue, one.id), source=used.source)
        for one in catalogue.processes.values()
        for used in one.ways
        if used.way is card
    ]
    return Page(
        kind=links.WAY,
        id=card.value,
        title=str(words.WAYS[card]),
        lead=_("Een van de acht vormen in de definitie van het Netwerk Weerbaar Bestuur."),
        sections=sections(Section(_("Zo ziet het eruit per proces"), tuple(shown))),
        source="nwb-kp",
    )
