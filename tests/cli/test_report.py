"""``weerwerk report``: which paper is made where, and what is said when it cannot be."""

from pathlib import Path

import pytest

from weerwerk_cli.main import run

ROOT = Path(__file__).resolve().parents[2]
DOSSIER = str(ROOT / "examples" / "voorbeelddam")


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        run(["report", DOSSIER, "--on", "2026-05-01", *arguments])
    said = capsys.readouterr()
    return int(end.value.code or 0), said.out, said.err


@pytest.mark.parametrize(
    ("name", "more", "begins"),
    [
        ("scan.pdf", (), b"%PDF"),
        ("scan.docx", (), b"PK"),
        ("openbaar.pdf", ("--public",), b"%PDF"),
        ("openbaar.pdf", ("--public", "--previous", DOSSIER), b"%PDF"),
        ("college.docx", ("--summary",), b"PK"),
    ],
)
def test_each_paper_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, more: tuple[str, ...], begins: bytes
) -> None:
    code, out, err = asked(capsys, "-o", str(tmp_path / name), *more)
    assert (code, err) == (0, "")
    assert str(tmp_path / name) in out
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("scan.odt", (), "noem een bestand op .pdf of .docx"),
        ("scan", (), "noem een bestand op .pdf of .docx"),
        ("openbaar.docx", ("--public",), "noem een bestand op .pdf"),
        ("college.pdf", ("--summary",), "noem een bestand op .docx"),
        ("geen-map/scan.pdf", (), "noem een bestand in een bestaande map"),
        ("scan.pdf", ("--public", "--summary"), "maak ze na elkaar"),
        ("scan.pdf", ("--previous", DOSSIER), "alleen mee in het openbare rapport"),
    ],
)
def test_what_cannot_be_made_is_said_with_its_cure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, more: tuple[str, ...], said: str
) -> None:
    code, _, err = asked(capsys, "-o", str(tmp_path / name), *more)
    assert code == 2
    assert said in err
    assert list(tmp_path.iterdir()) == []
