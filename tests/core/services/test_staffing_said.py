"""What a screen says about a process: sentences from answers, trials beside now, and the cheapest strengthening."""

import pytest

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.coalition.model.answers import Between, Exactly, Impossible
from weerwerk.services import coalition_desk as desk
from weerwerk.services.coalition_models import model_of
from weerwerk.services.coalition_offers import offers_of
from weerwerk.services.people_words import number_words
from weerwerk.services.staffing_repair import repair
from weerwerk.services.staffing_said import said
from weerwerk.services.staffing_what_if import Trial, beside, trial

NAMED = "beleidsmedewerker én teamleider"


@pytest.fixture(scope="module")
def catalogue():
    return read_catalogue(edition.shipped()).catalogue


@pytest.fixture(scope="module")
def workflow(catalogue):
    return model_of(catalogue, "subsidies")


def staff_of(*lines):
    return desk.people_from("\n".join(["person,function", *lines]).encode(), file="staff.csv").staff


SMALL = (
    "a,subsidiemedewerker",
    "b,bibob-coordinator",
    "c,beleidsmedewerker",
    "c,teamleider",
    "d,teamleider",
    "e,medewerker-financien",
    "f,concerncontroller",
    "g,beleidsmedewerker",
)


def told(workflow, *lines, confidential=True):
    staff = staff_of(*lines)
    return said(workflow, desk.answers(workflow, staff), confidential=confidential)


def test_one_person_with_two_rights_is_named_in_the_headline_with_the_kind_of_case(workflow):
    shown = told(workflow, *SMALL)
    assert shown.headline.startswith("Eén persoon kan dit alleen: Subsidie voor wie er geen recht op heeft")
    assert "zaken tot en met 5.000 euro" in shown.headline
    assert "boven" not in shown.headline


def test_nobody_in_the_list_is_said_and_not_reckoned_as_safe(workflow):
    assert told(workflow).headline == "Er staat nog niemand in de lijst."


def test_steps_that_nobody_in_the_list_may_do_are_named_and_not_called_a_broken_rule(workflow):
    shown = told(workflow, *[one for one in SMALL if not one.endswith(("financien", "concerncontroller"))])
    said_so = "Nog niemand in de lijst voor ‘Voorschot betalen’ en ‘Steekproef op vastgestelde subsidies’."
    assert shown.headline == shown.cases[0].lines[0] == said_so
    assert not any("overtreden" in line for case in shown.cases for line in case.lines)
    few = told(workflow, "a,subsidiemedewerker").headline
    assert few.startswith("Voor ")
    assert few.endswith("stappen staat nog niemand in de lijst.")
    assert told(workflow, "a,jurist").headline == "Voor geen enkele stap staat iemand in de lijst."


def test_rules_that_cannot_be_kept_are_said_to_be_broken_now(workflow):
    shown = told(workflow, *[f"x,{one.partition(',')[2]}" for one in SMALL])
    assert "Met deze mensen zijn de regels niet te houden; ze worden dus nu overtreden." in shown.cases[0].lines
    assert shown.cases[0].unkept


def test_groups_that_point_at_people_are_shown_to_few(workflow):
    (open_,) = [one for one in told(workflow, *SMALL).cases[0].goals if one.alone]
    (veiled,) = [one for one in told(workflow, *SMALL, confidential=False).cases[0].goals if one.alone]
    assert open_.groups == (NAMED,)
    assert veiled.groups == ()
    assert veiled.hidden
    assert veiled.sentence == open_.sentence


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Exactly(1), "één persoon"),
        (Exactly(-1), "niet te houden"),
        (Between(2), "ten minste 2"),
        (Between(2, 5), "2 tot 5"),
        (Impossible("x"), "niemand kan het"),
    ],
)
def test_a_number_is_said_in_few_words(number, words):
    assert number_words(number) == words


def trying(workflow, *wanted, away="", lines=SMALL):
    staff = staff_of(*lines)
    now = desk.answers(workflow, staff)
    tried = trial(workflow, staff, now, frozenset(wanted), away=away)
    then = desk.what_if(workflow, staff, tried.changes, without=tried.without)
    before = said(workflow, now, confidential=True)
    return tried, beside(before, said(then.workflow, then.then, confidential=True))


def test_four_eyes_in_the_system_take_the_single_person_away(workflow):
    _tried, moved = trying(workflow, Trial.FOUR_EYES)
    (one,) = [one for one in moved if one.about.startswith("Zaken tot en met 5.000 euro. Subsidie")]
    assert (one.now, one.then) == ("één persoon", "twee mensen")


def test_who_cannot_be_missed_is_away_unless_somebody_was_named(workflow):
    tried, moved = trying(workflow, Trial.AWAY)
    assert len(tried.without) == 1
    assert any(one.then == "niet te houden" for one in moved if one.about.endswith("Te missen"))
    assert trying(workflow, Trial.AWAY, away="g")[0].without == ("g",)


def test_neighbours_come_for_the_step_that_fewest_can_do_and_with_a_rank_that_fits(workflow):
    tried, _moved = trying(workflow, Trial.NEIGHBOUR)
    (change,) = tried.changes
    assert len(change.act.people) == 2
    assert {one.department for one in change.act.people} == {"buurgemeente"}


def test_a_trial_that_cannot_be_done_says_so(catalogue, workflow):
    held = desk.process_from(
        desk.text_of(workflow).replace("enforced: paper", "enforced: system").encode(), file="x", catalogue=catalogue
    ).workflow
    staff = staff_of(*SMALL)
    tried = trial(held, staff, desk.answers(held, staff), frozenset({Trial.FOUR_EYES}))
    assert tried.impossible == (Trial.FOUR_EYES,)


def repaired(catalogue, workflow, collusion, continuity=None, *, confidential=True, lines=SMALL):
    staff = staff_of(*lines)
    offers = offers_of(catalogue, [workflow], staff).changes
    found = desk.cheapest([workflow], staff, offers, wishes=desk.wishes(collusion, continuity))
    return repair(workflow, staff, offers, found, catalogue=catalogue, confidential=confidential)


def test_the_cheapest_strengthening_names_its_price_its_card_and_its_source(catalogue, workflow):
    shown = repaired(catalogue, workflow, 2)
    assert shown.settled
    assert "euro in het eerste jaar" in shown.headline
    assert shown.changes
    for one in shown.changes:
        assert one.card in catalogue.measures
        assert one.source


def test_single_rights_are_told_to_few_and_the_price_to_all(catalogue, workflow):
    lines = (*SMALL, "h,teamleider", "i,teamleider", "j,beleidsmedewerker")
    whole = repaired(catalogue, workflow, 2, lines=lines)
    veiled = repaired(catalogue, workflow, 2, lines=lines, confidential=False)
    assert NAMED in whole.changes[0].what
    assert NAMED not in str(veiled)
    assert "teamleider'" not in veiled.changes[0].what
    assert [one.price for one in whole.changes] == [one.price for one in veiled.changes]


def test_what_cannot_be_had_says_why_and_what_can_be_done_instead(catalogue, workflow):
    shown = repaired(catalogue, workflow, 9)
    assert shown.headline == "Met deze maatregelen kan dit niet."
    assert shown.caps
    assert any("achteraf" in one.what for one in shown.instead)


def test_what_is_strong_enough_needs_nothing(catalogue, workflow):
    lines = tuple(one for one in SMALL if one != "c,teamleider")
    assert repaired(catalogue, workflow, 2, lines=lines).headline == "Er hoeft niets te veranderen: dit haalt u al."


def test_no_sentence_speaks_of_guilt(catalogue, workflow):
    everything = str([told(workflow, *SMALL), repaired(catalogue, workflow, 2), repaired(catalogue, workflow, 9)])
    assert not [one for one in ("dader", "fraude", "verdacht", "schuldig") if one in everything.lower()]
