"""The shipped catalogue has no fault, and each detector has its card as each card has its module."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT, files, modules, plant, replica

from weerwerk.catalogue import edition
from weerwerk.catalogue.check import check
from weerwerk.catalogue.read import read_catalogue


def faults(folder: Path) -> list[str]:
    """All that ``weerwerk catalogue check`` would say of a folder."""
    reading = read_catalogue(folder)
    return [str(fault) for fault in (*check(reading), *edition.unlocked(reading, folder))]


def half_detectors(root: Path = ROOT) -> list[str]:
    """Detectors with a card and no module, a module and no card, or no place in the tuple of ``events/run.py``."""
    home = root / "src" / "weerwerk" / "events"
    cards = {path.stem for path in files(root) if path.is_relative_to(root / "catalogue" / "detectors")}
    written = {path.stem for path in (home / "detectors").glob("*.py") if not path.stem.startswith("_")}
    listed = {
        name for path, module in modules(str(home), root=root) if path.name == "run.py" for name in _tuple(module)
    }
    ids = {name.replace("_", "-") for name in written}
    return (
        [f"{card}: card without a module" for card in sorted(cards - ids)]
        + [f"{name}: module without a card" for name in sorted(ids - cards)]
        + [f"{name}: not in DETECTORS" for name in sorted(written - listed)]
    )


def _tuple(module: ast.Module) -> list[str]:
    for node in module.body:
        match node:
            case ast.AnnAssign(target=ast.Name(id="DETECTORS"), value=ast.Tuple(elts=listed)):
                return [ast.unparse(one) for one in listed]
    return []


def test_the_shipped_catalogue_has_no_fault():
    assert faults(ROOT / "catalogue") == []


def test_a_planted_change_without_a_lock_and_a_planted_unknown_source_are_found(tmp_path):
    folder = replica(ROOT / "catalogue", tmp_path)
    card = folder / "circumstances" / "internal" / "vier-ogen.yaml"
    text = card.read_text(encoding="utf-8")
    source = text.partition("source: ")[2].split()[0].rstrip(",}")
    card.write_text(text.replace(f"source: {source}", "source: verzonnen-bron"), encoding="utf-8")
    found = "\n".join(faults(folder))
    assert "bron 'verzonnen-bron' bestaat niet" in found
    assert "veranderd en niet vastgelegd: vier-ogen" in found


def test_the_command_ends_with_2_when_the_catalogue_has_a_fault(tmp_path):
    folder = replica(ROOT / "catalogue", tmp_path)
    (folder / "lock.json").unlink()
    command = [sys.executable, "-m", "weerwerk_cli", "catalogue", "check", "--catalogue", str(folder)]
    done = subprocess.run(command, cwd=ROOT / "src", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("Geen fouten")) == (2, 0)


def test_every_detector_has_its_card_and_every_card_its_detector():
    assert half_detectors() == []


def test_planted_half_detectors_are_found(tmp_path):
    run = "DETECTORS: tuple[object, ...] = (heel,)\n"
    plant(
        tmp_path,
        {
            "catalogue/detectors/heel.yaml": "",
            "catalogue/detectors/alleen-kaart.yaml": "",
            "src/weerwerk/events/detectors/heel.py": "",
            "src/weerwerk/events/detectors/alleen_module.py": "",
            "src/weerwerk/events/run.py": run,
        },
    )
    assert half_detectors(tmp_path) == [
        "alleen-kaart: card without a module",
        "alleen-module: module without a card",
        "alleen_module: not in DETECTORS",
    ]
