"""``weerwerk scan``: score a dossier, explain a process, say what to ask next."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from weerwerk import wording
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.errors import BadInput, Fault
from weerwerk.located import did_you_mean
from weerwerk.services.scan_explain import explain as explained
from weerwerk.services.scan_explain import firmness, verdict
from weerwerk.services.scan_json import as_dict
from weerwerk.services.scan_score import ScanResult, score_folder
from weerwerk_cli.dates import On, day_of

app = typer.Typer(help="De weerbaarheidsscan: uitkomsten, uitleg en wat u nog kunt vragen.", no_args_is_help=True)

Dossier = Annotated[Path, typer.Argument(help="Map van het dossier.", metavar="DOSSIER")]
Folder = Annotated[Path | None, typer.Option("--catalogue", help="Map met een catalogus; standaard die van Weerwerk.")]
AsJson = Annotated[bool, typer.Option("--json", help="Alleen JSON op de uitvoer.")]


@app.command()
def score(dossier: Dossier, as_json: AsJson = False, on: On = None, folder: Folder = None) -> None:
    """Reken de scan door: per proces hoe kwetsbaar het is, hoe stevig dat is, en in welke volgorde u kijkt."""
    result = _scored(dossier, folder, day_of(on))
    if as_json:
        typer.echo(json.dumps(as_dict(result), ensure_ascii=False, indent=2))
        return
    for place, one in enumerate(result.in_order, start=1):
        typer.echo(f"{place:>2}. {result.process(one.process).name.nl}")
        typer.echo(f"    {verdict(one)}, {firmness(one)}; impact {one.impact} van 5")
    typer.echo("")
    typer.echo(
        f"{wording.sentence(wording.counted(len(result.questions), 'vraag', 'vragen'))} kunnen dit nog veranderen."
    )
    typer.echo(f"Editie {result.receipt.edition}, bon {result.receipt.number}.")


@app.command()
def explain(
    dossier: Dossier,
    process: Annotated[str, typer.Argument(help="Het proces, zoals in de catalogus.", metavar="PROCES")],
    on: On = None,
    folder: Folder = None,
) -> None:
    """Leg uit waarom een proces deze uitkomst heeft; u kunt het narekenen."""
    result = _scored(dossier, folder, day_of(on))
    known = [one.process for one in result.scores]
    if process not in known:
        cure = did_you_mean(process, known) or f"mogelijk: {', '.join(known)}"
        raise BadInput("proces niet uitgelegd", [Fault(f"proces '{process}' zit niet in deze scan", cure=cure)])
    for line in explained(result, process):
        typer.echo(line)


def _scored(dossier: Path, folder: Path | None, on: date) -> ScanResult:
    return score_folder(dossier, read_catalogue(folder or edition.shipped()).catalogue, on=on)
