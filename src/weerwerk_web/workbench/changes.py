"""What changed since the scan before, on the questions that both answered."""

from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from weerwerk.services.scan_compare import change_line, compare_dossiers, name_of
from weerwerk_web.editions.store import catalogue
from weerwerk_web.workbench import standing
from weerwerk_web.workbench.standing import Standing

_REMEMBERED = 24


@frozen
class Change:
    """A process then and now, in words."""

    name: str
    words: str


@frozen
class Changes:
    """The scan before, and what changed since."""

    title: str
    processes: Sequence[Change]
    themes: Sequence[Change]


def since_before(found: Standing) -> Changes | None:
    """What changed since the scan before this one; None when this is the first."""
    before = standing.before(found)
    return _compared(before, found) if before is not None else None


@lru_cache(maxsize=_REMEMBERED)
def _compared(before: Standing, after: Standing) -> Changes:
    knowledge, found = compare_dossiers(
        before.result.dossier, after.result.dossier, catalogue(), on=after.result.receipt.on
    )
    return Changes(
        title=before.scan.title,
        processes=[Change(name_of(one, knowledge), change_line(one)) for one in found.processes],
        themes=[Change(name_of(one, knowledge), change_line(one)) for one in found.themes],
    )
