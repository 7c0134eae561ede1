"""Reading what a dossier holds of the ondermijningsbeeld: every fault in every file at once."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from attrs import field, frozen

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier import figures, signals
from weerwerk.dossier.areas import read_areas
from weerwerk.dossier.picture import OwnFigure, PictureFile, PictureFiles, picture_faults, weighing_faults
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import Located, read_yaml
from weerwerk.shaped import try_shape
from weerwerk.threats.model.areas import Areas
from weerwerk.threats.model.signals import Signal, Weighing

AREAS = ("areas.geojson", "areas.topojson")
T = TypeVar("T")


@frozen
class PictureReading:
    """What was read, the faults in it, and the files it came from."""

    files: PictureFiles = field(factory=PictureFiles)
    faults: list[Fault] = field(factory=list)
    inputs: list[Path] = field(factory=list)


def read_picture(folder: Path, *, own: str, catalogue: Catalogue, on: date) -> PictureReading:
    """The files of the picture in a dossier; `own` is the code of the municipality, empty when it gave none."""
    reading = PictureReading()
    file = _yaml(reading, folder / "picture.yaml", PictureFile, lambda one, at: picture_faults(one, at, on=on))
    weighing = _yaml(reading, folder / "signal_phases.yaml", Weighing, lambda one, at: weighing_faults(one, at, on=on))
    areas = _areas(reading, folder, own)
    code = own or (areas.municipality if areas else "")
    places = signals.Places(code, tuple(one.code for one in areas.wijken) if areas and areas.wijken else None)
    counted = _signals(reading, folder, catalogue, places, on)
    own_figures = _figures(reading, folder, catalogue, code, on)
    files = PictureFiles(file or PictureFile(), counted, weighing or Weighing(), areas, own_figures)
    return PictureReading(files, reading.faults, reading.inputs)


def _yaml(
    reading: PictureReading, path: Path, cls: type[T], judge: Callable[[T, Located], Iterable[Fault]]
) -> T | None:
    if not path.is_file():
        return None
    try:
        located = read_yaml(path.read_bytes(), file=path.name)
    except BadInput as bad:
        reading.faults.extend(bad.faults)
        return None
    reading.inputs.append(path)
    made, faults = try_shape(located, cls)
    reading.faults.extend(faults)
    if made is not None:
        reading.faults.extend(judge(made, located))
    return made


def _only(reading: PictureReading, folder: Path, names: tuple[str, ...]) -> Path | None:
    """The one file that is there of several that may be; two are a fault."""
    there = [folder / name for name in names if (folder / name).is_file()]
    if len(there) > 1:
        reading.faults.append(
            Fault(f"{' en '.join(names)} staan er allebei", Place(names[0]), "laat één van de twee staan")
        )
        return None
    return there[0] if there else None


def _areas(reading: PictureReading, folder: Path, own: str) -> Areas | None:
    path = _only(reading, folder, AREAS)
    if path is None:
        return None
    try:
        areas = read_areas(path.read_bytes(), file=path.name, own=own)
    except BadInput as bad:
        reading.faults.extend(bad.faults)
        return None
    reading.inputs.append(path)
    return areas


def _signals(
    reading: PictureReading, folder: Path, catalogue: Catalogue, places: signals.Places, on: date
) -> tuple[Signal, ...]:
    path = _only(reading, folder, signals.FILES)
    if path is None:
        return ()
    try:
        found, faults = signals.read_signals(
            path.read_bytes(), file=path.name, catalogue=catalogue, places=places, on=on
        )
    except BadInput as bad:
        reading.faults.extend(bad.faults)
        return ()
    reading.inputs.append(path)
    reading.faults.extend(faults)
    return tuple(found)


def _figures(reading: PictureReading, folder: Path, catalogue: Catalogue, own: str, on: date) -> tuple[OwnFigure, ...]:
    path = folder / figures.FILE
    if not path.is_file():
        return ()
    try:
        found, faults = figures.read_figures(path.read_bytes(), catalogue=catalogue, own=own, on=on)
    except BadInput as bad:
        reading.faults.extend(bad.faults)
        return ()
    reading.inputs.append(path)
    reading.faults.extend(faults)
    return tuple(found)
