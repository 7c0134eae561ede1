"""Changing a process in the browser: as a list, step by step, its rules and goals, and as a text."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.people import PROCESS
from weerwerk.coalition.model.workflow import Person, Staff
from weerwerk.services.process_outline import lines_of
from weerwerk_web.accounts.roles import Role
from weerwerk_web.audit.models import Entry
from weerwerk_web.processes import actions, store
from weerwerk_web.processes.models import Course

HERE = f"/processen/{PROCESS}/"


def press(town, role=Role.COORDINATOR, **given):
    return town.browser(role).post(f"{HERE}bewerken/", given, follow=True).content.decode()


def workflow(town, process=PROCESS):
    with town.inside():
        return store.stand_of(process).workflow


def order(town):
    return [one.step.id for one in lines_of(workflow(town))]


def test_a_step_moves_up_and_down_and_not_past_the_ends(town):
    first, second, *_rest = order(town)
    press(town, down=first)
    assert order(town)[:2] == [second, first]
    press(town, up=first)
    assert order(town)[:2] == [first, second]
    press(town, up=first)
    assert order(town)[:2] == [first, second]


def test_a_step_is_taken_away_and_its_rules_go_with_it(town):
    press(town, remove="verlenen")
    assert "verlenen" not in order(town)
    assert all("verlenen" not in one.steps for one in workflow(town).rules)


def test_every_step_but_the_last_can_go(town):
    shown = [press(town, remove=step) for step in order(town)]
    assert ["ten minste één stap" in one for one in shown].count(True) == 1
    assert len([one for one in workflow(town).steps.values() if one.act != "after-check"]) == 1


def test_a_rule_comes_is_enforced_and_goes(town):
    before = len(workflow(town).rules)
    press(town, rule="1", step=["aanvraag-ontvangen", "verlenen"])
    press(town, hold=str(before))
    assert workflow(town).rules[before].enforced == "system"
    press(town, loosen=str(before))
    assert workflow(town).rules[before].enforced == "paper"
    press(town, unrule=str(before))
    assert len(workflow(town).rules) == before


@pytest.mark.parametrize(
    "given",
    [{"rule": "1", "step": ["verlenen", "verlenen"]}, {"rule": "1", "step": ["verlenen", "niets"]}],
)
def test_a_rule_is_about_two_steps_that_are_there(town, given):
    assert "Kies twee verschillende stappen." in press(town, **given)
    assert workflow(town) == workflow(town)


@pytest.mark.parametrize("given", [{"up": "niets"}, {"hold": "99"}, {"unrule": "-1"}, {"where": "javascript:x"}, {}])
def test_a_button_that_is_not_there_changes_nothing(town, given):
    before = workflow(town)
    press(town, **given)
    assert workflow(town) == before


def filled(**more):
    given = {"name": "Bedrag controleren", "functions": "budgethouder, controller", "act": "check", "when": "always"}
    return {**given, **more}


def test_a_step_is_added_with_a_border_and_for_a_goal(town):
    browser = town.browser(Role.PROCESS_OWNER)
    response = browser.post(f"{HERE}stap/", filled(when="above", border="€ 2.500", critical=["onterechte-subsidie"]))
    assert response.status_code == 302
    found = workflow(town)
    step = found.steps["bedrag-controleren"]
    assert step.functions == ("budgethouder", "controller")
    assert "bedrag-controleren" in found.goals[0].critical
    assert [one.only.border for one in lines_of(found) if one.step.id == step.id] == ["2500"]


def test_two_steps_of_one_name_get_ids_of_their_own(town):
    for _ in range(2):
        town.browser(Role.COORDINATOR).post(f"{HERE}stap/", filled())
    assert {"bedrag-controleren", "bedrag-controleren-2"} <= set(workflow(town).steps)


def test_a_step_keeps_its_id_and_its_place_when_it_changes(town):
    before = order(town)
    town.browser(Role.COORDINATOR).post(f"{HERE}stap/verlenen/", filled(name="Beslissen", functions="wethouder"))
    assert order(town) == before
    assert workflow(town).steps["verlenen"].name == "Beslissen"
    assert "verlenen" not in workflow(town).goals[0].critical


@pytest.mark.parametrize(
    "more",
    [{"name": ""}, {"functions": ""}, {"act": "x"}, {"when": "above", "border": "veel"}, {"name": "Bel 06-12345678"}],
)
def test_a_step_that_cannot_be_is_refused_and_what_was_typed_stays(town, more):
    before = workflow(town)
    response = town.browser(Role.COORDINATOR).post(f"{HERE}stap/", filled(**more))
    assert response.status_code == 200
    assert "notice-error" in response.content.decode()
    assert workflow(town) == before


def test_a_goal_is_added_changed_and_taken_away(town):
    browser = town.browser(Role.COORDINATOR)
    given = {"name": "Wegkijken", "wants": "stop", "impact": "2", "critical": ["vaststellen"]}
    assert browser.post(f"{HERE}doel/", given).status_code == 302
    assert workflow(town).goals[-1].id == "wegkijken"
    browser.post(f"{HERE}doel/wegkijken/", {**given, "impact": "5"})
    assert workflow(town).goals[-1].impact == 5
    press(town, ungoal="wegkijken")
    assert all(one.id != "wegkijken" for one in workflow(town).goals)
    assert "Kies ten minste één stap." in browser.post(f"{HERE}doel/", {**given, "critical": []}).content.decode()


SIDE_BY_SIDE = f"""\
process: {PROCESS}
steps:
- {{id: a, functions: [x]}}
- {{id: b, functions: [y]}}
flow:
- parallel: [[a], [b]]
"""


def test_the_text_can_say_what_the_list_cannot_and_a_step_can_still_change(town):
    browser = town.browser(Role.COORDINATOR)
    assert browser.post(f"{HERE}tekst/", {"text": SIDE_BY_SIDE}).status_code == 302
    assert "loopt niet in één rij" in browser.get(f"{HERE}bewerken/").content.decode()
    assert browser.post(f"{HERE}stap/a/", filled(when="")).status_code == 302
    assert workflow(town).steps["a"].name == "Bedrag controleren"
    assert lines_of(workflow(town)) is None
    assert browser.get(f"{HERE}stap/").headers["Location"] == f"{HERE}tekst/"


def test_every_fault_of_a_text_is_shown_and_nothing_is_kept(town):
    wrong = SIDE_BY_SIDE.replace("[[a], [b]]", "[[q], [r]]")
    shown = town.browser(Role.COORDINATOR).post(f"{HERE}tekst/", {"text": wrong}).content.decode()
    assert "&#x27;q&#x27;" in shown
    assert "&#x27;r&#x27;" in shown
    with town.inside():
        assert Course.objects.count() == 0


def test_the_text_of_another_process_is_refused(town):
    wrong = SIDE_BY_SIDE.replace(PROCESS, "iets-anders")
    shown = town.browser(Role.COORDINATOR).post(f"{HERE}tekst/", {"text": wrong}).content.decode()
    assert "niet over" in shown


def test_one_goes_back_to_the_general_model(town):
    before = workflow(town)
    press(town, remove="verlenen")
    press(town, anew="1")
    assert workflow(town) == before


def test_changing_is_noted_and_is_for_the_coordinator_and_the_owner(town):
    press(town, Role.PROCESS_OWNER, remove="verlenen")
    with town.inside():
        assert Entry.objects.filter(action="process.edit", kind="deed", subject=f"process:{PROCESS}").count() == 1
    for path in ("bewerken/", "stap/", "stap/verlenen/", "doel/", "tekst/"):
        assert town.browser(Role.CONTROLLER).get(HERE + path).status_code == 403
        assert town.browser(Role.PROCESS_OWNER).get(f"/processen/vergunningen/{path}").status_code in (403, 404)


def test_a_change_here_is_no_change_elsewhere(town, other_town):
    press(town, remove="aanvraag-ontvangen")
    assert "aanvraag-ontvangen" in order(other_town)


def test_what_is_not_there_is_not_found(town):
    for path in ("stap/niets/", "doel/niets/"):
        assert town.browser(Role.COORDINATOR).get(HERE + path).status_code == 404


BPMN = b"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
<process id="p" name="Iets anders"><startEvent id="s"/><userTask id="t" name="Beoordelen"/><endEvent id="e"/>
<sequenceFlow id="f" sourceRef="s" targetRef="t"/><sequenceFlow id="g" sourceRef="t" targetRef="e"/></process>
</definitions>"""


def test_a_bpmn_model_is_shown_as_text_and_kept_only_when_somebody_keeps_it(town):
    browser, before = town.browser(Role.COORDINATOR), workflow(town)
    upload = SimpleUploadedFile("proces.bpmn", BPMN)
    shown = browser.post(f"{HERE}tekst/", {"model": upload}).content.decode()
    assert "Beoordelen" in shown
    assert f"process: {PROCESS}" in shown
    assert workflow(town) == before


def test_what_is_no_bpmn_is_refused(town):
    upload = SimpleUploadedFile("proces.bpmn", b"<html>")
    shown = town.browser(Role.COORDINATOR).post(f"{HERE}tekst/", {"model": upload}).content.decode()
    assert "notice-error" in shown


def test_a_listing_in_a_file_becomes_the_list(town):
    browser = town.browser(Role.CONTROLLER)
    upload = SimpleUploadedFile("rechten.csv", b"Gebruiker;Rol;Afdeling\nm1;teamleider;welzijn\n")
    assert browser.post("/bezetting/", {"text": "", "file": upload}).status_code == 302
    with town.inside():
        assert [(one.code, one.department) for one in store.staff().people] == [("m1", "welzijn")]


@pytest.mark.parametrize("raw", [b"naam,functie\nJansen,x\n", b"%PDF-1.4", b"<script>", b"\x00\x01"])
def test_a_file_that_is_no_such_listing_changes_nothing(town, raw):
    with town.inside():
        actions.put(Staff((Person("m1", frozenset({"teamleider"})),)))
    upload = SimpleUploadedFile("rechten.csv", raw)
    shown = town.browser(Role.COORDINATOR).post("/bezetting/", {"text": "", "file": upload}).content.decode()
    assert "notice-error" in shown
    with town.inside():
        assert len(store.staff().people) == 1


def test_a_bpmn_model_in_a_dossier_comes_in_as_a_process(town):
    with town.inside():
        raw = BPMN.replace(b"Iets anders", b"Iets nieuws")
        actions.take_in({"iets.bpmn": raw}, None, person=town.person(Role.COORDINATOR).id)
        (course,) = Course.objects.all()
        assert course.process == "iets-nieuws"
        assert "processes/iets-nieuws.yaml" in store.files()
