"""``weerwerk picture``: the ondermijningsbeeld on screen and on paper, and what is needed to make it."""

import json
from pathlib import Path
from typing import Annotated

import typer

from weerwerk import wording
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.services.picture import PictureResult, picture_folder
from weerwerk.services.picture_json import picture_dict
from weerwerk.services.picture_words import presence, trend
from weerwerk.services.print_picture import print_picture, print_public_picture
from weerwerk.services.signal_form import write_form
from weerwerk.services.talk_guide import print_guides
from weerwerk_cli.dates import On, day_of
from weerwerk_cli.default_command import UsualCommand

CHECK = "Lees het zelf na voordat u het openbaar maakt, en laat de jurist meekijken."

app = typer.Typer(
    cls=UsualCommand,
    help="Het ondermijningsbeeld: wat hier speelt en op welk eigen werk dat leunt. "
    "Zonder naam van een opdracht maakt het beeld: weerwerk picture DOSSIER.",
    no_args_is_help=True,
)

Dossier = Annotated[Path, typer.Argument(help="Map van het dossier.", metavar="DOSSIER")]
Folder = Annotated[Path | None, typer.Option("--catalogue", help="Map met een catalogus; standaard die van Weerwerk.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="Het bestand dat u wilt maken.")]


@app.command()
def make(
    dossier: Dossier,
    as_json: Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Het PDF-bestand dat u wilt maken.")] = None,
    public: Annotated[bool, typer.Option("--public", help="Maak de openbare versie; alleen bij --output.")] = False,
    on: On = None,
    folder: Folder = None,
) -> None:
    """Maak het beeld: op het scherm, als JSON of als PDF. Het woord make mag u weglaten."""
    if public and (output is None or as_json):
        fault = Fault("de openbare versie is een PDF", Place(field="--public"), "geef ook --output, zonder --json")
        raise BadInput("opdracht niet uitgevoerd", [fault])
    catalogue = read_catalogue(folder or edition.shipped()).catalogue
    if public and output is not None:
        print_public_picture(dossier, catalogue, output, on=day_of(on))
        typer.echo(f"Het openbare beeld staat in {output}. {CHECK}")
        return
    if output is None:
        result = picture_folder(dossier, catalogue, on=day_of(on))
    else:
        result = print_picture(dossier, catalogue, output, on=day_of(on))
    if as_json:
        typer.echo(json.dumps(picture_dict(result), ensure_ascii=False, indent=2))
    elif output is not None:
        typer.echo(f"Het beeld staat in {output} (bon {result.receipt.number}).")
    else:
        _show(result)


def _show(result: PictureResult) -> None:
    """The picture on the screen: what plays, on what work it leans, what is not known."""
    typer.echo(f"{result.municipality}: {len(result.playing)} vormen van ondermijning spelen hier misschien of zeker.")
    for view in result.playing:
        name = result.card(view.phenomenon).name.nl
        typer.echo(f"  {name}: {presence(view)}; richting: {trend(view)}; signalen: {view.signals.text}")
        processes = [result.catalogue.processes[one].name.nl for one in result.processes_of(view.phenomenon)]
        typer.echo(f"    leunt op {wording.listed([wording.mid_sentence(one) for one in processes])}")
    blind = sum(one.kind == "phenomenon" for one in result.blind)
    typer.echo("")
    typer.echo(f"Van {wording.counted(blind, 'vorm', 'vormen')} weet niemand iets. Witte vlekken: {len(result.blind)}.")
    typer.echo(f"Editie {result.receipt.edition}, bon {result.receipt.number}.")


@app.command()
def guide(
    dossier: Dossier,
    output: Output,
    department: Annotated[
        str | None, typer.Option("--department", help="Alleen voor deze afdeling; standaard voor alle.")
    ] = None,
    on: On = None,
    folder: Folder = None,
) -> None:
    """Maak de gesprekswijzers: vijf vragen, signalen uit het eigen werk en een turflijst zonder namen."""
    catalogue = read_catalogue(folder or edition.shipped()).catalogue
    made = print_guides(dossier, catalogue, output, department=department or "", on=day_of(on))
    typer.echo(f"{wording.sentence(wording.counted(made, 'gesprekswijzer', 'gesprekswijzers'))} in {output}.")


@app.command()
def form(dossier: Dossier, output: Output, on: On = None, folder: Folder = None) -> None:
    """Maak een leeg Excel-blad om signalen in te tellen; bewaar het ingevuld als signals.xlsx in het dossier."""
    catalogue = read_catalogue(folder or edition.shipped()).catalogue
    write_form(dossier, catalogue, output, on=day_of(on))
    typer.echo(f"Het telblad staat in {output}. Schrijf er niets in over een persoon.")
