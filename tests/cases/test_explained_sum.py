"""The sum in docs/explanation/hoe-wij-rekenen.md comes out as the page says."""

from tests.house.tree import ROOT
from tests.properties.scans import DAY, PROOF, a_catalogue, a_circumstance, a_process
from weerwerk.catalogue.cards import Reach
from weerwerk.interval import Interval
from weerwerk.scan.model import Answer, Level, Scan, Scope, Word
from weerwerk.scan.score import score

PAGE = (ROOT / "docs" / "explanation" / "hoe-wij-rekenen.md").read_text(encoding="utf-8")
CATALOGUE = a_catalogue(
    [
        a_circumstance("vier-ogen", Reach.PROCESS, {"p": 5}),
        a_circumstance("vervanger", Reach.PROCESS, {"p": 2}),
        a_circumstance("logcontrole", Reach.PROCESS, {"p": 3}),
    ],
    [a_process("p", 1, 3)],
)


def said(circumstance: str, word: Word, proven: bool = False) -> Answer:
    return Answer(circumstance, Scope("p"), word, "r1", "f", DAY, PROOF if proven else None)


def test_the_example_on_the_page_is_what_the_engine_says() -> None:
    answers = (said("vier-ogen", Word.ARRANGED), said("vervanger", Word.NO))
    (before,) = score(CATALOGUE, Scan(9_000, ("p",), answers), on=DAY)
    assert before.vulnerability == Interval(33, 75)
    assert before.levels == (Level.MODERATE, Level.VERY_HIGH)
    assert (before.sums.low, before.sums.high, before.sums.weight) == (325, 750, 10)
    known = (*answers, said("logcontrole", Word.ARRANGED, proven=True))
    (after,) = score(CATALOGUE, Scan(9_000, ("p",), known), on=DAY)
    assert after.vulnerability == Interval(40, 53)
    for said_there in ("dus 33", "dus 75", "40–53", "| samen | | | 10 | 325 | 750 |"):
        assert said_there in PAGE
