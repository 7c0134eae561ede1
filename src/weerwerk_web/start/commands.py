"""The commands of an installation, as the command line calls them; each loads the rest only when it runs."""

import os
from pathlib import Path
from typing import Annotated

import typer

from weerwerk.errors import BadInput, Fault, Place

audit = typer.Typer(no_args_is_help=True)
keys = typer.Typer(no_args_is_help=True)
Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Poort waarop Weerwerk luistert.")]


def serve(
    port: Port = 8000,
    host: Annotated[str, typer.Option("--host", help="Adres waarop Weerwerk luistert.")] = "127.0.0.1",
    worker: Annotated[bool, typer.Option(help="Start ook het proces voor lang werk.")] = True,
) -> None:
    """Start de werkbank in de browser."""
    from weerwerk_web.start import running

    running.serve(host=host, port=port, worker=worker)


def demo(
    port: Port = 8000,
    folder: Annotated[
        Path | None, typer.Option("--data", help="Map voor het voorbeeld; standaard een eigen map.")
    ] = None,
) -> None:
    """Toon Voorbeelddam in de browser, met drie mensen en zonder tweede stap; nooit voor echte gegevens."""
    from weerwerk_web.config import data_folder
    from weerwerk_web.start import demo as example

    example.demo(folder=folder or data_folder(dict(os.environ)).with_name("weerwerk-voorbeeld"), port=port)


def worker() -> None:
    """Start alleen het proces voor lang werk; `serve` doet dit zelf ook."""
    from weerwerk_web.start import running

    running.work()


def prepare(
    role: Annotated[
        str, typer.Option("--grant", help="Rol van de webserver in PostgreSQL, die rijen mag lezen en schrijven.")
    ] = "",
) -> None:
    """Breng de tabellen op orde; alleen nodig als de webserver dat zelf niet mag."""
    from weerwerk_web.start import preparing

    config = preparing.setup()
    preparing.prepare(config.data)
    if role:
        preparing.grant(role)
    typer.echo("De tabellen zijn op orde.")


def link() -> None:
    """Maak een eenmalige link voor een eerste coördinator; eerdere ongebruikte links vervallen."""
    from weerwerk_web.start import preparing, running

    config = preparing.setup()
    preparing.prepare(config.data)
    typer.echo(running.first_link(config.address))


def signout(
    email: Annotated[
        str, typer.Option("--email", help="Mailadres van wie u uitlogt; zonder dit logt u iedereen uit.")
    ] = "",
) -> None:
    """Log iemand overal uit, of iedereen; het account zelf blijft."""
    from weerwerk_web.start import preparing, running

    preparing.setup()
    typer.echo(f"Uitgelogd: {running.sign_out(email)} sessies.")


def doctor() -> None:
    """Kijk na of alles goed staat, en zeg bij elk punt wat u kunt doen."""
    from weerwerk_web.start import examining

    worst = 0
    for found in examining.examine():
        typer.echo(f"{found.sign} {found.what}" + (f"\n    {found.cure}" if found.cure else ""))
        worst = max(worst, found.weight)
    if worst == examining.WRONG:
        raise typer.Exit(1)


def backup(
    folder: Annotated[Path, typer.Argument(help="Map waarin de reservekopie komt.", metavar="MAP")],
    to: Annotated[list[str] | None, typer.Option("--to", help="Openbare sleutel (age1…); mag vaker.")] = None,
) -> None:
    """Maak een versleutelde reservekopie en lees haar terug."""
    from weerwerk_web.start import keeping

    made = keeping.backup(folder, tuple(to or ()))
    typer.echo(f"De reservekopie staat in {made.path} ({made.files} bestanden, teruggelezen en gelijk).")


def restore(
    file: Annotated[Path, typer.Argument(help="De reservekopie.", metavar="BESTAND")],
    identity: Annotated[Path, typer.Option("--identity", help="Bestand met uw geheime sleutel.")],
    into: Annotated[Path, typer.Option("--into", help="Lege map waarin alles terugkomt.")],
) -> None:
    """Zet een reservekopie terug in een lege map."""
    from weerwerk_web.start import keeping

    count = keeping.restore(file, identity, into)
    typer.echo(f"{count} bestanden teruggezet in {into}. Start met: WEERWERK_DATA={into} weerwerk serve")


@keys.command("list")
def list_keys() -> None:
    """Toon welke sleutels er zijn, waarvoor, en van welke dag; nooit de sleutel zelf."""
    from weerwerk_web.start import rekeying

    for one in rekeying.listed():
        kept = f"; {one.older} oudere bewaard" if one.older else ""
        typer.echo(f"{one.name:<10} {one.made:%d-%m-%Y}  {rekeying.FOR[one.name]}{kept}")


@keys.command("rotate")
def rotate(
    only: Annotated[
        list[str] | None, typer.Option("--only", help="session, audit, documents of secrets; mag vaker. Anders alle.")
    ] = None,
) -> None:
    """Vernieuw de sleutels en versleutel opnieuw wat bewaard is. Stop de werkbank eerst."""
    from weerwerk_web.start import rekeying

    unknown = [one for one in only or () if one not in rekeying.FOR]
    if unknown:
        faults = [
            Fault(f"‘{one}’ is geen sleutel", Place(field="--only"), "zie: weerwerk keys list") for one in unknown
        ]
        raise BadInput("sleutels niet vernieuwd", faults)
    done = rekeying.rotate(tuple(only or rekeying.FOR))
    typer.echo(f"Vernieuwd. Opnieuw versleuteld: {done.files} bestanden en {done.secrets} geheimen van mensen.")
    for one in done.damaged:
        typer.echo(f"niet te lezen, en dus niet opnieuw versleuteld: {one}. De oude sleutel blijft bewaard.")
    typer.echo("Maak nu een reservekopie: oudere openen met de oude sleutels die erin zitten.")


@audit.command("verify")
def verify(
    known: Annotated[
        list[str] | None, typer.Option("--seal", help="Eerder opgeschreven zegel, als REGEL:ZEGEL; mag vaker.")
    ] = None,
) -> None:
    """Reken het logboek na: elke regel, en of er niets is weggehaald."""
    from weerwerk_web.start import examining

    seals = [_seal(one) for one in known or ()]
    broken, chains = examining.verify_audit(seals)
    for one in broken:
        typer.echo(f"keten {one.chain}, regel {one.number}: {one.why}")
    if broken:
        raise typer.Exit(1)
    typer.echo(f"Het logboek klopt: {chains.links} regels in {chains.count} ketens.")


def _seal(text: str) -> tuple[int, str]:
    number, _, seal = text.partition(":")
    if not number.isdigit() or len(seal) != 64:
        fault = Fault("dit is geen zegel", Place(field="--seal"), "neem het over zoals het logboek het toont: 12:ab34…")
        raise BadInput("opdracht niet begrepen", [fault])
    return int(number), seal
