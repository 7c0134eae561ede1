"""Two scans side by side: only what both know counts, and levels change in words (S16)."""

from datetime import date

from attrs import evolve

from tests.properties.scans import DAY, PROOF, a_catalogue, a_circumstance, a_process
from weerwerk.catalogue.cards import Name, Reach, Theme
from weerwerk.catalogue.model import Catalogue
from weerwerk.interval import Interval
from weerwerk.scan.compare import Compared, Comparison, Stand, compare
from weerwerk.scan.model import Answer, Floor, Level, Measurement, OwnWeight, Scan, Scope, Word

LATER = date(2026, 9, 1)


def catalogue() -> Catalogue:
    cards = [
        evolve(a_circumstance(name, Reach.PROCESS, {"p": 1, "q": 1}), theme=theme)
        for name, theme in (("a", "t1"), ("b", "t1"), ("c", "t2"))
    ]
    themes = {name: Theme(name, Name(name, name), "chapter", "", "weerwerk") for name in ("t1", "t2")}
    return evolve(a_catalogue(cards, [a_process("p", 1, 3), a_process("q", 1, 3)]), themes=themes)


def said(**words: Word) -> tuple[Answer, ...]:
    return tuple(Answer(name, Scope("p"), word, "r1", "f", DAY, PROOF) for name, word in words.items())


def a_scan(*answers: Answer, processes: tuple[str, ...] = ("p",)) -> Scan:
    return Scan(9_000, processes, answers)


def compared(old: Scan, new: Scan) -> Comparison:
    return compare(old, new, catalogue=catalogue(), held=DAY, on=LATER)


def the_process(old: Scan, new: Scan) -> Compared:
    return compared(old, new).processes[0]


def test_only_questions_that_both_scans_know_something_of_are_compared() -> None:
    old = a_scan(*said(a=Word.NO, b=Word.NO))
    new = a_scan(*said(a=Word.DEMONSTRABLE, b=Word.DONT_KNOW, c=Word.NO))
    one = the_process(old, new)
    assert one.shared == 1
    assert one.before is not None and one.before.interval == Interval(100, 100)
    assert one.after is not None and one.after.interval == Interval(0, 0)
    assert one.change == "lower"


def test_knowing_more_is_not_called_an_improvement() -> None:
    one = the_process(a_scan(), a_scan(*said(a=Word.DEMONSTRABLE)))
    assert (one.before, one.after, one.change, one.shared) == (None, None, None, 0)


def test_a_measurement_counts_as_known() -> None:
    seen = Measurement("p", "a", "log", Interval(75, 100), "gezien")
    one = the_process(evolve(a_scan(), measurements=(seen,)), a_scan(*said(a=Word.ON_PAPER)))
    assert one.shared == 1
    assert one.before is not None and one.before.interval == Interval(75, 100)


def test_both_are_weighed_with_the_newer_weights() -> None:
    old = evolve(a_scan(*said(a=Word.NO, b=Word.DEMONSTRABLE)), weights=(OwnWeight("a", "p", 5, "reden", DAY),))
    new = evolve(a_scan(*said(a=Word.NO, b=Word.DEMONSTRABLE)), weights=(OwnWeight("a", "p", 3, "reden", DAY),))
    one = the_process(old, new)
    assert one.before == one.after
    assert one.before is not None and one.before.interval == Interval(75, 75)


def test_floors_hold_in_the_scan_that_found_them() -> None:
    old = evolve(a_scan(*said(a=Word.DEMONSTRABLE)), floors=(Floor("p", "alleen", Interval(60, 60), "feit"),))
    one = the_process(old, a_scan(*said(a=Word.DEMONSTRABLE)))
    assert one.before is not None and one.before.interval == Interval(60, 60)
    assert one.change == "lower"


def test_a_theme_is_the_mean_over_all_processes() -> None:
    answers = (*said(a=Word.NO, b=Word.DEMONSTRABLE), *(evolve(one, scope=Scope("q")) for one in said(a=Word.NO)))
    scan = a_scan(*answers, processes=("p", "q"))
    found = {one.id: one for one in compared(scan, scan).themes}
    assert found["t1"].after is not None and found["t1"].after.interval == Interval(67, 67)
    assert found["t1"].shared == 2
    assert found["t2"].after is None


def test_processes_of_one_scan_only_are_named() -> None:
    found = compared(a_scan(processes=("p",)), a_scan(processes=("q",)))
    assert (found.only_before, found.only_after, found.processes) == (("p",), ("q",), ())


def stand(low: int, high: int) -> Stand:
    return Stand(Interval(low, high), (Level(low // 25), Level(min(high // 25, 3))))


def test_every_change_of_level_has_its_word() -> None:
    for before, after, change in (
        ((30, 40), (26, 48), "same"),
        ((60, 70), (30, 40), "lower"),
        ((54, 67), (48, 55), "lower"),
        ((30, 40), (60, 70), "higher"),
        ((30, 60), (30, 40), "firmer"),
        ((30, 60), (55, 60), "firmer"),
        ((30, 40), (30, 60), "looser"),
        ((20, 40), (20, 60), "looser"),
    ):
        assert Compared("p", stand(*before), stand(*after), 1).change == change, (before, after)
