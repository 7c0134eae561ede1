"""What kind of file this is, by what is in it; its name and what the browser says of it count for nothing."""

import io
import zipfile
from collections.abc import Mapping
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_UNPACKED = 200 * 1024 * 1024
MOST_FILES = 3_000
_ACTIVE = ("vbaproject.bin", "macros/", "scripts/", "basic/", "activex", "/embeddings/")


class Kind(Enum):
    """A kind we take: the end of its name, and what a browser calls it."""

    PDF = ("pdf", "application/pdf")
    PNG = ("png", "image/png")
    JPEG = ("jpg", "image/jpeg")
    DOCX = ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    XLSX = ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    ODT = ("odt", "application/vnd.oasis.opendocument.text")
    ODS = ("ods", "application/vnd.oasis.opendocument.spreadsheet")
    TEXT = ("txt", "text/plain; charset=utf-8")

    @property
    def ending(self) -> str:
        """The end of the name."""
        return self.value[0]

    @property
    def mime(self) -> str:
        """What a browser calls it."""
        return self.value[1]


class NotTaken(ValueError):
    """Dit soort bestand nemen we niet aan."""

    def __init__(self, why: str | Promise) -> None:
        super().__init__(str(why))
        self.why = why


_PARTS: Mapping[str, Kind] = {"word/document.xml": Kind.DOCX, "xl/workbook.xml": Kind.XLSX}
_SAID: Mapping[bytes, Kind] = {
    b"application/vnd.oasis.opendocument.text": Kind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Kind.ODS,
}


def kind_of(raw: bytes) -> Kind:
    """The kind of a file by its content; NotTaken when it is none of ours, or carries something that runs."""
    if not raw:
        raise NotTaken(_("Het bestand is leeg."))
    if raw.startswith(b"%PDF-"):
        return _pdf(raw)
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if raw.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if raw.startswith(b"PK\x03\x04"):
        return _packed(raw)
    return _text(raw)


def _pdf(raw: bytes) -> Kind:
    if any(one in raw for one in (b"/JavaScript", b"/JS ", b"/JS(", b"/Launch", b"/EmbeddedFile")):
        raise NotTaken(_("In deze PDF zit iets dat kan worden uitgevoerd. Druk haar opnieuw af naar PDF."))
    return Kind.PDF


def _packed(raw: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            members = packed.infolist()
            if len(members) > MOST_FILES or sum(one.file_size for one in members) > MOST_UNPACKED:
                raise NotTaken(_("Uitgepakt is dit bestand te groot."))
            names = {one.filename.lower() for one in members}
            if any(part in name for name in names for part in _ACTIVE):
                raise NotTaken(_("In dit bestand zitten macro's of ingesloten bestanden. Sla het op zonder."))
            kind = next(
                (found for part, found in _PARTS.items() if part in names and "[content_types].xml" in names), None
            )
            said = packed.read("mimetype")[:100].strip() if "mimetype" in names else b""
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise NotTaken(_("Dit bestand is beschadigd of met een wachtwoord beveiligd.")) from error
    found = kind or _SAID.get(said)
    if found is None:
        raise NotTaken(_("Dit is een zip of een soort dat we niet kennen."))
    return found


def _text(raw: bytes) -> Kind:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotTaken(
            _("Dit soort bestand nemen we niet aan. Wel: PDF, PNG, JPG, Word, Excel, ODF, tekst.")
        ) from error
    if any(ord(sign) < 32 and sign not in "\t\r\n\f" for sign in text) or _looks_like_code(text):
        raise NotTaken(_("Dit soort bestand nemen we niet aan. Wel: PDF, PNG, JPG, Word, Excel, ODF, tekst."))
    return Kind.TEXT


def _looks_like_code(text: str) -> bool:
    head = text.lstrip()[:200].lower()
    return head.startswith(("<", "#!", "mz", "{\\rtf")) or "<script" in text.lower()
