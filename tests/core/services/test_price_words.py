"""The price of one change, as a reader finds it."""

import pytest

from weerwerk.coalition.model.changes import Price
from weerwerk.services.change_words import price_words


@pytest.mark.parametrize(
    ("price", "words"),
    [
        (Price(0, 0, 0, 0, 0), "kost niets"),
        (Price(0, 8000, 0, 0, 0.032), "0–8.000 euro eenmalig en 60 uur per jaar"),
        (Price(0, 0, 60000, 60000, 1), "60.000 euro per jaar en 1 fte"),
        (Price(2500, 2500, 0, 0, 0.25), "2.500 euro eenmalig en 0,25 fte"),
    ],
)
def test_little_time_is_told_in_hours_and_much_in_fte(price, words):
    assert price_words(price) == words
