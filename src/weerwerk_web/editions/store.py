"""The catalogue that came with this version, read once per process; and the pin of the organisation in scope."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import get_language

from weerwerk.catalogue import edition
from weerwerk.catalogue.cards.common import Name
from weerwerk.catalogue.model import Catalogue
from weerwerk.catalogue.read import read_catalogue
from weerwerk_web.editions.models import Pin


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return read_catalogue(edition.shipped()).catalogue


def called(name: Name) -> str:
    """A name of the catalogue in the language of this page."""
    return name.en if get_language() == "en" else name.nl


def place_of(name: str) -> str:
    """Where a name stands in a Dutch list: accents and a leading 's or 't make no difference."""
    plain = "".join(one for one in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(one))
    return plain.removeprefix("'s-").removeprefix("'s ").removeprefix("'t ")


def in_order(names: Iterable[str]) -> list[str]:
    """Names as a Dutch list has them."""
    return sorted(names, key=place_of)


def pinned() -> Pin | None:
    """The newest pin of the organisation in scope; None when nothing was pinned yet."""
    return Pin.objects.first()
