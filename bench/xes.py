"""Reading XES: processor seconds and memory against PM4Py's importers. ``python bench/xes.py [EVENTS]``."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).with_name("logs")))
import xes_log
from child import Used, least

AGAINST_DEFAULT = 1 / 3
MEMORY = 0.5
RUNS = 3


def main() -> int:
    """Print the readers side by side; the exit code says whether the limits against the default were kept."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.xes"
        events = xes_log.make(file, events=int(float(sys.argv[1])) if len(sys.argv) > 1 else 250_000)
        readers = ("weerwerk", "default", "chunk_regex")
        used: dict[str, Used] = {reader: least("read_xes.py", reader, str(file), times=RUNS) for reader in readers}
    assert all(one.said["events"] == events for one in used.values())
    for reader, one in used.items():
        print(f"{reader}: {one.said['seconds']:.2f} CPU s, {one.megabytes:.0f} MB for {events:,} events")
    ours, default = used["weerwerk"], used["default"]
    work, memory = ours.said["seconds"] / default.said["seconds"], ours.megabytes / default.megabytes
    print(f"CPU against PM4Py's default importer: {work:.2f}, limit {AGAINST_DEFAULT:.2f}")
    print(f"memory against PM4Py's default importer: {memory:.2f}, limit {MEMORY}")
    return 0 if work <= AGAINST_DEFAULT and memory <= MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())
