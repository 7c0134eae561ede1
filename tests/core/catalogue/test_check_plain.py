"""The rules on vague words, long sentences and repetition can each fail."""

import pytest

from tests.core.catalogue.planting import planted
from weerwerk.catalogue.check_plain import sentences

GELD = "circumstances/internal/contant-geld-beperkt.yaml"
QUESTION = "Is contant geld beperkt tot kleine bedragen en telt een tweede persoon de kas?"
REASON = "Leges, borg en huur komen nog deels contant binnen."


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (QUESTION, "Is er voldoende toezicht op contant geld?", "'voldoende' zegt niet wat u ziet"),
        (QUESTION, "Wordt de kas regelmatig geteld?", "'regelmatig' zegt niet wat u ziet"),
        (QUESTION, "Contant geld is beperkt.", "geen enkele vraag"),
        (QUESTION, "Is contant geld beperkt? Wie telt de kas?", "geen enkele vraag"),
        ("tekenen ervoor.", "tekenen ervoor. Dat is het.", "3 zinnen"),
        ("kleine bedragen en telt", "kleine bedragen " + "en nog veel meer " * 6 + "en telt", "een zin van 38 woorden"),
    ],
)
def test_a_text_that_is_not_plain_is_found(old, new, fault):
    assert fault in planted(GELD, old, new)


def test_a_sentence_copied_from_another_card_is_found():
    copied = "Eén tip maakt een controle waardeloos."
    found = planted(GELD, "Contant geld is snel verdwenen en snel schoon.", copied)
    assert any(fault.startswith("deze zin staat ook in") for fault in found)


def test_a_reason_that_stands_on_many_numbers_is_found():
    others = ("Kas op afstand van het gemeentehuis, vaak één medewerker.", "Eén instructie en één kasstaat.")
    found = planted(GELD, others[0], REASON, (others[1], REASON))
    assert any(fault.startswith("dezelfde reden staat er") for fault in found)


def test_a_point_inside_a_number_ends_no_sentence():
    assert sentences("Het ging om 24.000 euro. Dat viel op.") == ["Het ging om 24.000 euro.", "Dat viel op."]
