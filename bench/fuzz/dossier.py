"""Fuzz the reading of a dossier: whatever the bytes, a file is read or refused in words.

Needs atheris, which is in no lock: ``pip install atheris`` in an environment of your own, beside the
packages of run.txt.

    python bench/fuzz/dossier.py -runs=10000000 -timeout=10      stops at the first crash or hang, with its input

The first byte chooses the file, the rest is its content. Every file of Voorbeelddam is a seed.
"""

import sys
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

with atheris.instrument_imports(include=["weerwerk"]):
    from weerwerk.catalogue import edition
    from weerwerk.catalogue.read import read_catalogue
    from weerwerk.dossier.answers import faults_in, personal_data, settled_faults
    from weerwerk.dossier.model import AnswerFile, Assessment, LogRules, Organisation, Permissions
    from weerwerk.dossier.plan import Plan, plan_faults
    from weerwerk.dossier.read import read_dossier
    from weerwerk.errors import BadInput
    from weerwerk.located import Located, read_yaml
    from weerwerk.shaped import try_shape

DAY = date(2026, 5, 1)
CATALOGUE = read_catalogue(edition.shipped()).catalogue
# The file in a dossier, its class, and what else is looked at once it has the right shape.
KINDS = (
    ("organisation.yaml", Organisation, None),
    ("answers/a.yaml", AnswerFile, faults_in),
    ("assessment.yaml", Assessment, settled_faults),
    ("permissions.yaml", Permissions, None),
    ("plan.yaml", Plan, plan_faults),
    ("steps.yaml", tuple[LogRules, ...], None),
)
GOOD = (ROOT / "examples" / "voorbeelddam" / "organisation.yaml").read_bytes()


def one_input(data: bytes) -> None:
    """Read one file; the whole folder only when its shape is right, for that is slow and seldom comes."""
    if not data:
        return
    name, cls, more = KINDS[data[0] % len(KINDS)]
    with suppress(BadInput):
        located = read_yaml(data[1:], file=name)
        list(personal_data(located))
        made, _ = try_shape(located, cls)
        if made is not None:
            if more is not None:
                list(more(made, located, CATALOGUE, on=DAY))
            whole(name, data[1:], located)


def whole(name: str, raw: bytes, located: Located) -> None:
    """Read the folder in which this file lies."""
    del located
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "answers").mkdir()
        (folder / "organisation.yaml").write_bytes(GOOD)
        (folder / name).write_bytes(raw)
        read_dossier(folder, CATALOGUE, on=DAY)


def seeds(folder: Path) -> None:
    """Every file of Voorbeelddam that has a kind, each with the byte that names it."""
    example = ROOT / "examples" / "voorbeelddam"
    for number, (name, _, _) in enumerate(KINDS):
        found = sorted((example / "answers").glob("*.yaml"))[:5] if "/" in name else [example / name]
        for at, path in enumerate(one for one in found if one.is_file()):
            (folder / f"{number}-{at}").write_bytes(bytes([number]) + path.read_bytes())


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        seeds(Path(made))
        atheris.Setup([*sys.argv, made], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
