"""The gates of ``./run check`` let nothing through: each refuses a planted fault under our own settings."""

import os
import subprocess
import sys

import pytest
from tests.house.tree import ROOT, plant


def refused(folder, *tool: str) -> str:
    """What a tool says against a folder with our settings; empty when it has nothing to say."""
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    command = [sys.executable, "-m", *tool]
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}  # mypy asks the settings of the web how its models look
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ('"""A module."""\n\n\ndef told():\n    return 1\n', "ANN201"),
        ('"""A module."""\n\n\ndef silent() -> int:\n    return 1\n', "D103"),
        ("x = 1\n", "D100"),
        ('"""A module"""\n', "D400"),
        ('"""A module."""\n\ntry:\n    x = 1\nexcept Exception:\n    x = 2\n', "BLE001"),
        ('"""A module."""\n\nprint("loud")\n', "T201"),
        ('"""A module."""\n\nimport os\n\nx = os.path.join("a", "b")\n', "PTH118"),
        ('"""A module."""\n\nfrom typing import Any\n\n\ndef f(x: Any) -> None:\n    """Do."""\n    del x\n', "ANN401"),
    ],
)
def test_ruff_refuses_a_planted_fault(tmp_path, planted, rule):
    plant(tmp_path, {"src/weerwerk/__init__.py": '"""A package."""\n', "src/weerwerk/planted.py": planted})
    assert rule in refused(tmp_path, "ruff", "check", "--no-cache", ".")


def test_ruff_refuses_a_planted_untidy_module(tmp_path):
    plant(tmp_path, {"src/weerwerk/planted.py": "x   =  1\n"})
    assert "planted.py" in refused(tmp_path, "ruff", "format", "--no-cache", "--check", ".")


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ("def f(x):\n    return x\n", "no-untyped-def"),
        ("def f(x: int) -> str:\n    return x\n", "return-value"),
        ("def f(x: list) -> None: ...\n", "type-arg"),
    ],
)
def test_mypy_refuses_planted_loose_types_in_the_core(tmp_path, planted, rule):
    plant(tmp_path, {f"src/{name}/__init__.py": "" for name in ("weerwerk", "weerwerk_cli", "weerwerk_web")})
    plant(tmp_path, {"src/weerwerk/planted.py": planted})
    assert rule in refused(tmp_path, "mypy", "--cache-dir", str(tmp_path / "cache"))
