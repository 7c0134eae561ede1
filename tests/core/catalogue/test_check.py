"""The rules on ids, sources, references, processes, the chain, weights and words can each fail."""

import pytest
from attrs import evolve

from tests.core.catalogue.planting import found_in, planted, shipped, without
from weerwerk.catalogue.check import check
from weerwerk.catalogue.model import counts

# The card of the detector comes with its module.
AWAITED = {"'vier-ogen' bestaat niet in detectors"}
VIER_OGEN = "circumstances/internal/vier-ogen.yaml"
SUBSIDIES = "processes/subsidies.yaml"


def test_the_shipped_catalogue_has_no_fault():
    assert [str(fault) for fault in check(shipped()) if fault.what not in AWAITED] == []


def test_the_shipped_catalogue_is_as_large_as_the_field():
    found = counts(shipped().catalogue)
    least = {"processes": 19, "circumstances": 60, "phenomena": 25, "measures": 60, "functions": 30, "sources": 80}
    assert {kind: found[kind] for kind in least if found[kind] < least[kind]} == {}
    assert found["municipalities"] == 342


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (VIER_OGEN, "source: bo-2021", "source: bo-2020", "bron 'bo-2020' bestaat niet"),
        (VIER_OGEN, "id: vier-ogen\n", "id: Vier_ogen\n", "'Vier_ogen' is geen goede id"),
        (SUBSIDIES, "[beleidsmedewerker]", "[beleidsmaker]", "'beleidsmaker' bestaat niet in functions"),
        (
            SUBSIDIES,
            "circumstance: functiescheiding",
            "circumstance: scheiding",
            "'scheiding' bestaat niet in circumstances",
        ),
        (SUBSIDIES, "id: vaststellen", "id: verlenen", "stap 'verlenen' staat er twee keer"),
        (
            "measures/kluis-tellen.yaml",
            "owner: beveiligingsfunctionaris-reisdocumenten",
            "owner: kluiswacht",
            "'kluiswacht' bestaat niet in functions",
        ),
        ("measures/kluis-tellen.yaml", "partners: [rvig]", "partners: [rvip]", "'rvip' bestaat niet in partners"),
        (
            "measures/kluis-tellen.yaml",
            "processes: [reis",
            "processes: [vlieg",
            "'vliegdocumenten' bestaat niet in processes",
        ),
        (
            "norms/limburg-2023.yaml",
            "circumstances: [nulmeting]",
            "circumstances: [nulmetingen]",
            "'nulmetingen' bestaat niet in circumstances",
        ),
        ("circumstances/internal/documenten-geteld.yaml", "weight: 5", "weight: 0", "weegt nergens mee"),
        (
            "circumstances/internal/documenten-geteld.yaml",
            "[reisdocumenten]",
            "[reispapieren]",
            "proces 'reispapieren' bestaat niet",
        ),
        (VIER_OGEN, "Wie een zaak", "Wie door afkomst een zaak", "het woord 'afkomst' kan hier niet (R7)"),
    ],
)
def test_a_planted_fault_is_found(file, old, new, fault):
    assert fault in planted(file, old, new)


def test_a_process_of_the_research_with_few_steps_and_checks_is_found():
    reading = shipped()
    process = reading.catalogue.processes["subsidies"]
    short = evolve(process, steps=process.steps[:5], checks=process.checks[:3])
    catalogue = evolve(reading.catalogue, processes={**reading.catalogue.processes, "subsidies": short})
    found = found_in(evolve(reading, catalogue=catalogue))
    assert {"5 stappen", "3 controles"} <= found


def test_a_card_that_names_a_retired_card_is_found():
    found = planted(SUBSIDIES, "group: research", "group: research\nretired: {since: 2026-01-01}")
    assert "'subsidies' is vervallen per 2026-01-01" in found


def test_a_circumstance_that_no_measure_helps_is_found():
    assert "geen maatregel helpt tegen 'documenten-geteld'" in found_in(without("measures", "kluis-tellen"))


def test_a_function_that_does_nothing_is_found():
    found = planted("processes/afval-civiel.yaml", "[beheerder-milieustraat]", "[boa]")
    assert "functie 'beheerder-milieustraat' doet geen enkele stap" in found


def test_a_step_that_a_phenomenon_names_and_that_is_gone_is_found():
    found = planted("processes/reisdocumenten.yaml", "id: toekennen", "id: toewijzen")
    assert "stap 'toekennen' bestaat niet in reisdocumenten" in found
