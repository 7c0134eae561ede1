"""Four eyes on a log of ten million events: Weerwerk against SQL written by hand and against PM4Py.

``python bench/events.py [EVENTS] [FOLDER]``; the log is made in a folder that is thrown away unless one is named.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).with_name("logs")))
import permit_log
from child import least

AGAINST_SQL = 2.0
AGAINST_PM4PY = 0.25
MOST_MEGABYTES = 1500
RUNS = 2


def measure(log: Path, planted: dict[str, int]) -> bool:
    """Print the three on one file; whether all limits were kept and all counts were right."""
    ours = least("by_weerwerk.py", str(log), times=RUNS)
    sql = least("by_sql.py", str(log), times=RUNS)
    pm4py = least("by_pm4py.py", str(log), times=1)
    seen = {"SQL by hand": sql.said, "Weerwerk": ours.said["verdicts"], "PM4Py": pm4py.said["counts"]}
    wrong = [name for name, counts in seen.items() if any(planted[verdict] != n for verdict, n in counts.items())]
    lines = (
        ("CPU against SQL by hand", ours.seconds, sql.seconds, AGAINST_SQL),
        ("CPU against PM4Py, from file to counts", ours.seconds, pm4py.seconds, AGAINST_PM4PY),
        ("CPU against PM4Py, its filter alone", ours.said["detector"], pm4py.said["filter"], AGAINST_PM4PY),
        ("peak memory in MB", ours.megabytes, MOST_MEGABYTES, 1.0),
    )
    print(f"{log.name}, {log.stat().st_size / 1e6:,.0f} MB, wrong counts: {', '.join(wrong) or 'none'}")
    for what, mine, other, limit in lines:
        print(f"  {what}: {mine:.2f} / {other:.2f} = {mine / other:.2f}, limit {limit}")
    print(f"  for information: peak memory of SQL by hand {sql.megabytes:.0f} MB, of PM4Py {pm4py.megabytes:.0f} MB")
    return not wrong and all(mine <= limit * other for _, mine, other, limit in lines)


def main() -> int:
    """Make the log and measure it as Parquet and as CSV; the exit code says whether all limits were kept."""
    events = int(float(sys.argv[1])) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(thrown_away)
        if not (folder / "log.csv").exists():
            permit_log.make(folder, events=events)
        planted = permit_log.expected(events // len(permit_log.STEPS))
        kept = [measure(folder / name, planted) for name in ("log.parquet", "log.csv")]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
