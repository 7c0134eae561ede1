"""The encoding of a text file, found by going through all of it once before anything is read from it."""

import codecs
from contextlib import closing, suppress

from attrs import frozen
from charset_normalizer import from_bytes

from weerwerk.errors import BadInput
from weerwerk.events.read.kind import Opened, is_utf16, read_some, refused, unpacked
from weerwerk.located import did_you_mean

_BLOCK = 1 << 20
_MOST_STRANGE = 200_000  # bytes of lines with other letters, enough to recognise an encoding by
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"))
# What Dutch systems write; others must be named by the user.
_LIKELY = ["cp1252", "cp850", "latin_1", "iso8859_15", "mac_roman"]
_NAMES = ("utf-8", "utf-16", "cp1252", "cp850", "latin-1", "iso8859-15", "mac-roman")
_NO_TEXT = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7"}
_CURE = "exporteer het log opnieuw als tekst in UTF-8"


@frozen
class Text:
    """How a text file is written: its encoding, whether that was guessed, its size and its longest line in bytes."""

    encoding: str
    guessed: bool
    size: int
    longest: int


def survey(file: Opened, *, asked: str) -> Text:
    """How the whole file is written; BadInput with the line where it cannot be read."""
    with closing(unpacked(file.path, packed=file.packed)) as stream:
        head = read_some(stream, _BLOCK, file.name)
    encoding = _known(asked, file) if asked else _marked(head)
    passed = _Passed(file, encoding or "utf-8")
    if passed.wrong_at is None:
        guessed = not asked and encoding is None and not passed.ascii_only
        return Text(passed.encoding, guessed, passed.size, passed.longest)
    if asked or encoding:
        what = f"dit is geen tekst in {asked or encoding}"
        raise _refused_at(file, passed.wrong_at, what, "laat --encoding weg, of noem de goede codering")
    again = _Passed(file, _guessed(passed.strange))
    if again.wrong_at is not None:
        raise _refused_at(file, again.wrong_at, "deze tekst is niet te lezen", _CURE)
    return Text(again.encoding, True, again.size, again.longest)


def _refused_at(file: Opened, at: int, what: str, cure: str) -> BadInput:
    """A fault at a byte of the file, with the line it stands on."""
    line, rest = 1, at
    with closing(unpacked(file.path, packed=file.packed)) as stream:
        while rest > 0 and (block := read_some(stream, min(rest, _BLOCK), file.name)):
            line += block.count(b"\n")
            rest -= len(block)
    return refused(file.name, what, cure, line=line)


def _known(asked: str, file: Opened) -> str:
    """The encoding as Python calls it; one that is no encoding of text is refused."""
    with suppress(LookupError, ValueError):
        name = codecs.lookup(asked).name
        if name not in _NO_TEXT and b"a".decode(name, errors="replace"):
            return asked
    cure = did_you_mean(asked, _NAMES) or f"kies uit {', '.join(_NAMES)}"
    raise refused(file.name, f"de codering '{asked}' bestaat niet", cure)


def _marked(head: bytes) -> str | None:
    """The encoding that the first bytes betray, if they do."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if not is_utf16(head):
        return None
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-16-le" if head[1:2] == b"\0" else "utf-16-be"


def _guessed(strange: bytes) -> str:
    """The likely encoding of lines that are no UTF-8."""
    best = from_bytes(strange, cp_isolation=_LIKELY, threshold=1.0).best()
    found = best.encoding if best else "cp1252"
    return "cp1252" if found in ("latin_1", "iso8859_15") and _fits("cp1252", strange) else found


def _fits(encoding: str, raw: bytes) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


class _Passed:
    """One pass over the file in one encoding: where it does not fit, and its longest line; NUL signs are refused."""

    def __init__(self, file: Opened, encoding: str) -> None:
        self.encoding = encoding
        self.longest = 0
        self.size = 0
        self.wrong_at: int | None = None
        self.ascii_only = True
        self.strange = b""
        self._wide = encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32"))
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._run = 0
        with closing(unpacked(file.path, packed=file.packed)) as stream:
            while block := read_some(stream, _BLOCK, file.name):
                self._take(block, file)
                self.size += len(block)
            self._decode(b"", file, final=True)
        self.longest = max(self.longest, self._run)

    def _take(self, block: bytes, file: Opened) -> None:
        if not self._wide and (at := block.find(b"\0")) >= 0:
            raise _refused_at(file, self.size + at, "er staat een NUL-teken in de tekst", _CURE)
        if self._wide or not block.isascii() or self._decoder.getstate()[0]:
            self.ascii_only = False
            self._decode(block, file)
        first, last = block.find(b"\n"), block.rfind(b"\n")
        if first < 0:
            self._run += len(block)
        else:
            self.longest = max(self.longest, self._run + first)
            self._run = len(block) - last - 1

    def _decode(self, block: bytes, file: Opened, *, final: bool = False) -> None:
        if self.wrong_at is None:
            try:
                text = self._decoder.decode(block, final)
            except UnicodeDecodeError as error:
                self.wrong_at = self.size - (len(error.object) - len(block)) + error.start
            except UnicodeError:  # UTF-16 and UTF-32 without the mark that says in which order their bytes stand
                self.wrong_at = self.size
            else:
                if self._wide and "\0" in text:
                    raise _refused_at(file, self.size, "er staat een NUL-teken in de tekst", _CURE)
        if self.wrong_at is not None and len(self.strange) < _MOST_STRANGE:
            self.strange += b"\n".join(line for line in block.split(b"\n") if not line.isascii())[:_MOST_STRANGE]


def decoded_start(file: Opened, *, text: Text, size: int) -> str:
    """The first bytes of the file as text, without a mark and without half a sign at the end."""
    with closing(unpacked(file.path, packed=file.packed)) as stream:
        head = read_some(stream, size, file.name)
    decoder = codecs.getincrementaldecoder(text.encoding)()
    return decoder.decode(head).removeprefix("\ufeff")
