"""``weerwerk scan``: score a dossier, explain a process, say what to ask next."""

from typing import Annotated

import typer

from weerwerk.errors import BadInput, Fault
from weerwerk.located import did_you_mean
from weerwerk.services.carry_words import dropped_line
from weerwerk.services.scan_explain import explain as explained
from weerwerk.services.scan_explain import firmness, verdict
from weerwerk.services.scan_json import as_dict
from weerwerk.services.stop_words import stop_line
from weerwerk.services.surroundings import exposure_verdict
from weerwerk_cli.dates import On
from weerwerk_cli.scan_compare import compare
from weerwerk_cli.scan_more import functions, norm, own
from weerwerk_cli.scan_next import ask_next
from weerwerk_cli.scan_options import AsJson, Dossier, Folder, print_json, scored

app = typer.Typer(help="De weerbaarheidsscan: uitkomsten, uitleg en wat u nog kunt vragen.", no_args_is_help=True)


@app.command()
def score(dossier: Dossier, as_json: AsJson = False, on: On = None, folder: Folder = None) -> None:
    """Reken de scan door: per proces hoe kwetsbaar het is, hoe stevig dat is, en in welke volgorde u kijkt."""
    result = scored(dossier, folder, on)
    if as_json:
        print_json(as_dict(result))
        return
    for rank, one in zip(result.ranked, result.in_order, strict=True):
        place = "  –" if rank.rank is None else f"{rank.rank:>2}."
        typer.echo(f"{place} {result.process(one.process).name.nl}")
        typer.echo(f"    {verdict(one)}, {firmness(one)}; impact {one.impact} van 5")
        typer.echo(f"    blootstelling: {exposure_verdict(result.exposure_of(one.process))}")
    typer.echo("")
    for rule in result.stops:
        typer.echo(stop_line(rule))
    for gone in result.carried.dropped:
        typer.echo(f"Telt niet mee: {dropped_line(gone, result.catalogue)}.")
    typer.echo(f"Editie {result.receipt.edition}, bon {result.receipt.number}.")


@app.command()
def explain(
    dossier: Dossier,
    process: Annotated[str, typer.Argument(help="Het proces, zoals in de catalogus.", metavar="PROCES")],
    on: On = None,
    folder: Folder = None,
) -> None:
    """Leg uit waarom een proces deze uitkomst heeft; u kunt het narekenen."""
    result = scored(dossier, folder, on)
    known = [one.process for one in result.scores]
    if process not in known:
        cure = did_you_mean(process, known) or f"mogelijk: {', '.join(known)}"
        raise BadInput("proces niet uitgelegd", [Fault(f"proces '{process}' zit niet in deze scan", cure=cure)])
    for line in explained(result, process):
        typer.echo(line)


app.command("next")(ask_next)
app.command("compare")(compare)
app.command("norm")(norm)
app.command("own")(own)
app.command("functions")(functions)
