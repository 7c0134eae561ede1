"""The catalogue that came with this version, read once per process; and the pin of the organisation in scope."""

from functools import lru_cache

from weerwerk.catalogue import edition
from weerwerk.catalogue.model import Catalogue
from weerwerk.catalogue.read import read_catalogue
from weerwerk_web.editions.models import Pin


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return read_catalogue(edition.shipped()).catalogue


def pinned() -> Pin | None:
    """The newest pin of the organisation in scope; None when nothing was pinned yet."""
    return Pin.objects.first()
