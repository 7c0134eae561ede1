"""Where the shipped edition lies, its lock, and the rule that no card changes without a line in the change log."""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from weerwerk.catalogue.read import CardFile, Reading
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import read_text

LOCK = "lock.json"
CHANGELOG = "CHANGELOG.md"


def shipped() -> Path:
    """The folder of the catalogue that comes with this version of Weerwerk, in the wheel or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_shipped" / "catalogue"
    return inside if inside.is_dir() else package.parents[1] / "catalogue"


def fingerprints(reading: Reading) -> dict[str, str]:
    """A hash per card over its content, so that layout and comments are free."""
    return {f"{kind}/{card_id}": _hash(file) for (kind, card_id), file in sorted(reading.files.items())}


def _hash(file: CardFile) -> str:
    text = json.dumps(file.value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_lock(folder: Path) -> Mapping[str, str]:
    """The fingerprints as they were last locked; none when there is no lock yet."""
    path = folder / LOCK
    if not path.is_file():
        return {}
    cards: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8"))["cards"]
    return cards


def unlocked(reading: Reading, folder: Path) -> list[Fault]:
    """Cards that differ from the lock, gathered per kind: each change needs a line in the change log and a new lock."""
    per_kind: dict[str, list[str]] = {}
    for card in _changed(reading, folder):
        kind, _, card_id = card.partition("/")
        per_kind.setdefault(kind, []).append(card_id)
    cure = f"schrijf een regel in {CHANGELOG} en leg de editie vast met 'weerwerk catalogue lock'"
    return [Fault(f"veranderd en niet vastgelegd: {_some(ids)}", Place(kind), cure) for kind, ids in per_kind.items()]


def _some(ids: list[str]) -> str:
    shown = ", ".join(ids[:3])
    return shown if len(ids) <= 3 else f"{shown} en nog {len(ids) - 3}"


def write_lock(reading: Reading, folder: Path) -> int:
    """Lock the cards as they are; BadInput when a changed card has no line under the present edition."""
    edition = reading.catalogue.edition.edition
    noted = _noted(folder, edition)
    changed = _changed(reading, folder)
    missing = [card for card in changed if "*" not in noted and card.partition("/")[2] not in noted]
    if missing:
        place = Place(CHANGELOG, None, f"editie {edition}")
        faults = [Fault(f"geen regel over {card}", place, "schrijf wat er veranderde en waarom") for card in missing]
        raise BadInput("editie niet vastgelegd", faults)
    lock = {"edition": edition, "cards": fingerprints(reading)}
    (folder / LOCK).write_text(json.dumps(lock, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return len(changed)


def _changed(reading: Reading, folder: Path) -> list[str]:
    """The cards that are new, gone or different since the lock."""
    now, before = fingerprints(reading), read_lock(folder)
    return [card for card in sorted({*now, *before}) if now.get(card) != before.get(card)]


def _noted(folder: Path, edition: str) -> set[str]:
    """The ids named under one edition in the change log; ``*`` when its first line says that all cards are new."""
    path = folder / CHANGELOG
    if not path.is_file():
        return set()
    text = read_text(path.read_bytes(), file=CHANGELOG)
    section = re.search(rf"^## {re.escape(edition)}\b.*?$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if section is None:
        return set()
    return set(re.findall(r"`([a-z0-9*-]+)`", section.group(1)))
