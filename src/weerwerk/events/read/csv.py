"""CSV of any delimiter and encoding, read in blocks; only the four columns that count are kept."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from io import BufferedIOBase

import pyarrow as pa
import pyarrow.csv as arrow
from attrs import frozen

from weerwerk.errors import BadInput
from weerwerk.events.columns import choose
from weerwerk.events.model import Layout, LeftOut, ReadAs
from weerwerk.events.read.kind import Kind, Opened, refused, unpacked
from weerwerk.events.read.rows import DICTIONARY, Rows, in_schema
from weerwerk.events.read.text import Text, decoded_start, survey

_HEAD = 1 << 20
_LEAST_BLOCK = 4 << 20
_LONGEST_LINE = 100_000_000
_DELIMITERS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "rechte streep"}
NOT_FITTING = "de regel past niet bij de kolommen"
OPEN_QUOTE = "een aanhalingsteken sluit niet op dezelfde regel"
OPEN_QUOTE_CURE = "kijk of ergens een aanhalingsteken opent en niet sluit; exporteer het log anders opnieuw"


@frozen
class Header:
    """The names of the columns, what parts them, and how many lines come before the first event, if any."""

    names: tuple[str, ...]
    delimiter: str
    guessed: bool
    lines: int
    nothing_below: bool


def read(file: Opened, *, layout: Layout) -> Rows:
    """The events of a CSV file."""
    text = survey(file, asked=layout.encoding)
    if text.longest > _LONGEST_LINE:
        raise refused(file.name, "een regel is langer dan 100 MB", OPEN_QUOTE_CURE)
    header = _header(file, text, layout.delimiter)
    columns, guessed = choose(layout.columns, there=header.names, file=file.name)
    wanted = [header.names.index(name) for name in (columns.case, columns.activity, columns.actor, columns.time)]
    details = {
        "delimiter": header.delimiter,
        "delimiter_guessed": "ja" if header.guessed else "nee",
        "encoding": text.encoding,
        "encoding_guessed": "ja" if text.guessed else "nee",
    }
    refusals: Counter[str] = Counter()
    return Rows(
        ReadAs(Kind.CSV.value, columns, guessed, details),
        _batches(file, text=text, header=header, wanted=wanted, refusals=refusals),
        lambda: tuple(LeftOut(reason, rows) for reason, rows in sorted(refusals.items())),
    )


def _header(file: Opened, text: Text, asked: str) -> Header:
    start = decoded_start(file, text=text, size=_HEAD)
    lines = list(io.StringIO(start, newline=""))
    if len(start) >= _HEAD and len(lines) == 1:
        raise refused(
            file.name, "de eerste regel is langer dan 1 MB", "dit lijkt geen CSV; kijk het bestand na", line=1
        )
    before = next((at for at, line in enumerate(lines) if line.strip()), None)
    if before is None:
        raise refused(file.name, "het bestand is leeg", "exporteer het log opnieuw")
    if (said := lines[before].rstrip("\r\n")).lower().startswith("sep=") and len(said) == 5:
        asked, before = asked or said[4], before + 1  # so does Excel say what parts the columns
    rest = lines[before:]
    if asked and (len(asked) != 1 or asked in '"\r\n' or not asked.isascii()):
        raise refused(file.name, f"'{asked}' kan kolommen niet scheiden", "geef één teken, zoals ; of ,")
    delimiter = asked or _guess(rest)
    try:
        reader = csv.reader(rest, delimiter=delimiter)
        names = next(reader, [])
    except csv.Error as error:
        raise refused(file.name, "de regel met kolomnamen is niet te lezen", OPEN_QUOTE_CURE, line=1) from error
    if len(names) < 2:
        cure = f"noem met --delimiter het teken tussen de kolommen (nu: {_DELIMITERS.get(delimiter, delimiter)})"
        raise refused(file.name, "er is maar één kolom; een log heeft er ten minste vier", cure, line=1)
    below = lines[before + reader.line_num :]
    nothing = text.size <= _HEAD and not any(line.strip() for line in below)
    return Header(tuple(name.strip() for name in names), delimiter, not asked, before + reader.line_num, nothing)


def _guess(lines: Sequence[str]) -> str:
    """The delimiter by which most of the first lines have as many columns as the header; the widest goes first."""

    def fit(delimiter: str) -> tuple[int, int]:
        try:
            rows = [len(row) for row in csv.reader(lines[:50], delimiter=delimiter) if row]
        except csv.Error:
            return (0, 0)
        width = rows[0] if rows else 0
        return (sum(one == width for one in rows) * 10 // max(len(rows), 1) if width > 1 else 0, width)

    return max(_DELIMITERS, key=fit)


def _batches(
    file: Opened, *, text: Text, header: Header, wanted: Sequence[int], refusals: Counter[str]
) -> Iterator[pa.RecordBatch]:
    """The wanted columns, block by block; rows that do not fit are counted and passed over."""

    def pass_over(row: arrow.InvalidRow) -> str:
        lines = row.text.strip().count("\n") + 1
        refusals[OPEN_QUOTE if lines > 1 else NOT_FITTING] += lines
        return "skip"

    if header.nothing_below:
        return
    names = [str(at) for at in range(len(header.names))]
    case, activity, actor, time = (names[at] for at in wanted)
    text_of = {case: pa.string(), activity: DICTIONARY, actor: DICTIONARY, time: pa.string()}
    reading = arrow.ReadOptions(
        use_threads=False,  # the database copies while this parses; a second thread here costs time and gains none
        block_size=max(_LEAST_BLOCK, 2 * text.longest),
        column_names=names,
        skip_rows=header.lines,
        encoding="utf8" if text.encoding in ("utf-8", "utf-8-sig") else text.encoding,
    )
    parsing = arrow.ParseOptions(delimiter=header.delimiter, newlines_in_values=True, invalid_row_handler=pass_over)
    converting = arrow.ConvertOptions(include_columns=list(text_of), column_types=text_of, strings_can_be_null=False)
    try:
        with (
            closing(_source(file)) as source,
            arrow.open_csv(source, reading, parsing, converting) as blocks,
        ):
            for block in blocks:
                yield in_schema(block.columns)
    except pa.ArrowInvalid as error:
        raise _unreadable(file, error) from error


def _source(file: Opened) -> BufferedIOBase | pa.NativeFile:
    """The bytes of the file; never unpacked by what its name ends in, for that may not be so."""
    return unpacked(file.path, packed=True) if file.packed else pa.OSFile(str(file.path))


def _unreadable(file: Opened, error: pa.ArrowInvalid) -> BadInput:
    if "straddl" in str(error):
        return refused(file.name, "een veld loopt over zeer veel regels door", OPEN_QUOTE_CURE)
    return refused(file.name, "de tekst is niet als CSV te lezen", "exporteer het log opnieuw")
