"""The rules on phenomena, barriers, surroundings, area figures and sources can each fail."""

from collections.abc import Callable
from functools import cache

import pytest
from attrs import evolve

from weerwerk.catalogue import edition
from weerwerk.catalogue.cards import Barrier, BarrierModel, Phenomenon, Surrounding, Touch, Weighing
from weerwerk.catalogue.check_outside import MODELLED, outside
from weerwerk.catalogue.model import Catalogue
from weerwerk.catalogue.read import Reading, read_catalogue

Change = Callable[[Catalogue], Catalogue]


@cache
def shipped() -> Reading:
    return read_catalogue(edition.shipped())


def new_faults(change: Change) -> set[str]:
    """What the rules say about the shipped catalogue after a change that they did not say before."""
    reading = shipped()
    before = {fault.what for fault in outside(reading)}
    changed = evolve(reading, catalogue=change(reading.catalogue))
    return {fault.what for fault in outside(changed)} - before


def with_phenomenon(card_id: str, **changes: object) -> Change:
    def change(catalogue: Catalogue) -> Catalogue:
        card: Phenomenon = evolve(catalogue.phenomena[card_id], **changes)
        return evolve(catalogue, phenomena={**catalogue.phenomena, card_id: card})

    return change


def with_model(card_id: str, remake: Callable[[BarrierModel], BarrierModel]) -> Change:
    def change(catalogue: Catalogue) -> Catalogue:
        card = remake(catalogue.barriers[card_id])
        return evolve(catalogue, barriers={**catalogue.barriers, card_id: card})

    return change


def with_first_barrier(card_id: str, whose: Callable[[Barrier], bool], **changes: object) -> Change:
    """The first barrier of a model for which ``whose`` holds, changed."""

    def remake(model: BarrierModel) -> BarrierModel:
        for at, step in enumerate(model.steps):
            for index, barrier in enumerate(step.barriers):
                if whose(barrier):
                    new = evolve(barrier, **changes)
                    barriers = (*step.barriers[:index], new, *step.barriers[index + 1 :])
                    steps = (*model.steps[:at], evolve(step, barriers=barriers), *model.steps[at + 1 :])
                    return evolve(model, steps=steps)
        raise AssertionError("no such barrier")

    return with_model(card_id, remake)


def own(barrier: Barrier) -> bool:
    return barrier.who == "gemeente"


def others(barrier: Barrier) -> bool:
    return not own(barrier)


def test_a_touch_without_a_step_is_a_fault():
    touch = Touch(process="vergunningen", how="x")
    assert "noemt geen stap van vergunningen" in new_faults(with_phenomenon("hennepteelt", touches=(touch,)))


def test_a_process_that_is_touched_and_not_weighed_is_a_fault():
    weighing = Weighing(3, edition_day(), "uncited", "", ("afval-civiel",))
    assert "toezicht-handhaving krijgt geen gewicht" in new_faults(with_phenomenon("hennepteelt", weights=(weighing,)))


def test_a_phenomenon_without_a_signal_is_a_fault():
    assert "geen signaal" in new_faults(with_phenomenon("hennepteelt", signals=()))


def test_what_is_no_undermining_may_not_weigh():
    weighing = Weighing(1, edition_day(), "uncited", "", ("vergunningen",))
    found = new_faults(with_phenomenon("overlast", weights=(weighing,)))
    assert found == {"weegt mee, maar is geen ondermijning"}


@pytest.mark.parametrize("wanted", MODELLED)
def test_each_of_the_seven_phenomena_needs_a_barrier_model(wanted):
    def without(catalogue: Catalogue) -> Catalogue:
        held = {card_id: model for card_id, model in catalogue.barriers.items() if model.phenomenon != wanted}
        return evolve(catalogue, barriers=held)

    assert new_faults(without) == {f"'{wanted}' heeft geen barrièremodel"}


def test_a_model_of_three_steps_is_a_fault():
    found = new_faults(with_model("hennepteelt", lambda model: evolve(model, steps=model.steps[:3])))
    assert "3 stappen" in found


def test_a_step_without_a_barrier_is_a_fault():
    def bare(model: BarrierModel) -> BarrierModel:
        return evolve(model, steps=(evolve(model.steps[0], barriers=()), *model.steps[1:]))

    found = new_faults(with_model("hennepteelt", bare))
    assert found == {"stap 'ruimte-regelen' heeft geen barrière"}


def test_a_barrier_id_that_stands_twice_is_a_fault():
    found = new_faults(with_first_barrier("hennepteelt", own, id="sluiten"))
    assert "'sluiten' staat er twee keer" in found


def test_a_model_in_which_all_barriers_are_of_others_is_a_fault():
    def of_others(model: BarrierModel) -> BarrierModel:
        steps = tuple(
            evolve(
                step,
                barriers=tuple(
                    evolve(one, who="politie", process="", step="", circumstance="") for one in step.barriers
                ),
            )
            for step in model.steps
        )
        return evolve(model, steps=steps)

    assert "geen enkele barrière is van de gemeente zelf" in new_faults(with_model("zorgfraude", of_others))


@pytest.mark.parametrize("field", ["process", "step", "circumstance"])
def test_a_barrier_of_the_municipality_names_process_step_and_circumstance(field):
    found = new_faults(with_first_barrier("hennepteelt", own, **{field: ""}))
    assert any(what.endswith(f"mist '{field}'") for what in found)


def test_a_barrier_is_answered_by_a_circumstance_of_its_own_process():
    found = new_faults(
        with_first_barrier("hennepteelt", own, process="financiele-transacties", circumstance="adres-vooraf-getoetst")
    )
    assert any("weegt niet mee in financiele-transacties" in what for what in found)


def test_a_barrier_of_an_unknown_party_is_a_fault():
    assert "'buurman' is geen partner en niet de gemeente" in new_faults(
        with_first_barrier("hennepteelt", others, who="buurman")
    )


def test_a_barrier_of_another_party_names_no_process_of_ours():
    found = new_faults(with_first_barrier("hennepteelt", others, process="vergunningen"))
    assert any("is van een ander" in what for what in found)


def test_a_location_without_a_phenomenon_is_a_fault():
    def bare(catalogue: Catalogue) -> Catalogue:
        return with_surrounding(catalogue, "havens", phenomena=())

    assert new_faults(bare) == {"noemt geen fenomeen"}


def test_a_sector_without_codes_is_a_fault():
    assert new_faults(lambda catalogue: with_surrounding(catalogue, "horeca", sbi=None)) == {
        "sector 'horeca' heeft geen SBI-codes"
    }


def test_an_opportunity_structure_without_a_place_or_sector_is_a_fault():
    def one_structure(catalogue: Catalogue) -> Catalogue:
        same = {
            card_id: evolve(card, structure=catalogue.surroundings["havens"].structure)
            for card_id, card in catalogue.surroundings.items()
        }
        return evolve(catalogue, surroundings=same)

    assert {what.rpartition("'")[0].rpartition("'")[2] for what in new_faults(one_structure)} == {
        "sociaal",
        "financieel-economisch",
        "institutioneel",
    }


def test_a_range_that_is_turned_round_is_a_fault():
    def turned(catalogue: Catalogue) -> Catalogue:
        card = catalogue.indicators["aandeel-landbouw"]
        turned_card = evolve(card, lowest=card.highest, highest=card.lowest)
        return evolve(catalogue, indicators={**catalogue.indicators, card.id: turned_card})

    assert "laagste en hoogste waarde staan verkeerd om" in new_faults(turned)


def test_an_indicator_without_values_is_a_fault():
    def without(catalogue: Catalogue) -> Catalogue:
        return evolve(catalogue, figures=tuple(one for one in catalogue.figures if one.indicator != "stedelijkheid"))

    assert new_faults(without) == {"'stedelijkheid' heeft geen waarden in indicators.csv"}


def test_a_range_that_leaves_out_most_values_is_a_fault():
    def narrow(catalogue: Catalogue) -> Catalogue:
        card = catalogue.indicators["landoppervlakte"]
        narrowed = evolve(card, highest=evolve(card.highest, value=20))
        return evolve(catalogue, indicators={**catalogue.indicators, card.id: narrowed})

    assert any("waarden vallen buiten het bereik" in what for what in new_faults(narrow))


def test_a_source_that_nobody_quotes_is_a_fault_unless_it_is_general_reading():
    def unflagged(catalogue: Catalogue) -> Catalogue:
        loose = {card_id: evolve(source, general=False) for card_id, source in catalogue.sources.items()}
        return evolve(catalogue, sources=loose)

    assert "geen kaart noemt bron 'lbm'" in new_faults(unflagged)
    assert "geen kaart noemt bron 'zlto'" not in new_faults(unflagged)


def edition_day():
    return shipped().catalogue.edition.since


def with_surrounding(catalogue: Catalogue, card_id: str, **changes: object) -> Catalogue:
    card: Surrounding = evolve(catalogue.surroundings[card_id], **changes)
    return evolve(catalogue, surroundings={**catalogue.surroundings, card_id: card})
