"""From what a search knows to a number, bounds, or the reason why there is none."""

from weerwerk.coalition.model.answers import Between, Count, Exactly, Impossible
from weerwerk.coalition.smallest import Fewest
from weerwerk.coalition.study import Study

NOBODY_CAN = "met deze bezetting kan niemand de zaak afmaken, ook niet iedereen samen"
NOBODY_CAN_BY_THE_RULES = "met alle regels kan niemand de zaak afmaken, ook niet iedereen samen"
NOBODY_CAN_STOP = "niemand kan de zaak tegenhouden bij deze kritieke stappen"
NOBODY_NEEDED = "voor deze zaak is niemand nodig"


def count_of(found: Fewest) -> Count:
    """The number, or its bounds."""
    if found.at_most == found.at_least:
        return Exactly(found.at_least)
    return Between(found.at_least, found.at_most)


def bounds(at_least: int, at_most: int | None) -> Count:
    """The number when both bounds meet, or the bounds."""
    return Exactly(at_least) if at_most == at_least else Between(at_least, at_most)


def not_at_all(study: Study, *, paper: bool) -> Impossible:
    """Why a case cannot be run: the step that nobody may do, when there is one."""
    for step in study.case.steps:
        if step.id in study.case.always and not study.oracle.encoding.does[step.id]:
            return Impossible(f"niemand heeft een recht voor de stap '{step.shown}'")
    return Impossible(NOBODY_CAN_BY_THE_RULES if paper else NOBODY_CAN)
