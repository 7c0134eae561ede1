"""The flow of a process as what a drawing shows: steps in lanes, the ways between them, and one person's reach."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from weerwerk import wording
from weerwerk.catalogue.cards.processes import Act
from weerwerk.coalition.case_types import cases_of
from weerwerk.coalition.facts import facts_of
from weerwerk.coalition.model.answers import Review
from weerwerk.coalition.model.facts import GoalFact
from weerwerk.coalition.model.flow import FREE, Choice, Do, Flow, Parallel, Repeat, Some, steps_in
from weerwerk.coalition.model.flow import Sequence as InOrder
from weerwerk.coalition.model.workflow import Enforced, Step, Wants, Workflow
from weerwerk.report.flow_drawing import AFTER, PAPER, SIGNS, SYSTEM
from weerwerk.report.staffing import FlowArrow, FlowPicture, FlowStep
from weerwerk.services.process_words import AMOUNTS, borders_of

Ends = tuple[tuple[str, str], ...]  # steps from which one goes on, each with the label of the arrow


def flow_picture(
    workflow: Workflow, *, title: str, names: Mapping[str, str], review: Review | None = None
) -> FlowPicture:
    """The flow with a lane per function; of the goal that fewest people can push, the critical steps are marked."""
    steps = in_order(workflow)
    lanes = list(dict.fromkeys(one.functions for one in steps))
    place = {step.id: number for number, step in enumerate(steps)}
    marked = easiest(facts_of(workflow, review)) if review else None
    critical = _critical(workflow, marked)
    alone = marked is not None and marked.at_least == marked.at_most == 1
    drawn = tuple(
        FlowStep(
            one.shown,
            lanes.index(one.functions),
            signs_of(workflow, one),
            one.id in critical,
            alone and one.id in critical,
            one.act is Act.AFTER_CHECK,
        )
        for one in steps
    )
    arrows, _ends = _arrows(workflow.flow, ())
    called = tuple(wording.sentence(wording.listed([names.get(one, one) for one in each], "of")) for each in lanes)
    return FlowPicture(
        title,
        _in_words(drawn, called),
        called,
        drawn,
        tuple(FlowArrow(place[start], place[end], label) for start, end, label in arrows),
    )


def in_order(workflow: Workflow) -> tuple[Step, ...]:
    """The steps of the flow in order, then what stands outside it."""
    inside = steps_in(workflow.flow)
    outside = [one for one in workflow.steps if one not in inside]
    return tuple(workflow.steps[one] for one in (*inside, *outside))


def easiest(facts: Collection[GoalFact]) -> GoalFact | None:
    """The push goal and kind of case for which fewest people are needed."""
    pushed = [one for one in facts if one.goal.wants is Wants.PUSH and not one.goal.apart and one.possible]
    counted = [one for one in pushed if one.counts] or pushed
    return min(counted, key=lambda one: one.at_least, default=None)


def _critical(workflow: Workflow, fact: GoalFact | None) -> frozenset[str]:
    """The critical steps of a goal that occur in its kind of case."""
    if fact is None:
        return frozenset()
    occurs = next(case.step_ids for case in cases_of(workflow) if case.case_type.name == fact.case_type)
    return frozenset(fact.goal.critical) & frozenset(occurs)


def signs_of(workflow: Workflow, step: Step) -> tuple[str, ...]:
    """How the rules about a step are held, and whether it is a check afterwards: keys of ``SIGNS``."""
    held = {one.enforced for one in workflow.rules if step.id in one.steps}
    found = [SYSTEM] if Enforced.SYSTEM in held else []
    found += [PAPER] if Enforced.PAPER in held else []
    return (*found, *((AFTER,) if step.act is Act.AFTER_CHECK else ()))


def when_words(by: str, label: str) -> str:
    """When a branch is taken, in few words: boven € 5.000."""
    if by == FREE:
        return "naar keuze"
    signs, unit = {"<=": "t/m", ">": "boven"}, "€ " if by in AMOUNTS else ""
    return " ".join(f"{signs[sign]} {unit}{number}" for sign, number in borders_of(label)) or label


def _in_words(steps: Sequence[FlowStep], lanes: Sequence[str]) -> str:
    """The drawing for who cannot see it."""
    return " ".join(f"{number}. {_said(step, lanes)}." for number, step in enumerate(steps, start=1))


def _said(step: FlowStep, lanes: Sequence[str]) -> str:
    marks = ["één persoon kan dit"] if step.alone else ["kritiek"] if step.critical else []
    return "; ".join(
        [f"{step.name}: {wording.mid_sentence(lanes[step.lane])}", *(SIGNS[one] for one in step.signs), *marks]
    )


Arrow = tuple[str, str, str]


def _arrows(flow: Flow, before: Ends) -> tuple[list[Arrow], Ends]:
    """The arrows of a part that follows on these ends, and its own ends."""
    match flow:
        case Do(step):
            return [(one, step, label) for one, label in before], ((step, ""),)
        case InOrder(inside):
            arrows: list[Arrow] = []
            ends = before
            for part in inside:
                more, ends = _arrows(part, ends)
                arrows += more
            return arrows, ends
        case Repeat(body):
            arrows, ends = _arrows(body, before)
            again = steps_in(body)[:1]
            return [*arrows, *((one, step, "opnieuw") for step in again for one, _label in ends)], ends
        case _:
            return _branches(list(_labelled(flow)), before)


def _labelled(flow: Flow) -> Iterator[tuple[str, Flow]]:
    match flow:
        case Choice(by, branches):
            yield from ((when_words(by, label), one) for label, one in branches.items())
        case Parallel(parts):
            yield from (("", one) for one in parts)
        case Some(exactly, parts):
            yield from ((f"{exactly} van {len(parts)}", one) for one in parts)


def _branches(branches: list[tuple[str, Flow]], before: Ends) -> tuple[list[Arrow], Ends]:
    arrows: list[Arrow] = []
    ends: list[tuple[str, str]] = []
    for label, branch in branches:
        more, out = _arrows(branch, tuple((step, label or said) for step, said in before))
        arrows += more
        ends += out
    return arrows, tuple(dict.fromkeys(ends))
