"""Which column is which: what the user says goes first, what is guessed is shown, what cannot be found is a fault."""

import pytest

from weerwerk.errors import BadInput
from weerwerk.events.columns import choose
from weerwerk.events.model import Columns


def chosen(*names, **said):
    return choose(Columns(**said), there=names, file="log.csv")


def faults(*names, **said):
    with pytest.raises(BadInput) as bad:
        chosen(*names, **said)
    return [f"{fault.what} | {fault.cure}" for fault in bad.value.faults]


@pytest.mark.parametrize(
    "names",
    [
        ("case:concept:name", "concept:name", "org:resource", "time:timestamp"),
        ("Zaaknummer", "Activiteit", "Medewerker", "Tijdstip"),
        ("zaak_id", "stap", "behandelaar", "datum_tijd"),
        ("CaseID", "Activity", "Resource", "Timestamp"),
        ("case id", "event name", "user id", "end time"),
    ],
)
def test_the_names_of_the_field_are_recognised(names):
    assert chosen(*names) == (Columns(*names), ("case", "activity", "actor", "time"))


def test_the_flat_names_of_process_mining_are_not_confused():
    names = ("concept:name", "case:concept:name", "case:responsible", "org:group", "org:resource", "time:timestamp")
    assert chosen(*names)[0] == Columns("case:concept:name", "concept:name", "org:resource", "time:timestamp")


def test_what_the_user_says_goes_before_any_guess():
    columns, guessed = chosen("zaak", "stap", "medewerker", "tijd", "wie", actor="wie")
    assert columns == Columns("zaak", "stap", "wie", "tijd")
    assert guessed == ("case", "activity", "time")


def test_a_column_that_was_named_is_not_guessed_for_something_else():
    assert chosen("zaak", "status", "stap", "medewerker", "tijd", case="stap")[0].activity == "status"


def test_every_column_that_is_missing_is_a_fault_of_its_own():
    assert [fault.partition(" |")[0] for fault in faults("zaak", "x", "y", "z")] == [
        "geen kolom gevonden voor de stap",
        "geen kolom gevonden voor wie het deed",
        "geen kolom gevonden voor het moment",
    ]


def test_a_name_with_a_typing_error_gets_the_nearest():
    (fault,) = faults("zaak", "stap", "medewerker", "tijd", actor="medewerkr")
    assert fault == "de kolom 'medewerkr' (--actor) bestaat niet | bedoelde u 'medewerker'?"


def test_one_column_cannot_be_two_things():
    (fault,) = faults("zaak", "stap", "medewerker", "tijd", case="stap", activity="stap")
    assert fault.startswith("de kolom 'stap' staat voor de stap én voor de zaak")


def test_a_column_that_stands_twice_is_refused():
    assert "staat er meer dan eens" in faults("zaak", "stap", "stap", "medewerker", "tijd")[0]


def test_a_very_long_list_of_columns_is_cut_short():
    (fault,) = faults("zaak", "stap", "wie", *(f"kolom {at} {'x' * 80}" for at in range(200)))
    assert len(fault) < 1000
    assert "en nog 191" in fault
