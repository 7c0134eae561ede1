"""The building blocks of a Word document: text with an open field in it, lists, tables with a head, figures."""

import io
import re
from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from weerwerk.report.word.house import ATTENTION, CELL, QUIET, TABLE, TEXT_WIDTH

OPEN = "[in te vullen]"
_OPEN = re.compile(r"\[in te vullen[^\]]*\]")
_BOLD = "**"
ITALIC = "\ue000"  # a sign of no script around what leans: a ``*`` can be meant as a ``*``
_PIECES = re.compile(rf"({_OPEN.pattern}|\*\*|{ITALIC})")
BOXES = ("☐", "☒")


def heading(document: Document, text: str, *, level: int = 1, new_page: bool = False) -> None:
    """A real heading, which a reader can jump to."""
    made = document.add_heading(text, level)
    made.paragraph_format.page_break_before = new_page
    made.paragraph_format.keep_with_next = True


def paragraph(document: Document, text: str, *, style: str = "Normal") -> Paragraph:
    """A paragraph in one of the styles of the house."""
    made = document.add_paragraph(style=style)
    write(made, text)
    return made


def aside(document: Document, text: str) -> None:
    """What is said quietly."""
    paragraph(document, text, style="Quote")


def notice(document: Document, text: str) -> None:
    """A sentence that asks for attention."""
    paragraph(document, text, style="Intense Quote")


def write(where: Paragraph, text: str, *, bold: bool = False, quiet: bool = False) -> None:
    """Text into a paragraph, ``**`` around what is bold; a field that is still open can be seen and read."""
    strong, leaning = bold, False
    for part in filter(None, _PIECES.split(text)):
        if part == _BOLD:
            strong = not strong
        elif part == ITALIC:
            leaning = not leaning
        else:
            run = where.add_run(part)
            opened = _OPEN.fullmatch(part) is not None
            run.bold, run.italic = strong or opened or None, leaning or None
            if opened or quiet:
                run.font.color.rgb = RGBColor.from_string(ATTENTION if opened else QUIET)


def bullets(document: Document, lines: Iterable[str]) -> None:
    """A list without an order; a line with a box to tick has no dash before it."""
    for line in lines:
        boxed = line.startswith(BOXES)
        made = paragraph(document, line, style="Normal" if boxed else "List Bullet")
        if boxed:
            made.paragraph_format.space_after = Pt(2)


def numbered(document: Document, lines: Iterable[str]) -> None:
    """A list that counts from 1."""
    number = _new_numbering(document)
    for line in lines:
        made = paragraph(document, line, style="List Number")
        shape = made._p.get_or_add_pPr()
        shape.get_or_add_numPr().get_or_add_ilvl().val = 0
        shape.get_or_add_numPr().get_or_add_numId().val = number


def _new_numbering(document: Document) -> int:
    """A numbering of its own, so that each list begins at 1."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    used = style.pPr.numPr.numId.val
    abstract = next(one for one in numbering.num_lst if one.numId == used).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def table(
    document: Document,
    rows: Sequence[Sequence[str]],
    *,
    head: Sequence[str],
    widths: Sequence[float],
    about: str,
    right: Iterable[int] = (),
) -> Table:
    """A table whose first row is its head on every page; `about` says in one sentence what stands in it.

    Widths are shares of the line; the columns named in `right` hold numbers.
    """
    made: Table = document.add_table(rows=1 + len(rows), cols=len(head), style=TABLE)
    made.autofit = False
    _describe(made, about)
    numbers = set(right)
    sizes = [Mm(TEXT_WIDTH * one / sum(widths)) for one in widths]
    for at, (line, cells) in enumerate(zip(made.rows, [head, *rows], strict=True)):
        _whole(line._tr, is_head=at == 0)
        for place, (cell, text) in enumerate(zip(line.cells, cells, strict=True)):
            cell.width = sizes[place]
            _fill(cell, text, right=place in numbers, quiet=at == 0)
    for column, size in zip(made.columns, sizes, strict=True):
        column.width = size
    document.add_paragraph(style=CELL)  # air below: a table has no space after it of its own
    return made


def _fill(cell: _Cell, text: str, *, right: bool, quiet: bool) -> None:
    where = cell.paragraphs[0]
    where.style = CELL
    if right:
        where.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    write(where, text, quiet=quiet)


def _describe(made: Table, about: str) -> None:
    shape = made._tbl.tblPr
    for name, words in (("tblCaption", about), ("tblDescription", about)):
        one = parse_xml(f"<w:{name} {nsdecls('w')}/>")
        one.set(qn("w:val"), words)
        shape.append(one)


def _whole(row: CT_Row, *, is_head: bool) -> None:
    """A row never breaks over two pages; a head comes back on each."""
    shape = row.get_or_add_trPr()
    shape.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if is_head:
        shape.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def figure(document: Document, picture: bytes, *, says: str) -> None:
    """A picture with a sentence as its title; the same sentence is read to who cannot see it."""
    paragraph(document, says, style="Caption").paragraph_format.keep_with_next = True
    where = document.add_paragraph()
    shape = where.add_run().add_picture(io.BytesIO(picture), width=Mm(TEXT_WIDTH))
    shape._inline.docPr.set("descr", says)
    shape._inline.docPr.set("title", says)


def pairs(document: Document, rows: Iterable[tuple[str, str]], *, head: tuple[str, str], about: str) -> None:
    """Labels with their values; an empty value is an open field."""
    filled = [(label, value or OPEN) for label, value in rows]
    table(document, filled, head=head, widths=(2, 3), about=about)
