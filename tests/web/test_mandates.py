"""The mandate register in the browser: laid beside the rights, told per process, and to whom."""

import io

import pytest

from tests.web.people import PROCESS
from weerwerk_web.accounts.roles import Role
from weerwerk_web.audit.models import Entry
from weerwerk_web.processes import actions, store
from weerwerk_web.processes.models import Holder, Mandate

WHERE, HERE = "/bezetting/mandaten/", f"/processen/{PROCESS}/"
EXPORT = "gebruiker;rol\n" + "".join(f"Naam {one};teamleider\n" for one in "ABCDE") + "Naam F;SUB_BEH\n"
LIST = b"person,function\nk1,teamleider\nk2,teamleider\nk3,teamleider\nk4,teamleider\nk5,wethouder\n"


def table(text, name):
    file = io.BytesIO(text.encode())
    file.name = name
    return file


def sent(town, role, register, export="", called=""):
    given = {"register": table(register, "register.csv"), "called": called}
    if export:
        given["export"] = table(export, "uitdraai.csv")
    return town.browser(role).post(WHERE, given)


def held(town, model):
    with town.inside():
        return {one.code: set(one.functions) for one in model.objects.all()}


@pytest.fixture
def staffed(town):
    with town.inside():
        actions.replace(town.seat(Role.COORDINATOR), LIST)
    return town


def test_an_export_and_a_register_with_names_become_codes_that_fit(town):
    register = "gemandateerde;mandaat\nnaam a;teamleider\nNaam Z;teamleider\n;teamleider\n"
    shown = sent(town, Role.CONTROLLER, register, EXPORT, "SUB_BEH = subsidiemedewerker").content.decode()
    assert "register.csv:4" in shown
    assert "2 mandaten overgenomen" in shown
    assert held(town, Mandate) == {"p001": {"teamleider"}, "p007": {"teamleider"}}
    assert held(town, Holder)["p006"] == {"subsidiemedewerker"}
    assert "Naam" not in str(held(town, Mandate)) + str(held(town, Holder)) + shown


def test_the_process_page_tells_the_difference_and_few_people_to_few(staffed):
    sent(staffed, Role.COORDINATOR, "code,mandaat\nk1,teamleider\nk5,wethouder\nk6,wethouder\n")
    page = staffed.browser(Role.CONTROLLER).get(HERE).content.decode()
    assert "Bij 2 rechten verschillen systeem en mandaatregister" in page
    assert "3 mensen hebben dit recht in het systeem en niet in het register" in page
    assert "ethouder’: 1 persoon" not in page
    assert "minder dan drie mensen" in page
    with staffed.inside():
        assert not Entry.objects.filter(action="staff.few").exists()
    assert "ethouder’: 1 persoon heeft dit mandaat" in staffed.browser(Role.SECRETARY).get(HERE).content.decode()
    with staffed.inside():
        assert Entry.objects.filter(action="staff.few").exists()


def test_a_right_that_many_have_too_much_is_kept_back_when_one_person_has_too_little(staffed):
    sent(staffed, Role.COORDINATOR, "code,mandaat\nk1,teamleider\nk9,teamleider\nk5,wethouder\n")
    page = staffed.browser(Role.CONTROLLER).get(HERE).content.decode()
    assert "1 persoon heeft" not in page
    assert "1 persoon heeft dit mandaat" in staffed.browser(Role.SECRETARY).get(HERE).content.decode()


def test_nothing_is_said_before_a_register_was_laid_beside(staffed):
    assert "mandaatregister" not in staffed.browser(Role.SECRETARY).get(HERE).content.decode()


def test_mandates_that_no_step_asks_are_listed_to_be_named(staffed):
    shown = sent(staffed, Role.COORDINATOR, "code,mandaat\nk1,BEVOEGD_X\n").content.decode()
    assert "BEVOEGD_X" in shown
    assert "Heten ze in het proces anders?" in shown


@pytest.mark.parametrize(
    ("register", "said"),
    [("code,mandaat\nzz1,teamleider\n", "niemand uit het register"), ("a,b\n1,2\n", "ontbreekt"), ("", "")],
)
def test_a_register_that_cannot_be_used_changes_nothing(staffed, register, said):
    shown = sent(staffed, Role.COORDINATOR, register).content.decode()
    assert said in shown
    assert held(staffed, Mandate) == {}


def test_who_sees_one_process_alone_lays_nothing_beside_it(staffed):
    assert staffed.browser(Role.PROCESS_OWNER).get(WHERE).status_code == 302
    assert staffed.browser(Role.SECRETARY).get(WHERE).status_code == 403


def test_the_register_travels_in_the_dossier(staffed):
    sent(staffed, Role.COORDINATOR, "code,mandaat\nk1,teamleider\n")
    with staffed.inside():
        files = store.files()
        assert files[store.MANDATES] == "person,function\nk1,teamleider\n"
