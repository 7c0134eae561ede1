"""A finding is a question and never a verdict (R2); nothing rests on origin, faith or housing form (R7)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.house.tree import ROOT, files, modules, plant, replica, strings

from weerwerk.catalogue.check import check
from weerwerk.catalogue.read import read_catalogue

VERDICT = re.compile(r"\b(daders?|fraud|verdacht|schuldig)", re.IGNORECASE)
TRAIT = re.compile(
    r"etnisch|etniciteit|nationalite|geboorteplaats|geboorteland|afkomst|migratieachtergrond|allochto|woonwagen|"
    r"asielzoek|vluchteling|statushouder|\bgeloof\b|geloofs|godsdienst|religi|moskee|kerk|politieke (voorkeur|kleur)|"
    r"huidskleur|woonvorm|zigeuner|\broma\b|\bsinti\b",
    re.IGNORECASE,
)
# Where texts about findings are written. The catalogue's phenomena may name crimes: they are about no one's case.
SPEAKING = (
    "src/weerwerk/events",
    "src/weerwerk/report",
    "src/weerwerk/services",
    "src/weerwerk/scan",
    "src/weerwerk_cli",
)
TEMPLATES = (".typ", ".html", ".txt")


def verdicts(root: Path = ROOT) -> list[str]:
    """Texts about findings that pass a verdict."""
    return [f"{where} {text}" for where, text in _said(root) if VERDICT.search(text)]


def _said(root: Path) -> Iterator[tuple[str, str]]:
    for path, module in modules(*SPEAKING, root=root):
        for line, text in strings(module):
            yield f"{path.relative_to(root)}:{line}", text
    for path in files(root):
        below = path.relative_to(root)
        template = path.suffix in TEMPLATES and below.parts[0] == "src"
        if template or below.is_relative_to("catalogue/detectors"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                yield f"{below}:{number}", line


def traits(root: Path = ROOT) -> list[str]:
    """Circumstances and indicators that rest on who people are."""
    found = []
    for path in files(root):
        below = path.relative_to(root)
        if below.is_relative_to("catalogue/circumstances") or below.name.startswith("indicators."):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if TRAIT.search(line):
                    found.append(f"{below}:{number} {line.strip()}")
    return found


def test_no_text_about_a_finding_passes_a_verdict():
    assert verdicts() == []


def test_no_circumstance_and_no_indicator_rests_on_who_people_are():
    assert traits() == []


def test_a_planted_verdict_is_found(tmp_path):
    speaking = '"""A dader in a docstring is for developers."""\nx = f"{1} keer fraude gepleegd"\n'
    plant(
        tmp_path,
        {
            "src/weerwerk/events/a.py": speaking,
            "catalogue/detectors/b.yaml": "why: Dit is verdacht.\n",
            "catalogue/phenomena/c.yaml": "name: Zorgfraude\n",
        },
    )
    assert sorted(verdicts(tmp_path)) == [
        "catalogue/detectors/b.yaml:1 why: Dit is verdacht.",
        "src/weerwerk/events/a.py:2  keer fraude gepleegd",
    ]


def test_a_planted_trait_is_found(tmp_path):
    plant(
        tmp_path,
        {
            "catalogue/circumstances/external/a.yaml": "question: Hoeveel inwoners met een andere nationaliteit?\n",
            "catalogue/indicators.csv": "GM0014,migratieachtergrond,2021,3\n",
            "catalogue/processes/b.yaml": "note: De nationaliteit staat in het paspoort.\n",
        },
    )
    assert len(traits(tmp_path)) == 2


@pytest.mark.parametrize("word", ["nationaliteit", "geloof", "afkomst"])
def test_the_catalogue_check_itself_refuses_a_planted_trait(tmp_path, word):
    replica(ROOT / "catalogue", tmp_path / "catalogue")
    card = tmp_path / "catalogue" / "circumstances" / "internal" / "vier-ogen.yaml"
    before = set(check(read_catalogue(tmp_path / "catalogue")))
    text = card.read_text(encoding="utf-8").replace("altijd twee mensen", f"twee mensen, ongeacht {word},")
    card.write_text(text, encoding="utf-8")
    new = set(check(read_catalogue(tmp_path / "catalogue"))) - before
    assert [fault for fault in new if fault.where.field == "question"], new
