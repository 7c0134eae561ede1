"""BPMN models as processes: lanes, groups, gateways, loops and sub-processes, and a list of what did not come over."""

from pathlib import Path

import pytest

from weerwerk.coalition.bpmn import read_bpmn
from weerwerk.coalition.case_types import case_types, cases_of, courses
from weerwerk.coalition.model.flow import steps_in
from weerwerk.coalition.read import read_workflow
from weerwerk.coalition.write import process_text
from weerwerk.errors import BadInput

FIXTURE = Path(__file__).parent / "example" / "vergunning.bpmn"
MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def read(raw, file="model.bpmn"):
    return read_bpmn(raw if isinstance(raw, bytes) else raw.encode(), file=file)


def model(inside):
    return f'<definitions xmlns="{MODEL}"><process id="p" name="Proef">{inside}</process></definitions>'


def tasks(*names):
    return "".join(f'<userTask id="{one}" name="{one}"/>' for one in names)


def arrows(*pairs):
    return "".join(f'<sequenceFlow id="{a}{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairs)


def all_courses(workflow):
    return {course for case in cases_of(workflow) for course in courses(case.flow)}


@pytest.fixture(scope="module")
def permit():
    return read(FIXTURE.read_bytes())


def test_lanes_and_candidate_groups_say_who_may_do_a_step(permit):
    functions = {step.name: step.functions for step in permit.workflow.steps.values()}
    assert functions["Aanvraag opnemen"] == ("balie",)
    assert functions["Aanvulling vragen"] == ("balie", "kcc")
    assert functions["Advies verkeer"] == ("vergunningverlener",)  # the lane of the sub-process it stands in
    assert functions["Besluiten"] == ("teamleider",)


def test_a_condition_on_a_number_makes_two_case_types(permit):
    assert [one.name for one in case_types(permit.workflow.flow)] == ["<= 50", "> 50"]
    small, large = cases_of(permit.workflow)
    assert "advies-brandweer" not in small.step_ids
    assert {"advies-brandweer", "advies-verkeer"} <= large.always


def test_work_on_the_way_back_and_beside_a_time_limit_may_be_needed_but_need_not(permit):
    small = cases_of(permit.workflow)[0]
    assert {"aanvraag-opnemen", "toetsen", "besluiten"} == small.always
    assert {"aanvulling-vragen", "termijn-melden"} <= set(small.step_ids)


def test_of_branches_that_may_run_together_one_is_the_least(permit):
    small = cases_of(permit.workflow)[0]
    assert all(len(course & {"brief-sturen", "bellen"}) == 1 for course in courses(small.flow))


def test_what_did_not_come_over_is_listed_with_its_line(permit):
    said = {one.what: one.where.line for one in permit.warnings}
    assert any("'Archiveren' is automatisch" in one for one in said)
    assert any("een lus terug naar 'Toetsen'" in one for one in said)
    assert any("'Toetsen' staat op een vaste persoon en dat lijkt op een naam" in one for one in said)
    assert all("j.jansen" not in one for one in said)
    assert said["'Archiveren' is automatisch en dus geen stap van een mens"] == 38


def test_a_model_written_as_a_process_file_reads_back(permit):
    text = process_text(permit.workflow)
    assert process_text(read_workflow(text.encode(), file="p.yaml").workflow) == text


@pytest.mark.shared_data
def test_every_shared_model_is_read_or_refused_with_a_reason(shared_data):
    files = sorted((shared_data / "bpmn").glob("*.xml"))
    assert len(files) == 8
    read_ones = 0
    for path in files:
        raw = path.read_bytes()
        try:
            found = read(raw, path.name)
        except BadInput as bad:
            assert b"userTask" not in raw, bad
            continue
        read_ones += 1
        names = raw.decode().count("<userTask") + raw.decode().count("<manualTask") + raw.decode().count("<task ")
        assert len(found.workflow.steps) == names
        assert set(steps_in(found.workflow.flow)) <= set(found.workflow.steps)
        read_workflow(process_text(found.workflow).encode(), file="p.yaml")
    assert read_ones == 7


def test_parallel_branches_are_all_done():
    inside = tasks("a", "b") + '<parallelGateway id="x"/><parallelGateway id="y"/>'
    found = read(model(inside + arrows(("x", "a"), ("x", "b"), ("a", "y"), ("b", "y"))))
    assert all_courses(found.workflow) == {frozenset({"a", "b"})}


def test_of_exclusive_branches_one_is_done_even_when_they_meet_at_the_end_alone():
    inside = tasks("a", "b", "c") + '<exclusiveGateway id="x"/><endEvent id="e"/><endEvent id="f"/>'
    found = read(model(inside + arrows(("a", "x"), ("x", "b"), ("x", "c"), ("b", "e"), ("c", "f"))))
    assert all_courses(found.workflow) == {frozenset({"a", "b"}), frozenset({"a", "c"})}


def test_a_branch_that_crosses_into_another_keeps_every_course():
    gates = "".join(f'<exclusiveGateway id="{one}"/>' for one in ("x", "y"))
    flows = arrows(("s", "x"), ("x", "a"), ("x", "y"), ("y", "b"), ("y", "c"), ("a", "b"), ("b", "d"), ("c", "d"))
    found = read(model(tasks("s", "a", "b", "c", "d") + gates + flows))
    assert all_courses(found.workflow) == {frozenset("sabd"), frozenset("sbd"), frozenset("scd")}


def test_an_interrupting_time_limit_lets_a_case_pass_by_the_step():
    inside = tasks("a", "b", "c") + '<boundaryEvent id="t" attachedToRef="a"/>'
    found = read(model(inside + arrows(("a", "b"), ("t", "c"), ("b", "e"), ("c", "e")) + '<endEvent id="e"/>'))
    assert all_courses(found.workflow) == {frozenset("ab"), frozenset("c")}
    assert any("laat de stap overslaan" in one.what for one in found.warnings)


def test_a_call_to_another_process_is_listed():
    inside = tasks("a") + '<callActivity id="k" name="Betalen" calledElement="betalen"/>'
    found = read(model(inside + arrows(("a", "k"))))
    assert any("roept een ander proces aan (betalen)" in one.what for one in found.warnings)


def test_a_step_without_lane_or_group_gets_no_invented_function():
    found = read(model(tasks("a")))
    assert found.workflow.steps["a"].functions == ("onbekend",)
    assert any("staat niet wie dit doet" in one.what for one in found.warnings)


def test_choices_on_one_property_that_do_not_fit_are_free():
    condition = "<conditionExpression>${{soort == '{}'}}</conditionExpression>"

    def fork(gate, words, branches):
        flows = "".join(
            f'<sequenceFlow id="{gate}{to}" sourceRef="{gate}" targetRef="{to}">{condition.format(word)}</sequenceFlow>'
            for word, to in zip(words, branches, strict=True)
        )
        return f'<exclusiveGateway id="{gate}"/>' + flows

    inside = tasks("a", "b", "c", "d") + fork("x", ("bouw", "kap"), "ab") + fork("y", ("bouw", "sloop"), "cd")
    found = read(model(inside + arrows(("a", "y"), ("b", "y"))))
    assert [one.name for one in case_types(found.workflow.flow)] == [""]
    assert any("passen niet op elkaar" in one.what for one in found.warnings)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"geen xml", b"<a", b"\x00\xff", b"<definitions/>", model("").encode(),
        b'<!DOCTYPE x [<!ENTITY a "b">]><definitions/>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><definitions/>',
    ],
)  # fmt: skip
def test_what_is_no_model_is_refused_in_words(raw):
    with pytest.raises(BadInput, match=r"model\.bpmn"):
        read(raw)


def test_a_model_of_many_crossing_choices_ends():
    gates = "".join(f'<exclusiveGateway id="g{n}"/>' for n in range(40))
    names = [f"t{n}" for n in range(80)]
    flows = []
    for n in range(39):
        for task in names[2 * n : 2 * n + 2]:
            flows += [(f"g{n}", task), (task, f"g{min(n + 1 + (task[-1] in '37'), 39)}")]
    try:
        found = read(model(tasks(*names) + gates + arrows(*flows)))
    except BadInput as bad:
        assert "te verward" in str(bad)
    else:
        assert len(found.workflow.steps) == 80
