"""Names at the door: which spellings are one person, and what of them is kept."""

import base64
import hmac
import unicodedata

import pytest

from tests.core.events.logs import DAY, KEY
from weerwerk.events.model import Run
from weerwerk.events.pseudonyms import Door, differences, pseudonym, same_person_key


@pytest.mark.parametrize(
    "other",
    ["JANSEN P", "jansen, p.", "Jansen  P", "jansen-p", "Jánsén P", "Jan\u200bsen P", "JANSEN\tP", "jansenp"],
)
def test_case_spacing_punctuation_and_diacritics_make_no_other_person(other):
    assert pseudonym(other, key=KEY) == pseudonym("Jansen P", key=KEY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Resource1", "Resource11"),
        ("Resource1", "Resource01"),
        ("Resource0", "ResourceO"),
        ("Jansen", "Janssen"),
        ("Jansen P", "P Jansen"),
        ("de Vries", "d Vries"),
    ],
)
def test_letters_and_digits_are_never_matched_loosely(one, other):
    assert pseudonym(one, key=KEY) != pseudonym(other, key=KEY)


def test_a_composed_and_a_decomposed_letter_are_the_same():
    assert same_person_key(unicodedata.normalize("NFC", "Zoë")) == same_person_key(unicodedata.normalize("NFD", "Zoë"))


@pytest.mark.parametrize("name", ["", "  ", "-", "NULL", "(null)", "None", "NaN", "n.v.t.", "Onbekend", "?"])
def test_what_systems_write_for_nobody_is_nobody(name):
    assert pseudonym(name, key=KEY) is None


def test_another_key_gives_another_pseudonym():
    assert pseudonym("Jansen", key=KEY) != pseudonym("Jansen", key=KEY + b"!")


def test_a_pseudonym_is_the_start_of_a_keyed_hash_and_does_not_hold_the_name():
    whole = base64.b32encode(hmac.new(KEY, b"jansen", "sha256").digest()).decode().lower()
    assert pseudonym("Jansen", key=KEY) == whole[:12]


def test_a_short_key_is_refused_and_a_key_is_never_printed():
    with pytest.raises(ValueError, match="16 bytes"):
        Run(b"short", "", DAY)
    assert KEY.decode() not in repr(Run(KEY, "", DAY))


@pytest.mark.parametrize(
    ("spellings", "differed"),
    [
        (["Bakker", "BAKKER"], ("hoofdletters",)),
        (["Jan Bakker", "JanBakker"], ("spaties",)),
        (["J. Bakker", "J Bakker"], ("leestekens",)),
        (["Zoë", "Zoe"], ("accenten",)),
        (["J. Bäkker", "j bakker"], ("hoofdletters", "leestekens", "accenten")),
        (["VTH-07", "vth07", "VTH 07"], ("hoofdletters", "spaties", "leestekens")),
    ],
)
def test_the_list_of_merged_names_says_in_what_they_differed(spellings, differed):
    assert differences(spellings) == differed


def test_only_people_with_more_than_one_spelling_are_listed_and_no_name_is():
    door = Door(KEY)
    for name in ("Bakker", "bakker", "De Vries", None, "", "-"):
        door.pseudonym(name)
    (merged,) = door.merged()
    assert (merged.pseudonym, merged.variants, merged.differed) == (pseudonym("Bakker", key=KEY), 2, ("hoofdletters",))
    assert "akker" not in repr(merged)
