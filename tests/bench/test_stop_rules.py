"""The fast simulation of bench/stop_rules.py says the same as the engine, question by question (S14)."""

import numpy as np
from bench.stop_rules import DAY, INHABITANTS, Around, Asking, Field, field_of, filled_in, truths

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.scan.model import Answer, Preset, Proof, Scan, Scope, Word
from weerwerk.scan.next import is_finished
from weerwerk.scan.order import Outside, order
from weerwerk.scan.presets import still_open
from weerwerk.scan.score import score
from weerwerk.scan.stop import stop_rules

CATALOGUE = read_catalogue(edition.shipped()).catalogue
PROOF = Proof("document", "besluit", DAY)
SAID = {
    (0, 0): (Word.DEMONSTRABLE, PROOF),
    (0, 50): (Word.DEMONSTRABLE, None),
    (25, 25): (Word.ARRANGED, PROOF),
    (25, 50): (Word.ARRANGED, None),
    (50, 50): (Word.ON_PAPER, None),
    (75, 75): (Word.HABIT, None),
    (100, 100): (Word.NO, None),
}
COMPLETIONS = 3
EVERY = 9


def the_scan(field: Field, asking: Asking, row: int) -> Scan:
    """What the engine would see after the questions asked so far in one completion."""
    answers = []
    for question in np.flatnonzero(asking.asked[row]):
        place = field.places[question]
        low, high = asking.truth[row, question]
        word, proof = SAID[int(low), int(high)]
        answers.append(Answer(place.circumstance, Scope(place.process), word, "r1", "f", DAY, proof))
    return Scan(INHABITANTS, field.processes, tuple(answers))


def compare(field: Field, asking: Asking, row: int) -> tuple[bool, bool]:
    """Hold one completion as it stands now against the engine; which rules are met."""
    scan = the_scan(field, asking, row)
    scores = score(CATALOGUE, scan, on=DAY)
    around = asking.around
    outside = {
        process: Outside(int(around.high[row, p]), int(around.may_fall_to[row, p]))
        for p, process in enumerate(field.processes)
    }
    levels, three = stop_rules(CATALOGUE, scores, outside)
    finished = asking.finished()[row]
    assert [is_finished(one, scoring=CATALOGUE.scoring) for one in scores] == list(finished)
    assert (levels.met, three.met) == (bool(finished.all()), bool(asking.first_three_stand()[row]))
    listed = [one.process for one in order(scores, outside)][:3]
    assert [field.processes[p] for p in asking.first_three()[row]] == listed
    if not levels.met:
        first = still_open(CATALOGUE, scan, scores, preset=Preset.WHOLE, on=DAY)[0]
        assert next_place(field, asking, row) == (first.circumstance, first.process)
    return levels.met, three.met


def next_place(field: Field, asking: Asking, row: int) -> tuple[str, str]:
    """What the simulation asks next in one completion, without asking it."""
    around = Around(asking.around.high[[row]], asking.around.may_fall_to[[row]])
    copy = Asking(field, asking.truth[[row]], around)
    for name in ("asked", "low", "high", "open"):
        setattr(copy, name, getattr(asking, name)[[row]].copy())
    copy.ask()
    (new,) = np.flatnonzero(copy.asked[0] & ~asking.asked[row])
    return field.places[new].circumstance, field.places[new].process


def test_the_simulation_agrees_with_the_engine_at_every_stage() -> None:
    field = field_of(CATALOGUE)
    chance = np.random.default_rng(3)
    truth = truths(field, COMPLETIONS, chance)
    asking = Asking(field, truth, filled_in(CATALOGUE, field, COMPLETIONS, chance))
    seen = set()
    for number in range(len(field.places)):
        if number % EVERY == 0:
            seen |= {compare(field, asking, row) for row in range(COMPLETIONS)}
        asking.ask()
    seen |= {compare(field, asking, row) for row in range(COMPLETIONS)}
    assert {(False, False), (True, True)} <= seen
