"""``weerwerk catalogue``: check, show and lock the knowledge that Weerwerk works with."""

import json
from pathlib import Path
from typing import Annotated

import typer
import yaml

from weerwerk.catalogue import edition
from weerwerk.catalogue.check import check as check_cards
from weerwerk.catalogue.model import counts
from weerwerk.catalogue.read import read_catalogue
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import did_you_mean

app = typer.Typer(help="De kennis waarmee Weerwerk rekent: nakijken, tonen, vastleggen.", no_args_is_help=True)

Folder = Annotated[Path | None, typer.Option("--catalogue", help="Map met een catalogus; standaard die van Weerwerk.")]
AsJson = Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")]

CardId = Annotated[str, typer.Argument(help="De id van de kaart, bijvoorbeeld vergunningen.")]


@app.command()
def check(folder: Folder = None, as_json: AsJson = False) -> None:
    """Kijk de catalogus na: alle fouten in één keer, met bestand en regel."""
    place = folder or edition.shipped()
    try:
        reading = read_catalogue(place)
    except BadInput as bad:
        if as_json:
            typer.echo(json.dumps({"edition": None, "counts": {}, "faults": [str(one) for one in bad.faults]}))
        raise
    faults = [*check_cards(reading), *edition.unlocked(reading, place)]
    name = reading.catalogue.edition.edition
    if as_json:
        found = {"edition": name, "counts": counts(reading.catalogue), "faults": [str(one) for one in faults]}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        typer.echo(f"Editie {name}")
        for kind, number in counts(reading.catalogue).items():
            typer.echo(f"  {number:>5}  {kind}")
    if faults:
        raise BadInput("catalogus heeft fouten", faults)
    if not as_json:
        typer.echo("Geen fouten.")


@app.command()
def show(card_id: CardId, folder: Folder = None) -> None:
    """Toon een kaart zoals zij in de catalogus staat."""
    reading = read_catalogue(folder or edition.shipped())
    found = reading.catalogue.find(card_id)
    if not found:
        known = [one for _, one, _ in reading.catalogue.cards()]
        fault = Fault(f"'{card_id}' bestaat niet", Place(), did_you_mean(card_id, known))
        raise BadInput("kaart niet gevonden", [fault])
    for kind, _ in found:
        file = reading.files[kind, card_id]
        typer.echo(f"# {file.located.file}")
        typer.echo(yaml.safe_dump(file.value, allow_unicode=True, sort_keys=False, width=110))


@app.command()
def lock(folder: Folder = None) -> None:
    """Leg de kaarten van deze editie vast; elke veranderde kaart heeft een regel in het wijzigingenoverzicht."""
    place = folder or edition.shipped()
    reading = read_catalogue(place)
    changed = edition.write_lock(reading, place)
    typer.echo(f"Vastgelegd: {changed} kaarten nieuw of veranderd.")
