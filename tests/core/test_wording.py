"""Numbers and parts of a whole in Dutch words."""

from weerwerk import wording


def test_none_and_all_of_a_whole_are_said_in_words() -> None:
    said = [wording.out_of(part, 8, "processen") for part in (0, 3, 8)]
    assert said == ["geen van de 8 processen", "3 van de 8 processen", "alle 8 processen"]
