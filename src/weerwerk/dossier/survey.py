"""``survey.csv``: counts of a staff survey, read strictly; small groups are refused at the door (R6)."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import frozen

from weerwerk import guard
from weerwerk.catalogue.cards import Circumstance
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import SurveyCount
from weerwerk.errors import Fault, Place
from weerwerk.located import did_you_mean, read_text

FILE = "survey.csv"
COLUMNS = ("item", "answer", "count", "group", "period")
FEWEST = 10  # R6: people in a group
_PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?\Z")


@frozen
class SurveyRow:
    """A count with the line it stands on."""

    line: int
    count: SurveyCount


def read_survey(raw: bytes) -> tuple[list[SurveyRow], list[Fault]]:
    """The rows of the file, separated by comma or semicolon, and the faults of its form."""
    text = read_text(raw, file=FILE)
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    columns = [name.strip().casefold() for name in reader.fieldnames or ()]
    missing = [name for name in COLUMNS if name not in columns]
    unknown = [name for name in columns if name not in COLUMNS]
    if missing or unknown or len(columns) != len(set(columns)):
        what = f"de kolommen zijn {', '.join(columns) or 'er niet'}"
        return [], [Fault(what, Place(FILE, 1), f"gebruik precies {', '.join(COLUMNS)}")]
    reader.fieldnames = columns
    rows, faults = [], []
    for values in reader:
        row = _row(values, reader.line_num)
        if isinstance(row, Fault):
            faults.append(row)
        else:
            rows.append(row)
    return rows, faults


def _row(values: dict[str, str | None], line: int) -> SurveyRow | Fault:
    words = {name: (values.get(name) or "").strip() for name in COLUMNS}
    if None in values:
        return Fault(
            "meer velden dan kolommen", Place(FILE, line), "zet een tekst met een komma tussen aanhalingstekens"
        )
    empty = [name for name, word in words.items() if not word]
    if empty:
        return Fault("een leeg veld", Place(FILE, line, empty[0]), "vul het in of haal de regel weg")
    if not (words["count"].isascii() and words["count"].isdigit() and len(words["count"]) <= 7):
        return Fault(f"'{words['count']}' is geen aantal", Place(FILE, line, "count"), "schrijf een heel getal")
    counted = SurveyCount(
        words["item"], words["answer"].casefold(), int(words["count"]), words["group"], words["period"]
    )
    return SurveyRow(line, counted)


def circumstance_of(item: str, catalogue: Catalogue) -> Circumstance | None:
    """The circumstance that an item measures: named by its id, or by the statement on its card."""
    for circumstance in catalogue.circumstances.values():
        if circumstance.survey_item and item in (circumstance.id, circumstance.survey_item):
            return circumstance
    return None


def survey_faults(rows: Sequence[SurveyRow], catalogue: Catalogue, *, on: date) -> Iterator[Fault]:
    """What is wrong with the counts: unknown items and answers, doubles, periods to come, groups too small."""
    items = [one.id for one in catalogue.circumstances.values() if one.survey_item]
    words = catalogue.scoring.survey.words
    seen: set[tuple[str, str, str, str]] = set()
    for row in rows:
        one = row.count
        if circumstance_of(one.item, catalogue) is None:
            cure = did_you_mean(one.item, items) or "noem de vraag bij haar id, of haal de regel weg"
            yield Fault(f"'{one.item}' meet geen vraag van de scan", Place(FILE, row.line, "item"), cure)
        if one.answer not in words:
            cure = did_you_mean(one.answer, words) or f"mogelijk: {', '.join(words)}"
            yield Fault(f"het antwoord '{one.answer}' kennen wij niet", Place(FILE, row.line, "answer"), cure)
        if (one.item, one.answer, one.group, one.period) in seen:
            what = f"'{one.answer}' staat er voor deze groep en periode al"
            yield Fault(what, Place(FILE, row.line), "tel de regels samen")
        seen.add((one.item, one.answer, one.group, one.period))
        if guard.find(one.group):
            yield Fault(f"hier lijkt een persoon te staan. {guard.NOTICE}", Place(FILE, row.line, "group"))
        yield from _period_fault(row, on)
    yield from _small_groups(rows)


def _period_fault(row: SurveyRow, on: date) -> Iterator[Fault]:
    where = Place(FILE, row.line, "period")
    found = _PERIOD.match(row.count.period)
    if found is None:
        yield Fault(f"'{row.count.period}' is geen periode", where, "schrijf een jaar (2026) of een maand (2026-03)")
    elif (int(found[1]), int(found[2] or 1)) > (on.year, on.month):
        yield Fault(f"de periode {row.count.period} ligt in de toekomst", where, "verbeter de periode")


def _small_groups(rows: Iterable[SurveyRow]) -> Iterator[Fault]:
    """A group with fewer than ten answers to an item is refused, whatever those answers are (R6)."""
    sizes: dict[tuple[str, str, str], int] = {}
    lines: dict[tuple[str, str, str], int] = {}
    for row in rows:
        key = (row.count.item, row.count.group, row.count.period)
        sizes[key] = sizes.get(key, 0) + row.count.count
        lines.setdefault(key, row.line)
    for key, size in sizes.items():
        if size < FEWEST:
            item, group, _ = key
            what = f"groep '{group}' telt {size} antwoorden op '{item}'; onder de {FEWEST} zijn het bijna personen"
            yield Fault(what, Place(FILE, lines[key]), "voeg groepen samen, of haal deze regels weg")
