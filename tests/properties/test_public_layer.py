"""Nobody learns a weak spot from the public report: no canary comes through, no closed difference shows."""

import random
import string
from datetime import date
from pathlib import Path

from attrs import evolve, fields
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.documents.pdfs import everything_in
from tests.properties.planting import Planter
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.report.typeset import public_pdf
from weerwerk.scan.compare import Comparison
from weerwerk.scan.model import Word
from weerwerk.services.contact_page import contact_page
from weerwerk.services.public_report import public_report
from weerwerk.services.scan_compare import compare_folders
from weerwerk.services.scan_json import as_dict
from weerwerk.services.scan_score import ScanResult, score_dossier, score_folder

ROOT = Path(__file__).resolve().parents[2]
DOSSIER = ROOT / "examples" / "voorbeelddam"
DAY = date(2026, 5, 1)
CATALOGUE = read_catalogue(edition.shipped()).catalogue
RESULT = score_folder(DOSSIER, CATALOGUE, on=DAY)
SINCE = compare_folders(DOSSIER, DOSSIER, CATALOGUE, on=DAY).comparison
DEGREES = (Word.DEMONSTRABLE, Word.ARRANGED, Word.ON_PAPER, Word.HABIT, Word.NO)

canaries = st.text(string.ascii_letters, min_size=8, max_size=14).map(lambda text: f"Kanarie{text}")


def printed(result: ScanResult, *, since: Comparison | None = None) -> bytes:
    report = public_report(result, since=since)
    return public_pdf(report, contact=contact_page(result.catalogue, None), on=DAY)


def planted(result: ScanResult, planter: Planter) -> ScanResult:
    """The result with a canary in every closed text: dossier, scores, questions, receipt, cards of processes."""
    catalogue = evolve(
        result.catalogue,
        processes={one: planter.plant(card) for one, card in result.catalogue.processes.items()},
    )
    names = [item.name for item in fields(ScanResult) if item.name != "catalogue"]
    return evolve(result, catalogue=catalogue, **{name: planter.plant(getattr(result, name)) for name in names})


@settings(max_examples=12)
@given(canary=canaries, compared=st.booleans())
def test_a_canary_in_every_closed_text_never_comes_through(canary: str, compared: bool) -> None:
    planter = Planter(canary)
    result = planted(RESULT, planter)
    assert planter.planted > 1_000
    since = evolve(Planter(canary).plant(SINCE), themes=SINCE.themes) if compared else None
    held = everything_in(printed(result, since=since))
    assert canary.encode() not in held
    assert b"Voorbeelddam" in held


def test_a_canary_in_the_name_does_come_through_so_that_the_search_can_find_one() -> None:
    result = evolve(
        RESULT, dossier=evolve(RESULT.dossier, organisation=evolve(RESULT.dossier.organisation, name="Kanariedam"))
    )
    assert b"Kanariedam" in everything_in(printed(result))


def rewritten(seed: int, share: float) -> ScanResult:
    """The same people about the same subjects, with other answers, comments and titles, in another order."""
    chance = random.Random(seed)
    dossier = RESULT.dossier
    files = {}
    for number, file in enumerate(chance.sample(list(dossier.answers.values()), len(dossier.answers))):
        lines = tuple(
            evolve(line, answer=chance.choice(DEGREES), comment=f"anders {seed}", evidence=None)
            if line.answer in DEGREES and chance.random() < share
            else line
            for line in file.answers
        )
        files[f"{number}.yaml"] = evolve(file, answers=lines, note=f"nieuw {seed}")
    scan = evolve(dossier.organisation.scan, title=f"Iets anders {seed}")
    organisation = evolve(dossier.organisation, scan=scan, note="gesloten")
    other = evolve(dossier, answers=files, organisation=organisation, inputs=())
    return score_dossier(other, CATALOGUE, folder=DOSSIER, on=DAY)


@settings(max_examples=10)
@given(first=st.integers(0, 10_000), second=st.integers(0, 10_000), share=st.sampled_from([0.1, 0.5, 1.0]))
def test_two_different_closed_scans_with_the_same_white_list_give_the_same_file(
    first: int, second: int, share: float
) -> None:
    one, other = rewritten(first, share), rewritten(second, share)
    assume(as_dict(one)["processes"] != as_dict(other)["processes"])
    assert public_report(one) == public_report(other)
    assert printed(one) == printed(other)
