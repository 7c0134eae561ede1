"""A process as a list of steps: what goes in comes out, and what a list cannot say is not made into one."""

import pytest

from weerwerk.catalogue import edition
from weerwerk.catalogue.cards.processes import Act
from weerwerk.catalogue.read import read_catalogue
from weerwerk.coalition.model.workflow import Goal, Step, Wants
from weerwerk.errors import BadInput
from weerwerk.services import coalition_desk as desk
from weerwerk.services.process_outline import (
    Line,
    Only,
    border_of,
    lines_of,
    outline_of,
    with_enforced,
    with_goal,
    with_lines,
    with_rule,
    without_rule,
)

CATALOGUE = read_catalogue(edition.shipped()).catalogue


def read(text):
    return desk.process_from(text.encode(), file="p.yaml", catalogue=CATALOGUE).workflow


@pytest.mark.parametrize("process", list(CATALOGUE.processes))
def test_every_process_of_the_catalogue_is_a_list_and_stays_the_same_process(process):
    workflow = outline_of(CATALOGUE, process)
    lines = lines_of(workflow)
    assert lines is not None
    assert with_lines(workflow, lines) == workflow
    assert read(desk.text_of(workflow)) == workflow


PARALLEL = "process: p\nsteps: [{id: a, functions: [x]}, {id: b, functions: [y]}]\nflow: [{parallel: [[a], [b]]}]\n"
NESTED = (
    "process: p\nsteps: [{id: a, functions: [x]}, {id: b, functions: [y]}]\n"
    "flow:\n- choice: {by: amount, branches: {'> 5': [a], '<= 5': [b]}}\n"
)


@pytest.mark.parametrize("text", [PARALLEL, NESTED])
def test_what_a_list_cannot_say_is_no_list(text):
    assert lines_of(read(text)) is None


def test_steps_can_be_moved_and_given_a_condition():
    workflow = outline_of(CATALOGUE, "subsidies")
    lines = list(lines_of(workflow))
    lines[0], lines[2] = Line(lines[2].step, Only("below", "2500")), lines[0]
    changed = with_lines(workflow, lines)
    again = lines_of(read(desk.text_of(changed)))
    assert [(one.step.id, one.only) for one in again] == [(one.step.id, one.only) for one in lines]


def test_a_step_that_goes_is_forgotten_by_rules_and_goals():
    workflow = outline_of(CATALOGUE, "subsidies")
    left = [one for one in lines_of(workflow) if one.step.id != "verlenen"]
    changed = with_lines(workflow, left)
    assert all("verlenen" not in one.steps for one in changed.rules)
    assert all("verlenen" not in one.critical for one in changed.goals)
    assert read(desk.text_of(changed)) == changed


def test_the_last_step_cannot_go():
    workflow = outline_of(CATALOGUE, "subsidies")
    with pytest.raises(BadInput):
        with_lines(workflow, [one for one in lines_of(workflow) if one.step.act is Act.AFTER_CHECK])


def test_rules_and_goals_can_be_added_changed_and_taken_away():
    workflow = outline_of(CATALOGUE, "subsidies")
    added = with_rule(workflow, ("aanvraag-ontvangen", "verlenen"), enforced=True)
    assert added.rules[-1].enforced == "system"
    assert with_enforced(added, len(added.rules) - 1, enforced=False).rules[-1].enforced == "paper"
    assert without_rule(added, len(added.rules) - 1) == workflow
    goal = Goal("nieuw", Wants.PUSH, ("verlenen",), name="Iets")
    assert with_goal(workflow, goal).goals[-1] == goal
    assert with_goal(with_goal(workflow, goal), Goal("nieuw", Wants.STOP, ("verlenen",))).goals[-1].wants == "stop"


def test_a_choice_of_somebody_stays_one_choice_a_step():
    workflow = outline_of(CATALOGUE, "subsidies")
    lines = [Line(one.step, Only("free")) if at in (1, 2) else one for at, one in enumerate(lines_of(workflow))]
    assert [one.only.when for one in lines_of(with_lines(workflow, lines))][1:3] == ["free", "free"]


@pytest.mark.parametrize(("written", "kept"), [("5.000", "5000"), ("€ 2500", "2500"), ("1,50", "1.50")])
def test_a_border_is_read_as_people_write_it(written, kept):
    assert border_of(written) == kept


@pytest.mark.parametrize("written", ["", "veel", "-5", "1e9", "5/0"])
def test_what_is_no_border_is_refused(written):
    with pytest.raises(BadInput):
        border_of(written)


def test_a_list_that_was_changed_can_be_kept():
    workflow = outline_of(CATALOGUE, "afval-civiel")
    lines = (*lines_of(workflow), Line(Step("extra", ("iemand",), "Extra")))
    assert read(desk.text_of(with_lines(workflow, lines))).steps["extra"].name == "Extra"
