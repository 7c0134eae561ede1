"""The page of the detectors, from their cards: what each finds, why, how, and its example."""

import csv
from collections.abc import Iterator

from weerwerk.catalogue import edition
from weerwerk.catalogue.cards import Detector
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dated import Figure

HEAD = """# Detectors

<!-- Made by ./run docs from the cards in catalogue/detectors. -->

Each question that Weerwerk can put to a log, with its method, its numbers and its limits, in the Dutch of the cards.
The example is the test of the detector: its last column is what each case must come out as."""


def page() -> str:
    """The whole page."""
    cards = read_catalogue(edition.shipped()).catalogue.detectors
    parts = [HEAD, *("\n".join(_card(card)) for card in cards.values())]
    return "\n\n".join(parts) + "\n"


def _card(card: Detector) -> Iterator[str]:
    yield f"## {card.name.nl}\n"
    yield f"`{card.id}` · status: {card.status} · omstandigheid: `{card.circumstance}` · niveau: {card.level}\n"
    for head, text in (("Vindt", card.finds), ("Waarom", card.why), ("Methode", card.method)):
        yield f"**{head}.** {text.strip()}\n"
    yield from _listed("Dat kan onschuldig zijn, bijvoorbeeld", card.innocent)
    yield from _listed("Vraag eerst", card.ask_first)
    yield from _listed("Niet meegeteld", card.left_out)
    yield "**Voorbeeld**\n"
    yield from _table(card.example)
    yield "\n**Getallen**\n"
    yield from (_figure(name, figure) for name, figure in card.settings.items())
    yield f"\n**Bronnen**: {', '.join(f'`{source}`' for source in card.sources)}"


def _listed(head: str, lines: tuple[str, ...]) -> Iterator[str]:
    yield f"**{head}**\n"
    yield from (f"- {line}" for line in lines)
    yield ""


def _table(example: str) -> Iterator[str]:
    rows = list(csv.reader(example.splitlines(), delimiter=";"))
    for at, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if at == 0:
            yield "|" + "---|" * len(row)


def _figure(name: str, figure: Figure) -> str:
    reason = f": {figure.reason}" if figure.reason else ""
    return f"- {name} = {figure.value} (vanaf {figure.since:%d-%m-%Y}, bron `{figure.source}`){reason}"
