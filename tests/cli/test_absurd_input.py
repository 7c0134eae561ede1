"""Whatever file a command is given, it ends with words and never with a failure of our own."""

import os
from pathlib import Path

import pytest
from docs.make.cli import commands
from typer.core import TyperGroup

from weerwerk_cli import groups, main
from weerwerk_cli.failure import keep

# The shell on files; the commands of the web shell start servers and have tests of their own.
ON_FILES = {group.name for group in groups.GROUPS if group.home.startswith("weerwerk_cli.")}
LEAVES = [
    (path, command) for path, command in commands() if path[0] in ON_FILES and not isinstance(command, TyperGroup)
]
KINDS = ("nowhere", "empty-folder", "binary", "folder-with-junk", "no-utf8-name")


@pytest.fixture(scope="module")
def absurd(tmp_path_factory) -> dict[str, Path]:
    """Things that are no dossier, no log and no catalogue."""
    folder = tmp_path_factory.mktemp("onzin")
    place = {kind: folder / kind for kind in KINDS}
    place["no-utf8-name"] = Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe"))
    place["no-utf8-name"].mkdir()
    place["empty-folder"].mkdir()
    place["binary"].write_bytes(bytes(range(256)) * 40)
    place["folder-with-junk"].mkdir()
    for name in ("organisation.yaml", "edition.yaml", "permissions.yaml", "steps.yaml", "plan.yaml", "staff.csv"):
        (place["folder-with-junk"] / name).write_bytes(b"\xff\xfe\x00a: [b\n- c: *d\n")
    for name in ("answers", "logs", "processes", "circumstances"):
        (place["folder-with-junk"] / name).mkdir()
        (place["folder-with-junk"] / name / "x.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
        (place["folder-with-junk"] / name / "x.csv").write_bytes(b"\x00\x01\x02")
    return place


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("path", "command"), LEAVES, ids=[" ".join(path) for path, _ in LEAVES])
def test_no_command_fails_by_our_own_fault_on_absurd_input(path, command, kind, absurd, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    typed = [*path, *_typed(command, str(absurd[kind]), tmp_path)]
    with pytest.raises(SystemExit) as end:
        main.run(typed)
    said = capsys.readouterr()
    assert end.value.code in (0, 2), f"weerwerk {' '.join(typed)}\n{said.err}\n{_kept(tmp_path)}"
    assert "Traceback" not in said.err


def _typed(command, given: str, folder: Path) -> list[str]:
    """Every argument and required option, each with the absurd thing; what is written goes to a folder of ours."""
    words = []
    for one in command.params:
        if one.param_type_name == "argument":
            words.append(given)
        elif "--output" in one.opts:
            words += [one.opts[0], str(folder / "uit")]
        elif one.required:
            words += [one.opts[0], *[given] * max(one.nargs, 1)]
        elif "--catalogue" in one.opts and command.name == "lock":
            words += ["--catalogue", given]
    return words


def _kept(folder: Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in (folder / "state").rglob("*.txt"))


def test_a_planted_failure_of_our_own_would_be_seen(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert keep("ZeroDivisionError") is not None
    assert "ZeroDivisionError" in _kept(tmp_path)
