"""Processes in the browser: what staffing means, what one can try, what is cheapest; and who sees what of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.people import PROCESS
from weerwerk.errors import BadInput
from weerwerk_web.accounts.roles import Role
from weerwerk_web.audit.models import Entry
from weerwerk_web.processes import actions, store, strengthening
from weerwerk_web.processes.actions import Rights
from weerwerk_web.processes.models import Course, Holder, Reckoning
from weerwerk_web.processes.strengthening import Wish
from weerwerk_web.scans.models import Piece
from weerwerk_web.start import demo
from weerwerk_web.work import tasks
from weerwerk_web.work.models import Work
from weerwerk_web.workbench import exchange, standing

HERE = f"/processen/{PROCESS}/"
FUNCTIONS = (
    "subsidiemedewerker",
    "bibob-coordinator",
    "beleidsmedewerker",
    "teamleider",
    "wethouder",
    "medewerker-financien",
    "concerncontroller",
)
OF_THE_WALL = (
    "select set_config",
    "SELECT set_config",
    "select pg_advisory",
    "SAVEPOINT",
    "RELEASE SAVEPOINT",
    "BEGIN",
)
ALONE = "Eén persoon kan dit alleen"


def rows(count=28):
    """Codes with one right each, and one with two that should be apart."""
    held = {f"m{number:02d}": {FUNCTIONS[number % len(FUNCTIONS)]} for number in range(count)}
    held["m02"] = {"beleidsmedewerker", "teamleider"}
    return tuple(Rights(code, frozenset(functions)) for code, functions in held.items())


@pytest.fixture
def staffed(town):
    """The organisation with the people of one process in it."""
    with town.inside():
        actions.give(town.seat(Role.COORDINATOR), store.stand_of(PROCESS), rows())
    return town


def page(town, role, path="", **given):
    browser = town.browser(role)
    return (browser.post(HERE + path, given) if given else browser.get(HERE + path)).content.decode()


def holders(town):
    with town.inside():
        return {one.code: set(one.functions) for one in Holder.objects.all()}


def test_an_empty_process_says_what_belongs_there(town):
    shown = page(town, Role.COORDINATOR)
    assert "Bezetting invullen" in shown
    assert "<svg" in shown
    assert ALONE not in shown


def test_the_page_says_that_one_person_can_do_small_subsidies_alone(staffed):
    shown = page(staffed, Role.COORDINATOR)
    assert f"{ALONE}: Subsidie voor wie er geen recht op heeft (zaken tot en met 5.000 euro)." in shown
    assert 'class="alone"' in shown


def test_typed_lines_become_rights_whatever_the_separator_or_the_capitals(town):
    typed = "m1, Subsidiemedewerker\nm2;teamleider;beleidsmedewerker\nm3\tBibob-coördinator\nm1,wethouder"
    browser = town.browser(Role.CONTROLLER)
    assert browser.post(f"{HERE}bezetting/", {"lines": typed}).status_code == 302
    assert holders(town) == {
        "m1": {"subsidiemedewerker", "wethouder"},
        "m2": {"teamleider", "beleidsmedewerker"},
        "m3": {"bibob-coordinator"},
    }


def test_an_unknown_function_is_said_and_the_rest_is_kept(town):
    shown = page(town, Role.COORDINATOR, "bezetting/", lines="m1, teamleider, tovenaar")
    assert "‘tovenaar’ is hier geen functie." in shown
    assert holders(town) == {"m1": {"teamleider"}}


def test_a_code_that_looks_like_a_name_is_warned_about(town):
    shown = town.browser(Role.COORDINATOR).post(f"{HERE}bezetting/", {"lines": "Jansen, teamleider"}, follow=True)
    assert "lijkt op een naam" in shown.content.decode()


@pytest.mark.parametrize("code", ["jan@gemeente.nl", "123456782", "x" * 41, 'a"b'])
def test_a_code_that_is_personal_data_or_no_code_is_refused(town, code):
    shown = page(town, Role.COORDINATOR, "bezetting/", new_code=code, right=["nieuw|teamleider"])
    assert "notice-error" in shown
    assert holders(town) == {}


def test_the_answers_are_drawn_anew_while_one_ticks(staffed):
    browser = staffed.browser(Role.COORDINATOR)
    ticked = [
        f"{one.code}|{name}" for one in rows() for name in one.functions if (one.code, name) != ("m02", "teamleider")
    ]
    given = {"code": [one.code for one in rows()], "right": ticked}
    headers = {"HX-Request": "true", "HX-Target": "antwoord"}
    shown = browser.post(f"{HERE}bezetting/", given, headers=headers).content.decode()
    assert "<html" not in shown
    assert "Niemand kan dit alleen." in shown
    assert holders(staffed)["m02"] == {"beleidsmedewerker"}


def test_ticking_in_one_process_leaves_the_rights_of_another(staffed):
    with staffed.inside():
        Holder.objects.filter(code="m00").update(functions=["baliemedewerker-burgerzaken", "subsidiemedewerker"])
    page(staffed, Role.PROCESS_OWNER, "bezetting/", code=["m00"], right=["m00|teamleider", "m00|griffier"])
    assert holders(staffed)["m00"] == {"baliemedewerker-burgerzaken", "teamleider"}
    assert holders(staffed)["m01"] == {"bibob-coordinator"}


def test_who_is_taken_out_of_a_process_leaves_the_list_only_without_any_right(staffed):
    with staffed.inside():
        Holder.objects.filter(code="m00").update(functions=["baliemedewerker-burgerzaken", "subsidiemedewerker"])
    page(staffed, Role.COORDINATOR, "bezetting/", drop="m00")
    page(staffed, Role.COORDINATOR, "bezetting/", drop="m01")
    assert holders(staffed)["m00"] == {"baliemedewerker-burgerzaken"}
    assert "m01" not in holders(staffed)


def test_the_whole_list_comes_in_at_once_with_every_fault_or_not_at_all(staffed):
    browser = staffed.browser(Role.CONTROLLER)
    before = holders(staffed)
    shown = browser.post("/bezetting/", {"text": "person,function,rank\na,b,x\n,c,1"}).content.decode()
    assert "rang &#x27;x&#x27; is geen geheel getal" in shown
    assert "ontbreekt de code" in shown
    assert holders(staffed) == before
    assert (
        browser.post("/bezetting/", {"text": "person,function,department,rank\np1,teamleider,welzijn,2"}).status_code
        == 302
    )
    assert holders(staffed) == {"p1": {"teamleider"}}
    assert "persoon,functie,afdeling,rang\np1,teamleider,welzijn,2" in browser.get("/bezetting/").content.decode()
    browser.post("/bezetting/", {"text": "Medewerker\tRol\nk1\tteamleider\nk1\twethouder\n"})  # as Excel pastes
    assert holders(staffed) == {"k1": {"teamleider", "wethouder"}}


@pytest.mark.parametrize(
    ("what", "said"), [("vier-ogen", "Niemand kan dit alleen."), ("weg", "notice"), ("buurgemeente", ALONE)]
)
def test_what_if_stands_beside_now_and_keeps_nothing(staffed, what, said):
    before = holders(staffed)
    shown = page(staffed, Role.SECRETARY, "als/", what=what)
    assert said in shown
    assert '<th scope="col">Dan</th>' in shown
    assert holders(staffed) == before


def test_who_is_away_can_be_chosen_by_who_sees_codes_alone(staffed):
    assert 'value="m05"' in page(staffed, Role.CONTROLLER, "als/")
    assert 'value="m05"' not in page(staffed, Role.SECRETARY, "als/")


def test_the_cheapest_strengthening_has_a_price_and_says_where_it_comes_from(staffed):
    shown = page(staffed, Role.COORDINATOR, "versterken/")
    assert "Eén verandering is genoeg: 0 tot 8.000 euro in het eerste jaar." in shown
    assert "Haal het recht ‘beleidsmedewerker’ weg bij iemand met beleidsmedewerker én teamleider" in shown
    assert "prijs zonder bron" in shown
    assert "/bibliotheek/maatregelen/toegang-opschonen/" in shown


def test_single_rights_in_a_strengthening_are_for_coordinator_and_secretary_alone(staffed):
    for role in (Role.COORDINATOR, Role.SECRETARY):
        assert "beleidsmedewerker én teamleider" in page(staffed, role, "versterken/")
    for role in (Role.CONTROLLER, Role.PROCESS_OWNER):
        shown = page(staffed, role, "versterken/")
        assert "beleidsmedewerker én teamleider" not in shown
        assert "haal bij iemand een recht weg" in shown.lower()


def test_groups_of_functions_with_few_holders_are_for_coordinator_and_secretary_alone(staffed):
    with staffed.inside():
        Holder.objects.filter(code__in=["m10", "m17", "m24", "m03"]).update(functions=[])
    for role in (Role.COORDINATOR, Role.SECRETARY):
        assert "beleidsmedewerker én teamleider" in page(staffed, role)
    for role in (Role.CONTROLLER, Role.PROCESS_OWNER):
        shown = page(staffed, role)
        assert ALONE in shown
        assert "beleidsmedewerker én teamleider" not in shown
        assert "zien alleen de coördinator en de secretaris" in shown


def test_the_list_of_few_holders_is_for_two_roles_and_each_look_is_noted(staffed):
    with staffed.inside():
        Holder.objects.filter(code__in=["m10", "m17", "m24", "m03"]).update(functions=[])
    shown = page(staffed, Role.SECRETARY, "weinig/")
    assert "m02" in shown
    assert "Subsidiemedewerker" not in shown  # four people hold it
    with staffed.inside():
        entry = Entry.objects.filter(action="staff.few", kind="bekeek").first()
    assert entry.person == staffed.person(Role.SECRETARY).id
    for role in set(Role) - {Role.COORDINATOR, Role.SECRETARY}:
        assert staffed.browser(role).get(f"{HERE}weinig/").status_code == 403


def test_looking_and_changing_are_noted_and_no_code_is_in_the_note(staffed):
    page(staffed, Role.CONTROLLER)
    page(staffed, Role.CONTROLLER, "bezetting/", lines="geheim77, teamleider")
    with staffed.inside():
        notes = list(Entry.objects.values_list("action", "kind", "subject", "detail"))
    assert ("staff.view", "bekeek") in {one[:2] for one in notes}
    assert ("staff.edit", "deed") in {one[:2] for one in notes}
    assert "geheim77" not in str(notes)


def test_a_process_owner_reaches_the_own_process_and_no_other(staffed):
    browser = staffed.browser(Role.PROCESS_OWNER)
    assert browser.get(HERE).status_code == 200
    for path in ("", "bezetting/", "als/", "versterken/"):
        assert browser.get(f"/processen/vergunningen/{path}").status_code == 403
    listing = browser.get("/processen/").content.decode()
    assert HERE in listing
    assert "/processen/vergunningen/" not in listing
    assert browser.get("/bezetting/").status_code == 302


def test_another_organisation_sees_nobody(staffed, other_town):
    shown = page(other_town, Role.COORDINATOR)
    assert ALONE not in shown
    for path in ("bezetting/", "weinig/", "als/", "versterken/"):
        assert "m02" not in page(other_town, Role.COORDINATOR, path)
    assert "m02" not in other_town.browser(Role.COORDINATOR).get("/bezetting/").content.decode()


def test_a_process_that_is_not_there_is_not_found(town):
    for path in ("", "bezetting/", "weinig/", "als/", "versterken/"):
        assert town.browser(Role.COORDINATOR).get(f"/processen/niets/{path}").status_code == 404


def test_the_questions_to_the_database_do_not_grow_with_the_staff(staffed):
    browser = staffed.browser(Role.COORDINATOR)
    counted = []
    for extra in (0, 200):
        with staffed.inside():
            Holder.objects.bulk_create(Holder(code=f"x{extra}-{one}", functions=["wethouder"]) for one in range(extra))
        for path in (HERE, f"{HERE}bezetting/", "/processen/"):
            browser.get(path)
            with CaptureQueriesContext(connection) as asked:
                browser.get(path)
            counted.append(sum(not one["sql"].startswith(OF_THE_WALL) for one in asked.captured_queries))
    assert counted[:3] == counted[3:]
    assert max(counted) <= 12


def test_a_long_search_is_a_job_whose_outcome_is_shown_while_nothing_changed(staffed):
    browser = staffed.browser(Role.COORDINATOR)
    response = browser.post(f"{HERE}versterken/", {"collusion": "2", "spare": "", "long": "1"})
    assert response.status_code == 302
    with staffed.inside():
        work = Work.objects.get(kind="processes.strengthen")
    tasks.run.call(str(staffed.organisation.id), str(work.pk))
    with staffed.inside():
        work.refresh_from_db()
        assert work.state == "done", work.fault
        assert Reckoning.objects.count() == 1
        assert strengthening.kept(store.stand_of(PROCESS), Wish(2, None)) is not None
        assert strengthening.kept(store.stand_of(PROCESS), Wish(3, None)) is None
        Holder.objects.filter(code="m02").update(functions=[])
        assert strengthening.kept(store.stand_of(PROCESS), Wish(2, None)) is None
    assert work.outcome["url"].startswith(f"{HERE}versterken/")
    shown = staffed.browser(Role.OPERATOR).get(f"/werk/{work.pk}/").content.decode()
    assert "De uitkomst staat klaar." in shown
    assert "euro" not in shown


def test_what_goes_into_the_staff_file_comes_back_the_same(staffed):
    with staffed.inside():
        Holder.objects.filter(code="m03").update(department="welzijn", rank=2)
        Holder.objects.filter(code="m04").update(functions=[])
        before = store.staff()
        files = store.files()
        assert "relations.csv" not in files
        actions.take_in({}, files["staff.csv"].encode(), person=staffed.person(Role.COORDINATOR).id)
        assert store.staff() == before


def test_a_dossier_with_faults_in_its_processes_changes_nothing(staffed):
    before = holders(staffed)
    with staffed.inside(), pytest.raises(BadInput) as error:
        actions.take_in({"a.yaml": b"process: a\nsteps: []"}, b"wrong", person=staffed.person(Role.COORDINATOR).id)
    assert len(error.value.faults) >= 2
    assert holders(staffed) == before


def test_a_process_file_with_personal_data_is_refused(town):
    seat = town.seat(Role.COORDINATOR)
    with town.inside():
        text = store.stand_of(PROCESS).text.replace("Subsidieverlening", "Bel 06-12345678")
        with pytest.raises(BadInput):
            actions.keep_text(seat, text, process=PROCESS)
        assert Course.objects.count() == 0


def test_staff_and_processes_travel_in_the_dossier_and_who_is_related_does_not(town, other_town, tmp_path):
    coordinator = town.person(Role.COORDINATOR)
    with town.inside():
        scan = exchange.take_in(demo.shipped(), person=coordinator.id)
        Course.objects.all().delete()
        Holder.objects.all().delete()
        actions.give(town.seat(Role.COORDINATOR), store.stand_of(PROCESS), rows())
        Holder.objects.filter(code="m03").update(department="welzijn", rank=2)
        text = store.stand_of(PROCESS).text.replace("Subsidieverlening", "Onze subsidies")
        actions.keep_text(town.seat(Role.COORDINATOR), text, process=PROCESS)
        people = store.staff()
        exchange.put_out(scan, tmp_path)
    (tmp_path / "relations.csv").write_text("m01,m02\n")
    with other_town.inside():
        again = exchange.take_in(tmp_path, person=other_town.person(Role.COORDINATOR).id)
        assert store.staff() == people
        assert store.stand_of(PROCESS).text == text
        exchange.put_out(again, tmp_path / "again")
    assert not (tmp_path / "again" / "relations.csv").exists()
    for name in ("staff.csv", f"processes/{PROCESS}.yaml"):
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / name).read_bytes()


def test_the_scan_counts_the_staffing_once_the_model_is_adopted_and_permission_is_dated(town):
    coordinator = town.person(Role.COORDINATOR)
    with town.inside():
        exchange.take_in(demo.shipped(), person=coordinator.id)
        assert standing.now().result.staffing.of(PROCESS) is not None
        Course.objects.all().delete()
        actions.give(town.seat(Role.COORDINATOR), store.stand_of(PROCESS), rows())
        assert standing.now().result.staffing.of(PROCESS) is None
    town.browser(Role.COORDINATOR).post(f"{HERE}bewerken/", {"keep": "1"})
    with town.inside():
        found = standing.now().result
        assert [one.by for one in found.staffing.measurements if one.process == PROCESS] == ["coalition"]


def test_without_permission_the_scan_leaves_the_staffing_out_and_says_so(staffed):
    coordinator = staffed.person(Role.COORDINATOR)
    with staffed.inside():
        exchange.take_in(demo.shipped(), person=coordinator.id)
        Piece.objects.filter(name="permissions.yaml").delete()
        found = standing.now().result.staffing
        assert found.measurements == ()
        assert "mag nog niet worden gebruikt" in found.missing[0].why
