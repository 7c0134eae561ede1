"""The norm of the province in Word: per chapter a table of items with how far each is."""

from docx.document import Document

from weerwerk.report.model import ScanReport
from weerwerk.report.word.blocks import aside, heading, paragraph, table


def norm_chapter(document: Document, report: ScanReport) -> None:
    """The chapter about the norm; nothing when the report has none."""
    if report.norm is None:
        return
    heading(document, report.norm.title, new_page=True)
    paragraph(document, report.norm.lead)
    for group in report.norm.groups:
        heading(document, group.title, level=2)
        table(
            document,
            [(one.text, one.standing, one.basis) for one in group.lines],
            head=("Punt van de norm", "Stand", "Bewijs"),
            widths=(3.4, 1.4, 2),
            about=f"{group.title}: per punt van de norm hoe ver het is en waarop dat rust",
        )
    aside(document, f"De punten staan hier in onze woorden. De norm zelf met toelichting: {report.norm.url}")
