"""Judging how a catalogue speaks: short sentences, nothing vague, nothing said twice.

Its rules catch what slips in while writing; that a text is natural is for a reader to judge.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from weerwerk.catalogue.read import CardFile, Reading
from weerwerk.errors import Fault
from weerwerk.located import Path

LONGEST_SENTENCE = 32  # words; B1 sentences are shorter, this is where a reader loses the thread
SAME_REASON = 2
# Words with which a question or a yardstick means something else to every reader.
VAGUE = re.compile(
    r"\b(voldoende|adequa[at]\w*|passende?|regelmatig|periodieke?|structurele?|waar nodig|zo nodig|indien|op orde|"
    r"en dergelijke|etc|enz|diverse|optima[al]\w*|borgen|geborgd|borging|zoveel mogelijk|tijdig|in principe|"
    r"nader|middels|teneinde|dient te|dienen te|zorgvuldig|duidelijke afspraken|aandacht voor)\b",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.?!])\s+")
# The texts a user reads as a sentence, per kind of card.
TEXTS: dict[str, tuple[str, ...]] = {
    "processes": ("why",),
    "functions": ("work", "why"),
    "circumstances": ("question", "why", "good"),
    "measures": ("what", "first_step", "neighbour"),
    "themes": ("what",),
}
YARDSTICKS: dict[str, tuple[str, ...]] = {
    "circumstances": ("question", "good"),
    "measures": ("what", "first_step"),
}


def plain(reading: Reading) -> Iterator[Fault]:
    """Every text that is vague, too long for one breath, or said before."""
    for rule in (_vague, _long, _questions, _twice, _reasons):
        yield from rule(reading)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a point inside a number does not end one."""
    return [part for part in _END.split(text.strip()) if part]


def _texts(reading: Reading, fields: dict[str, tuple[str, ...]]) -> Iterator[tuple[CardFile, Path, str]]:
    for (kind, _), file in reading.files.items():
        value = file.value
        for field in fields.get(kind, ()):
            text = value.get(field) if isinstance(value, dict) else None
            if isinstance(text, str) and text:
                yield file, (field,), text


def _vague(reading: Reading) -> Iterator[Fault]:
    """What is asked and what good looks like can be held against the practice."""
    for file, path, text in _texts(reading, YARDSTICKS):
        found = VAGUE.search(text)
        if found:
            yield file.fault(path, f"'{found.group()}' zegt niet wat u ziet", "noem wie, wat, hoe vaak of hoeveel")


def _long(reading: Reading) -> Iterator[Fault]:
    for file, path, text in _texts(reading, TEXTS):
        for sentence in sentences(text):
            words = len(sentence.split())
            if words > LONGEST_SENTENCE:
                yield file.fault(path, f"een zin van {words} woorden", f"knip hem; hoogstens {LONGEST_SENTENCE}")


def _questions(reading: Reading) -> Iterator[Fault]:
    """A question is one question; what good looks like is said in two sentences."""
    for card_id, card in reading.catalogue.circumstances.items():
        file = reading.files["circumstances", card_id]
        if not card.question.endswith("?") or len(sentences(card.question)) != 1:
            yield file.fault(("question",), "geen enkele vraag", "stel één vraag, met een vraagteken")
        if len(sentences(card.good)) != 2:
            yield file.fault(("good",), f"{len(sentences(card.good))} zinnen", "zeg in twee zinnen wat goed is")


def _twice(reading: Reading) -> Iterator[Fault]:
    """No sentence stands on two cards: a reader of ten cards would feel it was copied."""
    seen: dict[str, str] = {}
    for file, path, text in _texts(reading, TEXTS):
        for sentence in sentences(text):
            here = file.located.file
            first = seen.setdefault(sentence.casefold(), here)
            if first != here and len(sentence.split()) > 3:
                yield file.fault(path, f"deze zin staat ook in {first}", "schrijf wat hier geldt")


def _reasons(reading: Reading) -> Iterator[Fault]:
    """A reason says why this number; the same words on many cards say nothing."""
    where: dict[str, list[tuple[CardFile, Path]]] = defaultdict(list)
    for (kind, _), file in reading.files.items():
        if kind in ("circumstances", "measures", "processes", "functions"):
            for path, text in file.leaves():
                if path[-1:] == ("reason",) and isinstance(text, str) and text:
                    where[text.casefold()].append((file, path))
    for places in where.values():
        if len(places) > SAME_REASON:
            file, path = places[-1]
            yield file.fault(path, f"dezelfde reden staat er {len(places)} keer", "zeg waarom juist dit getal")
