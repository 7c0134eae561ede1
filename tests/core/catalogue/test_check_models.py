"""The generic models of the catalogue: what the rules say when one no longer fits its process."""

import pytest

from tests.core.catalogue.planting import planted, shipped

SUBSIDIES = "models/subsidies.yaml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{step: verlenen}", "{step: verleenen}", "stap 'verleenen' bestaat niet in het proces"),
        ("{step: vaststellen}", "{step: steekproef}", "'steekproef' is een nacontrole"),
        ("{step: vaststellen}", "{step: verlenen}", "'verlenen' staat twee keer in de loop"),
        ("{step: vaststellen}", "{step: verlenen, again: vaststellen}", "'vaststellen' is zelf een stap"),
        ("aside: [regeling-opstellen, ", "aside: [", "niet genoemd: regeling-opstellen"),
        ("aside: [regeling-opstellen", "aside: [verlenen", "'verlenen' is geen stap naast de loop"),
        ("steps: [verlenen, voorschot-betalen]", "steps: [verlenen, betalen]", "'betalen' staat niet in de loop"),
        ("critical: [verantwoording-beoordelen", "critical: [steekproef", "'steekproef' staat niet in de loop"),
        ("id: verantwoording-goedkeuren", "id: onterechte-subsidie", "doel 'onterechte-subsidie' staat er twee keer"),
        ("wants: push", "wants: stop", "geen doel van het soort 'push'"),
        ("by: amount\n", "", "grens, 'by' en stappen passen niet bij elkaar"),
        ("source: weerwerk", "source: verzonnen", "bron 'verzonnen' bestaat niet"),
    ],
)
def test_a_planted_fault_in_a_model_is_found(old, new, said):
    assert said in planted(SUBSIDIES, old, new)


def test_twelve_processes_or_more_have_a_model_and_all_of_the_research_do():
    catalogue = shipped().catalogue
    research = {one.id for one in catalogue.processes.values() if one.group == "research"}
    assert research <= catalogue.models.keys()
    assert len(catalogue.models.keys() - research) >= 4


def test_a_rule_that_the_law_asks_says_which_law():
    rules = [rule for model in shipped().catalogue.models.values() for rule in model.rules if rule.ground == "wet"]
    assert rules
    assert all(rule.reference and rule.source != "weerwerk" for rule in rules)
