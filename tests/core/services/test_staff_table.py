"""A listing of rights comes in with Dutch headings, from CSV or Excel; other columns are refused, names most of all."""

import io

import pytest
import xlsxwriter

from weerwerk.errors import BadInput
from weerwerk.services.coalition_desk import people_from
from weerwerk.services.staff_table import staff_text_of


def sheet(*rows):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "file", "text"),
    [
        (b"Gebruiker;Rol\nm1;teamleider\n", "a.csv", "person,function\nm1,teamleider\n"),
        (
            b"persoon,functie,afdeling\nm1,teamleider,welzijn\n",
            "a.csv",
            "person,function,department\nm1,teamleider,welzijn\n",
        ),
        (b"rang,code,recht\n2,m1,teamleider\n", "a.csv", "person,function,rank\nm1,teamleider,2\n"),
        (
            sheet(["Medewerker", "Functie", "Team", "Rang"], ["m1", "x", "y", 2]),
            "a.xlsx",
            "person,function,department,rank\nm1,x,y,2\n",
        ),
    ],
)
def test_a_listing_becomes_a_staff_file(raw, file, text):
    assert staff_text_of(raw, file=file) == text
    assert len(people_from(text.encode(), file="staff.csv").staff.people) == 1


@pytest.mark.parametrize("raw", [b"naam,functie\nJansen,x\n", b"persoon,functie,naam\nm1,x,Jansen\n", b"functie\nx\n"])
def test_other_columns_are_refused_with_the_columns_that_are_asked(raw):
    with pytest.raises(BadInput, match="") as error:
        staff_text_of(raw, file="a.csv")
    assert "persoon en functie" in error.value.faults[0].what


@pytest.mark.parametrize(("raw", "file"), [(b"", "a.csv"), (b"PK\x03\x04broken", "a.xlsx")])
def test_what_cannot_be_read_says_so(raw, file):
    with pytest.raises(BadInput):
        staff_text_of(raw, file=file)
