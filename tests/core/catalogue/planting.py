"""A fault planted in one file of the shipped catalogue, and what the rules newly say about it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import evolve

from weerwerk.catalogue import edition
from weerwerk.catalogue.check import check
from weerwerk.catalogue.read import FOLDERS, LISTS, CardFile, Reading, read_catalogue
from weerwerk.located import read_yaml
from weerwerk.shaped import shape, try_shape


@cache
def shipped() -> Reading:
    return read_catalogue(edition.shipped())


@cache
def said_before() -> frozenset[str]:
    return frozenset(fault.what for fault in check(shipped()))


def planted(file: str, old: str, new: str, *more: tuple[str, str]) -> set[str]:
    """The new faults when texts in one file are replaced; each must be there, so that no plant is empty."""
    text = (edition.shipped() / file).read_text(encoding="utf-8")
    for before, after in ((old, new), *more):
        assert before in text, f"{before!r} does not stand in {file}"
        text = text.replace(before, after)
    return found_in(with_file(shipped(), file, text))


def found_in(reading: Reading) -> set[str]:
    return {fault.what for fault in check(reading)} - said_before()


def with_file(reading: Reading, file: str, text: str) -> Reading:
    """The reading with one file of it read anew."""
    located = read_yaml(text.encode(), file=file)
    for kind, (name, cls) in FOLDERS.items():
        if file.startswith(f"{name}/"):
            card = shape(located, cls)
            return _replaced(reading, kind, {card.id: card}, {(kind, card.id): CardFile(kind, located)})
    for kind, (name, cls) in LISTS.items():
        if file == name:
            assert isinstance(located.value, list)
            cards, files = {}, {}
            for index, value in enumerate(located.value):
                card, faults = try_shape(located, cls, value=value, path=(index,))
                assert card is not None, faults
                cards[card.id] = card
                files[kind, card.id] = CardFile(kind, located, (index,))
            return _replaced(reading, kind, cards, files, whole=True)
    raise AssertionError(f"{file} holds no cards")


def _replaced(
    reading: Reading,
    kind: str,
    cards: Mapping[str, Any],
    files: Mapping[tuple[str, str], CardFile],
    whole: bool = False,
) -> Reading:
    before = {} if whole else reading.catalogue.kinds()[kind]
    catalogue = evolve(reading.catalogue, **{kind: {**before, **cards}})
    kept = {key: one for key, one in reading.files.items() if not (whole and key[0] == kind)}
    return Reading(catalogue, {**kept, **files})


def without(kind: str, card_id: str) -> Reading:
    """The reading without one card."""
    reading = shipped()
    cards = {name: card for name, card in reading.catalogue.kinds()[kind].items() if name != card_id}
    files = {key: file for key, file in reading.files.items() if key != (kind, card_id)}
    return Reading(evolve(reading.catalogue, **{kind: cards}), files)
