"""Every module stands on its floor: imports go down, never up and never across."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.house.tree import ROOT, modules, plant, replica

CONCEPTS = ("scan", "threats", "coalition", "events", "portfolio", "region")
# Who may see of a concept only its model: the shells, and what reads or prints results.
OUTSIDE = ("src/weerwerk_cli", "src/weerwerk_web", "src/weerwerk/dossier", "src/weerwerk/report")


def broken_contracts(root: Path) -> str:
    """What import-linter says of a source tree; empty when all contracts are kept."""
    settings = {**os.environ, "PYTHONPATH": str(root / "src")}
    command = [
        Path(sys.executable).parent / "lint-imports",
        "--no-cache",
        "--no-logo",
        "--config",
        root / ".importlinter",
    ]
    done = subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def back_doors(root: Path = ROOT) -> list[str]:
    """Imports from outside into a concept that do not go through its ``model``."""
    found = []
    for path, module in modules(*OUTSIDE, root=root):
        for line, name in _imports(module):
            parts = name.split(".")
            if parts[0] == "weerwerk" and len(parts) > 1 and parts[1] in CONCEPTS and parts[2:3] != ["model"]:
                found.append(f"{path.relative_to(root)}:{line} imports {name}")
    return found


def acquainted_detectors(root: Path = ROOT) -> list[str]:
    """Detectors that import another detector."""
    home = "weerwerk.events.detectors"
    return [
        f"{path.relative_to(root)}:{line} imports {name}"
        for path, module in modules("src/weerwerk/events/detectors", root=root)
        for line, name in _imports(module)
        if name.startswith(f"{home}.")
    ]


def _imports(module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, one.name) for one in names)
            case ast.ImportFrom(module=str(name), names=names, level=0):
                yield from ((node.lineno, f"{name}.{one.name}") for one in names)
            case ast.ImportFrom(level=level, names=names) if level:
                yield from ((node.lineno, f"relative.{one.name}") for one in names)


@pytest.fixture
def copy(tmp_path):
    """A copy of the source tree in which faults can be planted."""
    replica(ROOT / "src", tmp_path / "src")
    (tmp_path / ".importlinter").write_bytes((ROOT / ".importlinter").read_bytes())
    return tmp_path


def test_all_modules_stand_on_their_floors():
    assert broken_contracts(ROOT) == ""


def test_shells_and_printers_see_only_the_model_of_a_concept():
    assert back_doors() == []


def test_detectors_do_not_know_each_other():
    assert acquainted_detectors() == []


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ({"src/weerwerk/errors.py": "import weerwerk.catalogue.model\n"}, "The floors of the core BROKEN"),
        ({"src/weerwerk/scan/up.py": "import weerwerk.threats.model\n"}, "The floors of the core BROKEN"),
        ({"src/weerwerk/loose.py": '"""On no floor."""\n'}, "loose"),
        ({"src/weerwerk/interval.py": "import weerwerk_cli.main\n"}, "The shells stand on the core BROKEN"),
        ({"src/weerwerk/interval.py": "import typer\n"}, "The core knows no framework"),
    ],
)
def test_a_planted_import_against_the_floors_is_found(copy, planted, said):
    for concept in ("scan", "threats"):
        package = copy / "src" / "weerwerk" / concept
        package.mkdir(exist_ok=True)
        for name in ("__init__.py", "model.py"):
            (package / name).touch()
    plant(copy, planted)
    assert said in broken_contracts(copy)


def test_a_planted_back_door_is_found(tmp_path):
    plant(tmp_path, {"src/weerwerk_cli/a.py": "from weerwerk.scan.score import score\nimport weerwerk.scan.model\n"})
    assert back_doors(tmp_path) == ["src/weerwerk_cli/a.py:1 imports weerwerk.scan.score.score"]


def test_a_planted_acquaintance_between_detectors_is_found(tmp_path):
    plant(tmp_path, {"src/weerwerk/events/detectors/a.py": "from weerwerk.events.detectors.b import find\n"})
    assert acquainted_detectors(tmp_path) == [
        "src/weerwerk/events/detectors/a.py:1 imports weerwerk.events.detectors.b.find"
    ]
