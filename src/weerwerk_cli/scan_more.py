"""``weerwerk scan norm``, ``own`` and ``functions``: the norm, own processes and vital functions."""

from typing import Annotated

import typer

from weerwerk.services.own_process import make_own
from weerwerk.services.scan_norm import basis, norm_dict, norm_lead, norm_of
from weerwerk.services.scan_score import score_folder
from weerwerk.services.vital_functions import CONFIDENTIAL, functions_dict, functions_of
from weerwerk_cli.dates import On, day_of
from weerwerk_cli.scan_options import AsJson, Dossier, Folder, catalogue_of, print_json

NormName = Annotated[str, typer.Argument(help="De norm, zoals in de catalogus: limburg-2023.", metavar="NORM")]
NewId = Annotated[str, typer.Argument(help="De id van het nieuwe proces.", metavar="NIEUW")]
From = Annotated[
    str,
    typer.Option("--from", help="Het proces dat u kopieert; zonder begint u met een leeg proces.", metavar="PROCES"),
]


def norm(dossier: Dossier, name: NormName, as_json: AsJson = False, on: On = None, folder: Folder = None) -> None:
    """Leg de norm van een provincie naast de scan: per punt uitgevoerd, in ontwikkeling of ontbreekt."""
    result = score_folder(dossier, catalogue_of(folder), on=day_of(on))
    found = norm_of(result, name)
    if as_json:
        print_json(norm_dict(found, result))
        return
    typer.echo(f"{found.norm.name.nl} ({found.norm.url})")
    typer.echo(norm_lead(found))
    chapter = ""
    for one in found.items:
        if one.item.chapter != chapter:
            chapter = one.item.chapter
            theme = result.catalogue.themes.get(chapter)
            typer.echo(f"\n{theme.name.nl if theme else chapter}")
        why = basis(one)
        typer.echo(f"  {one.standing}: {one.item.text}{f' [{why}]' if why else ''}")


def own(dossier: Dossier, new_id: NewId, origin: From = "", on: On = None, folder: Folder = None) -> None:
    """Maak een eigen proces in het dossier: leeg, of als kopie die dezelfde gewichten houdt."""
    made = make_own(dossier, catalogue_of(folder), name=new_id, origin=origin, on=day_of(on))
    typer.echo(f"Het proces staat in {made.path}. Pas naam, impact en stappen aan.")
    if made.process.like:
        typer.echo(f"Het telt mee met de gewichten van '{made.process.like}'.")
    if not made.taken_along:
        typer.echo(f"Zet '{made.process.id}' bij scan.processes in organisation.yaml; dan telt het mee in de scan.")


def functions(dossier: Dossier, as_json: AsJson = False, on: On = None, folder: Folder = None) -> None:
    """Toon de vitale functies: welke stappen, hoeveel mensen, wie vervangt, en wanneer de toegang is bekeken."""
    catalogue = catalogue_of(folder)
    read, lines = functions_of(dossier, catalogue, on=day_of(on))
    if as_json:
        print_json(functions_dict(read, catalogue))
        return
    if not lines:
        typer.echo("Er staan nog geen vitale functies in dit dossier (vital_functions.yaml).")
    process = ""
    for one in lines:
        if one.process != process:
            process = one.process
            typer.echo(process)
        people = "1 mens" if one.holders == "1" else f"{one.holders} mensen"
        mark = " (vertrouwelijk)" if one.confidential else ""
        typer.echo(f"  {one.name}{mark}: {people}; vervanger: {one.replaced}; toegang bekeken: {one.review}")
        typer.echo(f"    {one.steps}")
    if any(one.confidential for one in lines):
        typer.echo(CONFIDENTIAL.replace("dit rapport", "het gesloten rapport"))
