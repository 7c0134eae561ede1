"""A synthetic XES log as case systems export it, always the same: ``python bench/logs/xes_log.py FILE [EVENTS]``."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from permit_log import STEPS

_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<log xes.version="1.0" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">
\t<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
\t<global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
"""
_START = datetime.fromisoformat("2021-01-04T08:00:00+01:00")


def make(file: Path, *, events: int) -> int:
    """Write the log; the number of events in it."""
    cases = events // len(STEPS)
    with file.open("w", encoding="utf-8") as out:
        out.write(_HEAD)
        for case in range(cases):
            out.write(f'\t<trace>\n\t\t<string key="concept:name" value="Z-{case:08d}"/>\n')
            out.write(f'\t\t<string key="channel" value="kanaal {case % 3}"/>\n')
            out.writelines(_event(case, at, step) for at, step in enumerate(STEPS))
            out.write("\t</trace>\n")
        out.write("</log>\n")
    return cases * len(STEPS)


def _event(case: int, at: int, step: str) -> str:
    moment = _START + timedelta(hours=case % 9000 + at * 30, milliseconds=case % 1000)
    person = f"medewerker {(case * 7919 + at * 31) % 400}"
    return (
        f'\t\t<event>\n\t\t\t<string key="org:group" value="Team {case % 12}"/>\n'
        f'\t\t\t<string key="concept:instance" value="taak-{case * 8 + at}"/>\n'
        f'\t\t\t<string key="org:resource" value="{person}"/>\n'
        f'\t\t\t<date key="time:timestamp" value="{moment.isoformat(timespec="milliseconds")}"/>\n'
        f'\t\t\t<string key="lifecycle:transition" value="complete"/>\n'
        f'\t\t\t<string key="concept:name" value="{step}"/>\n\t\t</event>\n'
    )


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), events=int(float(sys.argv[2]) if len(sys.argv) > 2 else 250_000)))
