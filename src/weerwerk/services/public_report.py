"""From a scored scan to its public layer: counts by theme, and nothing that could point at a weak spot (R8)."""

from collections.abc import Iterator

from weerwerk import __version__
from weerwerk.catalogue.cards import Measure
from weerwerk.catalogue.model import Catalogue
from weerwerk.disclosure import (
    Amount,
    Change,
    Chapter,
    LeftOut,
    People,
    PublicReport,
    Theme,
    WooGround,
    efforts,
    is_mark,
    is_name,
)
from weerwerk.dossier.plan import BEGUN, Plan
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.scan.compare import Comparison
from weerwerk.services.scan_score import ScanResult

MIN_COMMON = 5  # subjects that both scans know, before a theme is compared
CLEAR = 5  # points by which both ends must move to be called a change


def public_report(result: ScanResult, *, since: Comparison | None = None) -> PublicReport:
    """What may be shown of a scan; compared with the scan before it, also how each theme changed."""
    _must_be_short(result)
    organisation = result.dossier.organisation
    return PublicReport(
        municipality=organisation.name,
        year=organisation.scan.end.year,
        made_on=result.receipt.on,
        edition=result.receipt.edition,
        version=__version__,
        took_part=People.of(_respondents(result)),
        themes=tuple(_theme(chapter, result, since) for chapter in Chapter),
        efforts=efforts(_begun(result.dossier.plan, result.catalogue)),
        left_out=tuple(_left_out(result)),
    )


def _must_be_short(result: ScanResult) -> None:
    """The two texts on the white list are a name and a mark; BadInput when more is written there."""
    faults = []
    if not is_name(result.dossier.organisation.name):
        place = Place("organisation.yaml", None, "name")
        what = "deze naam kan niet in een openbaar rapport"
        faults.append(Fault(what, place, "schrijf alleen de naam van de gemeente"))
    if not is_mark(result.receipt.edition):
        what = f"editie '{result.receipt.edition}' kan niet in een openbaar rapport"
        faults.append(Fault(what, Place("edition.yaml", None, "edition"), "schrijf een kort nummer, zoals 2026.1"))
    if faults:
        raise BadInput("openbaar rapport niet gemaakt", faults)


def _respondents(result: ScanResult) -> int:
    return len({file.respondent for file in result.dossier.answers.values()})


def _theme(chapter: Chapter, result: ScanResult, since: Comparison | None) -> Theme:
    known = {
        reason.circumstance
        for score in result.scores
        for reason in score.reasons
        if reason.answered and result.catalogue.circumstances[reason.circumstance].theme == chapter
    }
    return Theme(chapter, Amount.of(len(known)), Change.FIRST if since is None else _change(chapter, since))


def _change(chapter: Chapter, since: Comparison) -> Change:
    """Forward only when what is certain and what is possible both moved clearly; the same for backward."""
    theme = next((one for one in since.themes if one.id == chapter), None)
    if theme is None or theme.before is None or theme.after is None or theme.shared < MIN_COMMON:
        return Change.UNKNOWN
    lower = theme.before.interval.low - theme.after.interval.low
    upper = theme.before.interval.high - theme.after.interval.high
    if min(lower, upper) >= CLEAR:
        return Change.BETTER
    return Change.WORSE if max(lower, upper) <= -CLEAR else Change.SAME


def _begun(plan: Plan, catalogue: Catalogue) -> dict[Chapter, list[tuple[int, int]]]:
    cells: dict[Chapter, list[tuple[int, int]]] = {}
    for one in plan.with_status(*BEGUN):
        chapter = chapter_of(catalogue.measures[one.measure], catalogue)
        cells.setdefault(chapter, []).append((one.hours, one.euro))
    return cells


def chapter_of(measure: Measure, catalogue: Catalogue) -> Chapter:
    """The theme on which a measure acts most; of equals the first, and without any the ways of working."""
    known = {str(chapter) for chapter in Chapter}
    acts = [catalogue.circumstances.get(one.circumstance) for one in measure.acts_on]
    themes = [one.theme for one in acts if one is not None and one.theme in known]
    return max(Chapter, key=themes.count) if themes else Chapter.WORK


def _left_out(result: ScanResult) -> Iterator[LeftOut]:
    """The parts of the closed layer by ground: its outcomes, the answers of people, and the plan per measure.

    What was seen in a log or in the staffing is no part of its own: the number would tell that there was one.
    """
    yield LeftOut(WooGround.SUPERVISION, 2 + len(result.scores))  # the picture and the questions beside each of them
    yield LeftOut(WooGround.PRIVACY, People.of(_respondents(result)).number)
    if result.dossier.plan.measures:
        yield LeftOut(WooGround.FUNCTIONING, 1)
