"""A card that does not fit is refused with its line, in words that tell what is possible."""

import pytest

from tests.core.catalogue.planting import shipped, with_file
from weerwerk.catalogue import edition
from weerwerk.errors import BadInput


def refused(file: str, old: str, new: str) -> str:
    text = (edition.shipped() / file).read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(BadInput) as bad:
        with_file(shipped(), file, text.replace(old, new))
    return str(bad.value.faults[0])


def test_a_number_outside_the_list_names_the_numbers_that_are_in_it():
    said = refused("measures/kasregels.yaml", "cap: 25", "cap: 30")
    assert "measures/kasregels.yaml:10" in said
    assert "30 kan hier niet — mogelijk: 0, 25, 50, 75" in said


def test_a_misspelt_word_gets_the_word_that_was_meant():
    said = refused("circumstances/internal/roulatie.yaml", "reach: step", "reach: stap")
    assert "'stap' kan hier niet — bedoelde u 'step'?" in said


def test_a_weight_above_five_is_refused():
    said = refused("circumstances/internal/documenten-geteld.yaml", "weight: 5", "weight: 6")
    assert "gewicht 6 ligt niet tussen 0 en 5" in said


def test_an_own_choice_without_its_reason_is_refused():
    hours = "low: 6, high: 20, since: 2026-01-01, source: "
    said = refused("measures/kasregels.yaml", f"{hours}uncited", f"{hours}weerwerk")
    assert "een eigen keuze (bron 'weerwerk') zonder reden" in said


def test_a_range_that_runs_backwards_is_refused():
    said = refused("measures/kasregels.yaml", "low: 6, high: 20", "low: 20, high: 6")
    assert "20 tot 6 is geen bereik" in said
