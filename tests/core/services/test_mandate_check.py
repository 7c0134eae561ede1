"""The register beside the rights, told so that no number points at people."""

import pytest

from weerwerk.services.mandate_check import Difference, total_words


@pytest.mark.parametrize(
    ("system", "register", "few"),
    [(3, 0, False), (3, 4, False), (5, 1, True), (2, 7, True), (0, 1, True), (0, 0, False)],
)
def test_a_right_points_at_people_as_soon_as_one_of_its_numbers_does(system, register, few):
    assert Difference("teamleider", system, register).few is few


def test_what_is_told_per_right_cannot_be_taken_from_the_total_to_find_one_person():
    found = (Difference("teamleider", 5, 0), Difference("wethouder", 1, 0))
    assert "ten minste 5 keer heeft iemand het recht wel" in total_words(found)


def test_the_total_is_exact_where_nothing_is_kept_back_or_nothing_is_told():
    assert ": 8 keer" in total_words((Difference("a", 5, 0), Difference("b", 3, 0)))
    assert ": 3 keer" in total_words((Difference("a", 1, 0), Difference("b", 2, 0)))
    assert ": een of twee keer" in total_words((Difference("a", 1, 0),))
