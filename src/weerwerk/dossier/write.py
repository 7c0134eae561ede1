"""Writing a dossier so that reading it back gives the same; a file appears whole or not at all."""

import os
from datetime import date
from functools import cache
from pathlib import Path

import cattrs
import yaml

from weerwerk.dossier.model import Dossier


def write_dossier(dossier: Dossier, folder: Path) -> None:
    """Write the plain files of a dossier; logs and other files in the folder are left as they are."""
    (folder / "answers").mkdir(parents=True, exist_ok=True)
    write_yaml(folder / "organisation.yaml", plain(dossier.organisation))
    for name, file in dossier.answers.items():
        write_yaml(folder / "answers" / name, plain(file))
    for name, value in (
        ("assessment.yaml", plain(dossier.assessment)),
        ("steps.yaml", [plain(rule) for rule in dossier.rules]),
        ("permissions.yaml", plain(dossier.permissions)),
    ):
        if value:
            write_yaml(folder / name, value)


def write_yaml(path: Path, value: object) -> None:
    """Write a YAML file whole: to a neighbour first, then in its place."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)
    write_whole(path, text.encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it."""
    beside = path.with_name(f".{path.name}.deel")
    try:
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def plain(value: object) -> object:
    """A value of the dossier as plain data, without what stands at its default."""
    return _converter().unstructure(value)


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(omit_if_default=True, unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(date, lambda day: day)
    return converter
