"""A link between cards, and the source of a sentence as it stands behind it."""

from django import template
from django.urls import reverse

from weerwerk.dated import OWN_CHOICE, UNCITED
from weerwerk_web.editions.store import catalogue
from weerwerk_web.library.links import SOURCE
from weerwerk_web.library.pages import Link

register = template.Library()


@register.filter
def address(link: Link) -> str:
    """Where a link leads."""
    return reverse("library_card", args=[link.kind, link.id]) + (f"#{link.anchor}" if link.anchor else "")


@register.inclusion_tag("library/source.html")
def source(card: str, reason: str = "") -> dict[str, object]:
    """Who says so: a source with its year, our own choice, or that there is none (R5)."""
    known = catalogue().sources.get(card)
    return {
        "own": card == OWN_CHOICE,
        "uncited": card == UNCITED,
        "known": known,
        "year": known.date[:4] if known else "",
        "link": reverse("library_card", args=[SOURCE, card]) if known else "",
    }
