"""Serving: the web server and the worker beside it, which stop together."""

import gc
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress

import typer

from weerwerk.errors import BadInput, Fault, Place
from weerwerk_web import occupied
from weerwerk_web.start import preparing

_THREADS = 4  # pages wait for the database, not for the processor
_BETWEEN_COLLECTIONS = 20_000  # at 700 a page was interrupted dozens of times by a walk along what it just made
_AGAIN = 2.0  # seconds before a worker that fell over is started anew


def serve(*, host: str, port: int, worker: bool) -> None:
    """Prepare, show the first link when nobody is in yet, and serve until stopped."""
    config = preparing.setup()
    if config.demo:
        cure = "wijs met WEERWERK_DATA een andere map aan; ./run demo toont het voorbeeld"
        raise BadInput(
            "niet gestart", [Fault("dit is een voorbeeld, zonder tweede stap", Place(str(config.data)), cure)]
        )
    if config.local and host not in ("127.0.0.1", "localhost", "::1"):
        cure = "vul het https-adres in bij de instelling url"
        raise BadInput(
            "niet gestart", [Fault("zonder https luistert Weerwerk alleen op deze machine", Place(host), cure)]
        )
    refuse_taken(host, port)
    preparing.prepare(config.data)
    address = config.url or f"http://localhost:{port}"
    typer.echo(f"Weerwerk staat op {address} (gegevens: {config.data}). Stoppen: Ctrl+C.")
    if nobody_yet():
        typer.echo(f"Er is nog niemand. Eerste coördinator, eenmalig en 72 uur geldig:\n  {first_link(address)}")
    answer(host, port, workers=config.workers, beside=worker)


def answer(host: str, port: int, *, workers: int = 1, beside: bool = True) -> None:
    """Answer requests, with a worker beside it when asked."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    stop = threading.Event()
    # Begun before the server forks: a fork in the middle of a Popen keeps its pipe open, and the Popen never returns.
    minder = threading.Thread(target=_mind_worker, args=[_begin_worker(), stop], daemon=True) if beside else None
    if minder:
        minder.start()
    load()
    server = Granian(
        "weerwerk_web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_THREADS,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        log_access=False,  # addresses hold the secrets of links
        websockets=False,
    )
    try:
        server.serve()
    finally:
        stop.set()
        if minder:
            minder.join(timeout=15)


def load() -> None:
    """Read what every process that makes pages needs, before there are several: they share the memory it takes."""
    from django.db import connections
    from django.urls import get_resolver

    from weerwerk_web.editions.store import catalogue

    assert get_resolver().url_patterns  # with every page behind it
    catalogue()
    connections.close_all()  # each process opens its own
    gc.collect()
    gc.freeze()  # it stays for as long as we run: no collection need walk along it
    gc.set_threshold(_BETWEEN_COLLECTIONS)


def _begin_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "weerwerk_web.start.worker", str(os.getpid())])


def _mind_worker(process: subprocess.Popen[bytes], stop: threading.Event) -> None:
    """Keep one worker going until told to stop; it ends by itself when we are gone."""
    while True:
        while process.poll() is None and not stop.wait(0.3):
            pass
        if process.poll() is None:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)
            process.kill()
        if stop.wait(_AGAIN):
            return
        process = _begin_worker()


def work() -> None:
    """Do long work until told to stop."""
    config = preparing.setup()
    from weerwerk_web.work.worker import work as until_stopped

    with occupied.by_a_process(config.data):
        until_stopped()


def stop_with(parent: int) -> None:
    """End this process when the one that started it is gone, also when that was before we came this far."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def nobody_yet() -> bool:
    """Whether there is no account at all."""
    from weerwerk_web.accounts.models import Person

    return not Person.objects.exists()


def sign_out(email: str) -> int:
    """End every session of this person, or all of them; how many there were."""
    from weerwerk_web.accounts.models import Person, Visit
    from weerwerk_web.audit import trail

    rows = Visit.objects.all()
    if email:
        person = Person.objects.filter(email=email.strip().lower()).first()
        if person is None:
            raise BadInput("niemand uitgelogd", [Fault("dit adres hoort bij niemand", Place(field="--email"))])
        rows = rows.filter(person=person.pk)
    count, _ = rows.delete()
    trail.outside("sessions.end", sessions=str(count), everyone=str(not email))
    return count


def first_link(address: str) -> str:
    """A link for a first coordinator."""
    from weerwerk_web.accounts.arriving import start_link

    return f"{address}/begin/{start_link()}/"


def taken(host: str, port: int) -> bool:
    """Whether something else listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def refuse_taken(host: str, port: int) -> None:
    """Say so when the port is taken, with one that is free."""
    if taken(host, port):
        free = next((one for one in range(port + 1, min(port + 50, 65536)) if not taken(host, one)), None)
        cure = f"probeer: weerwerk serve --port {free}" if free else "kies een andere poort"
        raise BadInput("niet gestart", [Fault(f"poort {port} is bezet", Place(field="--port"), cure)])
