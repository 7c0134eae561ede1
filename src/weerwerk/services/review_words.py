"""What was found about one kind of case, as sentences that every reader gets alike."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from weerwerk import wording
from weerwerk.coalition.model.answers import CaseAnswer, Review
from weerwerk.coalition.model.workflow import Workflow
from weerwerk.services.people_words import UNKEPT, continuity_words
from weerwerk.services.process_words import unmanned_words


def case_lines(
    workflow: Workflow,
    review: Review,
    case: CaseAnswer,
    *,
    sought: bool = True,
    names: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Whether the rules can be kept, who may be missed, and the chance that it runs; `sought` when the first was asked.

    With `names` the rights stand there of those on whom all hangs.
    """
    if case.feasible is False:
        yield unmanned_words(workflow, review) if review.unmanned else UNKEPT
        return
    if case.feasible is None and sought:
        yield "Of de regels te houden zijn, is niet bekend: het zoeken is gestopt."
    if case.feasible and case.continuity is None:
        yield "Deze zaak kan met alle regels."
    if case.continuity is not None:
        yield continuity_words(case.continuity, names=names)
    if case.chance is not None:
        about = "" if case.chance.method == "exact" else f", geschat, {percent(case.chance.error)} meer of minder"
        yield f"Kans dat het op een willekeurige dag volgens de regels kan: {percent(case.chance.probability)}{about}."
    out = [one.department for one in case.departments if one.feasible is False]
    if out:
        yield f"Het werk ligt stil zonder de afdeling {wording.listed(out, 'of')}."


def percent(share: float | Fraction) -> str:
    """A chance in percents; near 0 and 1 with one decimal, so that small is not said to be nothing."""
    value = float(share)
    shown = f"{value:.0%}" if 0.01 <= value <= 0.99 or value in (0, 1) else f"{value:.1%}"
    return shown.replace(".", ",").replace("%", f"{wording.NO_BREAK}%")
