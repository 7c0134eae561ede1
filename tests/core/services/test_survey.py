"""A staff survey as measurements: the share that answers unfavourably (S5, R6)."""

from datetime import date

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.model import SurveyCount
from weerwerk.interval import Interval
from weerwerk.scan.model import Answer, Proof, Scan, Scope, Word
from weerwerk.scan.score import score
from weerwerk.services.survey import survey_measurements, surveyed

CATALOGUE = read_catalogue(edition.shipped()).catalogue
DAY = date(2026, 3, 1)


def counts(
    *rows: tuple[str, int], group: str = "alle", period: str = "2025", item: str = "regels-bekend"
) -> list[SurveyCount]:
    return [SurveyCount(item, answer, count, group, period) for answer, count in rows]


def the_one(rows: list[SurveyCount]) -> tuple[int, int, str]:
    (one,) = surveyed(rows, CATALOGUE)
    return one.unfavourable, one.of, one.period


def degree(rows: list[SurveyCount]) -> Interval | None:
    found = survey_measurements(rows, CATALOGUE, processes=("brp",))
    return found[0].degree if found else None


def test_only_plain_disagreement_is_unfavourable_and_dont_know_counts_in_no_share() -> None:
    rows = counts(
        ("helemaal oneens", 2), ("oneens", 3), ("neutraal", 4), ("eens", 5), ("helemaal eens", 6), ("weet niet", 30)
    )
    assert the_one(rows) == (5, 20, "2025")


def test_the_newest_period_counts() -> None:
    rows = counts(("oneens", 50), period="2023") + counts(("eens", 40), period="2025-03") + counts(("oneens", 9))
    assert the_one(rows) == (0, 40, "2025-03")


def test_groups_are_added_up_unless_the_whole_stands_beside_its_parts() -> None:
    parts = counts(("oneens", 5), ("eens", 15), group="vth") + counts(("eens", 20), group="burgerzaken")
    assert the_one(parts) == (5, 40, "2025")
    assert the_one(parts + counts(("oneens", 8), ("eens", 52), group="Alle")) == (8, 60, "2025")


def test_the_share_is_read_from_the_table_at_both_bounds_of_wilson() -> None:
    assert degree(counts(("oneens", 40), ("eens", 60))) == Interval(75, 75)  # 31-50 %
    assert degree(counts(("oneens", 0), ("eens", 100))) == Interval(0, 25)  # 0-3,7 %
    assert degree(counts(("oneens", 9), ("eens", 1))) == Interval(100, 100)  # 60-98 %


def test_fewer_than_ten_that_count_measure_nothing() -> None:
    assert degree(counts(("oneens", 9), ("weet niet", 20))) is None
    assert degree(counts(("oneens", 10), ("weet niet", 20))) == Interval(100, 100)


def test_a_survey_raises_what_was_answered_and_is_shown_as_a_discrepancy() -> None:
    rows = counts(("oneens", 40), ("eens", 60))
    proof = Proof("document", "intranet", DAY)
    said = Answer("regels-bekend", Scope(), Word.DEMONSTRABLE, "r-01", "hr-adviseur", DAY, proof)
    scan = Scan(24_000, ("brp",), (said,), measurements=survey_measurements(rows, CATALOGUE, processes=("brp",)))
    (found,) = score(CATALOGUE, scan, on=DAY)
    (reason,) = [one for one in found.reasons if one.circumstance == "regels-bekend"]
    assert reason.interval == Interval(75, 75)
    assert reason.measured == ("survey",)
    assert "40 van de 100 medewerkers" in found.discrepancies[0].fact
