"""The desk for screens: values in, values out."""

from pathlib import Path

import pytest

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.coalition.model.answers import Exactly
from weerwerk.coalition.model.changes import Change, ChangeKind, Enforce, Price
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
