"""A small catalogue with surroundings, and dossiers in a folder, for the tests of the reader."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.house.tree import plant
from tests.properties.surroundings import a_phenomenon, a_surrounding, with_outside
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.write import write_dossier
from weerwerk.errors import BadInput

TODAY = date(2026, 5, 1)
CATALOGUE = with_outside(
    read_catalogue(edition.shipped()).catalogue,
    [a_surrounding("vakantieparken", {"vergunningen": 3}), a_surrounding("havens", {"vergunningen": 2})],
    [],
    [a_phenomenon("hennepteelt", {"vergunningen": 4}), a_phenomenon("zorgfraude", {"subsidies": 3})],
)
ORGANISATION = """\
name: Proefdam
inhabitants: 24000
scan: {title: Weerbaarheidsscan, edition: "2026.1", start: 2026-03-01, end: 2026-04-01}
"""


def read(folder: Path, files: Mapping[str, str]) -> Dossier:
    """The dossier with these files beside its organisation."""
    plant(folder, {"organisation.yaml": ORGANISATION, **files})
    return read_dossier(folder, CATALOGUE, on=TODAY)


def faults(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What the reader says of these files."""
    with pytest.raises(BadInput) as caught:
        read(folder, files)
    return [str(fault) for fault in caught.value.faults]


def again(dossier: Dossier, folder: Path) -> Dossier:
    """The dossier after it was written and read."""
    write_dossier(dossier, folder)
    return read_dossier(folder, CATALOGUE, on=TODAY)
