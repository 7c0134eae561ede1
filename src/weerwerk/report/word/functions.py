"""The vital functions of a process in Word."""

from docx.document import Document

from weerwerk.report.model import ProcessChapter
from weerwerk.report.word.blocks import heading, paragraph, table


def functions_of(document: Document, chapter: ProcessChapter) -> None:
    """The table of vital functions with its note; nothing when there are none."""
    if not chapter.functions:
        return
    heading(document, "Vitale functies", level=2)
    if chapter.functions_note:
        paragraph(document, chapter.functions_note).paragraph_format.keep_with_next = True
    table(
        document,
        [(one.name, one.steps, one.holders, one.replaced, one.review) for one in chapter.functions],
        head=("Functie", "Stappen", "Mensen", "Vervanger", "Toegang bekeken"),
        widths=(2.1, 2.7, 0.8, 1, 1.6),
        about=f"De vitale functies van {chapter.line.name}",
        right=(2,),
    )
