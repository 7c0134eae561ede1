"""``weerwerk report``: the scan on paper, for the college and for everyone."""

from pathlib import Path
from typing import Annotated

import typer

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.services.print_scan import print_public, print_scan
from weerwerk_cli.dates import On, day_of

CHECK = "Laat de jurist de gronden nakijken en lees het stuk zelf, voordat u het openbaar maakt."


def report(
    dossier: Annotated[Path, typer.Argument(help="Map van het dossier.", metavar="DOSSIER")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Het PDF-bestand dat u wilt maken.")],
    public: Annotated[
        bool, typer.Option("--public", help="Maak het openbare rapport in plaats van het gesloten.")
    ] = False,
    previous: Annotated[
        Path | None, typer.Option("--previous", help="Map van het vorige dossier; alleen bij --public.")
    ] = None,
    on: On = None,
    folder: Annotated[Path | None, typer.Option("--catalogue", help="Map met een catalogus.")] = None,
) -> None:
    """Maak het rapport van de scan als toegankelijke PDF (vertrouwelijk)."""
    if previous is not None and not public:
        fault = Fault("een vorig dossier telt alleen mee in het openbare rapport", Place(field="--previous"))
        raise BadInput("opdracht niet uitgevoerd", [fault])
    catalogue = read_catalogue(folder or edition.shipped()).catalogue
    if public:
        print_public(dossier, catalogue, output, on=day_of(on), previous=previous)
        typer.echo(f"Het openbare rapport staat in {output}. {CHECK}")
    else:
        made = print_scan(dossier, catalogue, output, on=day_of(on))
        typer.echo(f"Het rapport staat in {output} (bon {made.number}).")
