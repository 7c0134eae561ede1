"""Whatever lies in a folder, reading it gives a dossier or every fault in words: never anything else."""

import random
import shutil
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.read import read_dossier
from weerwerk.errors import BadInput

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "voorbeelddam"
CATALOGUE = read_catalogue(edition.shipped()).catalogue
TODAY = date(2026, 5, 1)
FILES = (
    "organisation.yaml",
    "answers/vergunningen-2.yaml",
    "assessment.yaml",
    "permissions.yaml",
    "plan.yaml",
    "steps.yaml",
    "survey.csv",
    "vital_functions.yaml",
    "surroundings.yaml",
    "phenomena.yaml",
    "own_processes/markten.yaml",
)
ODD = (
    *("", "null", "[]", "{}", "-1", "1e999", "9" * 40, "2026-02-30", "*a", "&a b", "!!python/object x", "- - -"),
    *("'", '"', "\x00", "\ufeff", "\u202e", "nee", ": :", "|\n  x", "%", "@", "{a: {a: {a: {}}}}", "\t", "---"),
    "é" * 300,
)


def read(folder: Path) -> Dossier | BadInput:
    try:
        return read_dossier(folder, CATALOGUE, on=TODAY)
    except BadInput as bad:
        assert bad.faults
        assert all(fault.what for fault in bad.faults)
        return bad


def a_folder(made: str) -> Path:
    """A small dossier: the files of Voorbeelddam that are named, and one file of answers."""
    folder = Path(made)
    for name in FILES:
        if (EXAMPLE / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(EXAMPLE / name, folder / name)
    return folder


def test_the_small_dossier_itself_is_read() -> None:
    with tempfile.TemporaryDirectory() as made:
        assert isinstance(read(a_folder(made)), Dossier)


@settings(max_examples=150)
@given(name=st.sampled_from(FILES), raw=st.binary(max_size=400))
def test_any_bytes_in_any_file_are_a_dossier_or_faults(name: str, raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = a_folder(made)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
        read(folder)


@settings(max_examples=250)
@given(name=st.sampled_from(FILES[:8]), seed=st.integers(0, 2**32), edits=st.integers(1, 6))
def test_a_file_that_was_damaged_is_a_dossier_or_faults(name: str, seed: int, edits: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = a_folder(made)
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(damaged(text, random.Random(seed), edits), encoding="utf-8")
        read(folder)


def damaged(text: str, chance: random.Random, edits: int) -> str:
    """The text with lines dropped, doubled, moved in or out, and values exchanged for odd ones."""
    lines = text.split("\n")
    for _ in range(edits):
        at = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                lines[at] = " " * chance.randrange(6) + lines[at].lstrip()
            case 3:
                head, colon, _ = lines[at].partition(":")
                lines[at] = f"{head}{colon} {chance.choice(ODD)}"
            case 4:
                where = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:where] + chance.choice(ODD) + lines[at][where:]
            case _:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
        lines = lines or [""]
    return "\n".join(lines)


def test_a_folder_in_the_place_of_a_file_and_a_file_in_the_place_of_a_folder_are_no_fault_of_ours() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = a_folder(made)
        shutil.rmtree(folder / "answers")
        (folder / "answers").write_text("geen map")
        (folder / "plan.yaml").unlink()
        (folder / "plan.yaml").mkdir()
        (folder / "logs").write_text("geen map")
        read(folder)
