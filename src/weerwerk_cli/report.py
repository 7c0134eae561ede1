"""``weerwerk report``: the scan on paper."""

from pathlib import Path
from typing import Annotated

import typer

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.services.print_scan import print_scan
from weerwerk_cli.dates import On, day_of


def report(
    dossier: Annotated[Path, typer.Argument(help="Map van het dossier.", metavar="DOSSIER")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Het PDF-bestand dat u wilt maken.")],
    on: On = None,
    folder: Annotated[Path | None, typer.Option("--catalogue", help="Map met een catalogus.")] = None,
) -> None:
    """Maak het rapport van de scan als toegankelijke PDF (vertrouwelijk)."""
    catalogue = read_catalogue(folder or edition.shipped()).catalogue
    made = print_scan(dossier, catalogue, output, on=day_of(on))
    typer.echo(f"Het rapport staat in {output} (bon {made.number}).")
