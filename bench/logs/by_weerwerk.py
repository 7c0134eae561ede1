"""Four eyes by Weerwerk: ``python bench/logs/by_weerwerk.py LOG`` prints counts and its seconds as JSON."""

import json
import resource
import sys
import tempfile
from datetime import date
from pathlib import Path

from permit_log import ACCOUNT, DECIDE, PREPARE

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.events.log import open_log
from weerwerk.events.model import Asked, Layout, Pair, Run
from weerwerk.events.run import run as run_detectors


def seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    asked = Asked("vergunningen", (Pair(PREPARE, DECIDE),), shared_accounts=(ACCOUNT,))
    cards = read_catalogue(edition.shipped()).catalogue.detectors
    with tempfile.TemporaryDirectory() as workspace:
        run = Run(b"a key for measuring only", workspace, date(2026, 1, 1))
        with open_log(Path(sys.argv[1]), layout=Layout(), run=run) as log:
            before = seconds()
            (finding,) = run_detectors(log, asked=asked, cards=cards)
            detector = seconds() - before
    verdicts = {verdict.value: number for verdict, number in finding.verdicts.items()}
    print(json.dumps({"verdicts": verdicts, "detector": detector}))


main()
