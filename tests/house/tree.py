"""The files the house rules look at: what is in the repository, or what would be committed next."""

import ast
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_NOT_OURS = {
    ".git",
    ".venv",
    "build",
    "dist",
    "node_modules",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    ".import_linter_cache",
}


def files(root: Path = ROOT) -> list[Path]:
    """Every file of the project: tracked or new, but not ignored; in a folder without git, all that lie there."""
    listed = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listed is not None:
        found = [root / name for name in listed.split("\0") if name]
    else:
        found = [path for path in root.rglob("*") if not _NOT_OURS & set(path.relative_to(root).parts)]
    return sorted(path for path in found if path.is_file())


def _git(root: Path, *command: str) -> str | None:
    """What git says; None without git, and in a folder that is no repository of its own."""
    if not (root / ".git").exists() or shutil.which("git") is None:
        return None
    said = subprocess.run(["git", "-C", str(root), *command], capture_output=True, text=True, check=False)
    return said.stdout if said.returncode == 0 else None


def texts(root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Every file that is text, with its text."""
    for path in files(root):
        raw = path.read_bytes()
        if b"\0" not in raw[:8000]:
            yield path, raw.decode("utf-8", errors="replace")


def modules(*folders: str, root: Path = ROOT) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python module below the named folders, parsed."""
    for path in files(root):
        if path.suffix == ".py" and any(path.is_relative_to(root / folder) for folder in folders):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def strings(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Every text in a module that is not a docstring, with its line."""
    docstrings = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def plant(folder: Path, planted: Mapping[str, str]) -> Path:
    """Write files, named by their path, into a folder."""
    for name, text in planted.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def replica(source: Path, target: Path) -> Path:
    """The files below a folder, copied so that faults can be planted even when the original may not be written to."""
    for path in files(source):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return target
