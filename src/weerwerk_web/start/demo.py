"""The example: Voorbeelddam with three people, each with a link; on this machine alone, without the second step."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import typer
from attrs import frozen

import weerwerk
from weerwerk import receipt
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
    """Fill a folder of its own with the example once for each version, say who can look, and serve until stopped."""
    if _mark(folder):
        typer.echo("Het voorbeeld was van een andere versie en is opnieuw gemaakt.")
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


def _mark(folder: Path) -> bool:
    """Whether an example of another version made way; a folder in real use never becomes an example."""
    mark, words = folder / DEMO_MARK, _words()
    known = mark.read_text(encoding="utf-8") if mark.exists() else None
    if known is None and folder.exists() and any(folder.iterdir()):
        cure = "kies een lege map"
        raise BadInput("voorbeeld niet gemaakt", [Fault("in deze map staan echte gegevens", Place(str(folder)), cure)])
    stale = known is not None and known != words
    if stale:
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    mark.write_text(words, encoding="utf-8")
    return stale


def _words() -> str:
    """What marks a folder as an example, and of which version: of Weerwerk, of its tables and of the dossier."""
    package = Path(weerwerk.__file__).resolve().parent
    tables = package.with_name("weerwerk_web").glob("*/migrations/*.py")
    files = receipt.inputs_of([*(one for one in shipped().rglob("*") if one.is_file()), *tables])
    digest = hashlib.sha256("".join(one.sha256 for one in files).encode()).hexdigest()[:12]
    return f"Dit is een voorbeeld. `weerwerk serve` weigert deze map.\n{weerwerk.__version__} {digest}\n"


def shipped() -> Path:
    """The folder of the example dossier that comes with this version, in the wheel or in a checkout."""
    source = Path(weerwerk.__file__).resolve().parent
    inside = source / "_shipped" / "voorbeelddam"
    return inside if inside.is_dir() else source.parents[1] / "examples" / "voorbeelddam"


def links(address: str) -> Iterator[Link]:
    """The three people, made the first time."""
    from weerwerk_web.accounts.roles import NAMES
    from weerwerk_web.workbench.example import ROLES, people, secret

    people(shipped())
    for role in ROLES:
        yield Link(str(NAMES[role]), f"{address}/voorbeeld/{role.value}/{secret(role)}/")
