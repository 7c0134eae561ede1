"""The ondermijningsbeeld in Word: what plays here, and on which processes that leans."""

from docx.document import Document

from weerwerk.report.model import ScanReport
from weerwerk.report.word.blocks import aside, heading, paragraph, table


def picture_chapter(document: Document, report: ScanReport) -> None:
    """The chapter about what plays here; nothing when the report has none."""
    chapter = report.picture
    if chapter is None:
        return
    heading(document, chapter.title, new_page=True)
    paragraph(document, chapter.lead)
    if chapter.plays:
        table(
            document,
            [(one.name, one.presence.words, one.trend, one.signals) for one in chapter.plays],
            head=("Fenomeen", "Hoe aanwezig", "Richting", "Signalen"),
            widths=(3, 2.2, 1.4, 1),
            about="Per fenomeen hoe aanwezig het is, in welke richting het gaat en hoeveel signalen er zijn",
            right=(3,),
        )
    if chapter.lean:
        heading(document, "Op welke processen dat leunt", level=2)
        paragraph(document, chapter.lean_lead)
        table(
            document,
            [(one.name, one.phenomena, one.exposure, one.barriers) for one in chapter.lean],
            head=("Proces", "Fenomenen die erop leunen", "Naast andere gemeenten", "Eigen barrières"),
            widths=(2, 3.6, 1.7, 1.5),
            about="Per proces welke fenomenen erop leunen en of de eigen barrières staan",
        )
    if chapter.unknown:
        heading(document, "Wat wij niet weten", level=2)
        paragraph(document, chapter.unknown)
    aside(document, chapter.note)
