"""The page about the dossier: its examples together are a dossier that reads without a fault."""

import re
from datetime import date
from pathlib import Path

from attrs import fields

from tests.house.tree import ROOT, plant
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.read import read_dossier
from weerwerk.services.scan_score import score_folder

PAGE = (ROOT / "docs" / "reference" / "dossier.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^## `([^`]+)`\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"```(?:yaml|csv)\n(.*?)```", re.DOTALL)
DAY = date(2026, 5, 1)
NAMES = {"answers/*.yaml": "answers/r-01.yaml", "own_processes/*.yaml": "own_processes/markten.yaml"}


def examples() -> dict[str, str]:
    found = {}
    for name, section in EXAMPLE.findall(PAGE):
        block = BLOCK.search(section)
        if block:
            found[NAMES.get(name, name)] = block[1]
    return found


def test_the_examples_together_are_one_dossier(tmp_path: Path) -> None:
    catalogue = read_catalogue(edition.shipped()).catalogue
    result = score_folder(plant(tmp_path, examples()), catalogue, on=DAY)
    assert {one.process for one in result.scores} == {"vergunningen", "subsidies", "markten"}
    assert result.scan.measurements


def test_every_part_of_a_dossier_has_an_example(tmp_path: Path) -> None:
    catalogue = read_catalogue(edition.shipped()).catalogue
    dossier = read_dossier(plant(tmp_path, examples()), catalogue, on=DAY)
    own_page = {"plan", "workflows", "staff", "mandates", "relations"}
    kept_elsewhere = own_page | {"logs", "inputs", "declared"}  # files as they came, and what reading adds
    empty = {one.name for one in fields(Dossier) if not getattr(dossier, one.name)}
    assert empty <= kept_elsewhere, empty - kept_elsewhere
