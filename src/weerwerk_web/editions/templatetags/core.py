"""A sentence of the core on a page: in English where there is English for it, else marked as Dutch."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language

from weerwerk_web.editions.phrases import in_english

register = template.Library()


@register.filter
def said(text: object) -> str:
    """The sentence in the language of the page; what stays Dutch on an English page says that it is."""
    words = str(text)
    if get_language() != "en" or not words:
        return words
    found = in_english(words)
    return found if found is not None else format_html('<span lang="nl">{}</span>', words)


@register.filter
def said_list(names: Iterable[str]) -> str:
    """Names in a row, each in the language of the page."""
    return format_html_join(", ", "{}", ((said(one),) for one in names))
