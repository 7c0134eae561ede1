"""Staff from an export of authorisations: no name comes through, and the register is laid beside it."""

import pytest
import xlsxwriter

from weerwerk.coalition.staff import read_staff
from weerwerk.errors import BadInput
from weerwerk.services.coalition_exports import Table, lines, register_of, staff_from
from weerwerk.services.mandate_check import differences, held_of

EXPORT = (
    "Gebruiker;Rol;Afdeling;Laatst ingelogd\n"
    "Jan de Vries;SUB_BEH;Samenleving;2026-01-02\n"
    "jan  de vries;SUB_MAN;Samenleving;2026-01-02\n"
    "a.bakker;SUB_BEH;Samenleving;2026-01-03\n"
    "a.bakker;SUB_BEH;Samenleving;2026-01-03\n"
    "p.smit;SUB_MAN;Bestuur;2026-01-04\n"
)
REGISTER = "Gemandateerde,Mandaat\np.smit,mandaat\nK. Visser,mandaat\n"
MAPPING = ("sub_beh=behandelaar", "SUB_MAN=mandaat")


@pytest.fixture
def files(tmp_path):
    export, register = tmp_path / "uitdraai.csv", tmp_path / "register.csv"
    export.write_text(EXPORT)
    register.write_text(REGISTER)
    return export, register


def test_spellings_of_one_account_are_one_code_and_no_name_comes_through(files):
    found = staff_from(files[0], register=None, mapping=MAPPING)
    assert found.csv == (
        "person,function,department\n"
        "p001,behandelaar,Samenleving\np001,mandaat,Samenleving\np002,behandelaar,Samenleving\np003,mandaat,Bestuur\n"
    )
    assert not any(name in "\n".join([found.csv, *lines(found)]).lower() for name in ("vries", "bakker", "smit"))
    staff = read_staff(found.csv.encode(), file="staff.csv")
    assert staff.warnings == ()
    assert len(staff.staff.people) == 3


def test_what_the_system_grants_beyond_the_register_is_a_question_with_counts(files):
    found = staff_from(*files[:1], register=files[1], mapping=MAPPING)
    differences = {one.function: (one.only_system, one.only_register) for one in found.differences}
    assert differences == {"behandelaar": (2, 0), "mandaat": (1, 1)}
    said = "\n".join(lines(found))
    assert "1 persoon heeft dit recht in het systeem en niet in het register" in said
    assert "geen oordeel" in said and "alleen coördinator en secretaris" in said
    assert "visser" not in said.lower()


def test_half_a_row_is_refused_by_its_line_and_without_a_name(tmp_path):
    export = tmp_path / "uitdraai.csv"
    export.write_text("gebruiker,rol\nJ. Jansen,\n,SUB_MAN\np.smit,SUB_MAN\n")
    found = staff_from(export, register=None)
    assert [one.where.line for one in found.refused] == [2, 3]
    said = "\n".join(lines(found))
    assert "2 regels niet overgenomen" in said
    assert "jansen" not in said.lower()


def test_the_register_comes_out_by_the_codes_of_the_export(files):
    found = staff_from(*files[:1], register=files[1], mapping=MAPPING)
    assert found.mandates_csv == "person,function\np003,mandaat\np004,mandaat\n"
    staff = read_staff(found.csv.encode(), file="staff.csv").staff
    mandates = read_staff(found.mandates_csv.encode(), file="mandates.csv").staff
    assert differences(held_of(staff), held_of(mandates)) == found.differences


def test_a_register_by_the_codes_of_the_list_keeps_codes_and_refuses_names():
    staff = read_staff(b"person,function\nK1,mandaat\n", file="staff.csv").staff
    table = Table("register.csv", b"wie,mandaat\nk1,mandaat\nk9,mandaat\nJansen,mandaat\n")
    with pytest.raises(BadInput):
        register_of(table, staff)
    table = Table("register.csv", table.raw.replace(b"wie", b"code"))
    found = register_of(table, staff)
    assert [one.code for one in found.mandates] == ["K1", "k9"]
    assert [one.where.line for one in found.refused] == [4]
    with pytest.raises(BadInput, match="niet gelezen"):
        register_of(Table("register.csv", b"code,mandaat\nk9,mandaat\n"), staff)


def test_an_export_equal_to_the_register_has_no_difference(files):
    found = staff_from(files[0], register=files[0], mapping=MAPPING)
    assert found.differences == ()
    assert "komen overeen" in "\n".join(lines(found))


def test_an_excel_file_gives_the_same_as_csv(files, tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "uitdraai.xlsx")
    sheet = book.add_worksheet()
    for at, line in enumerate(EXPORT.splitlines()):
        sheet.write_row(at, 0, line.split(";"))
    book.close()
    by_sheet = staff_from(tmp_path / "uitdraai.xlsx", register=None, mapping=MAPPING)
    assert by_sheet == staff_from(files[0], register=None, mapping=MAPPING)


def test_faults_of_both_files_and_of_the_mapping_come_at_once(tmp_path):
    export, register = tmp_path / "uitdraai.csv", tmp_path / "register.csv"
    export.write_text("Rol,Datum\nx,y\n")
    register.write_text("")
    with pytest.raises(BadInput) as caught:
        staff_from(export, register=register, mapping=["kapot"])
    said = "\n".join(map(str, caught.value.faults))
    assert all(part in said for part in ("--map", "uitdraai.csv", "'persoon' ontbreekt", "register.csv"))
