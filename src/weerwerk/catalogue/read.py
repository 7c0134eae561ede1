"""Reading a catalogue folder: every fault of every file at once, nothing judged yet."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from attrs import frozen

from weerwerk.catalogue.cards import (
    BarrierModel,
    Circumstance,
    Detector,
    Function,
    Indicator,
    Measure,
    Merger,
    Norm,
    Partner,
    Phenomenon,
    Process,
    ProcessModel,
    Scoring,
    Source,
    Surrounding,
    Theme,
)
from weerwerk.catalogue.model import AreaFigure, Card, Catalogue, Edition, Municipality
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import Located, Value, read_text, read_yaml
from weerwerk.shaped import try_shape

T = TypeVar("T")
HEADLINE = "catalogus niet geladen"

FOLDERS: Mapping[str, tuple[str, type]] = {
    "processes": ("processes", Process),
    "models": ("models", ProcessModel),
    "functions": ("functions", Function),
    "circumstances": ("circumstances/internal", Circumstance),
    "surroundings": ("circumstances/external", Surrounding),
    "phenomena": ("phenomena", Phenomenon),
    "barriers": ("barriers", BarrierModel),
    "measures": ("measures", Measure),
    "detectors": ("detectors", Detector),
    "norms": ("norms", Norm),
}
LISTS: Mapping[str, tuple[str, type]] = {
    "indicators": ("indicators.yaml", Indicator),
    "mergers": ("mergers.yaml", Merger),
    "partners": ("partners.yaml", Partner),
    "themes": ("themes.yaml", Theme),
    "sources": ("sources.yaml", Source),
}


@frozen
class CardFile:
    """A card as it was read: for the checker, which wants lines, and the lock, which wants hashes."""

    kind: str
    located: Located
    path: tuple[str | int, ...] = ()

    @property
    def value(self) -> Value:
        """The card as plain data."""
        return self.located.at(self.path)

    def fault(self, path: tuple[str | int, ...], what: str, cure: str = "") -> Fault:
        """A fault about one part of the card, with its line."""
        return self.located.fault((*self.path, *path), what, cure)

    def leaves(self) -> Iterator[tuple[tuple[str | int, ...], Value]]:
        """Every value in the card that holds no other, with its path within the card."""
        return _leaves(self.value, ())


def _leaves(value: Value, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Value]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _leaves(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _leaves(part, (*path, index))
    else:
        yield path, value


@frozen
class Reading:
    """A catalogue with where each of its cards stands."""

    catalogue: Catalogue
    files: Mapping[tuple[str, str], CardFile]


class _Reader:
    """One pass over a folder; faults are gathered, never raised half-way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.files: dict[tuple[str, str], CardFile] = {}
        self.hash = hashlib.sha256()

    def bytes_of(self, path: Path) -> bytes:
        raw = path.read_bytes()
        self.hash.update(self.shown(path).encode() + b"\0" + raw + b"\0")
        return raw

    def shown(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def located(self, path: Path) -> Located | None:
        if not path.is_file():
            self.faults.append(Fault("het bestand ontbreekt", Place(self.shown(path)), "zet het terug"))
            return None
        try:
            return read_yaml(self.bytes_of(path), file=self.shown(path))
        except BadInput as bad:
            self.faults.extend(bad.faults)
            return None

    def one(self, name: str, cls: type[T]) -> T | None:
        located = self.located(self.folder / name)
        if located is None:
            return None
        made, faults = try_shape(located, cls)
        self.faults.extend(faults)
        return made

    def folder_of(self, kind: str, name: str, cls: type[T]) -> dict[str, T]:
        cards: dict[str, T] = {}
        for path in sorted((self.folder / name).glob("*.yaml")):
            located = self.located(path)
            if located is None:
                continue
            card, faults = try_shape(located, cls)
            self.faults.extend(faults)
            if card is not None:
                self.keep(kind, cards, card, CardFile(kind, located))
                if card.id != path.stem:  # type: ignore[attr-defined]
                    self.faults.append(
                        located.fault(("id",), f"het bestand heet {path.name}", "geef beide dezelfde naam")
                    )
        return cards

    def list_of(self, kind: str, name: str, cls: type[T]) -> dict[str, T]:
        cards: dict[str, T] = {}
        located = self.located(self.folder / name)
        if located is None:
            return cards
        if not isinstance(located.value, list):
            self.faults.append(located.fault((), "hier hoort een lijst", "begin elke kaart met een streepje"))
            return cards
        for index, value in enumerate(located.value):
            card, faults = try_shape(located, cls, value=value, path=(index,))
            self.faults.extend(faults)
            if card is not None:
                self.keep(kind, cards, card, CardFile(kind, located, (index,)))
        return cards

    def keep(self, kind: str, cards: dict[str, T], card: T, file: CardFile) -> None:
        card_id: str = card.id  # type: ignore[attr-defined]
        if card_id in cards:
            self.faults.append(file.located.fault((*file.path, "id"), f"'{card_id}' bestaat al", "kies een eigen id"))
        cards[card_id] = card
        self.files[kind, card_id] = file

    def rows(self, name: str, row: Callable[[Mapping[str, str]], T]) -> list[T]:
        path = self.folder / name
        if not path.is_file():
            self.faults.append(Fault("het bestand ontbreekt", Place(name), "zet het terug"))
            return []
        made: list[T] = []
        for line, values in enumerate(csv.DictReader(io.StringIO(read_text(self.bytes_of(path), file=name))), start=2):
            try:
                made.append(row(values))
            except (KeyError, ValueError, TypeError):
                self.faults.append(
                    Fault("de rij past niet bij de kolommen", Place(name, line), "vergelijk met een andere rij")
                )
        return made


def read_catalogue(folder: Path) -> Reading:
    """The catalogue in a folder; BadInput with every fault when a file cannot be read."""
    if not (folder / "edition.yaml").is_file():
        raise BadInput(
            HEADLINE, [Fault("hier staat geen catalogus", Place(str(folder)), "geef de map met edition.yaml")]
        )
    reader = _Reader(folder)
    edition = reader.one("edition.yaml", Edition)
    scoring = reader.one("scoring.yaml", Scoring)
    cards: dict[str, dict[str, Card]] = {}
    for kind, (name, cls) in FOLDERS.items():
        cards[kind] = reader.folder_of(kind, name, cls)
    for kind, (name, cls) in LISTS.items():
        cards[kind] = reader.list_of(kind, name, cls)
    municipalities = {one.code: one for one in reader.rows("municipalities.csv", _municipality)}
    figures = reader.rows("indicators.csv", _figure)
    if reader.faults or edition is None or scoring is None:
        raise BadInput(HEADLINE, reader.faults)
    catalogue = Catalogue(
        edition=edition,
        scoring=scoring,
        municipalities=municipalities,
        figures=tuple(figures),
        digest=reader.hash.hexdigest(),
        **cards,  # type: ignore[arg-type]
    )
    return Reading(catalogue, reader.files)


def _municipality(row: Mapping[str, str]) -> Municipality:
    return Municipality(
        code=row["code"],
        name=row["name"],
        province=row["province"],
        inhabitants=int(row["inhabitants"]),
        inhabitants_year=int(row["year"]),
        safety_region=row["safety_region"],
        riec=row["riec"],
    )


def _figure(row: Mapping[str, str]) -> AreaFigure:
    value = float(row["value"]) if row["value"] else None
    return AreaFigure(row["municipality"], row["indicator"], int(row["year"]), value)
