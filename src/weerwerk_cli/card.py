"""``weerwerk card``: one sheet for the desk."""

from pathlib import Path
from typing import Annotated

import typer

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.services.process_card import print_card
from weerwerk_cli.dates import On, day_of


def card(
    subject: Annotated[
        str, typer.Argument(help="Een proces zoals in de catalogus, of 'contact' voor wie u belt.", metavar="PROCES")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Het PDF-bestand dat u wilt maken.")],
    dossier: Annotated[
        Path | None, typer.Option("--dossier", help="Map van het dossier: daar staat wie u in uw gemeente belt.")
    ] = None,
    on: On = None,
    folder: Annotated[Path | None, typer.Option("--catalogue", help="Map met een catalogus.")] = None,
) -> None:
    """Maak de kaart van een proces op één A4, of met 'contact' de kaart met wie u belt."""
    catalogue = read_catalogue(folder or edition.shipped()).catalogue
    print_card(subject, catalogue, output, on=day_of(on), folder=dossier)
    typer.echo(f"De kaart staat in {output}.")
