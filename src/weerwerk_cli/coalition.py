"""``weerwerk coalition``: how many people must be pressed, how many can be missed, and what makes both stronger."""

import time
from pathlib import Path
from typing import Annotated

import typer

from weerwerk.services.coalition_json import as_dict
from weerwerk.services.coalition_review import QUESTIONS, Order, review_process
from weerwerk.services.coalition_words import lines
from weerwerk_cli.dates import On, day_of
from weerwerk_cli.scan_options import AsJson, Folder, catalogue_of, print_json

app = typer.Typer(help="Samenspanning en uitval: hoeveel mensen, en wat helpt.", no_args_is_help=True)

Process = Annotated[Path, typer.Argument(help="Het procesbestand (YAML).", metavar="PROCES")]
Staff = Annotated[Path, typer.Option("--staff", help="Wie welke functie heeft: person,function[,department,rank].")]
Relations = Annotated[
    Path | None, typer.Option("--relations", help="Wie familie is van wie: code,code. Komt in geen uitvoer terug.")
]
Seconds = Annotated[
    float, typer.Option("--seconds", min=0, help="Hoe lang één vraag mag duren; daarna krijgt u grenzen.")
]


@app.command()
def review(
    process: Process,
    staff: Staff,
    relations: Relations = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help=f"Alleen deze vraag; kan vaker: {', '.join(QUESTIONS)}.")
    ] = None,
    bound: Annotated[int, typer.Option("--bound", min=0, max=50, help="Tot welke grootte groepen worden geteld.")] = 5,
    seconds: Seconds = 30.0,
    names: Annotated[bool, typer.Option("--names", help="Toon codes. Alleen met --reason en --second.")] = False,
    reason: Annotated[str, typer.Option("--reason", help="Waarom u codes wilt zien; komt op de bon.")] = "",
    second: Annotated[str, typer.Option("--second", help="De code van wie meekijkt; komt op de bon.")] = "",
    as_json: AsJson = False,
    on: On = None,
    folder: Folder = None,
) -> None:
    """Reken een proces door: hoeveel mensen moeten samenwerken om iets erdoor te krijgen, hoeveel kunt u missen."""
    asked = tuple(one for part in only or () for one in part.replace(",", " ").split())
    result = review_process(
        process,
        catalogue_of(folder),
        staff=staff,
        relations=relations,
        order=Order(asked, bound, seconds, names, reason, second),
        on=day_of(on),
        clock=time.monotonic,
    )
    if as_json:
        print_json(as_dict(result))
        return
    for line in lines(result):
        typer.echo(line)
    for warning in result.warnings:
        typer.echo(f"Let op: {warning}", err=True)
