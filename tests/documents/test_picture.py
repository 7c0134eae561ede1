"""The printed ondermijningsbeeld: its standard, its one page, and what nobody can learn from it (R1, R6, R8)."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from tests.documents import vera
from tests.documents.pdfs import attachments_of, everything_in, ink_outside_margins, pages_of, words_of
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.errors import BadInput
from weerwerk.report.typeset import guides_pdf, picture_pdf, public_picture_pdf
from weerwerk.services.contact_page import contact_page
from weerwerk.services.picture import PictureResult, picture_folder, picture_of
from weerwerk.services.picture_report import picture_report
from weerwerk.services.print_picture import picture_attachments, print_picture, print_picture_draft
from weerwerk.services.public_picture import public_picture
from weerwerk.services.talk_guide import guides
from weerwerk.threats.model import Presence
from weerwerk.threats.model.public import PublicPicture, PublicTheme, SignalAmount, ThemeSignals
from weerwerk.threats.model.signals import WHOLE

ROOT = Path(__file__).resolve().parents[2]
DOSSIER = ROOT / "examples" / "voorbeelddam"
DAY = date(2026, 5, 1)
CATALOGUE = read_catalogue(edition.shipped()).catalogue
CONTACT = contact_page(CATALOGUE, None)
# Words that would name what is closed, or a figure of it (R8); a wijk, a phenomenon or a process is looked for by name.
CLOSED = re.compile(
    r"\b(proces\w*|stap|stappen|niveaus?|volgordes?|discrepanti\w*|logs?|bezetting\w*|kwetsba\w*|score\w*|punten|"
    r"blootstelling\w*|barri\w*|witte vlek\w*|onbekend|vastgesteld|waarschijnlijk|aanwijzing|wijk|wijken|bon)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def result() -> PictureResult:
    return picture_folder(DOSSIER, CATALOGUE, on=DAY)


@pytest.fixture(scope="module")
def printed(result: PictureResult) -> bytes:
    return picture_pdf(picture_report(result), on=DAY, attachments=picture_attachments(result))


@pytest.fixture(scope="module")
def public(result: PictureResult) -> bytes:
    return public_picture_pdf(public_picture(result), contact=CONTACT, on=DAY)


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_every_paper_of_the_picture_keeps_the_standard(result, printed, public, flavour, tmp_path):
    if why := vera.why_not():
        pytest.skip(why)
    papers = {"beeld": printed, "openbaar": public, "gesprek": guides_pdf(_guides(result), on=DAY)}
    for name, content in papers.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(content)
        assert vera.broken_rules(path, flavour) == {}, name


def _guides(result):
    return guides(result.dossier, CATALOGUE, department="", on=DAY)


def test_the_same_dossier_gives_the_same_bytes(tmp_path):
    for name in ("een.pdf", "twee.pdf"):
        print_picture(DOSSIER, CATALOGUE, tmp_path / name, on=DAY)
    assert (tmp_path / "een.pdf").read_bytes() == (tmp_path / "twee.pdf").read_bytes()


def test_what_a_mayor_reads_is_one_page(printed):
    pages = pages_of(printed)
    assert "In één bladzijde" in pages[1]
    assert "Wat wij niet weten" in pages[1]
    assert "Opdracht en werkwijze" in pages[2]


def test_a_draft_by_one_person_is_marked_and_tells_of_no_barrier_whether_it_stands(printed, tmp_path):
    print_picture_draft(DOSSIER, CATALOGUE, tmp_path / "concept.pdf", on=DAY)
    content = (tmp_path / "concept.pdf").read_bytes()
    assert re.search(r"\d staat (niet|deels)", words_of(printed))
    said = words_of(content)
    assert "concept, door één persoon" in said
    assert "zodra een tweede persoon heeft ingelogd" in said
    assert re.search(r"\d staat (niet|deels)|Stap en barrière", said) is None
    assert attachments_of(content) == {}


def test_every_chapter_of_a_picture_is_there(printed):
    text = words_of(printed)
    for head in (
        "In één bladzijde",
        "Opdracht en werkwijze",
        "Wat dit beeld niet kan zeggen",
        "Het gebied",
        "De fenomenen",
        "Wat het mogelijk maakt",
        "Op welke processen dat leunt",
        "Hoe weerbaar de organisatie is",
        "Wat wij niet weten",
        "Advies",
        "Bijlage: de signalen geteld",
        "Vertrouwelijk: stukken van het RIEC",
        "Onder druk gezet?",
    ):
        assert head in text, head


def test_every_phenomenon_of_the_catalogue_stands_in_the_table(printed):
    text = words_of(printed).replace("- ", "")
    for card in CATALOGUE.phenomena.values():
        assert (card.name.nl.replace("- ", "") in text) == card.in_definition, card.name.nl


def test_the_sentence_against_suspecting_anyone_stands_beside_the_figures(printed):
    assert "Dit is een kenmerk van het gebied, geen aanwijzing tegen iemand." in words_of(printed)


def test_the_attachment_tells_no_small_count(printed):
    told = json.loads(attachments_of(printed)["beeld.json"])
    counts = [one["signals"]["count"] for one in told["phenomena"]]
    assert all(count is None or count == 0 or count >= 3 for count in counts)


def test_nothing_runs_off_any_page(printed, public, result):
    for content in (printed, public, guides_pdf(_guides(result), on=DAY)):
        assert ink_outside_margins(content) == []


def test_a_guide_begins_on_its_own_page_with_all_five_questions_on_it(result):
    made = _guides(result)
    pages = [" ".join(page.split()) for page in pages_of(guides_pdf(made, on=DAY))]
    for guide in made.guides:
        (first,) = [page for page in pages if f"Gesprekswijzer voor {guide.department} " in page]
        assert "schrijf ze niet op" in first
        assert "Sluit af" in first
        assert all(question.text in first for question in guide.questions)
    assert len(pages) <= 3 * len(made.guides)


def test_no_judge_stands_in_the_picture(printed):
    text = everything_in(printed).decode("utf-8", "replace")
    for function in ("wmo-consulent", "subsidiemedewerker", "toezichthouder-brp"):
        assert function not in text


def test_the_public_picture_names_no_wijk_no_process_and_nothing_unknown(public, result):
    text = words_of(public)
    assert CLOSED.findall(text) == []
    everything = everything_in(public).decode("utf-8", "replace")
    for region in result.regions:
        assert region.name not in everything
        assert region.code not in everything
    for view in result.picture.views:
        assert view.phenomenon not in everything
    for process in CATALOGUE.processes.values():
        assert process.name.nl not in text


def test_two_dossiers_with_the_same_white_list_give_the_same_public_file(result):
    """Other places, judges, months, quarters of the year and figures; the same classes per theme."""
    signals = tuple(evolve(one, area=WHOLE) for one in result.dossier.picture.signals)
    judgements = tuple(evolve(one, presence=Presence.UNKNOWN, basis=()) for one in result.dossier.phenomena.judgements)
    dossier = evolve(
        result.dossier,
        surroundings=None,
        phenomena=evolve(result.dossier.phenomena, judgements=judgements),
        picture=evolve(result.dossier.picture, signals=signals, areas=None, figures=()),
    )
    other = picture_of(evolve(result.scan, dossier=dossier), on=DAY)
    assert public_picture(other) == public_picture(result)
    made = [public_picture_pdf(public_picture(one), contact=CONTACT, on=DAY) for one in (result, other)]
    assert made[0] == made[1]


def test_the_white_list_has_no_field_for_a_place_a_process_or_a_text():
    fields = set(PublicPicture.__annotations__)
    assert fields == {
        "municipality",
        "year",
        "quarters",
        "made_on",
        "edition",
        "version",
        "talks",
        "protocol_published",
        "themes",
    }
    assert set(ThemeSignals.__annotations__) == {"theme", "signals"}
    assert {str(one) for one in PublicTheme} == {card.theme for card in CATALOGUE.phenomena.values()}


@pytest.mark.parametrize(
    ("number", "amount"),
    [(0, "minder dan 10"), (9, "minder dan 10"), (10, "10 tot 50"), (49, "10 tot 50"), (50, "50 of meer")],
)
def test_none_and_few_signals_look_the_same_outside(number, amount):
    assert str(SignalAmount.of(number)) == amount


@pytest.mark.parametrize("name", ["bel 06-12345678", "x" * 70, "12345"])
def test_a_name_that_is_none_is_not_made_public(result, name):
    dossier = evolve(result.dossier, organisation=evolve(result.dossier.organisation, name=name))
    with pytest.raises(BadInput, match="deze naam kan niet in een openbaar stuk"):
        public_picture(evolve(result, dossier=dossier))
