"""A synthetic permit log of any size with planted facts, the same every time: arithmetic on the case's number, no dice.

``python bench/logs/permit_log.py FOLDER [EVENTS]`` writes ``log.parquet`` and ``log.csv``, in the order of time.
"""

import sys
from collections import Counter
from pathlib import Path

import duckdb

STEPS = (
    "Ontvangst aanvraag",
    "Ontvangstbevestiging",
    "Voorbereiden besluit",
    "Bibob-toets",
    "Advies",
    "Besluit",
    "Verzenden besluit",
    "Archiveren",
)
PREPARE, DECIDE = STEPS[2], STEPS[5]
ACCOUNT = "balie"

# What is planted in a case, by its number; the first that holds counts.
_PLANTED = (
    ("niet-besloten", 83, 3),
    ("niet-voorbereid", 79, 4),
    ("zelfde-persoon", 50, 0),
    ("gedeeld-account", 97, 1),
    ("onbekend", 89, 2),
)


def expected(cases: int) -> Counter[str]:
    """How many cases have which verdict."""
    return Counter(_verdict(case) for case in range(cases))


def _verdict(case: int) -> str:
    return next((name for name, every, rest in _PLANTED if case % every == rest), "gescheiden")


def make(folder: Path, *, events: int) -> int:
    """Write the log as Parquet and as CSV; the number of cases in it."""
    cases = events // len(STEPS)
    database = duckdb.connect(config={"memory_limit": "4GB", "temp_directory": str(folder)})
    # A mixing of the case's number that is the same in every version: products and remainders of whole numbers.
    database.execute(
        "create macro pick(i, k, many) as ((i * 2654435761 + k * 40503 * (i % 8191 + 1)) % 4294967296) // 1024 % many"
    )
    planted = " ".join(f"when i % {every} = {rest} then '{name}'" for name, every, rest in _PLANTED)
    columns = f"""
        select 'Z-2021-' || lpad(i::varchar, 8, '0') as zaaknummer, {list(STEPS)}[step + 1] as activiteit,
            case when step = 5 and fact = 'onbekend' then null
                 when step = 5 and fact = 'gedeeld-account' then '{ACCOUNT}'
                 when step = 2 or (step = 5 and fact = 'zelfde-persoon') then 'medewerker ' || pick(i, 3, 400)
                 when step = 5 then 'beslisser ' || pick(i, 5, 80)
                 else 'collega ' || pick(i, step, 300) end as medewerker,
            timestamp '2021-01-04 08:00:00'
                + to_seconds((pick(i, 11, 1300) + step * 3) * 86400 + pick(i, step + 20, 32400)) as tijdstip,
            'Team ' || pick(i, 9, 12) as team,
            'Stap ' || step || ' van deze zaak, met een toelichting van enige lengte, nummer ' || pick(i, 8, 9999)
                as toelichting
        from (select i, step, case {planted} else 'gescheiden' end as fact
              from range({cases}) numbers(i), range({len(STEPS)}) steps(step))
        where not (step = 5 and fact = 'niet-besloten') and not (step = 2 and fact = 'niet-voorbereid')
        order by tijdstip, i
    """
    parquet, csv = folder / "log.parquet", folder / "log.csv"
    database.execute(f"copy ({columns}) to '{parquet}' (format parquet, compression zstd)")
    database.execute(f"copy (select * from '{parquet}') to '{csv}' (header)")
    database.close()
    return cases


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    print(expected(make(place, events=int(float(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000))))
