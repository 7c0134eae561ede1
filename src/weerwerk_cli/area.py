"""``weerwerk area``: figures from CBS and borders from a file, when the user asks for them (R11)."""

import http.client
import urllib.error
import urllib.request
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from weerwerk import __version__, wording
from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.services.area_fetch import HEADLINE, SERVER, fetch_figures
from weerwerk.services.area_files import figures_text, keep_figures, take_areas
from weerwerk_cli.dates import On, day_of

app = typer.Typer(help="Het gebied: cijfers ophalen bij CBS en grenzen overnemen.", no_args_is_help=True)

SECONDS = 60
MOST_BYTES = 50_000_000
HERE = ("localhost", "127.0.0.1", "::1")

Code = Annotated[str, typer.Argument(help="De code van de gemeente, bijvoorbeeld GM0014.", metavar="GMxxxx")]
Folder = Annotated[Path | None, typer.Option("--catalogue", help="Map met een catalogus; standaard die van Weerwerk.")]


@app.command()
def fetch(
    code: Code,
    dossier: Annotated[
        Path | None, typer.Option("--dossier", "-d", help="Map van het dossier; zonder staat de tabel op de uitvoer.")
    ] = None,
    table: Annotated[
        str, typer.Option("--table", help="Tabel Kerncijfers wijken en buurten, bijvoorbeeld 85984NED.")
    ] = "",
    server: Annotated[str, typer.Option("--server", help="Adres van CBS OData v4, of van een eigen kopie.")] = SERVER,
    on: On = None,
    folder: Folder = None,
) -> None:
    """Haal gebiedscijfers op bij CBS. Dit is de enige opdracht die naar buiten gaat, en alleen als u haar geeft."""
    catalogue = read_catalogue(folder or edition.shipped()).catalogue
    fetched = fetch_figures(code.upper(), catalogue, fetch=answer_of, table=table.strip().upper(), server=server)
    if dossier is None:
        typer.echo(figures_text(fetched), nl=False)
    else:
        path = keep_figures(fetched, dossier, catalogue, code=code.upper(), on=day_of(on))
        known = sum(one.value is not None for one in fetched.figures)
        typer.echo(f"{known} van de {len(fetched.figures)} cijfers staan in {path}.")
    for note in fetched.notes:
        typer.echo(note, err=True)


@app.command()
def take(
    code: Code,
    source: Annotated[Path, typer.Argument(help="GeoJSON of TopoJSON, zoals van CBS of PDOK.", metavar="BESTAND")],
    dossier: Annotated[Path, typer.Option("--dossier", "-d", help="Map van het dossier.")],
) -> None:
    """Neem de grenzen van uw gemeente en haar wijken over uit een groter bestand."""
    areas = take_areas(source, dossier, code=code.upper())
    typer.echo(f"{wording.sentence(wording.counted(len(areas.regions), 'gebied', 'gebieden'))} overgenomen.")
    for note in areas.notes:
        typer.echo(note)


def answer_of(url: str) -> bytes:
    """What a server answers; BadInput in Dutch when it does not."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
        raise BadInput(HEADLINE, [Fault("dit is geen veilig adres", Place(field="--server"), "begin met https://")])
    headers = {"Accept": "application/json", "User-Agent": f"weerwerk/{__version__}"}
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            content: bytes = answer.read(MOST_BYTES + 1)
    except urllib.error.HTTPError as error:
        cure = "kijk de naam van de tabel na, of probeer het later"
        raise BadInput(HEADLINE, [Fault(f"de server antwoordt met {error.code}", Place(url), cure)]) from error
    except (OSError, http.client.HTTPException) as error:
        fault = Fault("de server is niet te bereiken", Place(url), "kijk of u internet hebt, of probeer het later")
        raise BadInput(HEADLINE, [fault]) from error
    if len(content) > MOST_BYTES:
        raise BadInput(HEADLINE, [Fault("het antwoord is veel te groot", Place(url), "kijk de naam van de tabel na")])
    return content
