"""The page of OWASP ASVS 5: every requirement of level 1 and 2 with its state, from what was noted about each."""

from collections import Counter
from pathlib import Path

import yaml
from attrs import frozen

CHAPTERS = (
    "encoding and sanitization",
    "validation and business logic",
    "web frontend",
    "API and web service",
    "files",
    "authentication",
    "sessions",
    "authorisation",
    "self-contained tokens",
    "OAuth and OIDC",
    "cryptography",
    "communication",
    "configuration",
    "data protection",
    "coding and architecture",
    "logging and errors",
    "WebRTC",
)

HEAD = """\
# OWASP ASVS 5, level 2

<!-- Made by ./run docs from asvs.yaml beside this page. -->

How far the workbench is, for each requirement of level 1 and 2 of the [Application Security Verification Standard
5.0.0](https://github.com/OWASP/ASVS) (OWASP Foundation, CC BY-SA 4.0). Numbers and levels are the standard's; what is
asked is said in our own few words, so lay the standard beside this page. *met*: a test that fails when it is no longer
so, or the file that holds it where no test can. *not applicable*: why. *open*: not done, or done and not held by
anything. A test keeps the numbers complete and the names of tests and files true; whether a test shows what we say it
shows is our own judgement, without a review from outside.
"""
_STATES = ("met", "not-applicable", "open")


@frozen
class Requirement:
    """One requirement and what became of it."""

    number: str
    level: int
    about: str
    state: str
    why: str = ""
    tests: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def chapter(self) -> int:
        """The chapter of the standard."""
        return int(self.number.partition(".")[0])


def requirements(root: Path) -> list[Requirement]:
    """Every requirement as it was noted, in the order of the standard."""
    raw = yaml.safe_load((root / "docs" / "reference" / "asvs.yaml").read_text(encoding="utf-8"))
    return [
        Requirement(**{name: tuple(value) if isinstance(value, list) else value for name, value in one.items()})
        for one in raw
    ]


def page(root: Path) -> str:
    """The whole page."""
    found = requirements(root)
    parts = [HEAD, _counted(found), _open(found)]
    for number, title in enumerate(CHAPTERS, start=1):
        rows = [_row(one) for one in found if one.chapter == number]
        parts.append(
            f"## V{number} {title}\n\n| number | level | what is asked | state | where, why |\n|---|---|---|---|---|\n"
        )
        parts[-1] += "".join(rows)
    return "\n".join(parts)


def _counted(found: list[Requirement]) -> str:
    counts = Counter((one.level, one.state) for one in found)
    head = "| level | met | not applicable | open |\n|---|---|---|---|\n"
    return head + "".join(
        f"| {level} | {' | '.join(str(counts[level, state]) for state in _STATES)} |\n" for level in (1, 2)
    )


def _open(found: list[Requirement]) -> str:
    left = [one for one in found if one.state == "open"]
    return "Open: " + (", ".join(f"{one.number} {one.about}" for one in left) or "nothing") + ".\n"


def _row(one: Requirement) -> str:
    where = [*(f"`{test}`" for test in one.tests), *(f"`{file}`" for file in one.files), one.why]
    said = "; ".join(part for part in where if part)
    return f"| {one.number} | {one.level} | {one.about} | {one.state.replace('-', ' ')} | {said} |\n"
