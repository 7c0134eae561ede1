"""Searching the library: SQLite's full text over stems, in memory, the same whatever database Weerwerk has."""

import sqlite3
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from threading import Lock

from attrs import frozen
from django.utils.translation import override

from weerwerk_web.library import shelves
from weerwerk_web.library.links import SOURCE
from weerwerk_web.library.pages import Page
from weerwerk_web.library.stems import stems, words

SOURCES = 0.3  # how much a source counts beside a card: it is the card one looks for
LONGEST = 100  # characters of a question that are read
PART = 4  # letters in the shortest part of a compound
AROUND = 110  # characters of the text shown on each side
SMALL = frozenset(  # words that stand everywhere
    {"aan", "als", "bij", "dat", "de", "die", "dit", "een", "en", "er", "het", "hoe", "ik", "in", "is", "met", "mijn"}
    | {"of", "om", "op", "te", "u", "uw", "van", "voor", "waar", "wat", "we", "wie", "zijn"}
)
LINKS = ("", "s", "e", "en", "n")  # what can stand between the parts of a compound


@frozen
class Hit:
    """A page that answers, and the words of it around what was found."""

    page: Page
    anchor: str
    said: tuple[tuple[str, bool], ...]  # pieces of text, and whether that piece was asked for


@frozen
class Answer:
    """A page that answers, and the stems by which it does."""

    page: Page
    wanted: frozenset[str]

    @property
    def named(self) -> bool:
        """Whether it is a card, not a source, with what was asked for in its name."""
        return self.page.kind != SOURCE and bool(_stems_of(self.page.title) & self.wanted)

    def hit(self) -> Hit:
        """The text of the page that holds most of what was asked."""
        texts = list(self.page.texts())
        place, text = max(texts, key=lambda one: len(_stems_of(one[1]) & self.wanted))
        return Hit(self.page, place, _marked(text, self.wanted))


@frozen
class _Index:
    database: sqlite3.Connection
    pages: tuple[tuple[str, str], ...]
    known: frozenset[str]
    lock: Lock


def search(question: str) -> list[Answer]:
    """The pages that answer, best first: all words as they stand, then inside compounds, or else any of the words."""
    asked = list(dict.fromkeys(words(question[:LONGEST])))
    asked = [one for one in asked if one not in SMALL] or asked
    index = _index()
    found: dict[int, frozenset[str]] = {}
    for widen, joined in ((_as_is, " AND "), (_within, " AND "), (_within, " OR ")):
        if joined == " OR " and found:
            break
        terms = [widen(word, index.known) for word in asked]
        wanted = frozenset(one for word in asked for one in _within(word, index.known))
        for row in _rows(index, terms, joined):
            found.setdefault(row, wanted)
    pages = ((shelves.page(*index.pages[row]), wanted) for row, wanted in found.items())
    answers = [Answer(page, wanted) for page, wanted in pages if page]
    return sorted(answers, key=lambda one: not one.named)


def meant(question: str) -> str:
    """A word of the library that looks like the one asked for; empty when none does."""
    for word in words(question[:LONGEST]):
        for close in get_close_matches(word, _index().known, n=1, cutoff=0.75):
            return close
    return ""


def _as_is(word: str, known: frozenset[str]) -> frozenset[str]:
    return stems(word)


def _within(word: str, known: frozenset[str]) -> frozenset[str]:
    """The stems of a word, of compounds that hold it, and of the two known words it is made of."""
    found = set(stems(word))
    roots = [one for one in found if len(one) > PART]
    for one in known:
        if any(one != word and root in one for root in roots):
            found |= stems(one)
    if not known & {word}:
        for first, second in _split(word, known):
            found |= stems(first) | stems(second)
    return frozenset(found)


def _split(word: str, known: frozenset[str]) -> list[tuple[str, str]]:
    """The ways in which a word is two known words put together."""
    return [
        (word[:at], rest)
        for at in range(PART, len(word) - PART + 1)
        for between in LINKS
        if word[at:].startswith(between) and (rest := word[at + len(between) :])
        if len(rest) >= PART and _heard(word[:at], known) and _heard(rest, known)
    ]


def _heard(word: str, known: frozenset[str]) -> bool:
    return word in known or bool(stems(word) & _known_stems())


@lru_cache(maxsize=1)
def _known_stems() -> frozenset[str]:
    return frozenset().union(*(stems(one) for one in _index().known))


def _rows(index: _Index, terms: Iterable[frozenset[str]], joined: str) -> list[int]:
    parts = ["(" + " OR ".join(f'"{one}"' for one in sorted(each)) + ")" for each in terms if each]
    if not parts:
        return []
    asked = "select rowid, bm25(card, 12.0, 1.0) from card where card match ?"
    with index.lock:
        rows = index.database.execute(asked, [joined.join(parts)]).fetchall()
    scores = {row: score * (SOURCES if index.pages[row][0] == SOURCE else 1) for row, score in rows}
    return sorted(scores, key=lambda row: scores[row])


@lru_cache(maxsize=1)
def _index() -> _Index:
    """The index, made when the first question comes: the texts are those of the catalogue, whatever the language."""
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.execute("create virtual table card using fts5(title, body, tokenize = 'unicode61')")
    places: list[tuple[str, str]] = []
    known: set[str] = set()
    with override("nl"):
        for row, page in enumerate(shelves.pages()):
            title = words(f"{page.title} {page.also}")
            body = [word for _place, text in page.texts() for word in words(text)]
            known.update(title, body)
            places.append((page.kind, page.id))
            database.execute("insert into card(rowid, title, body) values (?, ?, ?)", [row, _said(title), _said(body)])
    return _Index(database, tuple(places), frozenset(known), Lock())


def _said(text: Iterable[str]) -> str:
    return " ".join(stem for word in text for stem in sorted(stems(word)))


def _stems_of(text: str) -> set[str]:
    return {stem for word in words(text) for stem in stems(word)}


def _marked(text: str, wanted: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    """The text around the first word that was asked for, in pieces."""
    pieces = [(one, bool(_stems_of(one) & wanted)) for one in text.split(" ")]
    first = next((at for at, (_word, found) in enumerate(pieces) if found), 0)
    start = first
    while start > 0 and sum(len(one) + 1 for one, _found in pieces[start - 1 : first]) < AROUND:
        start -= 1
    stop, length = first, 0
    while stop < len(pieces) and length < AROUND:
        length += len(pieces[stop][0]) + 1
        stop += 1
    shown = [("… ", False)] if start else []
    shown += [(f"{one} ", found) for one, found in pieces[start:stop]]
    return (*shown, *((("…", False),) if stop < len(pieces) else ()))
