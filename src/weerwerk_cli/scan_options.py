"""What the commands of ``weerwerk scan`` share: their arguments, the catalogue they use, and how they print JSON."""

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from weerwerk.catalogue import edition
from weerwerk.catalogue.model import Catalogue
from weerwerk.catalogue.read import read_catalogue
from weerwerk.services.dossier_staffing import staffing_reader
from weerwerk.services.log_permitted import log_reader
from weerwerk.services.scan_score import ScanResult, score_folder
from weerwerk_cli.dates import day_of
from weerwerk_cli.lending import lent

Dossier = Annotated[Path, typer.Argument(help="Map van het dossier.", metavar="DOSSIER")]
Folder = Annotated[Path | None, typer.Option("--catalogue", help="Map met een catalogus; standaard die van Weerwerk.")]
AsJson = Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")]


def catalogue_of(folder: Path | None) -> Catalogue:
    """The catalogue in a folder, else the one that comes with Weerwerk."""
    return read_catalogue(folder or edition.shipped()).catalogue


def print_json(value: Mapping[str, object]) -> None:
    """Print a result as JSON and nothing else."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def scored(dossier: Path, folder: Path | None, on: str | None) -> ScanResult:
    """The scored dossier, with its logs, on the day the user gave."""
    day = day_of(on)
    with lent(day) as run:
        staffing = staffing_reader(time.monotonic)
        return score_folder(dossier, catalogue_of(folder), on=day, logs=log_reader(run), staffing=staffing)
