"""The page of OWASP ASVS is complete, and what it names is there."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from attrs import evolve
from docs.make.asvs import Requirement, requirements
from tests.house.tree import ROOT

NUMBERS = Path(__file__).with_name("asvs-numbers.yaml")
STATES = {"met", "not-applicable", "open"}


def asked() -> list[tuple[str, int]]:
    """Every number of the standard with its level."""
    found = []
    for level, sections in yaml.safe_load(NUMBERS.read_text(encoding="utf-8")).items():
        for section, said in sections.items():
            first, _, last = str(said).partition("-")
            found += [(f"{section}.{number}", level) for number in range(int(first), int(last or first) + 1)]
    return sorted(found)


def names_of_tests() -> set[str]:
    return {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }


def faults(found: Iterable[Requirement], known: set[str]) -> list[str]:
    """What a requirement claims and does not show."""
    wrong = []
    for one in found:
        shown = [*one.tests, *one.files]
        wrong += [f"{one.number}: no test {name}" for name in one.tests if name not in known]
        wrong += [f"{one.number}: no file {name}" for name in one.files if not (ROOT / name).is_file()]
        wrong += [f"{one.number}: state {one.state}"] if one.state not in STATES else []
        wrong += [f"{one.number}: met without a test or a file"] if one.state == "met" and not shown else []
        wrong += [f"{one.number}: {one.state} without a reason"] if one.state != "met" and not one.why else []
    return wrong


def test_every_requirement_of_level_1_and_2_is_there_once():
    assert len(asked()) == 253  # 70 of level 1, 183 of level 2
    assert sorted((one.number, one.level) for one in requirements(ROOT)) == asked()


def test_every_requirement_shows_what_it_claims():
    assert faults(requirements(ROOT), names_of_tests()) == []


def test_the_requirements_stand_in_the_order_of_the_standard():
    order = [tuple(map(int, one.number.split("."))) for one in requirements(ROOT)]
    assert order == sorted(order)


@pytest.mark.parametrize(
    "planted",
    [{"tests": ("test_that_is_nowhere",)}, {"tests": (), "files": ()}, {"files": ("no/such.py",)}, {"state": "open"}],
)
def test_a_planted_claim_is_found(planted):
    whole = Requirement("1.1.1", 2, "x", "met", tests=("test_that_is_here",))
    assert faults([whole], {"test_that_is_here"}) == []
    assert len(faults([evolve(whole, **planted)], {"test_that_is_here"})) == 1
