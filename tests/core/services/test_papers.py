"""The papers to start with: filled in as far as is known, visibly open for the rest, and each in its place."""

import json
import re
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from tests.documents import words
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.errors import BadInput
from weerwerk.guard import find
from weerwerk.report.word.blocks import ATTENTION
from weerwerk.report.word.markdown import LINE, widths_of
from weerwerk.services.papers import INDEX, SBOM, filled, known_values, papers, places_in, shipped, write_papers

ROOT = Path(__file__).resolve().parents[3]
DOSSIER = ROOT / "examples" / "voorbeelddam"
DAY = date(2026, 5, 1)
CATALOGUE = read_catalogue(edition.shipped()).catalogue
PAGES = papers(shipped())
PLACES = {"gemeente", "provincie", "riec", "datum", "versie", "editie"}
WANTED = {
    "opdrachtbrief", "collegevoorstel", "medewerkers", "ondernemingsraad", "dpia-a", "dpia-b", "dpia-c", "register",
    "bewaartermijnen", "verwerkersovereenkomst", "riec", "bio2", "algoritmeregister", "toegankelijkheid",
}  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("werk") / "stukken"
    write_papers(out, CATALOGUE, on=DAY, folder=DOSSIER)
    return out


def test_every_paper_that_a_start_needs_is_there() -> None:
    assert [one for one in WANTED if not any(one in page.stem for page in PAGES)] == []


def test_the_index_names_every_paper_once() -> None:
    index = (shipped() / INDEX).read_text(encoding="utf-8")
    assert [page.name for page in PAGES if index.count(f"({page.name})") != 1] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_paper_leaves_only_places_that_can_be_filled_in(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert places_in(text) <= PLACES
    assert text.count("{{") == text.count("}}") == len(re.findall(r"\{\{\w+\}\}", text))
    assert text.count("[in te vullen") == len(re.findall(r"\[in te vullen: [^\]\n]+\]", text))
    assert find(re.sub(r"\[in te vullen[^\]]*\]", "", text)) == ()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_word_in_a_table_is_wider_than_its_column(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()
    for table in (list(rows) for is_row, rows in groupby(lines, lambda line: line.startswith("|")) if is_row):
        cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in table if not row.startswith("|---")]
        assert sum(widths_of(list(zip(*cells, strict=True)))) <= LINE, table[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_paper_in_word_is_accessible_and_shows_what_is_open(page: Path, written: Path) -> None:
    document = words.opened((written / f"{page.stem}.docx").read_bytes())
    assert document.paragraphs[0].style.name == "Title"
    assert words.jumps(document) == []
    assert words.tables_without_head(document) == []
    assert words.tables_without_words(document) == []
    assert "{{" not in words.words_of(document)
    assert "**" not in words.words_of(document)
    cells = [one for table in document.tables for row in table.rows for cell in row.cells for one in cell.paragraphs]
    runs = [run for one in [*document.paragraphs, *cells] for run in one.runs]
    opened = [run for run in runs if "[in te vullen" in run.text]
    assert all(str(run.font.color.rgb) == ATTENTION for run in opened)


def test_the_name_of_the_municipality_is_filled_in_from_the_dossier(written: Path) -> None:
    for page in PAGES:
        if "{{gemeente}}" in page.read_text(encoding="utf-8"):
            content = (written / f"{page.stem}.docx").read_bytes()
            document = words.opened(content)
            assert "Voorbeelddam" in words.words_of(document)
            assert document.core_properties.author == "Voorbeelddam"


def test_what_is_known_of_the_place_is_filled_in_and_the_rest_says_so() -> None:
    from weerwerk.dossier.model import Organisation, ScanInfo

    scan = ScanInfo("Scan", "2026.1", DAY, DAY)
    known = known_values(Organisation("Groningen", 244_427, scan, code="GM0014"), CATALOGUE, on=DAY)
    assert filled("{{gemeente}}, {{provincie}}, {{riec}}, {{datum}}", known) == (
        "Groningen, Groningen, Noord-Nederland, 1 mei 2026"
    )
    assert filled("{{gemeente}}", known_values(None, CATALOGUE, on=DAY)) == "[in te vullen: gemeente]"


def test_the_same_papers_give_the_same_bytes(written: Path, tmp_path: Path) -> None:
    write_papers(tmp_path / "weer", CATALOGUE, on=DAY, folder=DOSSIER)
    for path in written.iterdir():
        assert (tmp_path / "weer" / path.name).read_bytes() == path.read_bytes()


def test_the_list_of_packages_holds_every_locked_package_with_its_licence(written: Path) -> None:
    bom = json.loads((written / SBOM).read_text())
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    lock = (ROOT / "requirements" / "run.txt").read_text()
    locked = set(re.findall(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;]+)", lock, re.MULTILINE))
    packages = {(one["name"], one["version"]) for one in bom["components"] if one["type"] == "library"}
    assert locked <= packages
    others = {one["name"] for one in bom["components"] if one["type"] == "file"}
    assert {"Source Sans 3", "Source Serif 4", "@utrecht/component-library-css"} <= others
    assert all(one["licenses"][0]["expression"] for one in bom["components"])


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stukken").write_text("")
    with pytest.raises(BadInput, match="dit is een bestand"):
        write_papers(tmp_path / "stukken", CATALOGUE, on=DAY)
    with pytest.raises(BadInput, match="is er niet"):
        write_papers(tmp_path / "weg" / "stukken", CATALOGUE, on=DAY)
