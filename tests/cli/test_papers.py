"""``weerwerk papers``: every paper in one folder."""

from pathlib import Path

import pytest

from weerwerk_cli.main import run


def test_the_papers_are_written_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        run(["papers", "-o", str(tmp_path / "stukken"), "--on", "2026-05-01"])
    said = capsys.readouterr()
    assert (end.value.code or 0, said.err) == (0, "")
    made = {path.name for path in (tmp_path / "stukken").iterdir()}
    assert len(made) == 15
    assert all(name in said.out for name in made)


def test_a_folder_that_cannot_be_made_is_said_with_its_cure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        run(["papers", "-o", str(tmp_path / "weg" / "stukken")])
    assert end.value.code == 2
    assert "noem een map" in capsys.readouterr().err
