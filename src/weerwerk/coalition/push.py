"""Goals that push a case through: the smallest group that can, and every minimal one."""

from collections.abc import Mapping

from weerwerk.coalition.counts import count_of, not_at_all
from weerwerk.coalition.model.answers import Collusion, Count
from weerwerk.coalition.model.workflow import Goal
from weerwerk.coalition.oracle import Question, Stopped
from weerwerk.coalition.rotation import one_try
from weerwerk.coalition.smallest import Fewest, fewest, minimal_groups
from weerwerk.coalition.study import Study
from weerwerk.coalition.tally import Tally
from weerwerk.coalition.verify import Checked, group_can, none_smaller


def collusion(study: Study, goal: Goal) -> tuple[Collusion, Fewest | None, Checked]:
    """The collusion number with system rules only and with all rules obeyed, and where to start listing."""
    system, start, first = _level(study, goal, paper=False)
    all_rules, _, second = _level(study, goal, paper=True)
    return Collusion(system, all_rules), start, first + second


def _level(study: Study, goal: Goal, *, paper: bool) -> tuple[Count, Fewest | None, Checked]:
    question = study.question(goal.critical, paper=paper)
    found = fewest(question)
    if found is None:
        return not_at_all(study, paper=paper), None, Checked()
    return count_of(found), found, _check(study, question, found, paper=paper)


def _check(study: Study, question: Question, found: Fewest, *, paper: bool) -> Checked:
    """The group found can, and where that is provable by enumeration no smaller one."""
    judge = study.judge(paper=paper)
    checked = Checked()
    if found.witness:
        checked += group_can(judge, study.course(found.witness), guarded=question.guarded)
    if found.exact:
        checked += none_smaller(judge, guarded=question.guarded, size=found.at_least)
    return checked


def coalitions(study: Study, goal: Goal, start: Fewest | None) -> tuple[Tally, Checked]:
    """Every minimal coalition under system rules up to the bound; none where not even everybody can."""
    question = study.question(goal.critical, paper=False)
    tally = Tally(study, question.guarded)
    checked = Checked()
    try:
        for witness in minimal_groups(question, start, bound=study.limits.bound) if start is not None else ():
            course = study.course(witness)
            checked += group_can(study.judge(paper=False), course, guarded=question.guarded)
            roles = _roles(question, witness)
            tally.add(study.crew.counts(roles), tally.members(roles))
            if roles and tally.least == len(roles):
                group = {study.crew.person(seat).code for seat in roles}
                tally.lucky(one_try(study, group, [step for one in roles.values() for step in one]))
            if tally.full:
                break
    except Stopped:
        tally.complete = False
    return tally, checked


def _roles(question: Question, witness: Mapping[str, int]) -> dict[int, list[str]]:
    """For each member's seat the guarded steps it does."""
    roles: dict[int, list[str]] = {}
    for step, seat in witness.items():
        if step in question.guarded:
            roles.setdefault(seat, []).append(step)
    return roles
