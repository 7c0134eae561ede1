"""What a first picture, a small scan and a whole one ask, and what of that is still open (S14, budgets)."""

from attrs import evolve

from tests.properties.scans import DAY, a_catalogue, a_circumstance, a_process
from weerwerk.catalogue import edition
from weerwerk.catalogue.cards import Reach
from weerwerk.catalogue.model import Catalogue
from weerwerk.catalogue.read import read_catalogue
from weerwerk.scan.model import Answer, Preset, Scan, Scope, Word
from weerwerk.scan.next import is_finished, open_questions
from weerwerk.scan.presets import questions_of, still_open
from weerwerk.scan.score import score

SHIPPED = read_catalogue(edition.shipped()).catalogue
RESEARCH = tuple(one.id for one in SHIPPED.processes.values() if one.group == "research")
SIZES = (9_000, 45_000)  # with and without the questions for small municipalities


def places(preset: Preset, processes: tuple[str, ...], inhabitants: int) -> list[str]:
    scan = Scan(inhabitants, processes)
    return [one.process for one in questions_of(SHIPPED, scan, preset=preset, on=DAY)]


def asked(catalogue: Catalogue, scan: Scan, preset: Preset) -> list[tuple[str, str, str]]:
    found = still_open(catalogue, scan, score(catalogue, scan, on=DAY), preset=preset, on=DAY)
    return [(one.circumstance, one.process, one.step) for one in found]


def answer(scope: Scope, word: Word, circumstance: str = "c", respondent: str = "r1") -> Answer:
    return Answer(circumstance, scope, word, respondent, "f", DAY)


def test_a_first_picture_of_the_eight_processes_fits_in_fifty_questions_without_leaving_any_out() -> None:
    marked = {one.id for one in SHIPPED.circumstances.values() if "eerste-beeld" in one.presets}
    for inhabitants in SIZES:
        scan = Scan(inhabitants, RESEARCH)
        found = questions_of(SHIPPED, scan, preset=Preset.FIRST, on=DAY)
        assert 20 <= len(found) <= 50
        assert {one.circumstance for one in found} == marked


def test_a_first_picture_of_all_processes_keeps_the_fifty_that_weigh_most() -> None:
    for inhabitants in SIZES:
        assert len(places(Preset.FIRST, tuple(SHIPPED.processes), inhabitants)) == 50


def test_a_small_scan_asks_at_most_twelve_per_process_and_twenty_for_the_organisation() -> None:
    for processes in (RESEARCH, tuple(SHIPPED.processes)):
        for inhabitants in SIZES:
            found = places(Preset.SMALL, processes, inhabitants)
            assert found.count("") <= 20
            assert all(found.count(process) <= 12 for process in processes)
            assert all(found.count(process) >= 4 for process in processes)


def test_a_whole_scan_asks_everything_that_counts_once() -> None:
    found = questions_of(SHIPPED, Scan(9_000, RESEARCH), preset=Preset.WHOLE, on=DAY)
    assert len(found) == len(set(found))
    assert set(questions_of(SHIPPED, Scan(9_000, RESEARCH), preset=Preset.SMALL, on=DAY)) <= set(found)
    assert set(questions_of(SHIPPED, Scan(9_000, RESEARCH), preset=Preset.FIRST, on=DAY)) <= set(found)


def test_every_question_knows_whom_to_ask_and_how_long_it_takes() -> None:
    for one in SHIPPED.circumstances.values():
        assert one.ask in SHIPPED.functions, one.id
        assert one.minutes.value > 0, one.id


def test_an_answered_question_is_asked_no_more() -> None:
    catalogue = a_catalogue(
        [a_circumstance("c", Reach.PROCESS, {"p": 3, "q": 2})], [a_process("p", 1, 3), a_process("q", 1, 3)]
    )
    scan = Scan(9_000, ("p", "q"))
    assert asked(catalogue, scan, Preset.WHOLE) == [("c", "p", ""), ("c", "q", "")]
    said = evolve(scan, answers=(answer(Scope("p"), Word.DONT_KNOW),))
    assert asked(catalogue, said, Preset.WHOLE) == [("c", "q", "")]
    whole = evolve(scan, answers=(answer(Scope(), Word.HABIT),))
    assert asked(catalogue, whole, Preset.WHOLE) == []


def test_a_question_about_the_organisation_is_asked_once() -> None:
    catalogue = a_catalogue(
        [a_circumstance("c", Reach.ORGANISATION, {"p": 3, "q": 2})], [a_process("p", 1, 3), a_process("q", 1, 3)]
    )
    assert asked(catalogue, Scan(9_000, ("p", "q")), Preset.WHOLE) == [("c", "", "")]


def step_case() -> tuple[Catalogue, Scan]:
    return a_catalogue([a_circumstance("c", Reach.STEP, {"p": 3})], [a_process("p", 3, 3)]), Scan(9_000, ("p",))


def test_a_whole_scan_opens_no_steps_while_the_process_stands() -> None:
    catalogue, scan = step_case()
    assert asked(catalogue, scan, Preset.WHOLE) == [("c", "p", "")]
    except_one = (answer(Scope("p"), Word.ARRANGED), answer(Scope("p", "s1"), Word.NO))
    assert asked(catalogue, evolve(scan, answers=except_one), Preset.WHOLE) == []


def test_a_whole_scan_opens_the_other_steps_once_one_step_was_answered() -> None:
    catalogue, scan = step_case()
    one_step = evolve(scan, answers=(answer(Scope("p", "s1"), Word.NO),))
    assert asked(catalogue, one_step, Preset.WHOLE) == [("c", "p", "s0"), ("c", "p", "s2")]


def test_a_question_answered_for_one_step_is_still_open_for_the_process() -> None:
    catalogue, scan = step_case()
    one_step = evolve(scan, answers=(answer(Scope("p", "s1"), Word.ON_PAPER),))
    (found,) = score(catalogue, one_step, on=DAY)
    assert not found.reasons[0].answered
    assert (found.reasons[0].interval.low, found.reasons[0].interval.high) == (50, 100)
    assert [one.circumstance for one in open_questions(catalogue, [found])] == ["c"]


def test_what_can_move_nothing_more_is_asked_last() -> None:
    circumstances = [a_circumstance("a", Reach.PROCESS, {"p": 1}), a_circumstance("b", Reach.PROCESS, {"q": 1})]
    catalogue = a_catalogue(
        [*circumstances, a_circumstance("c", Reach.PROCESS, {"p": 5})], [a_process("p", 1, 5), a_process("q", 1, 1)]
    )
    # p is finished: its one open question cannot reach another level; q is not.
    scan = Scan(9_000, ("p", "q"), (answer(Scope("p"), Word.NO),))
    finished = {one.process: is_finished(one, scoring=catalogue.scoring) for one in score(catalogue, scan, on=DAY)}
    assert finished == {"p": True, "q": False}
    assert asked(catalogue, scan, Preset.WHOLE) == [("b", "q", ""), ("a", "p", "")]
