"""The generic models of the catalogue as processes: they read back, and answer when staff is filled in."""

import pytest

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.coalition.model.answers import Exactly
from weerwerk.coalition.model.workflow import Enforced, Wants
from weerwerk.errors import BadInput
from weerwerk.services.coalition_desk import answers, people_from, process_from
from weerwerk.services.coalition_models import model_of, model_text

CATALOGUE = read_catalogue(edition.shipped()).catalogue


def staffed(workflow, holders=3):
    """So many people for each function, with one function each."""
    functions = sorted({one for step in workflow.steps.values() for one in step.functions})
    rows = "".join(f"m{at}{n},{function}\n" for at, function in enumerate(functions) for n in range(holders))
    return people_from(f"person,function\n{rows}".encode(), file="staff.csv").staff


@pytest.mark.parametrize("process", CATALOGUE.models)
def test_a_model_reads_back_as_itself(process):
    text = model_text(CATALOGUE, process).encode()
    assert process_from(text, file="model.yaml", catalogue=CATALOGUE).workflow == model_of(CATALOGUE, process)
    assert process_from(text, file="model.yaml", catalogue=CATALOGUE).warnings == ()


@pytest.mark.parametrize("process", CATALOGUE.models)
def test_a_model_can_be_run_by_three_people_for_each_function_and_somebody_must_be_pressed(process):
    workflow = model_of(CATALOGUE, process)
    review = answers(workflow, staffed(workflow), asked=["feasible", "collusion"])
    assert all(case.feasible for case in review.cases)
    for goal in (goal for case in review.cases for goal in case.goals if goal.goal.wants is Wants.PUSH):
        assert isinstance(goal.collusion.system, Exactly)
        assert goal.collusion.system.number >= 1


@pytest.mark.parametrize("process", CATALOGUE.models)
def test_one_person_who_holds_every_function_can_push_everything_alone_while_rules_are_on_paper(process):
    workflow = model_of(CATALOGUE, process)
    assert {rule.enforced for rule in workflow.rules} == {Enforced.PAPER}
    functions = {one for step in workflow.steps.values() for one in step.functions}
    rows = "".join(f"m1,{one}\n" for one in functions)
    staff = people_from(f"person,function\n{rows}".encode(), file="staff.csv").staff
    review = answers(workflow, staff, asked=["feasible", "collusion"])
    pushed = [goal for case in review.cases for goal in case.goals if goal.goal.wants is Wants.PUSH]
    assert {goal.collusion.system for goal in pushed} == {Exactly(1)}
    assert all(case.feasible is False for case in review.cases)


def test_a_process_without_a_model_is_refused_with_what_there_is():
    with pytest.raises(BadInput, match=r"er zijn modellen van|bedoelde u"):
        model_of(CATALOGUE, "subsidie")
