"""How heavily a card counts in the scan, as a table with dates, sources and reasons."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from weerwerk.catalogue.cards.common import Weighing
from weerwerk.catalogue.model import Catalogue
from weerwerk_web.library.links import for_processes
from weerwerk_web.library.pages import Numbers, Row


def weighed(weights: Iterable[Weighing], catalogue: Catalogue) -> Numbers:
    """The weights, heaviest first."""
    rows = tuple(
        Row(
            "" if links else _("alle processen"),
            str(one.weight),
            one.since,
            one.source,
            one.reason,
            links,
        )
        for one in sorted(weights, key=lambda one: -one.weight)
        for links in (for_processes(catalogue, one.processes),)
    )
    return Numbers(_("Hoe zwaar dit telt"), rows, _("Waarvoor"), _("0 niet – 5 zwaar"))
