"""The example: Voorbeelddam with three people, each with a link; on this machine alone, without the second step."""

import os
from collections.abc import Iterator
from pathlib import Path

import typer
from attrs import frozen

from weerwerk.errors import BadInput, Fault, Place
from weerwerk_web.config import DEMO_MARK, PREFIX
from weerwerk_web.start import preparing, running

NAME = "Voorbeelddam"
_HOST = "127.0.0.1"


@frozen
class Link:
    """Who it is for, and where it leads."""

    role: str
    address: str


def demo(*, folder: Path, port: int) -> None:
    """Fill a folder of its own with the example once, say who can look, and serve until stopped."""
    _mark(folder)
    os.environ[f"{PREFIX}DATA"] = str(folder)
    config = preparing.setup()
    preparing.prepare(config.data)
    free = next((one for one in range(port, port + 50) if not running.taken(_HOST, one)), None)
    if free is None:
        raise BadInput("niet gestart", [Fault(f"de poorten {port} tot {port + 49} zijn bezet", Place(field="--port"))])
    if free != port:
        typer.echo(f"Poort {port} is bezet; het voorbeeld staat op poort {free}.")
    typer.echo(f"{NAME}, een verzonnen gemeente. Open een van deze adressen; stoppen: Ctrl+C.")
    for link in links(f"http://localhost:{free}"):
        typer.echo(f"  {link.role:<26} {link.address}")
    running.answer(_HOST, free)


def _mark(folder: Path) -> None:
    """A folder of an example is marked as one before anything is in it; a folder in real use never becomes one."""
    mark = folder / DEMO_MARK
    if folder.exists() and any(folder.iterdir()) and not mark.exists():
        cure = "kies een lege map"
        raise BadInput("voorbeeld niet gemaakt", [Fault("in deze map staan echte gegevens", Place(str(folder)), cure)])
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    mark.write_text("Dit is een voorbeeld. `weerwerk serve` weigert deze map.\n", encoding="utf-8")


def links(address: str) -> Iterator[Link]:
    """The three people, made the first time."""
    from weerwerk_web.accounts.roles import NAMES
    from weerwerk_web.workbench.example import ROLES, people, secret

    people()
    for role in ROLES:
        yield Link(str(NAMES[role]), f"{address}/voorbeeld/{role.value}/{secret(role)}/")
