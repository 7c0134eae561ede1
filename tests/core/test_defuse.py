"""No text becomes a formula in a sheet, and every other text stays as it is."""

import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from weerwerk.defuse import cell

SIGNS = "=+-@\t\r\n"


@pytest.mark.parametrize("sign", [*SIGNS, "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "   ", "\u200b", "\ufeff", "\u00a0"])
def test_a_text_that_would_be_computed_is_marked_as_text(sign: str, before: str) -> None:
    text = f"{before}{sign}cmd|' /C calc'!A0"
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "vier ogen", "3-5 uur", "a=b", "'=1+1", "12", "é", "(−3)"])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@given(st.text())
def test_what_comes_out_never_begins_with_a_sign_of_a_formula_and_nothing_is_lost(text: str) -> None:
    made = cell(text)
    assert not made.startswith(tuple(SIGNS))
    assert made in (text, f"'{text}")


@given(st.text())
def test_marking_twice_is_marking_once(text: str) -> None:
    assert cell(cell(text)) == cell(text)


def test_a_sheet_with_every_sign_holds_no_formula_and_reads_back_as_text() -> None:
    texts = [f"{sign}SOM(A1:A9)" for sign in "=+-@"]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, text in enumerate(texts):
            sheet.write(row, 0, cell(text))
    with zipfile.ZipFile(out) as held:
        assert b"<f>" not in held.read("xl/worksheets/sheet1.xml")
    out.seek(0)
    rows = CalamineWorkbook.from_filelike(out).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == [f"'{text}" for text in texts]


def test_the_check_for_a_formula_sees_one() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "=1+1")
    with zipfile.ZipFile(out) as held:
        assert b"<f>" in held.read("xl/worksheets/sheet1.xml")
