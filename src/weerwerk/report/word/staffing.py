"""The staffing of a process in Word: the flow as a picture, and everything it shows as tables."""

from docx.document import Document

from weerwerk.report.model import ProcessChapter
from weerwerk.report.word.blocks import aside, figure, heading, paragraph, table


def staffing_of(document: Document, chapter: ProcessChapter, drawing: bytes | None) -> None:
    """How many people are needed, the flow, and the cheapest repair; nothing when there is no staffing."""
    part = chapter.staffing
    if part is None:
        return
    heading(document, "Hoeveel mensen er nodig zijn", level=2)
    paragraph(document, part.lead)
    about = f"Per doel van {chapter.line.name} hoeveel mensen er nodig zijn"
    if part.numbers:
        head = ("Waar het om gaat", "Zaken", "Nu")
        table(document, part.numbers, head=head, widths=(2.6, 1.6, 2.4), about=about)
    for one in part.continuity:
        paragraph(document, one)
    if part.steps:
        if drawing is not None:
            figure(document, drawing, says=f"{part.picture.title} {part.picture.text}")
            aside(document, part.legend)
        rows = [(one.step, one.who, one.rules) for one in part.steps]
        about = f"De stappen van {chapter.line.name}, wie ze mag doen en welke regels er gelden"
        table(document, rows, head=("Stap", "Wie dit mag", "Regel"), widths=(2.4, 1.8, 2.6), about=about)
    heading(document, "De goedkoopste verbetering", level=3)
    paragraph(document, part.repair.lead)
    if part.repair.changes:
        about = f"Wat u bij {chapter.line.name} kunt doen, en wat het kost"
        table(document, part.repair.changes, head=("Wat u doet", "Wat het kost"), widths=(4, 2.6), about=about)
    if part.repair.rest:
        paragraph(document, part.repair.rest)
    if part.note:
        aside(document, part.note)
