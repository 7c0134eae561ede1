"""Whether a case can be run with all rules kept, how many people may be missed, and which rules cannot be kept."""

from attrs import frozen

from weerwerk.coalition.blockers import Blocker, BlockerSearch
from weerwerk.coalition.counts import NOBODY_NEEDED, bounds
from weerwerk.coalition.encode import Terms, encode
from weerwerk.coalition.model.answers import Continuity, Exactly, Impossible
from weerwerk.coalition.model.workflow import Rule
from weerwerk.coalition.oracle import Oracle, Question, Stopped
from weerwerk.coalition.stop import check, holders_of_one_step
from weerwerk.coalition.study import Study
from weerwerk.coalition.tally import Tally
from weerwerk.coalition.verify import Checked
from weerwerk.coalition.verify import feasible as feasibility_holds

# So many rules are taken apart one by one when they cannot be kept together; a process has a dozen.
MOST_RULES = 40


@frozen
class Feasible:
    """Whether everybody together can run the case with all rules kept; None when time ran out."""

    answer: bool | None
    checked: Checked


def feasible(study: Study) -> Feasible:
    """Whether the case can be run with everyone present and all rules kept."""
    question = study.question((), paper=True)
    try:
        answer = question.can(frozenset())
    except Stopped:
        return Feasible(None, Checked())
    return Feasible(answer, feasibility_holds(study.judge(paper=True), claimed=answer))


def continuity(study: Study) -> tuple[Continuity, Checked]:
    """How many people may be missed with all rules kept, and every smallest set that stops the work."""
    question = study.question(study.case.step_ids, paper=True)
    search = BlockerSearch(question)
    found: list[Blocker] = []
    complete, checked = True, Checked()
    try:
        for blocker in search.found():
            if len(found) == study.limits.groups:
                break
            if not found:
                search.bound = blocker.size
                checked = check(study, question, blocker, paper=True)
            found.append(blocker)
    except Stopped:
        complete = False
    return _answer(study, question, found, search, complete=complete), checked


def _answer(
    study: Study, question: Question, found: list[Blocker], search: BlockerSearch, *, complete: bool
) -> Continuity:
    if not found and not complete:
        most = holders_of_one_step(study, question)
        return Continuity(bounds(search.reached - 1, None if most is None else most - 1), None, complete=False)
    if not found:
        return Continuity(Impossible(NOBODY_NEEDED), 0, complete=True)
    tally = Tally(study, study.case.step_ids)
    for blocker in found:
        numbers = {one: len(study.crew.groups[one].members) - stay for one, stay in blocker.left}
        tally.add(numbers, tally.absent(numbers))
    answer = tally.coalitions()
    return Continuity(
        Exactly(found[0].size - 1), tally.count, complete, examples=answer.smallest, traceable=answer.traceable
    )


def unkept(study: Study) -> tuple[Rule, ...]:
    """A smallest set of rules that this staff cannot keep together, for a case that cannot be run; maybe none.

    None at all means that some step has nobody, whatever the rules, or that the rules are too many to take apart.
    """
    rules = study.case.rules
    if len(rules) > MOST_RULES:
        return ()
    names = [f"rule {index}" for index in range(len(rules))]
    terms = Terms(rules={index: (name,) for index, name in enumerate(names)})
    oracle = Oracle(encode(study.case, study.crew, terms), study.limits.patience())
    try:
        if not Question(oracle, guarded=(), on=()).can(frozenset()):
            return ()
        kept = list(names)
        for name in names:
            fewer = [one for one in kept if one != name]
            if not Question(oracle, guarded=(), on=fewer).can(frozenset()):
                kept = fewer
        return tuple(rules[names.index(name)] for name in kept)
    except Stopped:
        return ()
    finally:
        oracle.close()
