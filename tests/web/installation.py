"""A real installation in processes of its own, started by the command line, for tests that stop it hard."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]


class Installation:
    """A data folder, and the processes that serve it."""

    def __init__(self, data: Path, *verb: str, **settings: str) -> None:
        self.data, self.verb, self.settings = data, verb or ("serve",), settings
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[str] | None = None

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("WEERWERK", "DJANGO"))}
        kept |= {f"WEERWERK_{name.upper()}": value for name, value in self.settings.items()}
        return {**kept, "WEERWERK_DATA": str(self.data), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}

    def say(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one command on this data folder."""
        command = [sys.executable, "-m", "weerwerk_cli", *arguments]
        return subprocess.run(command, env=self.environment(), capture_output=True, text=True, check=False, cwd=ROOT)

    def run(self, code: str) -> str:
        """Run Python in this installation."""
        before = "from weerwerk_web.start import preparing; preparing.setup()\n"
        command = [sys.executable, "-c", before + code]
        done = subprocess.run(command, env=self.environment(), capture_output=True, text=True, check=False, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *more: str) -> "Installation":
        command = [sys.executable, "-m", "weerwerk_cli", *self.verb, "--port", str(self.port), *more]
        self.log = self.data.with_name(f"{self.data.name}.log")
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                command, env=self.environment(), stdout=log, stderr=log, text=True, cwd=ROOT, start_new_session=True
            )
        for _ in range(1200):
            try:
                requests.get(f"{self.address}/inloggen/", timeout=2)
            except requests.RequestException:
                assert self.process.poll() is None, self.said()
                time.sleep(0.1)
            else:
                return self
        raise AssertionError(self.said())

    def said(self) -> str:
        return self.log.read_text()

    def first_link(self) -> str:
        return re.search(r"http://\S+/begin/\S+/", self.said()).group()

    def kill(self) -> None:
        """Stop everything at once, as a power cut does."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def kill_group(self) -> None:
        """Stop what the first process left behind."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def stop(self) -> int:
        """Stop as a person does."""
        assert self.process
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=20)


def form(session: requests.Session, address: str, **given: str) -> requests.Response:
    """Fill in the form of a page and send it."""
    page = session.get(address, timeout=20)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text).group(1)
    return session.post(address, data={"csrfmiddlewaretoken": token, **given}, timeout=20)
