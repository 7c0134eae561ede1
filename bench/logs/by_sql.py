"""The same answer in SQL written by hand for DuckDB: ``python bench/logs/by_sql.py LOG``.

What a good analyst would write for this one file: the columns and their types are known beforehand, names are not
hidden, nothing is checked. It gives the counts per verdict and what a reader must know of the log.
"""

import json
import sys

import duckdb
from permit_log import ACCOUNT, DECIDE, PREPARE

path = sys.argv[1]
source = f"read_parquet('{path}')" if path.endswith(".parquet") else f"read_csv('{path}')"
database = duckdb.connect()
database.execute(f"""
    select count(*), count(distinct zaaknummer), count(distinct activiteit), count(distinct medewerker),
        min(tijdstip), max(tijdstip)
    from {source}
""").fetchone()
rows = database.execute(f"""
    with people as (
        select zaaknummer, medewerker, bool_or(activiteit = '{PREPARE}') as p, bool_or(activiteit = '{DECIDE}') as d
        from {source} where activiteit in ('{PREPARE}', '{DECIDE}') group by all
    ), cases as (
        select zaaknummer, bool_or(p) as p, bool_or(d) as d,
            bool_or(p and d and medewerker <> '{ACCOUNT}') as same,
            bool_or(medewerker = '{ACCOUNT}') as account, bool_or(medewerker is null) as missing
        from people group by all
    )
    select case when not d then 'niet-besloten' when not p then 'niet-voorbereid' when same then 'zelfde-persoon'
        when account then 'gedeeld-account' when missing then 'onbekend' else 'gescheiden' end as verdict, count(*)
    from cases group by all
""").fetchall()
print(json.dumps(dict(rows)))
