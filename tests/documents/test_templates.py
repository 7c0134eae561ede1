"""Every template takes its sample as it is, with nothing in it, and absurdly long."""

import json
from datetime import date
from pathlib import Path

import pytest
from bench.pages import compare, render

from tests.documents import vera, words
from tests.documents.pdfs import ink_outside_margins, pages_of, words_of
from tests.documents.samples import FOLDER, LONG, SAMPLES, VARIANTS, WORD_SAMPLES, made, sample
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.report.typeset import card_pdf
from weerwerk.services.process_card import process_card

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 5, 1)
CATALOGUE = read_catalogue(edition.shipped()).catalogue
HELPERS = {"house", "figure"}


def test_every_template_has_a_sample_and_every_sample_a_template() -> None:
    templates = {path.stem for path in FOLDER.parent.glob("*.typ")} - HELPERS
    assert templates == set(SAMPLES)
    assert {path.stem for path in FOLDER.glob("*.json")} == {*SAMPLES, *WORD_SAMPLES}


@pytest.mark.parametrize("name", [*SAMPLES, *WORD_SAMPLES])
def test_a_sample_has_exactly_the_shape_of_its_model(name: str) -> None:
    assert isinstance(sample(name), {**SAMPLES, **WORD_SAMPLES}[name].model)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_runs_off_the_page(name: str, variant: str) -> None:
    content = made(name, variant, on=DAY)
    assert ink_outside_margins(content) == []
    if variant == "lang":
        assert LONG[:20] in words_of(content).replace("- ", "").replace("-", "")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_full_and_an_empty_sample_keep_the_standard(name: str, tmp_path: Path) -> None:
    if why := vera.why_not():
        pytest.skip(why)
    for variant in ("vol", "leeg"):
        path = tmp_path / f"{variant}.pdf"
        path.write_bytes(made(name, variant, on=DAY))
        assert vera.broken_rules(path, "ua1") == {}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", WORD_SAMPLES)
def test_word_takes_every_sample_too(name: str, variant: str) -> None:
    document = words.opened(made(name, variant, on=DAY))
    assert words.tables_without_head(document) == []
    assert words.jumps(document) == []


@pytest.mark.parametrize("process", CATALOGUE.processes)
def test_the_card_of_a_process_is_one_sheet(process: str) -> None:
    card = process_card(CATALOGUE.processes[process], CATALOGUE)
    pages = pages_of(card_pdf(card, on=DAY))
    assert len(pages) == 1
    for title in ("Wat hier kan gebeuren", "Let hierop", "Zo hoort het", "Wat u doet", "Wie u belt"):
        assert title in pages[0]


def test_the_contact_card_is_one_sheet() -> None:
    assert len(pages_of(made("contact", "vol", on=DAY))) == 1


def test_pictures_of_a_change_show_the_pages_that_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.pages.SAMPLES", {"contact": SAMPLES["contact"]})
    monkeypatch.setattr("bench.pages.VARIANTS", ("vol",))
    render(tmp_path / "oud")
    render(tmp_path / "nieuw")
    assert compare(tmp_path / "nieuw", tmp_path / "oud") == []
    changed = json.loads((FOLDER / "contact.json").read_text()) | {"title": "Iets anders"}
    (tmp_path / "contact.json").write_text(json.dumps(changed))
    monkeypatch.setattr("tests.documents.samples.FOLDER", tmp_path)
    render(tmp_path / "nieuw")
    (line,) = compare(tmp_path / "nieuw", tmp_path / "oud")
    assert line.startswith("anders contact-vol-001.png: ")
    assert (tmp_path / "nieuw" / "anders" / "contact-vol-001.png").exists()
