"""The index of the decisions, read from the decisions themselves."""

import re
from pathlib import Path

from attrs import frozen

STATUSES = ("proposed", "decided", "replaced", "withdrawn")
BUILT = ("yes", "partly", "no")
_FILE = re.compile(r"(\d{4})-[a-z0-9-]+\.md\Z")

HEAD = """\
# Decisions

<!-- Made by ./run docs from the decisions themselves. -->

A decision worth a meeting is written down here, once. Its title is the decision. *Status* says whether it was taken,
*built* whether the code follows it. A decision that no longer holds is not rewritten: a new one replaces it.

| nr | decision | status | built |
|---|---|---|---|
"""


@frozen
class Decision:
    """One decision as its page states it."""

    number: str
    title: str
    status: str
    built: str
    file: str


def read(page: Path) -> Decision:
    """The decision on a page; ValueError says what its head lacks."""
    text = page.read_text(encoding="utf-8")
    named = _FILE.match(page.name)
    title = re.match(r"# (.+)\n", text)
    status = re.search(r"^- status: (\w+)", text, re.MULTILINE)
    built = re.search(r"^- built: (\w+)", text, re.MULTILINE)
    if not (named and title and status and built):
        raise ValueError(f"{page.name}: needs NNNN-name.md, '# title', '- status: …' and '- built: …'")
    if status.group(1) not in STATUSES or built.group(1) not in BUILT:
        raise ValueError(f"{page.name}: status is one of {STATUSES}, built one of {BUILT}")
    return Decision(named.group(1), title.group(1), status.group(1), built.group(1), page.name)


def page(folder: Path) -> str:
    """The index of a folder with decisions, in the order of their numbers."""
    found = [read(one) for one in sorted(folder.glob("[0-9]*.md"))]
    numbers = [one.number for one in found]
    if numbers != [f"{n:04}" for n in range(1, len(found) + 1)]:
        raise ValueError(f"numbers are not 0001, 0002, …: {', '.join(numbers)}")
    return HEAD + "".join(
        f"| {one.number} | [{one.title}]({one.file}) | {one.status} | {one.built} |\n" for one in found
    )
