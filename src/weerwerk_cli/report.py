"""``weerwerk report``: the scan on paper, for the college and for everyone."""

import time
from pathlib import Path
from typing import Annotated

import typer

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.services.dossier_staffing import staffing_reader
from weerwerk.services.log_permitted import log_reader
from weerwerk.services.print_scan import print_note, print_public, print_scan
from weerwerk_cli.dates import On, day_of
from weerwerk_cli.lending import lent

CHECK = "Laat de jurist de gronden nakijken en lees het stuk zelf, voordat u het openbaar maakt."


def report(
    dossier: Annotated[Path, typer.Argument(help="Map van het dossier.", metavar="DOSSIER")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Het bestand dat u wilt maken: .pdf, of .docx voor Word.")
    ],
    public: Annotated[
        bool, typer.Option("--public", help="Maak het openbare rapport in plaats van het gesloten.")
    ] = False,
    summary: Annotated[bool, typer.Option("--summary", help="Maak het collegevoorstel als Word-bestand.")] = False,
    previous: Annotated[
        Path | None, typer.Option("--previous", help="Map van het vorige dossier; alleen bij --public.")
    ] = None,
    on: On = None,
    folder: Annotated[Path | None, typer.Option("--catalogue", help="Map met een catalogus.")] = None,
) -> None:
    """Maak het rapport van de scan (vertrouwelijk), het openbare rapport of het collegevoorstel."""
    _must_fit(public=public, summary=summary, previous=previous)
    catalogue = read_catalogue(folder or edition.shipped()).catalogue
    day = day_of(on)
    with lent(day) as run:
        logs, staffing = log_reader(run), staffing_reader(time.monotonic)
        if public:
            print_public(dossier, catalogue, output, on=day, previous=previous)
            typer.echo(f"Het openbare rapport staat in {output}. {CHECK}")
        elif summary:
            made = print_note(dossier, catalogue, output, on=day, logs=logs, staffing=staffing)
            typer.echo(f"Het collegevoorstel staat in {output} (bon {made.number}).")
        else:
            made = print_scan(dossier, catalogue, output, on=day, logs=logs, staffing=staffing)
            typer.echo(f"Het rapport staat in {output} (bon {made.number}).")


def _must_fit(*, public: bool, summary: bool, previous: Path | None) -> None:
    faults = []
    if public and summary:
        what = "het openbare rapport en het collegevoorstel zijn twee stukken"
        faults.append(Fault(what, Place(field="--summary"), "maak ze na elkaar"))
    if previous is not None and not public:
        faults.append(Fault("een vorig dossier telt alleen mee in het openbare rapport", Place(field="--previous")))
    if faults:
        raise BadInput("opdracht niet uitgevoerd", faults)
