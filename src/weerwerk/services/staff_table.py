"""A listing of rights as a system prints it, CSV or Excel with Dutch headings, as the staff file of a dossier."""

import csv
import io
from collections.abc import Sequence

from weerwerk.coalition.staff import COLUMNS as OURS
from weerwerk.dossier.sheets import Columns, Row, read_rows
from weerwerk.errors import BadInput, Fault, Place

NAMES = {
    "person": ("persoon", "code", "medewerker", "gebruiker", "account", "login", "user"),
    "function": ("functie", "recht", "rol", "autorisatie", "role"),
    "department": ("afdeling", "team", "organisatieonderdeel"),
    "rank": ("rang", "niveau"),
}
OTHER_COLUMNS = "de kolom "  # how a table says that its columns are not those asked for


def staff_text_of(raw: bytes, *, file: str) -> str:
    """The listing as the text of a staff file; BadInput when its columns are not these. No code is judged here."""
    named, rows = _read(raw, file)
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(named)
    table.writerows([row.words.get(one, "") for one in named] for row in rows)
    return stream.getvalue()


def dutch_headed(text: str) -> str:
    """The text of a staff file with the headings that people read."""
    headings, mark, rows = text.partition("\n")
    return ",".join(NAMES[one][0] for one in headings.split(",")) + mark + rows


def _read(raw: bytes, file: str) -> tuple[Sequence[str], list[Row]]:
    """The rows under the columns that are there: department and rank may be left out."""
    for left_out in ((), ("rank",), ("department",), ("department", "rank")):
        named = [one for one in OURS if one not in left_out]
        try:
            return named, read_rows(raw, file=file, columns=Columns({one: NAMES[one] for one in named}))
        except BadInput as bad:
            if not all(one.what.startswith(OTHER_COLUMNS) for one in bad.faults):
                raise
    what = "de kolommen kloppen niet: nodig zijn persoon en functie; afdeling en rang mogen erbij"
    raise BadInput(f"{file} niet gelezen", [Fault(what, Place(file, 1), "haal andere kolommen weg, zeker namen")])
