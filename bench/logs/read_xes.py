"""One XES log read by one reader: ``python bench/logs/read_xes.py weerwerk|VARIANT FILE`` prints events and seconds.

VARIANT is one of PM4Py's own importers, or ``default``: what it uses on a machine with lxml, which it requires itself.
"""

import json
import resource
import sys
import tempfile
import warnings
from datetime import date
from pathlib import Path


def seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def by_weerwerk(file: str) -> tuple[int, float]:
    from weerwerk.events.log import open_log
    from weerwerk.events.model import Layout, Run

    before = seconds()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_log(Path(file), layout=Layout(), run=Run(b"a key for measuring only", folder, date(2026, 1, 1))) as log,
    ):
        return log.facts.events, seconds() - before


def by_pm4py(file: str, variant: str) -> tuple[int, float]:
    warnings.filterwarnings("ignore")
    import pm4py
    from pm4py.util.constants import DEFAULT_XES_PARSER

    before = seconds()
    events = len(pm4py.read_xes(file, variant=DEFAULT_XES_PARSER if variant == "default" else variant))
    return events, seconds() - before


reader, place = sys.argv[1:]
found, used = by_weerwerk(place) if reader == "weerwerk" else by_pm4py(place, reader)
print(json.dumps({"events": found, "seconds": used}))
