"""The wheel is whole: it builds without a network, holds the catalogue, and finds it where it is installed."""

import os
import subprocess
import sys
import zipfile

import pytest
import yaml
from tests.house.tree import ROOT, files, replica

PUBLICCODE = (
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
)
STATUSES = ("concept", "development", "beta", "stable", "obsolete")
TYPES = (
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
)


def _pip(*arguments: object, **more) -> None:
    settings = {**os.environ, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run([sys.executable, "-m", "pip", *map(str, arguments)], check=True, env=settings, capture_output=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from what would be committed and nothing else, so that no stray file helps."""
    source = replica(ROOT, tmp_path_factory.mktemp("bron"))
    out = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", out, source)
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_holds_every_file_of_the_catalogue(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        f"weerwerk/_shipped/{path.relative_to(ROOT)}" for path in files(ROOT) if path.is_relative_to(ROOT / "catalogue")
    }
    assert wanted - held == set()
    assert wanted


def test_the_wheel_holds_every_paper_to_start_with(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    folder = ROOT / "docs" / "invoeren"
    wanted = {f"weerwerk/_shipped/invoeren/{path.name}" for path in files(ROOT) if path.parent == folder}
    assert wanted - held == set()
    assert len(wanted) > 14


def test_the_wheel_holds_every_file_of_the_source(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {str(path.relative_to(ROOT / "src")) for path in files(ROOT) if path.is_relative_to(ROOT / "src")}
    assert wanted - held == set()


def test_the_wheel_holds_no_tests_and_no_examples(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"weerwerk", "weerwerk_cli", "weerwerk_web"}


def test_the_installed_wheel_finds_its_catalogue_and_its_version(wheel, tmp_path):
    _pip("install", "--no-deps", "--no-compile", "--target", tmp_path, wheel)
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import weerwerk\n"
        "from importlib.metadata import version\n"
        "from weerwerk.catalogue.edition import shipped\n"
        "from weerwerk.catalogue.read import read_catalogue\n"
        "assert version('weerwerk') == weerwerk.__version__\n"
        "print(shipped(), read_catalogue(shipped()).catalogue.edition.edition)\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path / "weerwerk" / "_shipped" / "catalogue"))


def lacking(text: str) -> list[str]:
    """What publiccode.yml needs and this text does not give."""
    said = yaml.safe_load(text)
    found = [name for name in PUBLICCODE if not said.get(name)]
    if said.get("developmentStatus") not in STATUSES or said.get("softwareType") not in TYPES:
        found.append("a known developmentStatus and softwareType")
    for language, words in (said.get("description") or {}).items():
        short, long, features = (
            words.get("shortDescription", ""),
            words.get("longDescription", ""),
            words.get("features"),
        )
        if not (0 < len(short) <= 150 and 150 <= len(long) <= 10_000 and features):
            found.append(f"description in {language}: short <= 150, long 150-10000, features")
    if not (said.get("legal") or {}).get("license"):
        found.append("legal.license")
    kind = (said.get("maintenance") or {}).get("type")
    needs = {"internal": "contacts", "community": "contacts", "contract": "contractors", "none": "type"}.get(
        kind, "a known type"
    )
    if needs not in (said.get("maintenance") or {}):
        found.append(f"maintenance.{needs}")
    local = said.get("localisation") or {}
    return found + [f"localisation.{name}" for name in ("localisationReady", "availableLanguages") if name not in local]


def test_publiccode_yml_holds_all_that_the_standard_requires():
    assert lacking((ROOT / "publiccode.yml").read_text(encoding="utf-8")) == []


def test_publiccode_yml_states_our_version_and_licence():
    said = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    script = "import weerwerk; print(weerwerk.__version__)"
    ours = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT / "src")
    assert (said["softwareVersion"], said["legal"]["license"]) == (ours.stdout.strip(), "EUPL-1.2")


def test_planted_gaps_in_publiccode_yml_are_found():
    text = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
    for line in ("softwareType:", "developmentStatus:", "  license:", "  type:", "    shortDescription:"):
        assert line in text
        assert lacking(text.replace(line, line.replace(":", "X:"))) != [], line
