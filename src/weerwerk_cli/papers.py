"""``weerwerk papers``: what a municipality needs on paper before it starts."""

from pathlib import Path
from typing import Annotated

import typer

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.services.papers import write_papers
from weerwerk_cli.dates import On, day_of


def papers(
    output: Annotated[Path, typer.Option("--output", "-o", help="De map waarin de stukken komen.")],
    dossier: Annotated[
        Path | None, typer.Option("--dossier", help="Map van het dossier: daaruit komt de naam van de gemeente.")
    ] = None,
    on: On = None,
    folder: Annotated[Path | None, typer.Option("--catalogue", help="Map met een catalogus.")] = None,
) -> None:
    """Maak de stukken om te beginnen als Word: DPIA, ondernemingsraad, bewaartermijnen, brieven en voorstel."""
    catalogue = read_catalogue(folder or edition.shipped()).catalogue
    written = write_papers(output, catalogue, on=day_of(on), folder=dossier)
    for path in written:
        typer.echo(str(path))
    typer.echo("Wat uw gemeente zelf invult, staat er zo: [in te vullen: …]. Laat de FG en de jurist meelezen.")
