"""Goals that stop a case or look away: the smallest group that, barred from the critical steps, leaves no way."""

from weerwerk.coalition.blockers import Blocker, BlockerSearch
from weerwerk.coalition.counts import NOBODY_CAN_STOP, bounds, not_at_all
from weerwerk.coalition.model.answers import Collusion, Count, Impossible
from weerwerk.coalition.model.workflow import Goal
from weerwerk.coalition.oracle import Question, Stopped
from weerwerk.coalition.study import Study
from weerwerk.coalition.tally import Tally
from weerwerk.coalition.verify import Checked, blocker_blocks, no_smaller_blocker


def collusion(study: Study, goal: Goal) -> tuple[Collusion, Checked]:
    """The collusion number with system rules only, and with all rules obeyed."""
    system, first = _level(study, goal, paper=False)
    all_rules, second = _level(study, goal, paper=True)
    return Collusion(system, all_rules), first + second


def _level(study: Study, goal: Goal, *, paper: bool) -> tuple[Count, Checked]:
    question = study.question(goal.critical, paper=paper)
    search = BlockerSearch(question)
    try:
        if not question.can(frozenset(question.seats)):
            return not_at_all(study, paper=paper), Checked()
        found = next(search.found(), None)
    except Stopped:
        return bounds(search.reached, holders_of_one_step(study, question)), Checked()
    if found is None:
        return Impossible(NOBODY_CAN_STOP), Checked()
    return bounds(found.size, found.size), check(study, question, found, paper=paper)


def holders_of_one_step(study: Study, question: Question) -> int | None:
    """An upper bound: everybody who may do one guarded step that always occurs."""
    crew = study.crew
    sizes = [
        sum(len(group.members) for group in crew.groups if step in group.steps)
        for step in question.guarded & study.case.always
    ]
    return min(sizes, default=None)


def check(study: Study, question: Question, found: Blocker, *, paper: bool) -> Checked:
    """The people of one such blocker do block, and where enumeration can tell no fewer do."""
    judge = study.judge(paper=paper)
    absent = {person.code for one, stay in found.left for person in study.crew.groups[one].members[stay:]}
    return blocker_blocks(judge, absent, guarded=question.guarded) + no_smaller_blocker(
        judge, guarded=question.guarded, size=found.size
    )


def coalitions(study: Study, goal: Goal) -> tuple[Tally, Checked]:
    """Every minimal group that stops the case under system rules, up to the bound."""
    question = study.question(goal.critical, paper=False)
    tally = Tally(study, question.guarded)
    checked = Checked()
    try:
        if question.can(frozenset(question.seats)):
            for found in BlockerSearch(question, bound=study.limits.bound).found():
                numbers = {one: len(study.crew.groups[one].members) - stay for one, stay in found.left}
                checked += check(study, question, found, paper=False) if not tally.kinds else Checked()
                tally.add(numbers, tally.absent(numbers))
                if tally.full:
                    break
    except Stopped:
        tally.complete = False
    return tally, checked
