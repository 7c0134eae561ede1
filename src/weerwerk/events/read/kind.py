"""What kind of file a log is, by its first bytes; a file whose name says otherwise is refused before it is read."""

import gzip
import zlib
from contextlib import closing
from enum import StrEnum
from io import BufferedIOBase
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from attrs import frozen

from weerwerk.errors import BadInput, Fault, Place
from weerwerk.events.columns import HEADLINE

HEAD_BYTES = 65_536
_TEXT_BYTES = b"\t\n\r\f" + bytes(range(32, 127)) + bytes(range(128, 256))  # the rest is control signs
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Kind(StrEnum):
    """The kinds of log that can be read."""

    CSV = "csv"
    XES = "xes"
    PARQUET = "parquet"
    XLSX = "xlsx"


@frozen
class Opened:
    """A log file whose kind is known; `packed` when it is compressed with gzip."""

    path: Path
    kind: Kind
    packed: bool = False

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""
        return self.path.name


_ENDINGS = {
    ".csv": Kind.CSV,
    ".txt": Kind.CSV,
    ".tsv": Kind.CSV,
    ".xes": Kind.XES,
    ".xml": Kind.XES,
    ".parquet": Kind.PARQUET,
    ".xlsx": Kind.XLSX,
    ".xlsm": Kind.XLSX,
}
_SPOKEN = {Kind.CSV: "CSV", Kind.XES: "XES (XML)", Kind.PARQUET: "Parquet", Kind.XLSX: "Excel (xlsx)"}
_EXPORT = "exporteer het log als CSV, XES, Parquet of Excel (xlsx)"
# Files that people hand in by mistake: their first bytes, what they are, and what to do.
_MISTAKES = (
    (b"%PDF", "een PDF", _EXPORT),
    (b"\xd0\xcf\x11\xe0", "een oud Excel- of Word-bestand", "open het in Excel en bewaar het als .xlsx of .csv"),
    (b"Rar!", "een ingepakt archief (rar)", "pak het uit en geef het log zelf op"),
    (b"7z\xbc\xaf", "een ingepakt archief (7z)", "pak het uit en geef het log zelf op"),
    (b"BZh", "een ingepakt bestand (bz2)", "pak het uit en geef het log zelf op"),
    (b"\xfd7zXZ", "een ingepakt bestand (xz)", "pak het uit en geef het log zelf op"),
    (b"\x89PNG", "een plaatje", _EXPORT),
    (b"\xff\xd8\xff", "een plaatje", _EXPORT),
    (b"SQLite format 3", "een database", _EXPORT),
    (b"\x7fELF", "een programma", _EXPORT),
    (b"MZ\x90", "een programma", _EXPORT),
)


def refused(file: str, what: str, cure: str, *, line: int | None = None) -> BadInput:
    """The whole log cannot be read: what is wrong with it, on which line, and what to do."""
    return BadInput(HEADLINE, [Fault(what, Place(file, line), cure)])


def opened(path: Path) -> Opened:
    """The file with its kind; BadInput when it is no log or not what its name says."""
    if path.is_dir():
        raise refused(str(path), "dit is een map, geen bestand", "geef het logbestand zelf op")
    if not path.is_file():
        raise refused(str(path), "dit bestand bestaat niet", "kijk de naam en de map na")
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    packed = head.startswith(b"\x1f\x8b")
    if packed:
        with closing(unpacked(path, packed=True)) as inner:
            head = read_some(inner, HEAD_BYTES, path.name)
    if not head.strip():
        raise refused(path.name, "het bestand is leeg", "exporteer het log opnieuw")
    kind = _kind(path, head)
    if packed and kind in (Kind.PARQUET, Kind.XLSX):
        raise refused(path.name, "een ingepakt bestand (gz)", "pak het uit en geef het log zelf op")
    said = _said_by_name(path, packed=packed)
    if said is not None and said is not kind:
        what = f"de naam zegt {_SPOKEN[said]}, maar de inhoud is {_SPOKEN[kind]}"
        raise refused(path.name, what, f"geef het bestand de goede naam (.{kind.value}) of exporteer het opnieuw")
    return Opened(path, kind, packed)


def unpacked(path: Path, *, packed: bool) -> BufferedIOBase:
    """The bytes of a log, unpacked while they are read."""
    return gzip.open(path, "rb") if packed else path.open("rb")


def read_some(stream: BufferedIOBase, size: int, file: str) -> bytes:
    """The next bytes of a log; BadInput when the packed file is broken off or damaged."""
    try:
        return stream.read(size)
    except EOFError as error:
        raise refused(file, "het ingepakte bestand is afgebroken", "haal het log opnieuw op") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise refused(file, "het ingepakte bestand is beschadigd", "haal het log opnieuw op") from error


def _said_by_name(path: Path, *, packed: bool) -> Kind | None:
    name = path.name.lower()
    ending = Path(name.removesuffix(".gz") if packed else name).suffix
    return _ENDINGS.get(ending)


def _kind(path: Path, head: bytes) -> Kind:
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zipped(path)
    for start, what, cure in _MISTAKES:
        if head.startswith(start):
            raise refused(path.name, f"dit is {what}, geen logbestand", cure)
    text = _as_ascii(head).lstrip()
    if text.startswith("<"):
        return Kind.XES
    if text.startswith(("{", "[{")):
        raise refused(path.name, "dit is JSON, geen logbestand dat Weerwerk leest", _EXPORT)
    if not is_utf16(head) and 20 * len(head.translate(None, _TEXT_BYTES)) > len(head):
        raise refused(path.name, "dit is geen tekst maar een binair bestand", _EXPORT)
    return Kind.CSV


def _zipped(path: Path) -> Kind:
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
    except (BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise refused(path.name, "het bestand is beschadigd of afgebroken", "haal het log opnieuw op") from error
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "mimetype" in names or "word/document.xml" in names:
        raise refused(path.name, "dit is een kantoorbestand dat Weerwerk niet leest", "bewaar het als .xlsx of .csv")
    raise refused(path.name, "dit is een zip-bestand", "pak het uit en geef het log zelf op")


def is_utf16(head: bytes) -> bool:
    """Whether the text is in UTF-16: it says so, or every second byte of its start is zero."""
    if head.startswith(UTF16_MARKS):
        return True
    start = head[:2000]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    return max(even, odd) > len(start) // 4 and min(even, odd) == 0


def _as_ascii(head: bytes) -> str:
    """The start of the file as far as it is ASCII, whatever its encoding."""
    bare = head[:400].removeprefix(b"\xef\xbb\xbf")
    for mark in UTF16_MARKS:
        bare = bare.removeprefix(mark)
    return bare.replace(b"\0", b"").decode("ascii", errors="replace")
