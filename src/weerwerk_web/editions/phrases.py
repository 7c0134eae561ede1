"""The sentences of the core in English: names of the catalogue as its cards give them, and the phrases of the results.

The core speaks Dutch. What stands here is said in English on an English page; what does not, stays Dutch and says so.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import attrs

from weerwerk.catalogue.cards.common import Name
from weerwerk_web.editions.store import catalogue

_LEVEL = "laag|matig|hoog|zeer hoog"
_BESIDE = "veel lager|lager|rond|hoger|veel hoger"
# Each pattern holds a whole sentence. Groups that begin with `x` are said in English themselves, `list` name by name.
PHRASES: tuple[tuple[str, str], ...] = (
    ("laag", "low"),
    ("matig", "moderate"),
    ("hoog", "high"),
    ("zeer hoog", "very high"),
    ("onbekend", "unknown"),
    ("geen score", "no score"),
    (rf"(?P<x>{_LEVEL}) tot (?P<xb>{_LEVEL})", "{x} to {xb}"),
    ("stevig", "firm"),
    (r"nog niet stevig: 1 antwoord ontbreekt", "not firm yet: 1 answer is missing"),
    (r"nog niet stevig: (?P<n>\S+) antwoorden ontbreken", "not firm yet: {n} answers are missing"),
    ("nog niet stevig: de antwoorden lopen uiteen of missen bewijs", "not firm yet: answers differ or lack proof"),
    ("nog niet stevig: niet alles is bekend", "not firm yet: not everything is known"),
    (r"(?P<x>.+), (?P<xb>stevig|nog niet stevig: .+)", "{x}, {xb}"),
    ("veel lager( dan)?", "much lower"),
    ("lager( dan)?", "lower"),
    ("rond", "close"),
    ("hoger( dan)?", "higher"),
    ("veel hoger( dan)?", "much higher"),
    (rf"(?P<x>({_BESIDE})( dan)?) vergelijkbare gemeenten", "{x}, beside comparable municipalities"),
    (rf"(?P<x>({_BESIDE})( dan)?) tot (?P<xb>({_BESIDE})( dan)?) vergelijkbare gemeenten",
     "{x} to {xb}, beside comparable municipalities"),
    (r"(?P<x>.+) \((?P<n>[\d–]+) van 100\)", "{x} ({n} of 100)"),
    ("niets van buiten telt hier mee", "nothing from outside counts here"),
    (r"(?P<n>\S+) van de (?P<m>\S+) vragen van het eerste beeld zijn beantwoord\. (?P<x>.+)",
     "{n} of the {m} questions of the first picture are answered. {x}"),
    ("De volgorde van de processen kan nog veranderen; de maatregelen kloppen hoe dan ook.",
     "The order of the processes can still change; the measures are right in any case."),
    ("Bij de meeste processen is al te zien hoe zij ervoor staan.",
     "Of most processes one can already see how they stand."),
    ("Er is nog geen vraag beantwoord. Begin met de vragen; daarna staat hier uw eerste beeld.",
     "No question is answered yet. Begin with the questions; then your first picture stands here."),
    (r"Zwakste punten: (?P<list>.+)\.", "Weakest points: {list}."),
    (r"alle (?P<n>\S+) processen", "all {n} processes"),
    (r"geen van de (?P<n>\S+) processen", "none of the {n} processes"),
    (r"(?P<n>\d+) van de (?P<m>\S+) processen", "{n} of the {m} processes"),
    (r"helpt bij (?P<x>.+ processen)", "helps with {x}"),
    (r"helpt bij (?P<list>.+)", "helps with {list}"),
    ("Geen antwoord kan nog een niveau veranderen.", "No answer can change a level any more."),
    ("Geen antwoord kan de eerste drie nog veranderen.", "No answer can change the first three any more."),
    (r"Nog hooguit (?P<x>.+?) (kan|kunnen) een niveau veranderen\.", "At most {x} can still change a level."),
    (r"Nog hooguit (?P<x>.+?) (kan|kunnen) de eerste drie veranderen\.",
     "At most {x} can still change the first three."),
    (r"(?P<x>\S+ vra\w+) en (?P<xb>.+ over de omgeving)", "{x} and {xb}"),
    (r"1 vraag over de omgeving", "1 question about the surroundings"),
    (r"(?P<n>\S+) vragen over de omgeving", "{n} questions about the surroundings"),
    ("1 vraag", "1 question"),
    (r"(?P<n>\S+) vragen", "{n} questions"),
    (r"(?P<x>.+) vraagt het eerst aandacht; van (?P<xb>.+ processen) staat het niveau vast\.",
     "{x} asks for attention first; of {xb} the level is certain."),
    ("Geen enkel proces heeft nu een score.", "No process has a score now."),
    ("dit proces", "this process"),
    ("de hele organisatie", "the whole organisation"),
    (r"de stap ‘(?P<x>.+)’", "the step ‘{x}’"),
    ("nog geen antwoord", "no answer yet"),
    ("niemand weet het", "nobody knows"),
    (r"(?P<x>.+), gezien in het log", "{x}, seen in the log"),
    (r"(?P<x>.+), gezien in de berekening over de bezetting", "{x}, seen in the sums on staffing"),
    (r"(?P<x>.+), gezien in het medewerkersonderzoek", "{x}, seen in the staff survey"),
    (r"Nog (?P<n>\S+) omstandighe(id weegt|den wegen) minder zwaar; samen (?P<m>\d+)\s%\.",
     "{n} more circumstances weigh less; together {m} %."),
    (r"(?P<n>\S+) vra(ag is|gen zijn) nog niet beantwoord; samen tellen zij voor (?P<m>\d+) % mee in de bovenkant\.",
     "{n} questions are not answered yet; together they are {m} % of the upper end."),
    (r"(?P<n>\S+) keer was het antwoord ‘weet niet’\.", "The answer was ‘do not know’ {n} times."),
    (r"Bij nog (?P<n>\S+) vra(ag|gen) die minder zwaar tellen, verschilden de antwoorden\.",
     "On {n} more questions that count less, answers differed."),
    ("voorbereiden", "prepare"),
    ("controleren", "check"),
    ("besluiten", "decide"),
    ("uitvoeren", "carry out"),
    ("achteraf nakijken", "check afterwards"),
    (r"(?P<n>[\d.–]+) (?P<x>uur|euro) en (?P<m>[\d.–]+) per jaar", "{n} {x} and {m} a year"),
    (r"(?P<n>[\d.–]+) (?P<x>uur|euro) per jaar", "{n} {x} a year"),
    (r"(?P<n>[\d.–]+) (?P<x>uur|euro)", "{n} {x}"),
    ("uur", "hours"),
    ("euro", "euro"),
    ("kost geen uren en geen geld", "costs no hours and no money"),
    (r"(?P<x>[^;]+); (?P<xb>[^;]+)", "{x}; {xb}"),
    (r"(?P<x>.+): (?P<said>(\d+ × ‘[^’]+’(, | en )?)+)\.", "{x}: {said}."),
    (r"(?P<x>.+): minder dan drie antwoorden, samen van ‘(?P<xb>[^’]+)’ tot ‘(?P<xc>[^’]+)’\.",
     "{x}: fewer than three answers, together from ‘{xb}’ to ‘{xc}’."),
    ("aantoonbaar", "demonstrable"),
    ("geregeld", "arranged"),
    ("op papier", "on paper"),
    ("gewoonte", "by habit"),
    ("nee", "no"),
    ("weet niet", "do not know"),
    ("niet bekend", "not known"),
    ("ja", "yes"),
)  # fmt: skip


def in_english(text: str) -> str | None:
    """The sentence or name in English; None when there is no English for it."""
    found = _clause(text)
    if found is None:
        return None
    return found[:1].upper() + found[1:] if text[:1].isupper() else found


@cache
def _names() -> Mapping[str, str]:
    """Every name of the catalogue, and of what its cards hold, without capitals."""
    return {one.nl.casefold(): one.en for cards in catalogue().kinds().values() for one in _held(tuple(cards.values()))}


def _held(value: object) -> Iterator[Name]:
    if isinstance(value, Name):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _held(one)
    elif attrs.has(kind := type(value)):
        for field in attrs.fields(kind):
            yield from _held(getattr(value, field.name))


def _name(text: str) -> str | None:
    return _names().get(text.casefold())


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), english) for pattern, english in PHRASES)


def _phrase(text: str) -> str | None:
    for pattern, english in _patterns():
        match = pattern.fullmatch(text)
        if match is None:
            continue
        said = {name: _said(name, part) for name, part in match.groupdict().items()}
        whole = {name: part for name, part in said.items() if part is not None}
        if len(whole) == len(said):
            return english.format(**whole)
    return None


def _said(name: str, part: str) -> str | None:
    """A part of a sentence: a list of names, counted answers, a clause, or a number."""
    match name:
        case "list":
            return listed(part)
        case "said":
            return _counted(part)
    return _clause(part) if name.startswith("x") else _number(part)


def _clause(text: str) -> str | None:
    return _name(text) or _phrase(text) or listed(text)


def _number(text: str) -> str:
    return "no" if text == "geen" else re.sub(r"(\d)\.(\d{3})", r"\1,\2", text)


def _counted(text: str) -> str | None:
    words = dict(PHRASES)
    said = re.sub(r"‘([^’]+)’", lambda one: f"‘{words.get(one[1], one[1])}’", text)
    return said.replace(" en ", " and ")


def listed(text: str) -> str | None:
    """Names in a row; a name may hold the word that binds the row itself."""
    whole = _name(text)
    if whole is not None:
        return whole[:1].lower() + whole[1:]
    for cut in re.finditer(r", | en ", text):
        first, rest = _name(text[: cut.start()]), listed(text[cut.end() :])
        if first is not None and rest is not None:
            return f"{first[:1].lower()}{first[1:]}{', ' if cut[0] == ', ' else ' and '}{rest}"
    return None
