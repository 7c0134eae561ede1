"""Surroundings and phenomena in a dossier: read, refused with a cure, written the same."""

from pathlib import Path

from tests.core.dossier.cases import again, faults, read
from weerwerk.threats.model import Basis, Presence, Tick, Trend

SURROUNDINGS = """\
date: 2026-03-10
function: coordinator-oov
ticks:
  vakantieparken: aanwezig en veel
  havens: weet niet
"""
PHENOMENA = """\
judgements:
  - phenomenon: hennepteelt
    presence: vastgesteld
    function: coordinator-oov
    on: 2026-03-10
    basis: [besluit of vonnis, eigen registratie]
    trend: toe
    harm: {people: 2, neighbourhood: 4}
    since: 2025-01-01
    until: 2025-12-31
    sources: 3
    note: Twee sluitingen in een jaar.
  - {phenomenon: hennepteelt, presence: mogelijk, function: toezichthouder, on: 2026-03-11}
  - {phenomenon: zorgfraude, presence: onbekend, function: wmo-consulent, on: 2026-03-11}
"""
FILES = {"surroundings.yaml": SURROUNDINGS, "phenomena.yaml": PHENOMENA}


def test_what_is_said_of_the_surroundings_is_read(tmp_path: Path) -> None:
    dossier = read(tmp_path, FILES)
    assert dossier.surroundings is not None
    assert dossier.surroundings.ticks == {"vakantieparken": Tick.MUCH, "havens": Tick.DONT_KNOW}
    first = dossier.phenomena.judgements[0]
    assert (first.presence, first.trend, first.harm.neighbourhood) == (Presence.ESTABLISHED, Trend.UP, 4)
    assert first.basis == (Basis.RULING, Basis.OWN_REGISTER)


def test_what_is_written_reads_back_the_same(tmp_path: Path) -> None:
    dossier = read(tmp_path / "een", FILES)
    assert again(dossier, tmp_path / "twee") == dossier


def test_an_unknown_location_is_named_with_the_nearest_known_one(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, {"surroundings.yaml": SURROUNDINGS.replace("havens:", "haven:")})
    assert fault.startswith("surroundings.yaml:5 ticks.haven")
    assert "bedoelde u 'havens'?" in fault


def test_an_unknown_tick_is_refused_with_what_is_possible(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, {"surroundings.yaml": SURROUNDINGS.replace("weet niet", "soms")})
    assert "'soms' kan hier niet" in fault
    assert "aanwezig en veel" in fault


def test_a_location_twice_is_refused(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, {"surroundings.yaml": SURROUNDINGS + "  havens: niet\n"})
    assert "het veld 'havens' staat er twee keer" in fault


def test_a_list_from_the_future_or_of_nobody_is_refused(tmp_path: Path) -> None:
    text = SURROUNDINGS.replace("2026-03-10", "2027-03-10").replace("coordinator-oov", "''")
    future, nobody = faults(tmp_path, {"surroundings.yaml": text})
    assert "ligt in de toekomst" in future
    assert "geen functie" in nobody


def test_an_unknown_phenomenon_is_named_with_the_nearest_known_one(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, {"phenomena.yaml": PHENOMENA.replace("zorgfraude", "zorgfraudes")})
    assert "bedoelde u 'zorgfraude'?" in fault


def test_a_firm_judgement_without_basis_is_refused_where_it_stands(tmp_path: Path) -> None:
    text = PHENOMENA.replace("presence: mogelijk", "presence: waarschijnlijk")
    (fault,) = faults(tmp_path, {"phenomena.yaml": text})
    assert "'waarschijnlijk' zonder basis" in fault
    assert fault.startswith("phenomena.yaml:13")


def test_two_judgements_of_one_function_on_one_day_are_refused(tmp_path: Path) -> None:
    extra = "  - {phenomenon: zorgfraude, presence: mogelijk, function: wmo-consulent, on: 2026-03-11}\n"
    (fault,) = faults(tmp_path, {"phenomena.yaml": PHENOMENA + extra})
    assert "beoordeelde 'zorgfraude' die dag al" in fault


def test_a_person_in_the_note_of_a_judgement_is_refused(tmp_path: Path) -> None:
    text = PHENOMENA.replace("Twee sluitingen in een jaar.", "Bel 06 12 34 56 78 voor meer.")
    (fault,) = faults(tmp_path, {"phenomena.yaml": text})
    assert "telefoonnummer" in fault
