"""What is installed is locked: every file has a hash, no registry is named, and the locks fit pyproject.toml."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata

import pytest
from docs.make.dependencies import locked, notes, packages
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from tests.house.tree import ROOT

LOCKS = ("run", "test", "bench")
# "GPL" that is not "LGPL"; the runtime exception of libgfortran is noted with its package.
COPYLEFT = re.compile(r"(?<!L)(?<!Lesser )(A?GPL|Affero|GNU General Public)", re.IGNORECASE)


def loose(text: str) -> list[str]:
    """Lines of a lock that pin nothing, have no hash, or say where to get it."""
    entries = [" ".join(entry.split()) for entry in re.sub(r"\\\n", " ", text).splitlines() if entry.strip()]
    pinned = re.compile(r"\S+==\S+( ;[^#]*?)?( --hash=sha256:[0-9a-f]{64})+")
    return [entry[:60] for entry in entries if not pinned.fullmatch(entry)]


def unmet(project: str, locks: dict[str, dict[str, tuple[str, ...]]]) -> list[str]:
    """What pyproject.toml asks for and a lock does not give."""
    return [
        f"{lock}: {wanted}"
        for lock, wanted in _wanted(project)
        if not any(
            Version(version) in wanted.specifier for version in locks[lock].get(canonicalize_name(wanted.name), ())
        )
    ]


def _wanted(project: str) -> Iterator[tuple[str, Requirement]]:
    table = tomllib.loads(project)["project"]
    extras = table["optional-dependencies"]
    for lock, names in (
        ("run", [*table["dependencies"], *extras["web"]]),
        ("test", extras["test"]),
        ("bench", extras["bench"]),
    ):
        for name in names:
            yield lock, Requirement(name)


def copyleft(rows: list[tuple[str, str]]) -> list[str]:
    """Packages whose licence reaches what is built with them."""
    return [f"{name}: {licence}" for name, licence in rows if COPYLEFT.search(licence)]


def _stated(name: str) -> str:
    """The licence that an installed package states of itself; empty when it is not installed here."""
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return ""
    classifiers = [one for one in found.get_all("Classifier") or [] if one.startswith("License")]
    first = (found.get("License") or "").splitlines()[:1]
    return "; ".join([found.get("License-Expression") or "", *first, *classifiers])


def _all() -> dict[str, dict[str, tuple[str, ...]]]:
    return {lock: locked(ROOT / "requirements" / f"{lock}.txt") for lock in LOCKS}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash_and_names_no_registry(lock):
    assert loose((ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")) == []


def test_the_locks_give_what_pyproject_asks_for():
    assert unmet((ROOT / "pyproject.toml").read_text(encoding="utf-8"), _all()) == []


def test_each_lock_holds_the_one_before_it():
    locks = _all()
    assert locks["run"].items() <= locks["test"].items() <= locks["bench"].items()


def test_every_locked_package_has_its_licence_noted():
    assert set(_all()["test"]) == set(notes(ROOT))


def test_no_package_under_gpl_or_agpl_is_part_of_weerwerk_at_run_time():
    run = packages(ROOT, "run")
    assert copyleft([(one.name, one.licence) for one in run]) == []
    assert copyleft([(one.name, _stated(one.name)) for one in run]) == []


def test_a_noted_licence_is_the_one_the_package_states():
    differ = {}
    for one in packages(ROOT, "test"):
        try:
            stated = metadata(one.name).get("License-Expression")
        except PackageNotFoundError:
            continue
        if stated and stated != one.licence:
            differ[one.name] = stated
    assert differ == {}


def test_pm4py_is_imported_nowhere_in_the_product():
    named = [path for path in (ROOT / "src").rglob("*.py") if re.search(r"\bpm4py\b", path.read_text(encoding="utf-8"))]
    assert named == []


def test_planted_faults_in_a_lock_are_found():
    good = "attrs==26.1.0 \\\n    --hash=sha256:" + "a" * 64 + "\n"
    assert loose(good) == []
    assert loose("attrs==26.1.0\n") == ["attrs==26.1.0"]
    assert loose("--index-url somewhere\n" + good) == ["--index-url somewhere"]
    assert loose(good.replace("==", ">=")) != []


def test_a_planted_dependency_without_a_lock_is_found():
    extras = "[project.optional-dependencies]\nweb=[]\ntest=[]\nbench=[]\n"
    project = f'[project]\ndependencies = ["attrs>=99", "nowhere"]\n{extras}'
    assert unmet(project, _all()) == ["run: attrs>=99", "run: nowhere"]


def test_a_planted_copyleft_licence_is_found_and_the_lgpl_is_not():
    rows = [("a", "AGPL-3.0-only"), ("b", "License :: OSI Approved :: GNU General Public License v3 (GPLv3)")]
    assert len(copyleft(rows)) == 2
    assert copyleft([("c", "LGPL-3.0-only"), ("d", "GNU Lesser General Public License v2 or later (LGPLv2+)")]) == []
