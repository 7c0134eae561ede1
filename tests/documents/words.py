"""Looking inside a Word file the way a screen reader does."""

import io
import zipfile

import docx
from docx.document import Document
from docx.oxml.ns import qn


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def headings_of(document: Document) -> list[tuple[int, str]]:
    names = [(one.style.name, one.text) for one in document.paragraphs]
    return [(int(name.split()[1]), text) for name, text in names if name.startswith("Heading ")]


def words_of(document: Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    feet = [one.text for section in document.sections for one in section.footer.paragraphs]
    return " ".join(" ".join([*(one.text for one in document.paragraphs), *cells, *feet]).split())


def tables_without_head(document: Document) -> list[int]:
    """Tables whose first row does not come back on each page."""
    return [n for n, one in enumerate(document.tables) if not list(one.rows[0]._tr.iter(qn("w:tblHeader")))]


def tables_without_words(document: Document) -> list[int]:
    """Tables that do not say what stands in them."""
    told = [one._tbl.tblPr.find(qn("w:tblDescription")) for one in document.tables]
    return [n for n, one in enumerate(told) if one is None or not one.get(qn("w:val"))]


def pictures_without_words(document: Document) -> list[str]:
    named = document.element.iter(qn("wp:docPr"))
    return [one.get("name") for one in named if not one.get("descr")]


def jumps(document: Document) -> list[str]:
    """Headings more than one level below the one before them."""
    levels = headings_of(document)
    return [text for (before, _), (level, text) in zip([(1, ""), *levels], levels, strict=False) if level > before + 1]


def everything_in(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        return b"\n".join([*(name.encode() for name in held.namelist()), *(held.read(one) for one in held.infolist())])
