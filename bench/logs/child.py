"""A script run in a process of its own, with the processor seconds and the memory it took."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Used:
    """What a child took, and what it said as JSON on its last line."""

    seconds: float
    megabytes: float
    said: dict


def run(script: str, *arguments: str) -> Used:
    """Run one of the scripts in this folder; it must end well."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    with subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        said = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{script} failed ({child.returncode})")
    return Used(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, json.loads(said.splitlines()[-1]))


def least(script: str, *arguments: str, times: int) -> Used:
    """The quickest of several runs: what the machine can do when nobody else uses it."""
    return min((run(script, *arguments) for _ in range(times)), key=lambda used: used.seconds)
