"""Published instances of workflow satisfiability: the engine says what their makers say."""

import json

import pytest
from typer.testing import CliRunner

from tests.core.coalition.wsp import read_instance
from weerwerk.coalition.read import read_workflow
from weerwerk.coalition.search import Ask, review
from weerwerk.coalition.staff import read_staff
from weerwerk.coalition.study import Limits
from weerwerk_cli.coalition import app

pytestmark = pytest.mark.shared_data
NUMBERS = range(20)


def published(shared_data, folder, number):
    """An instance, and whether its makers say that it can be run."""
    place = shared_data / "workflows" / "wsp" / folder
    said = (place / f"{number}-solution.txt").read_text().split()[0]
    assert said in ("sat", "unsat")
    return read_instance((place / f"{number}.txt").read_text()), said == "sat"


@pytest.mark.parametrize("number", NUMBERS)
def test_an_instance_with_three_kinds_of_constraint_through_the_command(shared_data, number, tmp_path):
    instance, expected = published(shared_data, "3-constraint", number)
    assert not instance.teams
    process, staff = tmp_path / "wsp.yaml", tmp_path / "staff.csv"
    process.write_text(instance.process())
    staff.write_text(instance.staff())
    result = CliRunner().invoke(app, ["review", str(process), "--staff", str(staff), "--only", "feasible", "--json"])
    assert result.exit_code == 0, result.output
    (unit,) = json.loads(result.stdout)["units"]
    assert unit["feasible"] is expected


@pytest.mark.parametrize("number", NUMBERS)
def test_an_instance_with_teams_can_be_run_when_it_can_for_some_choice_of_teams(shared_data, number):
    instance, expected = published(shared_data, "5-constraint-small", number)
    assert any(_feasible(choice) for choice in instance.choices()) is expected


def _feasible(instance):
    workflow = read_workflow(instance.process().encode(), file="wsp.yaml").workflow
    staff = read_staff(instance.staff().encode(), file="staff.csv").staff
    return review(workflow, staff, asked=[Ask.FEASIBLE], limits=Limits()).cases[0].feasible


def test_a_known_answer_is_not_always_yes(shared_data):
    answers = {
        published(shared_data, folder, n)[1] for folder in ("3-constraint", "5-constraint-small") for n in NUMBERS
    }
    assert answers == {True, False}
