"""Small numbers stay home, and nothing but the white list fits in a public report."""

from datetime import date

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.disclosure import (
    MIN_MEASURES,
    Amount,
    Change,
    Chapter,
    Effort,
    LeftOut,
    People,
    PublicReport,
    Theme,
    WooGround,
    efforts,
    is_name,
)
from weerwerk.report.public import THEMES

CATALOGUE = read_catalogue(edition.shipped()).catalogue
REPORT = PublicReport("Proefdam", 2026, date(2026, 5, 1), "2026.1", "0.1.0", People(None), (), (), ())
CELLS = st.dictionaries(
    st.sampled_from(Chapter), st.lists(st.tuples(st.integers(0, 900), st.integers(0, 90_000)), max_size=6)
)


def test_a_group_of_nine_is_not_shown_and_one_of_ten_is() -> None:
    assert (People.of(9).number, People.of(10).number) == (None, 10)


def test_a_small_group_cannot_be_put_in_the_report_at_all() -> None:
    with pytest.raises(ValueError, match="too small"):
        People(9)


def test_a_row_of_two_measures_cannot_be_put_in_the_report_at_all() -> None:
    with pytest.raises(ValueError, match="points at a single one"):
        Effort((Chapter.WORK,), 2, 10, 10)


@given(CELLS)
def test_every_row_of_measures_holds_at_least_three_and_every_theme_stands_in_one_row(cells) -> None:
    rows = efforts(cells)
    total = sum(len(one) for one in cells.values())
    assert all(one.measures >= MIN_MEASURES for one in rows)
    if total < MIN_MEASURES:
        assert rows == ()
        return
    assert sum(one.measures for one in rows) == total
    assert sum(one.euro for one in rows) == sum(euro for one in cells.values() for _, euro in one)
    named = [chapter for one in rows for chapter in one.chapters]
    assert sorted(named) == sorted(set(named))
    missing = set(Chapter) - set(named)
    assert all(not cells.get(chapter) for chapter in missing)


@given(CELLS, st.sampled_from(Chapter))
def test_a_theme_with_one_or_two_measures_never_has_a_row_of_its_own(cells, chapter) -> None:
    cells[chapter] = [(10, 100)] * 2
    assert not [one for one in efforts(cells) if one.chapters == (chapter,)]


def test_a_lone_small_theme_takes_another_with_it() -> None:
    cells = {Chapter.AWARENESS: [(1, 1)] * 5, Chapter.WORK: [(1, 1)] * 3, Chapter.SAFETY: [(7, 7)]}
    assert [one.measures for one in efforts(cells)] == [5, 4]


@pytest.mark.parametrize("name", [one.name for one in CATALOGUE.municipalities.values()])
def test_every_municipality_can_publish_under_its_own_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("name", ["", "  ", "Proefdam 12", "Proefdam: vier ogen", "a\nb", "x" * 61, "<b>", "r_19"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name of a municipality"):
        evolve(REPORT, municipality=name)


def test_the_only_free_texts_in_the_white_list_are_the_name_and_two_short_marks() -> None:
    classes = (PublicReport, People, Theme, Effort, LeftOut)
    texts = [f"{one.__name__}.{item.name}" for one in classes for item in fields(one) if item.type is str]
    assert texts == ["PublicReport.municipality", "PublicReport.edition", "PublicReport.version"]
    allowed = {str, int, date, int | None, People, Chapter, Amount, Change, WooGround}
    allowed |= {tuple[one, ...] for one in (Theme, Effort, LeftOut, Chapter)}
    assert {item.type for one in classes for item in fields(one)} <= allowed


def test_the_themes_of_the_public_report_are_the_chapters_of_the_catalogue() -> None:
    chapters = {one.id: (one.name.nl, one.what) for one in CATALOGUE.themes.values() if one.kind == "chapter"}
    assert {str(chapter): words for chapter, words in THEMES.items()} == chapters
