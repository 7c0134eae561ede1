"""The pieces of a page that need more than a template: a control, a level, an interval."""

from collections.abc import Mapping

from attrs import frozen
from django import template
from django.forms import BoundField, CheckboxInput, Select, Textarea
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

register = template.Library()

BORDERS = (25, 50, 75)  # where the levels of the scan begin, on 0 to 100
_LEVELS: Mapping[str, Promise] = {
    "laag": _("laag"),
    "matig": _("matig"),
    "hoog": _("hoog"),
    "zeer-hoog": _("zeer hoog"),
    "onbekend": _("onbekend"),
}


@frozen
class Drawn:
    """An interval as it is drawn: a bar on a line from 0 to 100, in units of the drawing."""

    left: int
    width: int
    ticks: tuple[int, ...]


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The control of a field, in the class of its kind."""
    match field.field.widget:
        case Select():
            kind = "utrecht-select"
        case Textarea():
            kind = "utrecht-textarea"
        case CheckboxInput():
            kind = "utrecht-checkbox"
        case _:
            kind = "utrecht-textbox"
    own = field.field.widget.attrs.get("class", "")
    wrong = f" {kind}--invalid" if field.errors else ""
    return field.as_widget(attrs={"class": f"{kind}{wrong} {own}".strip()})


@register.inclusion_tag("look/level.html")
def level(key: str) -> dict[str, object]:
    """A level as a word on its colour; an unknown one is never coloured."""
    known = key if key in _LEVELS else "onbekend"
    return {"key": known, "word": _LEVELS[known]}


@register.inclusion_tag("look/interval.html")
def interval(low: int, high: int, about: str = "") -> dict[str, object]:
    """A bar from low to high between 0 and 100, with the same in words; its length is the uncertainty."""
    left, right = max(0, min(low, high)), min(100, max(low, high))
    drawn = Drawn(left=2 * left, width=max(4, 2 * (right - left)), ticks=tuple(2 * one for one in BORDERS))
    return {"low": left, "high": right, "drawn": drawn, "about": about}
