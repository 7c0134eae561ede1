"""``weerwerk coalition``: the worked example figure by figure, and what the command says of bad input."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from weerwerk.errors import BadInput
from weerwerk_cli.coalition import app

EXAMPLE = Path(__file__).resolve().parents[1] / "core" / "coalition" / "example"
PROCESS, STAFF, MEASURES = (str(EXAMPLE / name) for name in ("subsidies.yaml", "staff.csv", "measures.yaml"))
GRANT, MONEY = "onterechte-subsidie", "geld-omleiden"
SMALL, LARGE = "<= 5000", "> 5000"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--on", "2026-11-22"], catch_exceptions=False)


def as_json(*arguments: str) -> dict:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def faults_of(*arguments: str) -> str:
    with pytest.raises(BadInput) as caught:
        run(*arguments)
    return "\n".join(map(str, caught.value.faults))


def units(answer: dict) -> dict[tuple[str, str], dict]:
    return {(one["goal"], one["case_type"]): one for one in answer["units"]}


@pytest.fixture(scope="module")
def reviewed() -> dict:
    return as_json("review", PROCESS, "--staff", STAFF)


def test_the_worked_example_has_the_collusion_numbers_of_the_model(reviewed):
    found = {key: (one["collusion"]["system"], one["collusion"]["all_rules"]) for key, one in units(reviewed).items()}
    assert found == {(GRANT, SMALL): (1, 2), (GRANT, LARGE): (2, 3), (MONEY, SMALL): (2, 3), (MONEY, LARGE): (2, 3)}


def test_the_worked_example_has_the_coalitions_of_the_model(reviewed):
    found = {
        key: (one["coalitions"]["count"], one["coalitions"]["smallest_count"]) for key, one in units(reviewed).items()
    }
    assert found == {(GRANT, SMALL): (3, 1), (GRANT, LARGE): (5, 2), (MONEY, SMALL): (3, 3), (MONEY, LARGE): (3, 3)}
    assert units(reviewed)[GRANT, SMALL]["coalitions"]["smallest"] == [["behandelaar+mandaat"]]


def test_the_worked_example_has_the_key_people_of_the_model(reviewed):
    most = {key: one["key"][0]["banzhaf"] for key, one in units(reviewed).items()}
    assert most == {(GRANT, SMALL): 0.625, (GRANT, LARGE): 0.5, (MONEY, SMALL): 0.5, (MONEY, LARGE): 0.5}


def test_the_worked_example_has_the_continuity_and_the_chance_of_the_model(reviewed):
    one = units(reviewed)
    assert (one[GRANT, SMALL]["continuity"], one[GRANT, SMALL]["smallest_blockers"]) == (0, 3)
    assert [round(one[GRANT, case]["runs"]["probability"], 2) for case in (SMALL, LARGE)] == [0.71, 0.70]
    assert one[GRANT, SMALL]["runs"]["method"] == "exact"


def test_a_review_names_no_codes_unless_two_people_gave_a_reason(reviewed):
    assert not any(f'"{code}"' in json.dumps(reviewed) for code in ("D4", "E5", "F6"))
    assert "codes" not in json.dumps(reviewed)
    shown = as_json("review", PROCESS, "--staff", STAFF, "--names", "--reason", "audit", "--second", "C3")
    assert units(shown)[GRANT, SMALL]["coalitions"]["codes"] == [["D4"]]
    assert shown["receipt"]["settings"]["reason"] == "audit"
    assert shown["receipt"]["settings"]["second"] == "C3"
    assert "--reason" in faults_of("review", PROCESS, "--staff", STAFF, "--names")


def test_a_review_in_words_says_that_one_person_can_do_it_alone():
    said = run("review", PROCESS, "--staff", STAFF).output
    assert "Zaken tot en met 5.000 euro" in said
    assert "Eén persoon kan dit alleen." in said
    assert "D4" not in said


@pytest.mark.parametrize(
    ("wishes", "continuity", "euro", "number"),
    [(("--collusion", "2"), 0, 3_000, 1), (("--collusion", "3", "--wish", f"{GRANT}@{SMALL}=2"), 0, 11_000, 3),
     (("--collusion", "3", "--wish", f"{GRANT}@{SMALL}=2"), 1, 26_000, 4)],
)  # fmt: skip
def test_the_cheapest_repair_costs_what_the_model_says(wishes, continuity, euro, number):
    found = as_json(
        "strengthen", PROCESS, "--staff", STAFF, "--measures", MEASURES, *wishes, "--continuity", str(continuity)
    )
    assert found["cost"] == {"low": euro, "high": euro}
    assert len(found["changes"]) == number
    assert found["optimal"] is True and found["bound"] == euro and found["why_impossible"] == []
    assert all(one["after"]["continuity"] >= continuity for one in found["units"])


def test_a_strengthening_says_before_and_after_and_with_which_changes():
    found = as_json("strengthen", PROCESS, "--staff", STAFF, "--measures", MEASURES, "--collusion", "2")
    assert found["changes"] == [
        {
            "kind": "enforce",
            "process": "subsidies",
            "args": {"kind": "different", "steps": ["behandelen", "besluiten"]},
            "euro_once": 3000,
            "euro_year": 0,
            "fte": 0.0,
        }
    ]
    unit = units(found)[GRANT, SMALL]
    assert (unit["before"]["collusion"], unit["after"]["collusion"]) == (1, 2)


def test_three_people_for_two_critical_steps_is_impossible_and_the_steps_are_named():
    found = as_json("strengthen", PROCESS, "--staff", STAFF, "--measures", MEASURES, "--collusion", "3")
    assert found["cost"] is None and found["impossible"] is True
    (cap,) = [one for one in found["why_impossible"] if one["goal"] == GRANT]
    assert (cap["case_type"], cap["at_most"], cap["steps"]) == (SMALL, 2, ["behandelen", "besluiten"])


def test_the_catalogue_offers_a_repair_that_names_no_code():
    found = as_json("strengthen", PROCESS, "--staff", STAFF, "--measures", "catalogue", "--collusion", "2")
    assert found["optimal"] is True and found["changes"]
    assert all(one["after"]["collusion"] >= 2 for one in found["units"])
    assert "person" not in json.dumps([one["args"] for one in found["changes"] if one["kind"] in ("train", "revoke")])
    assert all(one["measure"] for one in found["changes"])


def test_all_faults_of_a_process_come_at_once(tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "process: x\n"
        "steps:\n"
        "  - {id: a, functions: [f]}\n"
        "  - {id: a, functions: [g]}\n"
        "  - {id: b, functions: [g], act: hup}\n"
        'flow: [a, zz, {choice: {by: amount, branches: {"> abc": []}}}, {nope: [a]}]\n'
        "rules:\n"
        "  - {kind: same, steps: [a, q]}\n"
        "goals:\n"
        "  - {id: g, wants: push, critical: [a, qq]}\n"
        "absence: {default: 1.5}\n"
    )
    staff = tmp_path / "staff.csv"
    staff.write_text("person,function,rank\n,f,0\nq1,f,hoog\n")
    said = faults_of("review", str(bad), "--staff", str(staff), "--only", "onzin", "--names")
    for expected in (
        "bad.yaml:4", "bad.yaml:5", "'zz' bestaat niet", "'> abc'", "'nope'", "'q' bestaat niet", "'qq' bestaat niet",
        "1.5", "staff.csv:2", "staff.csv:3", "onzin", "--reason",
    ):  # fmt: skip
        assert expected in said


def test_more_than_64_case_types_is_a_fault(tmp_path):
    process = tmp_path / "many.yaml"
    ranges = ", ".join(f'"> {one}, <= {one + 1}": []' for one in range(70))
    process.write_text(
        "process: x\nsteps: [{id: a, functions: [f]}]\n"
        f'flow: [a, {{choice: {{by: n, branches: {{"<= 0": [], {ranges}, "> 70": []}}}}}}]\n'
    )
    assert "72 soorten zaken, meer dan 64" in faults_of("review", str(process), "--staff", STAFF)


def test_a_circle_of_same_and_different_is_warned_about_and_nobody_can(tmp_path):
    process, staff = tmp_path / "circle.yaml", tmp_path / "staff.csv"
    process.write_text(
        "process: x\nsteps: [{id: a, functions: [f]}, {id: b, functions: [f]}, {id: c, functions: [f]}]\n"
        "flow: [a, b, c]\nrules:\n"
        "  - {kind: same, steps: [a, b], enforced: system}\n"
        "  - {kind: same, steps: [b, c], enforced: system}\n"
        "  - {kind: different, steps: [a, c], enforced: system}\n"
        "goals: [{id: g, wants: push, critical: [a]}]\n"
    )
    staff.write_text("person,function\nq1,f\nq2,f\n")
    found = as_json("review", str(process), "--staff", str(staff))
    (unit,) = found["units"]
    assert unit["feasible"] is False and unit["continuity"] == -1
    assert unit["collusion"]["system"] is None and unit["collusion"]["reason"]
    assert "spreekt regels van het soort 'same' tegen" in "".join(found["warnings"])


def test_a_list_without_people_is_no_fault(tmp_path):
    staff = tmp_path / "staff.csv"
    staff.write_text("person,function\n")
    found = as_json("review", PROCESS, "--staff", str(staff))
    assert found["people"] == 0
    assert {one["collusion"]["system"] for one in found["units"]} == {None}
    assert {one["continuity"] for one in found["units"]} == {-1}


def test_a_hundred_thousand_people_are_counted_not_listed(tmp_path):
    staff = tmp_path / "staff.csv"
    every = [
        "registratie",
        "behandelaar",
        "toetser",
        "mandaat",
        "budgethouder",
        "crediteuren",
        "betalen-a",
        "betalen-b",
    ]
    staff.write_text("person,function\n" + "".join(f"m{n},{every[n % 8]}\n" for n in range(100_000)))
    found = as_json("review", PROCESS, "--staff", str(staff), "--only", "continuity", "--only", "coalitions")
    unit = units(found)[GRANT, SMALL]
    assert unit["continuity"] == 12_499
    assert unit["coalitions"]["count"] == 12_500**2
    assert len(unit["coalitions"]["smallest"]) <= 200


def test_time_that_is_over_gives_bounds_and_no_number(tmp_path):
    found = as_json("review", PROCESS, "--staff", STAFF, "--only", "collusion", "--seconds", "0")
    for unit in found["units"]:
        for number in (unit["collusion"]["system"], unit["collusion"]["all_rules"]):
            assert number is None or isinstance(number, int) or set(number) == {"at_least", "at_most"}


def test_a_file_that_is_not_there_is_a_fault_among_those_of_the_others(tmp_path):
    process = tmp_path / "p.yaml"
    process.write_text("process: p\nsteps: [{id: a, functions: [f]}]\nflow: [b]\n")
    said = faults_of("review", str(process), "--staff", str(tmp_path / "nee.csv"))
    assert "nee.csv" in said and "p.yaml:3" in said


def test_a_case_that_cannot_be_done_is_not_said_to_be_strong_enough(tmp_path):
    staff = tmp_path / "staff.csv"
    staff.write_text("person,function\n")
    said = run("strengthen", PROCESS, "--staff", str(staff), "--measures", "catalogue", "--collusion", "2").output
    assert "haalt u al" not in said
    assert "volgens de regels kan de zaak met deze mensen nu niet" in said


def test_all_faults_of_a_strengthening_come_at_once(tmp_path):
    measures = tmp_path / "measures.yaml"
    measures.write_text(
        "measures:\n"
        "  - {kind: train, args: {person: zz, function: f}}\n"
        "  - {kind: hup}\n"
        "  - {kind: enforce, process: nee, args: {kind: different, steps: [a, b]}}\n"
        "  - {kind: revoke, args: {person: D4, function: mandaat}, euro_once: {low: 5, high: 2}}\n"
        "  - {kind: share, args: {people: []}}\n"
    )
    said = faults_of(
        "strengthen", PROCESS, PROCESS, "--staff", STAFF, "--measures", str(measures), "--collusion", "200",
        "--wish", "zz=1", "--wish", "kapot",
    )  # fmt: skip
    for expected in (
        "200 ligt niet", "staat in twee bestanden", "doel 'zz'", "'kapot'", "measures.yaml:2", "measures.yaml:3",
        "measures.yaml:4", "measures.yaml:5", "measures.yaml:6",
    ):  # fmt: skip
        assert expected in said


def test_a_wish_about_one_process_leaves_the_same_goal_of_another_as_it_is(tmp_path):
    text = Path(PROCESS).read_text().replace("process: subsidies", "process: leningen")
    (tmp_path / "leningen.yaml").write_text(text)
    found = as_json(
        "strengthen", PROCESS, str(tmp_path / "leningen.yaml"), "--staff", STAFF, "--measures", MEASURES,
        "--collusion", "0", "--wish", f"subsidies/{GRANT}@{SMALL}=2", "--wish", f"{GRANT}=1",
    )  # fmt: skip
    after = {(one["process"], one["goal"], one["case_type"]): one["after"]["collusion"] for one in found["units"]}
    assert after["subsidies", GRANT, SMALL] == 2
    assert after["leningen", GRANT, SMALL] == 1


def test_a_wish_names_the_process_goal_or_case_type_that_is_not_there():
    said = faults_of(
        "strengthen", PROCESS, "--staff", STAFF, "--measures", MEASURES,
        "--wish", f"subsidie/{GRANT}=2", "--wish", f"subsidies/{GRANT}x=2", "--wish", f"{GRANT}@> 9=2",
    )  # fmt: skip
    for expected in ("proces 'subsidie' is er niet", "bedoelde u 'subsidies'", f"doel '{GRANT}x'", "soort zaak '> 9'"):
        assert expected in said


def test_a_bpmn_model_is_printed_as_a_process_with_what_did_not_come_over_above_it():
    result = run_without_date("import", str(EXAMPLE / "vergunning.bpmn"), "--process", "terras")
    assert result.exit_code == 0
    assert result.stdout.startswith("# Gemaakt uit een BPMN-model.")
    assert "process: terras\n" in result.stdout
    assert "'Archiveren' is automatisch" in result.stderr


def test_a_model_of_the_catalogue_is_printed_as_a_process_file():
    result = run_without_date("model", "reisdocumenten")
    assert result.exit_code == 0
    assert "Paspoortuitvoeringsregeling" in result.stdout


def test_the_register_by_code_is_written_only_when_there_is_a_register(tmp_path):
    export, out = tmp_path / "uitdraai.csv", tmp_path / "mandates.csv"
    export.write_text("medewerker,rol\nJ. Jansen,mandaat\n")
    with pytest.raises(BadInput, match="niet gelezen"):
        run_without_date("staff", str(export), "--mandates", str(out))
    result = run_without_date("staff", str(export), "--register", str(export), "--mandates", str(out))
    assert result.exit_code == 0
    assert out.read_text() == "person,function\np001,mandaat\n"


def test_a_staff_file_is_written_from_an_export(tmp_path):
    export, out = tmp_path / "uitdraai.csv", tmp_path / "staff.csv"
    export.write_text("medewerker,rol\nJ. Jansen,mandaat\n")
    result = run_without_date("staff", str(export), "-o", str(out), "--json")
    assert json.loads(result.stdout) == {
        "people": 1, "rights": 1, "refused": [], "compared": False, "differences": []
    }  # fmt: skip
    assert out.read_text() == "person,function,department\np001,mandaat,\n"


def run_without_date(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments], catch_exceptions=False)
