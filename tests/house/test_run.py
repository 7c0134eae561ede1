"""The one door: plain POSIX sh, each verb explained, a clear end when something cannot be done."""

import re
import shutil
import subprocess

import pytest
from tests.house.tree import ROOT

SCRIPTS = ("run", ".ci/run")
SOURCE = (ROOT / "run").read_text(encoding="utf-8")


def door(*arguments: str, **more) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(ROOT / "run"), *arguments], capture_output=True, text=True, check=False, **more)


def undocumented_verbs(script: str) -> list[str]:
    """Verbs that the script knows and its help does not name."""
    known = re.findall(r"^    ([a-z]+)\)", script[script.index("case $verb in") :], re.MULTILINE)
    told = re.findall(r"^  ([a-z]+) ", script[: script.index("HELP\n}")], re.MULTILINE)
    return [verb for verb in known if verb not in told]


@pytest.mark.parametrize("shell", ["sh", "dash", "bash"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_the_scripts_are_read_by_every_common_shell(shell, script):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not on this machine")
    assert subprocess.run([shell, "-n", str(ROOT / script)], check=False).returncode == 0


def test_shellcheck_has_nothing_against_the_scripts():
    if shutil.which("shellcheck") is None:
        pytest.skip("shellcheck is not on this machine; sudo apt-get install shellcheck")
    done = subprocess.run(["shellcheck", "-s", "sh", *SCRIPTS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == ""


def test_every_verb_is_in_the_help_once_it_works():
    assert undocumented_verbs(SOURCE) == []


def test_a_planted_verb_without_help_is_found():
    planted = SOURCE.replace("    check) check ;;", "    check) check ;;\n    secret) check ;;")
    assert "secret" in undocumented_verbs(planted)


def test_an_unknown_verb_ends_with_2_and_shows_the_verbs():
    done = door("taste")
    assert done.returncode == 2
    assert "'taste' ken ik niet" in done.stderr
    assert "./run WAT" in done.stderr


def test_without_a_verb_the_help_is_shown():
    done = door()
    assert (done.returncode, done.stderr) == (0, "")
    assert "demo" in done.stdout


def test_without_a_python_that_is_new_enough_the_cure_is_named(tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("dirname", "cksum", "cut", "mkdir", "id", "cmp", "rm", "cat", "sleep", "readlink"):
        (tools / name).symlink_to(shutil.which(name))
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tools / "python3").chmod(0o755)
    done = door("setup", env={"PATH": str(tools), "HOME": str(tmp_path), "WEERWERK_WORK": str(tmp_path / "werk")})
    assert done.returncode == 1
    assert "sudo apt-get install python3 python3-venv" in done.stderr
