"""How long a user waits: for help, and for the report of Voorbeelddam, each in a new process."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What is run, the limit in seconds, and how often it is measured.
MEASURED = (
    ("weerwerk --help", ("--help",), 0.3, 15),
    ("score + report of voorbeelddam", ("report", "examples/voorbeelddam", "-o", "{folder}/rapport.pdf"), 3.0, 5),
)


def seconds(arguments: tuple[str, ...]) -> tuple[float, float]:
    """Wall time and processor time of one run in a process of its own."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "weerwerk_cli", *arguments], cwd=ROOT, env=settings, check=True, capture_output=True
    )
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print each median against its limit; the exit code says whether all limits were kept."""
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments, limit, times in MEASURED:
            runs = [seconds(tuple(one.format(folder=folder) for one in arguments)) for _ in range(times + 1)]
            wall = statistics.median(one for one, _ in runs[1:])  # the first fills the caches of the disk
            work = statistics.median(one for _, one in runs[1:])
            ratio = wall / limit
            print(
                f"{name}: {wall:.2f} s (cpu {work:.2f} s, first {runs[0][0]:.2f} s), limit {limit} s, ratio {ratio:.2f}"
            )
            slow += ratio > 1
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
