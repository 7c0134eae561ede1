"""``weerwerk coalition``: how many people must be pressed, how many can be missed, and what makes both stronger."""

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from weerwerk.dossier.write import write_whole
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.services.coalition_exports import as_dict as exported_as_dict
from weerwerk.services.coalition_exports import lines as exported_lines
from weerwerk.services.coalition_exports import staff_from
from weerwerk.services.coalition_files import bpmn_text
from weerwerk.services.coalition_json import as_dict
from weerwerk.services.coalition_models import model_text
from weerwerk.services.coalition_review import QUESTIONS, Order, review_process
from weerwerk.services.coalition_strengthen import FROM_CATALOGUE, StrengthenOrder, strengthen_processes
from weerwerk.services.coalition_strengthen_json import as_dict as strengthening_as_dict
from weerwerk.services.coalition_strengthen_words import lines as strengthening_lines
from weerwerk.services.coalition_words import lines
from weerwerk_cli.dates import On, day_of
from weerwerk_cli.scan_options import AsJson, Folder, catalogue_of, print_json

app = typer.Typer(help="Samenspanning en uitval: hoeveel mensen, en wat helpt.", no_args_is_help=True)

Process = Annotated[Path, typer.Argument(help="Het procesbestand (YAML).", metavar="PROCES")]
StaffFile = Annotated[Path, typer.Option("--staff", help="Wie welke functie heeft: person,function[,department,rank].")]
Relations = Annotated[
    Path | None, typer.Option("--relations", help="Wie familie is van wie: code,code. Komt in geen uitvoer terug.")
]
Seconds = Annotated[
    float, typer.Option("--seconds", min=0, help="Hoe lang één vraag mag duren; daarna krijgt u grenzen.")
]
Names = Annotated[bool, typer.Option("--names", help="Toon codes. Alleen met --reason en --second.")]
Reason = Annotated[str, typer.Option("--reason", help="Waarom u codes wilt zien; komt op de bon.")]
Second = Annotated[str, typer.Option("--second", help="De code van wie meekijkt; komt op de bon.")]


@app.command()
def review(
    process: Process,
    staff: StaffFile,
    relations: Relations = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help=f"Alleen deze vraag; kan vaker: {', '.join(QUESTIONS)}.")
    ] = None,
    bound: Annotated[int, typer.Option("--bound", min=0, max=50, help="Tot welke grootte groepen worden geteld.")] = 5,
    seconds: Seconds = 30.0,
    names: Names = False,
    reason: Reason = "",
    second: Second = "",
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
    _print(as_dict(result) if as_json else None, lines(result), result.warnings)


@app.command()
def strengthen(
    processes: Annotated[list[Path], typer.Argument(help="Een of meer procesbestanden (YAML).", metavar="PROCES…")],
    staff: StaffFile,
    measures: Annotated[
        str,
        typer.Option("--measures", help=f"Wat te koop is: een bestand (YAML), of '{FROM_CATALOGUE}'.", metavar="WAT"),
    ],
    relations: Relations = None,
    collusion: Annotated[int, typer.Option("--collusion", help="Hoeveel mensen er ten minste nodig moeten zijn.")] = 2,
    continuity: Annotated[
        int | None, typer.Option("--continuity", help="Hoeveel mensen u ten minste moet kunnen missen.")
    ] = None,
    wish: Annotated[
        list[str] | None,
        typer.Option("--wish", help="Een ander aantal: doel=3, doel@soort zaak=3 of proces/doel=3; kan vaker."),
    ] = None,
    years: Annotated[int, typer.Option("--years", min=1, max=30, help="Over hoeveel jaar de kosten tellen.")] = 1,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0, help="Hoe lang het zoeken mag duren; daarna krijgt u grenzen.")
    ] = 60.0,
    names: Names = False,
    reason: Reason = "",
    second: Second = "",
    as_json: AsJson = False,
    on: On = None,
    folder: Folder = None,
) -> None:
    """Zoek de goedkoopste manier om processen sterker te maken; of lees waarom het niet kan."""
    result = strengthen_processes(
        processes,
        catalogue_of(folder),
        staff=staff,
        relations=relations,
        order=StrengthenOrder(
            measures, collusion, continuity, tuple(wish or ()), years, seconds, names, reason, second
        ),
        on=day_of(on),
        clock=time.monotonic,
    )
    _print(strengthening_as_dict(result) if as_json else None, strengthening_lines(result), result.warnings)


@app.command()
def model(
    process: Annotated[str, typer.Argument(help="De id van een proces in de catalogus.", metavar="PROCES")],
    folder: Folder = None,
) -> None:
    """Toon het algemene model van een proces als procesbestand; u vult alleen in wie wat doet."""
    typer.echo(model_text(catalogue_of(folder), process), nl=False)


@app.command(name="import")
def import_bpmn(
    file: Annotated[Path, typer.Argument(help="Een model in BPMN 2.0 (.bpmn of .xml).", metavar="BESTAND")],
    process: Annotated[str, typer.Option("--process", help="De id van het proces; standaard uit het model.")] = "",
) -> None:
    """Maak van een BPMN-model een procesbestand; bovenaan staat wat niet is overgenomen."""
    text, left = bpmn_text(file, process=process)
    typer.echo(text, nl=False)
    for warning in left:
        typer.echo(f"Let op: {warning}", err=True)


@app.command()
def staff(
    export: Annotated[Path, typer.Argument(help="De uitdraai van rechten (CSV of XLSX).", metavar="UITDRAAI")],
    register: Annotated[
        Path | None, typer.Option("--register", help="Het mandaatregister (CSV of XLSX), om ernaast te leggen.")
    ] = None,
    role: Annotated[
        list[str] | None, typer.Option("--map", help="Hoe een rol in het proces heet: rol=functie; kan vaker.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Schrijf staff.csv hierheen.")] = None,
    mandates: Annotated[
        Path | None, typer.Option("--mandates", help="Schrijf het register met dezelfde codes hierheen: mandates.csv.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Maak van een uitdraai van rechten een staff.csv zonder namen, en leg haar naast het mandaatregister."""
    if mandates is not None and register is None:
        fault = Fault("--mandates vraagt om het register", Place(field="--mandates"), "geef ook --register")
        raise BadInput("uitdraai niet gelezen", [fault])
    found = staff_from(export, register=register, mapping=role or ())
    if output is not None:
        write_whole(output, found.csv.encode())
    if mandates is not None:
        write_whole(mandates, found.mandates_csv.encode())
    if as_json:
        print_json(exported_as_dict(found))
        return
    for line in exported_lines(found):
        typer.echo(line)


def _print(as_json: Mapping[str, object] | None, said: Iterable[str], warnings: Iterable[Fault]) -> None:
    """The JSON alone when there is one; else the lines, with the warnings beside them."""
    if as_json is not None:
        print_json(as_json)
        return
    for line in said:
        typer.echo(line)
    for warning in warnings:
        typer.echo(f"Let op: {warning}", err=True)
