"""``weerwerk card``: one sheet for the desk, with the municipality's own people or the open places for them."""

from pathlib import Path

import pytest
from tests.documents.pdfs import words_of

from weerwerk_cli.main import run

ROOT = Path(__file__).resolve().parents[2]
DOSSIER = str(ROOT / "examples" / "voorbeelddam")


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        run(["card", *arguments, "--on", "2026-05-01"])
    said = capsys.readouterr()
    return int(end.value.code or 0), said.out, said.err


@pytest.mark.parametrize(
    ("subject", "title"), [("vergunningen", "Vergunningverlening"), ("contact", "Onder druk gezet?")]
)
def test_a_card_names_the_own_people_from_the_dossier_and_shows_what_is_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], subject: str, title: str
) -> None:
    out = tmp_path / "kaart.pdf"
    code, said, err = asked(capsys, subject, "-o", str(out), "--dossier", DOSSIER)
    assert (code, err) == (0, "")
    text = words_of(out.read_bytes())
    assert title in text
    assert "intranet, onder Veilig werken" in text
    assert "Meldpunt nog niet ingevuld" in text
    assert str(out) in said


def test_without_a_dossier_the_own_people_are_open_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "kaart.pdf"
    assert asked(capsys, "contact", "-o", str(out))[0] == 0
    assert words_of(out.read_bytes()).count("nog niet ingevuld") == 2


def test_an_own_reporting_channel_stands_on_the_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    text = (ROOT / "examples" / "voorbeelddam" / "organisation.yaml").read_text()
    (folder / "organisation.yaml").write_text(text.replace('meldpunt: ""', "meldkanaal: melden.voorbeelddam.example"))
    out = tmp_path / "kaart.pdf"
    assert asked(capsys, "contact", "-o", str(out), "--dossier", str(folder))[0] == 0
    assert "Online melden melden.voorbeelddam.example" in words_of(out.read_bytes())


@pytest.mark.parametrize(
    ("subject", "name", "said"),
    [
        ("vergunnigen", "kaart.pdf", "bedoelde u 'vergunningen'?"),
        ("vergunningen", "kaart.docx", "noem een bestand op .pdf"),
        ("vergunningen", "weg/kaart.pdf", "de map"),
    ],
)
def test_what_cannot_be_made_is_said_with_its_cure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], subject: str, name: str, said: str
) -> None:
    code, _, err = asked(capsys, subject, "-o", str(tmp_path / name))
    assert code == 2
    assert said in err
