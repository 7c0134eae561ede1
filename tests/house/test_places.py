"""No file names a package registry or a place on one machine, so that every copy works everywhere."""

import re
from pathlib import Path

from tests.house.tree import ROOT, plant, texts

# Written so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    r"py[p]i\.(org|python)|python[h]osted\.org|npm[j]s\.(org|com)|yarn[p]kg\.com|(deb|security|snapshot|ftp)\.[^\s/]*debia[n]\.org|"
    r"(archive|security|ports)\.ubunt[u]\.com|anacond[a]\.org|maven\.or[g]|crate[s]\.io|ghc[r]\.io|docke[r]\.io|"
    r"prox[y]\.golang|rubygem[s]\.org|unpk[g]\.com|jsdeliv[r]\.net|nodesourc[e]\.com|pythonhoste[d]",
    re.IGNORECASE,
)
ONE_MACHINE = re.compile(
    r"(?<![\w.])(/wor[k]/\w|/roo[t]/|/hom[e]/[a-z]|/User[s]/\w|/opt/(wheel|pyp[i])|[A-Z]:\\User[s]\\)"
)


def named(pattern: re.Pattern[str], root: Path = ROOT) -> list[str]:
    """Each place where a text of the project matches the pattern."""
    found = []
    for path, text in texts(root):
        for number, line in enumerate(text.splitlines(), start=1):
            hit = pattern.search(line)
            if hit:
                found.append(f"{path.relative_to(root)}:{number} {hit.group()}")
    return found


def test_no_file_names_a_registry():
    assert named(REGISTRIES) == []


def test_no_file_names_a_place_on_one_machine():
    assert named(ONE_MACHINE) == []


def test_a_planted_registry_and_a_planted_place_are_found(tmp_path):
    registry = "https://" + "py" + "pi.org/simple"
    place = "/ho" + "me/kim/weerwerk"
    plant(tmp_path, {"a.txt": f"--index-url {registry}\n", "docs/b.md": f"see\n{place}\n"})
    assert len(named(REGISTRIES, tmp_path)) == 1
    assert named(ONE_MACHINE, tmp_path) == ["docs/b.md:2 /ho" + "me/k"]
