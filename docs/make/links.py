"""Links between our own pages: each leads to a file that is there, and to a heading in it."""

import re
from collections.abc import Iterator
from pathlib import Path

_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)|!\[[^\]\n]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_ELSEWHERE = ("http://", "https://", "mailto:")


def broken(root: Path) -> list[str]:
    """Each link in the pages of a folder that leads nowhere, with its page."""
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md"), *(root / "examples").rglob("*.md")]
    return [f"{page.relative_to(root)}: {link}" for page in sorted(pages) for link in _leads_nowhere(page, root)]


def _leads_nowhere(page: Path, root: Path) -> Iterator[str]:
    text = _CODE.sub("", _FENCE.sub("", page.read_text(encoding="utf-8")))
    for match in _LINK.finditer(text):
        link = match.group(1) or match.group(2)
        if link.startswith(_ELSEWHERE):
            continue
        file, _, heading = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        inside = target.exists() and target.is_relative_to(root.resolve())
        if not inside or (heading and target.suffix == ".md" and heading not in _headings(target)):
            yield link


def _headings(page: Path) -> set[str]:
    return headings(page.read_text(encoding="utf-8"))


def headings(text: str) -> set[str]:
    """The names by which the headings of a page are linked to."""
    lines = re.findall(r"^#{1,6} (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).strip().replace(" ", "-") for line in lines}
