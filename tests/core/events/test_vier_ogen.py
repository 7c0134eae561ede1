"""Four eyes: one verdict per case, in a fixed order of precedence."""

import csv

import pytest

from tests.core.events import logs
from weerwerk.events.detectors import vier_ogen
from weerwerk.events.model import Pair, Verdict

AT = "2025-03-03 09:00:00"


def verdict_of(tmp_path, *events, accounts=()):
    """The verdict on the one case in which these (step, person) were done."""
    path = logs.csv(tmp_path / "log.csv", [("Z", step, who, AT) for step, who in events])
    with logs.opened(path) as log:
        hidden = frozenset(filter(None, map(log.pseudonym, accounts)))
        (row,) = vier_ogen.verdicts(log.events, pair=logs.PAIR, accounts=hidden).to_pyarrow().to_pylist()
    return row["verdict"]


P, D = "Voorbereiden", "Besluiten"
CASES = [
    ("two people", [(P, "a"), (D, "b")], "gescheiden"),
    ("one person", [(P, "a"), (D, "a")], "zelfde-persoon"),
    ("another decides later", [(P, "a"), (D, "a"), (D, "b")], "zelfde-persoon"),
    ("another decided before", [(P, "a"), (D, "b"), (D, "a")], "zelfde-persoon"),
    ("another prepares later", [(P, "a"), (D, "a"), (P, "b")], "zelfde-persoon"),
    ("decided before it was prepared", [(D, "a"), (P, "a")], "zelfde-persoon"),
    ("another spelling", [(P, "J. Bäkker"), (D, "j bakker")], "zelfde-persoon"),
    ("almost the same number", [(P, "Resource1"), (D, "Resource11")], "gescheiden"),
    ("one person beside an unknown one", [(P, "a"), (P, ""), (D, "a")], "zelfde-persoon"),
    ("one person beside an account", [(P, "a"), (D, "a"), (D, "balie")], "zelfde-persoon"),
    ("an account did both", [(P, "balie"), (D, "Balie")], "gedeeld-account"),
    ("an account prepared", [(P, "balie"), (D, "b")], "gedeeld-account"),
    ("an account decided", [(P, "a"), (D, "balie")], "gedeeld-account"),
    ("an account and an unknown", [(P, "balie"), (D, "")], "gedeeld-account"),
    ("unknown prepared", [(P, ""), (D, "b")], "onbekend"),
    ("unknown decided", [(P, "a"), (D, "NULL")], "onbekend"),
    ("both unknown", [(P, ""), (D, "")], "onbekend"),
    ("unknown beside two people", [(P, "a"), (D, "b"), (D, "")], "onbekend"),
    ("only prepared", [(P, "a"), ("Anders", "b")], "niet-besloten"),
    ("only prepared by an account", [(P, "balie")], "niet-besloten"),
    ("only decided", [(D, "")], "niet-voorbereid"),
]


@pytest.mark.parametrize(("events", "verdict"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_first_verdict_that_holds_is_given(tmp_path, events, verdict):
    assert verdict_of(tmp_path, *events, accounts=["BALIE"]) == verdict


def test_no_account_is_shared_unless_the_user_says_so(tmp_path):
    assert verdict_of(tmp_path, (P, "systeem"), (D, "systeem")) == "zelfde-persoon"


def test_cases_with_neither_step_get_no_verdict(tmp_path):
    path = logs.csv(tmp_path / "log.csv", [("Z1", "Anders", "a", AT), *logs.many(3, same=1)])
    assert sum(logs.reviewed(path).findings[0].verdicts.values()) == 3


def test_the_example_on_the_card_comes_out_as_the_card_says(tmp_path):
    card = logs.catalogue().detectors["vier-ogen"]
    rows = list(csv.DictReader(card.example.splitlines(), delimiter=";"))
    promised = {row["zaak"]: row["uitkomst"] for row in rows}
    path = tmp_path / "log.csv"
    path.write_text(card.example, encoding="utf-8")
    with logs.opened(path) as log:
        accounts = frozenset({log.pseudonym("balie")})
        judged = vier_ogen.verdicts(log.events, pair=logs.PAIR, accounts=accounts).to_pyarrow().to_pylist()
    assert {row["case_id"]: row["verdict"] for row in judged} == promised
    assert set(promised.values()) == {verdict.value for verdict in Verdict}


def finding(tmp_path, cases, **more):
    return logs.reviewed(logs.csv(tmp_path / "log.csv", logs.many(cases, **more))).findings[0]


def test_nineteen_cases_are_too_few_to_judge_but_are_still_counted(tmp_path):
    found = finding(tmp_path, 19, same=7).as_dict()
    assert (found["rate"], found["low"], found["high"]) == (None, None, None)
    assert (found["cases"], found["hits"], found["verdicts"]["gescheiden"]) == (19, 7, 12)


def test_twenty_cases_are_enough(tmp_path):
    found = finding(tmp_path, 20, same=7)
    assert found.as_dict()["rate"] == 0.35
    assert found.interval is not None


def test_accounts_and_unknowns_are_no_part_of_the_share(tmp_path):
    rows = [*logs.many(20, same=5)]
    rows += [(f"A{at}", step, "balie", AT) for at in range(6) for step in (P, D)]
    rows += [(f"B{at}", step, who, AT) for at in range(4) for step, who in ((P, "mens1"), (D, ""))]
    path = logs.csv(tmp_path / "log.csv", rows)
    found = logs.reviewed(path, shared_accounts=("balie",)).findings[0]
    assert (found.cases, found.hits, found.of, found.as_dict()["rate"]) == (30, 5, 20, 0.25)


def test_four_people_are_identifiable_and_five_are_not(tmp_path):
    assert finding(tmp_path, 40, same=3, people=4).identifiable
    assert not finding(tmp_path, 40, same=3, people=5).identifiable


def test_an_account_and_an_unknown_are_no_people_to_hide_behind(tmp_path):
    rows = [*logs.many(40, same=3, people=4), ("A", P, "balie", AT), ("A", D, "", AT), ("A", D, "balie", AT)]
    path = logs.csv(tmp_path / "log.csv", rows)
    assert logs.reviewed(path, shared_accounts=("balie",)).findings[0].identifiable


@pytest.mark.parametrize(
    ("ground", "reference", "counts"),
    [
        ("wet", "Gemeentewet art. 1", True),
        ("eigen regel", "Mandaatbesluit art. 4", True),
        ("eigen regel", " ", False),
        ("goed gebruik", "handleiding", False),
        ("geen", "", False),
        ("onbekend", "", False),
    ],
)
def test_only_law_and_own_rule_with_a_reference_may_move_a_score(tmp_path, ground, reference, counts):
    path = logs.csv(tmp_path / "log.csv", logs.many(20, same=7))
    assert logs.reviewed(path, Pair(P, D, ground, reference)).findings[0].counts is counts


def test_too_few_cases_never_move_a_score(tmp_path):
    path = logs.csv(tmp_path / "log.csv", logs.many(19, same=19))
    assert not logs.reviewed(path, Pair(P, D, "wet", "art. 1")).findings[0].counts
