"""The outermost door of the command line: what users read, and the exit code scripts read."""

import os
import subprocess
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from weerwerk.errors import BadInput
from weerwerk_cli import dutch, failure, groups, main

ROOT = Path(__file__).parents[2]


def weerwerk(*arguments: str, state: Path, **more) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, in a process of its own."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_STATE_HOME": str(state)}
    command = [sys.executable, "-m", "weerwerk_cli", *arguments]
    return subprocess.run(command, env=settings, text=True, capture_output=True, check=False, **more)


def broken(secret: str = "geheim-van-een-gebruiker") -> None:
    """A command that fails by our own fault."""
    raise ZeroDivisionError("hier gaat het mis")


def refused_by_the_disk() -> None:
    """A command that meets a file it may not write."""
    raise PermissionError(13, "Permission denied", "/ergens/uitvoer.pdf")


def stopped() -> None:
    """A command that the user stops with Ctrl-C."""
    raise KeyboardInterrupt


@pytest.fixture
def planted(monkeypatch, tmp_path):
    """The command line with one command of our own planted in the table."""

    def plant(function: str) -> None:
        one = groups.Group("geplant", f"{__name__}:{function}", "geplant")
        monkeypatch.setattr(groups, "GROUPS", (one,))
        monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    return plant


def ending(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end:
        main.run(list(arguments))
    return int(end.value.code or 0)


def test_our_own_failure_ends_with_1_and_shows_no_traceback(planted, capsys, tmp_path):
    planted("broken")
    assert ending("geplant") == 1
    said = capsys.readouterr().err
    assert "Er ging iets mis in Weerwerk zelf" in said
    assert "Traceback" not in said
    (file,) = (tmp_path / "weerwerk").iterdir()
    assert str(file) in said
    assert "ZeroDivisionError: hier gaat het mis" in file.read_text()
    assert file.stat().st_mode & 0o077 == 0, "only the user may read it"


def test_the_technical_explanation_holds_no_value_that_was_typed(planted, tmp_path):
    planted("broken")
    assert ending("geplant", "--secret", "wachtwoord-uit-de-kluis") == 1
    (file,) = (tmp_path / "weerwerk").iterdir()
    assert "wachtwoord-uit-de-kluis" not in file.read_text()


def test_debug_shows_the_technical_explanation_and_keeps_no_file(planted, capsys, tmp_path):
    planted("broken")
    assert ending("--debug", "geplant") == 1
    assert "ZeroDivisionError: hier gaat het mis" in capsys.readouterr().err
    assert not (tmp_path / "weerwerk").exists()


def test_the_explanation_finds_a_place_where_the_home_folder_cannot_be_written(planted, capsys, monkeypatch, tmp_path):
    planted("broken")
    (tmp_path / "bestand").write_text("geen map")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "bestand"))
    monkeypatch.setattr(failure.tempfile, "gettempdir", lambda: str(tmp_path / "tijdelijk"))
    assert ending("geplant") == 1
    assert str(tmp_path / "tijdelijk") in capsys.readouterr().err


def test_what_the_disk_refuses_is_said_with_the_name_of_the_file(planted, capsys):
    planted("refused_by_the_disk")
    assert ending("geplant") == BadInput.exit_code
    said = capsys.readouterr().err
    assert "/ergens/uitvoer.pdf  mag u niet lezen of schrijven" in said


def test_ctrl_c_ends_with_130_and_one_sentence(planted, capsys):
    planted("stopped")
    assert ending("geplant") == main.INTERRUPTED
    assert capsys.readouterr().err == "Afgebroken. Er is niets half bewaard.\n"


def test_a_reader_that_goes_away_is_no_failure(tmp_path):
    script = f"'{sys.executable}' -m weerwerk_cli catalogue show vergunningen; echo $? >&2"
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(["sh", "-c", f"({script}) | true"], env=settings, text=True, capture_output=True, check=False)
    assert done.stderr.split() in (["141"], ["0"])  # 0 when all was written before the reader went
    assert not (tmp_path / "weerwerk").exists()


def test_a_full_disk_behind_the_output_is_said(tmp_path):
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        settings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_STATE_HOME": str(tmp_path)}
        command = [sys.executable, "-m", "weerwerk_cli", "catalogue", "show", "vergunningen"]
        done = subprocess.run(command, env=settings, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == BadInput.exit_code
    assert "past niet meer op de schijf" in done.stderr
    assert "Exception" not in done.stderr


def test_help_imports_no_group(tmp_path):
    script = (
        "import sys\n"
        "from weerwerk_cli.main import run\n"
        "try:\n    run(['--help'])\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'yaml', 'cattrs', 'ibis', 'duckdb', 'numpy', 'scipy', 'ortools', 'typst', 'rich'}\n"
        "print(*sorted((heavy | {'weerwerk_cli.catalogue'}) & set(sys.modules)), file=sys.stderr, end='')\n"
    )
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", script], env=settings, text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_group_in_the_table_can_be_loaded():
    for group in groups.GROUPS:
        assert groups.load(group).help


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("catalog", "de opdracht 'catalog' bestaat niet — bedoelde u 'catalogue'?"),
        ("catalogue chekc", "de opdracht 'chekc' bestaat niet — bedoelde u 'check'?"),
        ("catalogue check --jsn", "de optie '--jsn' bestaat niet — bedoelde u --json?"),
        ("catalogue check te veel", "te veel opgegeven: te veel"),
        ("catalogue show", "card_id ontbreekt"),
        ("catalogue check --catalogue", "bij '--catalogue' ontbreekt de waarde"),
        ("catalogue check --json=ja", "bij '--json' hoort geen waarde"),
    ],
)
def test_a_wrong_command_line_ends_with_2_and_a_dutch_sentence(capsys, typed, said):
    assert ending(*typed.split()) == BadInput.exit_code
    assert said in capsys.readouterr().err


class Kind(StrEnum):
    A = "aap"
    N = "noot"


def typed_options(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False)],
    count: Annotated[int, typer.Option(min=1, max=5)] = 3,
    share: float = 1.0,
    kind: Kind = Kind.A,
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    pair: Annotated[tuple[str, str] | None, typer.Option()] = None,
    need: Annotated[Kind, typer.Option()] = ...,
) -> None:
    """Every kind of option we use."""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "folder ontbreekt"),
        (".", "--need ontbreekt — kies uit aap, noot"),
        ("/nergens --need aap", "folder  '/nergens' bestaat niet"),
        ("{file} --need aap", "is een bestand, geen map"),
        (". --need aap --count x", "--count  dit is geen getal"),
        (". --need aap --share x", "--share  dit is geen getal"),
        (". --need aap --count 9", "--count  dit getal is te groot — geef ten hoogste 5 op"),
        (". --need aap --count 0", "--count  dit getal is te klein — geef ten minste 1 op"),
        (". --need mies", "--need  'mies' kan hier niet — kies uit 'aap', 'noot'"),
        (". --need aap --day gisteren", "--day  'gisteren' is geen goede datum"),
        (". --need aap --pair een", "bij '--pair' horen 2 waarden"),
    ],
)
def test_each_way_to_type_an_option_wrong_has_its_dutch_sentence(planted, capsys, typed, said):
    planted("typed_options")
    words = [word.format(file=__file__) for word in typed.split()]
    assert ending("geplant", *words) == BadInput.exit_code
    assert said in capsys.readouterr().err


def test_a_sentence_we_do_not_know_is_passed_on_as_it_is():
    fault = dutch.bad_usage(typer.BadParameter("something new")).faults[0]
    assert fault.what == "something new"


def test_the_help_of_every_command_is_dutch():
    for group in groups.GROUPS:
        for path in _paths(groups.load(group), [group.name]):
            text = CliRunner().invoke(main.app, [*path, "--help"], prog_name="weerwerk").output
            english = ("Usage", "Options", "Commands", "Arguments", "required", "default:", "Show this")
            assert not [word for word in english if word in text], text


def _paths(command, path):
    yield path
    for name, below in getattr(command, "commands", {}).items():
        yield from _paths(below, [*path, name])
