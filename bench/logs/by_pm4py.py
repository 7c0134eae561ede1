"""The same errand by PM4Py: ``python bench/logs/by_pm4py.py LOG`` prints counts and its seconds as JSON.

As its documentation has it: read, ``format_dataframe``, then its filter, once for the cases that break the rule and
once for those that keep it. It looks at the last decision only, which on this log comes to the same, and it knows no
shared accounts: those cases it keeps.
"""

import json
import resource
import sys
import warnings

import pandas
from permit_log import DECIDE, PREPARE

warnings.filterwarnings("ignore")
import pm4py  # noqa: E402 - it warns while it loads

NAMES = ["zaaknummer", "activiteit", "medewerker", "tijdstip"]


def seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def read(path: str) -> pandas.DataFrame:
    if path.endswith(".parquet"):
        return pandas.read_parquet(path, columns=NAMES)
    return pandas.read_csv(path, usecols=NAMES, parse_dates=["tijdstip"])


def main() -> None:
    log = pm4py.format_dataframe(
        read(sys.argv[1]), case_id="zaaknummer", activity_key="activiteit", timestamp_key="tijdstip"
    ).rename(columns={"medewerker": "org:resource"})
    before = seconds()
    broken = pm4py.filter_four_eyes_principle(log, PREPARE, DECIDE, keep_violations=True)
    kept = pm4py.filter_four_eyes_principle(log, PREPARE, DECIDE)
    used = seconds() - before
    counted = {"zelfde-persoon": int(broken["case:concept:name"].nunique())}
    print(json.dumps({"counts": counted, "kept": int(kept["case:concept:name"].nunique()), "filter": used}))


main()
