"""The packages we stand on with their licences: from the locks, and from what was noted about each."""

import re
from collections.abc import Mapping
from pathlib import Path

import yaml
from attrs import frozen

_LOCKED = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;]+)", re.MULTILINE)

HEAD = """\
# Dependencies

<!-- Made by ./run docs from requirements/*.txt and dependencies.yaml beside this page. -->

Nothing under the GPL or AGPL is part of Weerwerk at run time. Packages under the LGPL are used unchanged and as a
library. What each wheel carries of others stands in its own licence files. The locks name every package with its
hashes and no registry.
"""


@frozen
class Package:
    """One locked package; more than one version where newer Pythons get a newer one."""

    name: str
    versions: tuple[str, ...]
    licence: str
    use: str
    note: str


def locked(lock: Path) -> dict[str, tuple[str, ...]]:
    """The packages in a lock with their versions."""
    found: dict[str, tuple[str, ...]] = {}
    for name, version in _LOCKED.findall(lock.read_text(encoding="utf-8")):
        found[name] = (*found.get(name, ()), version)
    return found


def notes(root: Path) -> Mapping[str, Mapping[str, str]]:
    """What was noted about each package."""
    noted: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        (root / "docs" / "reference" / "dependencies.yaml").read_text(encoding="utf-8")
    )
    return noted


def packages(root: Path, lock: str) -> list[Package]:
    """The packages of one lock with what was noted; an unknown licence is said to be so."""
    noted = notes(root)
    return [
        Package(name, versions, noted[name]["licence"], noted[name].get("for", ""), noted[name].get("note", ""))
        if name in noted
        else Package(name, versions, "unknown", "", "")
        for name, versions in locked(root / "requirements" / f"{lock}.txt").items()
    ]


def page(root: Path) -> str:
    """The whole page."""
    run = packages(root, "run")
    names = {one.name for one in run}
    test = [one for one in packages(root, "test") if one.name not in names]
    bench = sorted(set(locked(root / "requirements" / "bench.txt")) - names - {one.name for one in test})
    parts = [HEAD, *_table("Run time", run), *_table("Tests and building only", test)]
    parts.append(
        "## Measurements only\n\n`./run bench` compares with PM4Py (AGPL-3.0), which is therefore in no other lock and "
        "imported nowhere in `src`, and with OR-Tools (Apache-2.0), whose Python part loads pandas and pyarrow: half a "
        f"second and 95 MB that a report need not pay. They bring: {', '.join(bench)}.\n"
    )
    return "\n".join(parts)


def _table(title: str, rows: list[Package]) -> list[str]:
    used = [one for one in rows if one.use]
    brought = [one for one in rows if not one.use]
    return [f"## {title}\n", *_rows("We call these ourselves.", used), *_rows("These come along.", brought)]


def _rows(title: str, rows: list[Package]) -> list[str]:
    lines = [f"| {one.name} | {', '.join(one.versions)} | {one.licence} | {_about(one)} |" for one in rows]
    return [f"{title}\n", "\n".join(["| package | version | licence | what for |", "|---|---|---|---|", *lines]) + "\n"]


def _about(one: Package) -> str:
    return "; ".join(part for part in (one.use, one.note) if part)
