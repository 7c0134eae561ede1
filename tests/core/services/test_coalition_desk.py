"""The desk for screens: values in, values out."""

from pathlib import Path

import pytest
from attrs import evolve

from weerwerk.catalogue import edition
from weerwerk.catalogue.cards.processes import Act as StepAct
from weerwerk.catalogue.read import read_catalogue
from weerwerk.coalition.model.answers import Exactly
from weerwerk.coalition.model.changes import AddAfterCheck, Bring, Change, ChangeKind, Enforce, Price
from weerwerk.coalition.model.workflow import RuleKind
from weerwerk.errors import BadInput
from weerwerk.services import coalition_desk as desk
from weerwerk.services.coalition_offers import MOST_OFFERED, offers_of

EXAMPLE = Path(__file__).resolve().parents[1] / "coalition" / "example"
CATALOGUE = read_catalogue(edition.shipped()).catalogue
PROCESS = desk.process_from(
    (EXAMPLE / "subsidies.yaml").read_bytes(), file="subsidies.yaml", catalogue=CATALOGUE
).workflow
STAFF = desk.people_from((EXAMPLE / "staff.csv").read_bytes(), file="staff.csv").staff
FOUR_EYES = Enforce(RuleKind.DIFFERENT, ("behandelen", "besluiten"))


def alone(review):
    return review.cases[0].goals[0].collusion.system


def test_what_if_four_eyes_are_enforced_shows_now_beside_then():
    change = Change("c1", ChangeKind.ENFORCE, FOUR_EYES, process="subsidies")
    found = desk.what_if(PROCESS, STAFF, [change])
    assert (alone(found.now), alone(found.then)) == (Exactly(1), Exactly(2))


def test_what_if_one_person_is_away_can_stop_the_work():
    found = desk.what_if(PROCESS, STAFF, [], without=["F6"])
    assert [case.feasible for case in found.now.cases] == [True, True]
    assert [case.feasible for case in found.then.cases] == [False, False]
    assert "F6" not in {person.code for person in found.staff.people}


def test_only_what_is_asked_is_answered():
    found = desk.answers(PROCESS, STAFF, asked=["collusion"])
    assert alone(found) == Exactly(1)
    assert found.cases[0].continuity is None


def test_a_function_with_two_holders_is_few_and_one_with_three_is_not():
    few = {one.function: one.few for one in desk.holders(PROCESS, STAFF)}
    assert few["mandaat"] and few["betalen-a"]
    assert not few["registratie"]


def test_the_cheapest_repair_of_one_wish_is_the_free_one_of_two():
    changes = [
        Change("dear", ChangeKind.ENFORCE, FOUR_EYES, Price(10, 10), "subsidies"),
        Change("free", ChangeKind.ENFORCE, FOUR_EYES, Price(), "subsidies"),
    ]
    found = desk.cheapest([PROCESS], STAFF, changes, wishes=desk.wishes(2))
    assert [one.id for one in found.changes or ()] == ["free"]


def test_relations_that_name_a_stranger_are_refused():
    with pytest.raises(BadInput):
        desk.people_from(b"person,function\na1,f\n", file="staff.csv", relations=b"a1,zz\n")


def test_the_catalogue_never_offers_more_than_there_is_room_for_and_counts_the_rest():
    codes = "".join(f"m{n},{function}\n" for n in range(400) for function in ("behandelaar", "mandaat"))
    staff = desk.people_from(f"person,function\n{codes}".encode(), file="staff.csv").staff
    offers = offers_of(CATALOGUE, [PROCESS], staff)
    assert len(offers.changes) == MOST_OFFERED
    assert offers.left_out > 0
    assert len({(one.process, one.act) for one in offers.changes}) == MOST_OFFERED


def test_everything_the_catalogue_offers_has_the_price_of_a_card():
    for one in offers_of(CATALOGUE, [PROCESS], STAFF).changes:
        card = CATALOGUE.measures[one.source]
        assert (one.price.once_high, one.price.year_high) == (card.euro_once.high, card.euro_year.high)


def test_the_catalogue_offers_every_kind_of_change_with_its_price_and_who_says_so():
    offered = {one.kind: one for one in offers_of(CATALOGUE, [PROCESS], STAFF).changes}
    assert set(offered) == set(ChangeKind)
    assert offered[ChangeKind.HIRE].price.fte == 1
    assert offered[ChangeKind.HIRE].price.year_low > offered[ChangeKind.SHARE].price.year_high


def test_hiring_is_bought_where_one_neighbour_and_everybody_else_are_not_enough():
    raw = b"process: p\nsteps: [{id: a, functions: [f]}]\nflow: [a]\ngoals: [{id: g, wants: push, critical: [a]}]\n"
    workflow = desk.process_from(raw, file="p.yaml", catalogue=CATALOGUE).workflow
    staff = desk.people_from(b"person,function\nk1,f\n", file="staff.csv").staff
    offers = offers_of(CATALOGUE, [workflow], staff).changes
    found = desk.cheapest([workflow], staff, offers, wishes=desk.wishes(0, 2))
    assert {one.kind for one in found.changes or ()} == {ChangeKind.SHARE, ChangeKind.HIRE}


def test_a_newcomer_never_gets_the_code_of_somebody_who_is_there():
    staff = desk.people_from(b"person,function\nnieuw-mandaat,mandaat\nbuurgemeente-mandaat,mandaat\n", file="s").staff
    acts = [one.act for one in offers_of(CATALOGUE, [PROCESS], staff).changes]
    codes = [person.code for act in acts if isinstance(act, Bring) for person in act.people]
    assert len(set(codes)) == len(codes)
    assert not {"nieuw-mandaat", "buurgemeente-mandaat"} & set(codes)


def test_a_process_without_a_check_afterwards_is_offered_one_on_its_last_critical_step():
    steps = {name: step for name, step in PROCESS.steps.items() if step.act is not StepAct.AFTER_CHECK}
    offers = offers_of(CATALOGUE, [evolve(PROCESS, steps=steps)], STAFF).changes
    assert {one.act for one in offers if one.kind is ChangeKind.AFTER_CHECK} >= {AddAfterCheck("besluiten")}
