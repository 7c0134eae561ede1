"""The answers on which a result hangs are those that a full recount finds, neither more nor less (S15)."""

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.scans import DAY, scans
from weerwerk.catalogue.model import Catalogue
from weerwerk.scan.model import Scan, Settled, Word
from weerwerk.scan.order import Outside, order
from weerwerk.scan.score import score
from weerwerk.scan.sensitive import FIRST, STEPS, sensitive

Found = set[tuple[object, ...]]


def standing(catalogue: Catalogue, scan: Scan, outside: dict[str, Outside]) -> dict[str, tuple[object, int]]:
    scores = score(catalogue, scan, on=DAY)
    listed = [one.process for one in order(scores, outside) if one.rank is not None][:FIRST]
    return {
        one.process: (one.levels, listed.index(one.process) + 1 if one.process in listed else 0)
        for one in scores
        if one.levels is not None
    }


def recount(catalogue: Catalogue, scan: Scan, outside: dict[str, Outside]) -> Found:
    """The same by scoring the whole scan anew for each change."""
    before = standing(catalogue, scan, outside)
    found: Found = set()
    settled_scopes = {(one.circumstance, one.scope) for one in scan.settled}
    for place, answer in enumerate(scan.answers):
        if (answer.circumstance, answer.scope) in settled_scopes or answer.word not in STEPS:
            continue
        for step in (-1, 1):
            if 0 <= STEPS.index(answer.word) + step < len(STEPS):
                to = STEPS[STEPS.index(answer.word) + step]
                answers = (*scan.answers[:place], evolve(answer, word=to), *scan.answers[place + 1 :])
                after = standing(catalogue, evolve(scan, answers=answers), outside)
                found |= {
                    (process, answer.circumstance, answer.scope, answer.word, to, *before[process], *after[process])
                    for process in before
                    if before[process] != after[process]
                }
    for place, one in enumerate(scan.settled):
        if one.word not in STEPS:
            continue
        for step in (-1, 1):
            if 0 <= STEPS.index(one.word) + step < len(STEPS):
                to = STEPS[STEPS.index(one.word) + step]
                settled = (*scan.settled[:place], evolve(one, word=to), *scan.settled[place + 1 :])
                after = standing(catalogue, evolve(scan, settled=settled), outside)
                found |= {
                    (process, one.circumstance, one.scope, one.word, to, *before[process], *after[process])
                    for process in before
                    if before[process] != after[process]
                }
    return found


@settings(max_examples=200)
@given(scans(), st.data())
def test_what_is_called_sensitive_is_what_a_full_recount_finds(
    case: tuple[Catalogue, Scan], data: st.DataObject
) -> None:
    catalogue, scan = case
    outside = {process: Outside(data.draw(st.sampled_from([0, 50])), 0) for process in scan.processes}
    if scan.answers and data.draw(st.booleans()):
        one = data.draw(st.sampled_from(scan.answers))
        word = data.draw(st.sampled_from(list(Word)))
        scope = one.scope
        fixed = Settled(one.circumstance, word, "reden", DAY, "c", scope.process, scope.step)
        scan = evolve(scan, settled=(fixed,))
    found = sensitive(catalogue, scan, score(catalogue, scan, on=DAY), outside)
    told = {
        (o.process, o.circumstance, o.scope, o.word, o.to, o.levels, o.place, o.new_levels, o.new_place) for o in found
    }
    assert told == recount(catalogue, scan, outside)
    assert len(told) == len(found)
