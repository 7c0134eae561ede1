"""The drawing of a process: every step in its lane, every arrow, and how rules are held, as plain SVG."""

from xml.etree import ElementTree as Xml

import pytest

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.report.flow_drawing import BAND, HIGH, LANE, LETTERS, PRINT, flow_svg
from weerwerk.services import coalition_desk as desk
from weerwerk.services.flow_picture import flow_picture, signs_of, when_words
from weerwerk.services.process_outline import outline_of

CATALOGUE = read_catalogue(edition.shipped()).catalogue
SVG = "{http://www.w3.org/2000/svg}"
TEXT = """\
process: p
steps:
- {id: a, functions: [x]}
- {id: b, functions: [y]}
- {id: c, functions: [z]}
- {id: d, functions: [x]}
- {id: e, functions: [w], act: after-check}
flow:
- a
- {parallel: [[b], [c]]}
- {repeat: [d]}
rules:
- {kind: different, steps: [a, b], enforced: system}
- {kind: different, steps: [b, c], enforced: paper}
"""


def workflow():
    return desk.process_from(TEXT.encode(), file="p.yaml", catalogue=CATALOGUE).workflow


def pictured(process, review=None):
    return flow_picture(process, title="Een proces", names={}, review=review)


def drawn(process, review=None, across=20):
    return Xml.fromstring(flow_svg(pictured(process, review), across=across))


def of(svg, kind):
    return [one for one in svg.iter() if kind in one.get("class", "").split()]


@pytest.mark.parametrize("process", list(CATALOGUE.processes))
def test_every_process_of_the_catalogue_is_drawn_with_every_step_once(process):
    whole = outline_of(CATALOGUE, process)
    boxes = of(drawn(whole), "step")
    assert len(boxes) == len(whole.steps)
    places = [(one.get("x"), one.get("y")) for one in boxes]
    assert len(set(places)) == len(places)


def test_steps_of_one_function_lie_in_one_lane_and_others_do_not():
    svg = drawn(workflow())
    rows = [int(one.get("y")) // LANE for one in of(svg, "step")]
    assert rows == [0, 1, 2, 0, 3]
    assert all(int(one.get("y")) % LANE + HIGH < LANE for one in of(svg, "step"))


def test_there_is_an_arrow_for_every_way_on():
    assert len(of(drawn(workflow()), "arrow")) == 2 + 2 + 1  # into the two branches, out of them, and again


def test_a_way_past_a_step_does_not_run_through_it():
    svg = drawn(outline_of(CATALOGUE, "subsidies"))
    assert [one.text for one in of(svg, "arrow-label")] == ["boven € 5.000", "t/m € 5.000"]


def reviewed(text, *lines):
    process = desk.process_from(text.encode(), file="p.yaml", catalogue=CATALOGUE).workflow
    staff = desk.people_from("\n".join(["person,function", *lines]).encode(), file="staff.csv").staff
    return process, desk.answers(process, staff, asked=["collusion"])


GOAL = "goals:\n- {id: g, wants: push, critical: [a, d]}\n"
BOTH_APART = ("k1,x", "k2,y", "k3,z", "k4,w")


def test_the_line_of_one_person_runs_along_the_critical_steps_and_only_when_one_can():
    assert of(drawn(workflow()), "alone") == []
    process, review = reviewed(TEXT + GOAL, *BOTH_APART)
    (line,) = of(drawn(process, review), "alone")
    assert len(line.get("points").split()) == 2 + 2  # two steps, and a little before and after
    assert [step.alone for step in pictured(process, review).steps] == [True, False, False, True, False]
    assert len(of(drawn(process, review), "critical")) == 2


def test_two_people_who_are_needed_have_no_line_but_the_steps_are_marked():
    process, review = reviewed(TEXT + GOAL.replace("[a, d]", "[a, b]"), *BOTH_APART)
    assert of(drawn(process, review), "alone") == []
    assert len(of(drawn(process, review), "critical")) == 2


def test_on_paper_it_goes_on_underneath_and_says_with_which_step():
    whole = outline_of(CATALOGUE, "subsidies")
    svg = drawn(whole, across=PRINT)
    assert len({one.get("x") for one in of(svg, "step")}) == PRINT
    assert len(of(svg, "step")) == len(whole.steps)
    said = " ".join(one.text for one in of(svg, "arrow-label"))
    assert "naar 4" in said and "naar 7" in said
    assert int(svg.get("height")) > 2 * LANE + BAND


def test_every_line_of_text_is_short_and_a_long_word_is_broken_with_a_hyphen():
    name = "Arbeidsongeschiktheidsverzekeringsmaatschappij"
    text = TEXT.replace("{id: a,", f"{{id: a, name: {name},")
    process = desk.process_from(text.encode(), file="p", catalogue=CATALOGUE).workflow
    lines = [one.text for one in of(drawn(process), "step-name")]
    assert max(map(len, lines)) <= LETTERS
    assert any(one.endswith("-") for one in lines)
    assert name in "".join(drawn(process).itertext())  # whole, for who points at it or hears it


def test_who_cannot_see_it_hears_every_step_with_its_lane_and_signs():
    (said,) = [one.text for one in drawn(workflow()).iter(f"{SVG}desc")]
    assert said.startswith("1. a: x; in het systeem afgedwongen.")
    assert "5. e: w; achteraf gecontroleerd." in said


def test_a_step_says_how_its_rules_are_held():
    process = workflow()
    assert [signs_of(process, one) for one in process.steps.values()] == [
        ("system",),
        ("system", "paper"),
        ("paper",),
        (),
        ("after",),
    ]


@pytest.mark.parametrize(
    ("by", "label", "words"),
    [
        ("amount", "> 5000", "boven € 5.000"),
        ("people", "> 5, <= 10", "boven 5 t/m 10"),
        ("free", "wel", "naar keuze"),
        ("kind", "bouw", "bouw"),
    ],
)
def test_a_branch_says_when_it_is_taken(by, label, words):
    assert when_words(by, label) == words


def test_a_drawing_has_a_name_no_style_and_no_text_as_markup():
    process = desk.process_from(
        TEXT.replace("{id: a,", "{id: a, name: '<b>&',").encode(), file="p", catalogue=CATALOGUE
    )
    text = flow_svg(pictured(process.workflow), across=PRINT)
    assert "style=" not in text
    assert "<b>" not in text
    assert Xml.fromstring(text).get("aria-label") == "Een proces"
    assert Xml.fromstring(text).find(f"{SVG}title").text == "Een proces"
