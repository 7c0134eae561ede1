"""Nobody learns a weak spot from a public paper: no canary comes through, no closed difference shows.

What is closed is everything except what is named here as white. The classes themselves say what there is, so that a
field that is added later is closed from its first day.
"""

import random
import string
from datetime import date
from pathlib import Path
from typing import get_args

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.documents.pdfs import everything_in
from tests.properties.filling import Filler
from tests.properties.planting import Planter
from weerwerk.catalogue import edition
from weerwerk.catalogue.cards import Work
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.model import AnswerFile, Dossier, Organisation, ScanInfo
from weerwerk.dossier.picture import Talk
from weerwerk.dossier.plan import Plan, PlannedMeasure
from weerwerk.receipt import Receipt
from weerwerk.report.typeset import public_pdf, public_picture_pdf
from weerwerk.scan.compare import Comparison
from weerwerk.scan.model import Word
from weerwerk.scan.result import ProcessScore, Reason
from weerwerk.services.contact_page import contact_page
from weerwerk.services.picture import PictureResult, picture_folder
from weerwerk.services.public_picture import public_picture
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


PLANNED = RESULT.dossier.plan.measures
PICTURE = picture_folder(DOSSIER, CATALOGUE, on=DAY)


def printed_picture(result: PictureResult) -> bytes:
    return public_picture_pdf(public_picture(result), contact=contact_page(CATALOGUE, None), on=DAY)


def printed(result: ScanResult, *, since: Comparison | None = None) -> bytes:
    report = public_report(result, since=since)
    return public_pdf(report, contact=contact_page(result.catalogue, None), on=DAY)


def closed(canary: str) -> tuple[ScanResult, set[str]]:
    """Another scan with the same white list: every other field of every class holds something else; which those are."""
    seen: set[str] = set()

    def made(kind: type, **white: object) -> object:
        filler = Filler(canary, kept={f"{kind.__name__}.{name}": value for name, value in white.items()})
        value = filler.make(kind)
        seen.update(filler.filled)
        return value

    mine = RESULT.dossier
    answers = {f"{canary}{at}": made(AnswerFile, respondent=f"{canary}{at}") for at in range(len(mine.answers))}
    measures = tuple(
        made(PlannedMeasure, measure=one.measure, hours=one.hours, euro=one.euro, status=one.status)
        for one in mine.plan.measures
    )
    scan = made(ScanInfo, end=mine.organisation.scan.end)
    organisation = made(Organisation, name=mine.organisation.name, scan=scan)
    scores = tuple(
        made(
            ProcessScore,
            reasons=tuple(made(Reason, circumstance=one.circumstance, answered=one.answered) for one in score.reasons),
        )
        for score in RESULT.scores
    )
    processes = {one: Planter(canary).plant(card) for one, card in RESULT.catalogue.processes.items()}
    return made(
        ScanResult,
        catalogue=evolve(RESULT.catalogue, processes=processes),
        dossier=made(Dossier, organisation=organisation, answers=answers, plan=Plan(measures)),
        scores=scores,
        receipt=made(Receipt, on=RESULT.receipt.on, edition=RESULT.receipt.edition),
    ), seen


@settings(max_examples=6)
@given(canary=canaries, compared=st.booleans())
def test_whatever_stands_in_any_closed_field_the_public_report_is_the_same_byte_for_byte(
    canary: str, compared: bool
) -> None:
    other, filled = closed(canary)
    assert {"Dossier.sessions", "Dossier.own_processes", "OwnWeight.weight", "ScanResult.staffing"} <= filled
    assert len(filled) > 500
    since = evolve(Planter(canary).plant(SINCE), themes=SINCE.themes) if compared else None
    made = printed(other, since=since)
    assert canary.encode() not in everything_in(made)
    assert made == printed(RESULT, since=SINCE if compared else None)


def test_a_canary_in_the_name_does_come_through_so_that_the_search_can_find_one() -> None:
    result = evolve(
        RESULT, dossier=evolve(RESULT.dossier, organisation=evolve(RESULT.dossier.organisation, name="Kanariedam"))
    )
    assert b"Kanariedam" in everything_in(printed(result))


def test_a_number_on_the_white_list_does_come_through_so_that_the_bytes_can_differ() -> None:
    plan = evolve(RESULT.dossier.plan, measures=tuple(evolve(one, hours=one.hours + 1) for one in PLANNED))
    other = evolve(RESULT, dossier=evolve(RESULT.dossier, plan=plan))
    assert printed(other) != printed(RESULT)


@settings(max_examples=3)
@given(canary=canaries)
def test_whatever_stands_in_any_closed_field_the_public_picture_is_the_same_byte_for_byte(canary: str) -> None:
    filler = Filler(canary, kept=white_of_the_picture())
    other = filler.make(PictureResult)
    assert len(filler.filled) > 500
    made = printed_picture(other)
    assert canary.encode() not in everything_in(made)
    assert made == printed_picture(PICTURE)


def white_of_the_picture() -> dict[str, object]:
    """What may be known of the picture: how long, how many talks and signals by theme, whether the protocol is public.

    Departments and months are changed one for one; a phenomenon stays, for its theme is public.
    """
    held = PICTURE.dossier.picture
    first = min(one.month for one in held.signals if one.month.quarter in PICTURE.picture.quarters)
    departments = get_args(Work)
    other = dict(zip(departments, reversed(departments), strict=True))
    return {
        "PictureResult.catalogue": PICTURE.catalogue,
        "Organisation.name": PICTURE.municipality,
        "Receipt.on": PICTURE.receipt.on,
        "Receipt.edition": PICTURE.receipt.edition,
        "Picture.quarters": PICTURE.picture.quarters,
        "PictureFile.talks": tuple(Talk(other[one.department], date(1913, 2, 7)) for one in held.file.talks),
        "Protocol.published": held.weighing.protocol.published,
        "PictureFiles.signals": tuple(
            evolve(one, area="WK91827300", month=first)
            for one in held.signals
            if one.month.quarter in PICTURE.picture.quarters
        ),
    }


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
