"""The note for the college in Word: two pages that can go on the agenda."""

from datetime import date

from weerwerk.report.note import CollegeNote
from weerwerk.report.word.blocks import aside, bullets, heading, paragraph, table
from weerwerk.report.word.house import About, bytes_of, close_set, new_document


def note_docx(note: CollegeNote, *, on: date) -> bytes:
    """The note as a Word file; the same note on the same day gives the same bytes."""
    about = About(title=note.title, author=note.municipality, foot=note.foot, made_on=on, subject="Collegevoorstel")
    document = new_document(about)
    close_set(document)
    paragraph(document, note.title, style="Title")
    facts = [(row.label, row.value) for row in note.facts]
    head = (note.facts_head.label, note.facts_head.value)
    table(document, facts, head=head, widths=(1, 4), about="Waar dit voorstel over gaat")
    heading(document, "Gevraagde besluiten", level=2)
    paragraph(document, note.asked_lead)
    table(
        document,
        [(one.number, one.what, one.owner, one.hours, one.euro, one.by) for one in note.asked],
        head=("", "Besluit", "Eigenaar", "Uren", "Euro", "Uiterlijk"),
        widths=(0.5, 4.1, 2.3, 1.0, 1.4, 1.2),
        about="De besluiten die aan het college worden gevraagd, met eigenaar, uren, euro en datum",
        right=(3, 4),
    )
    heading(document, "Motivering", level=2)
    bullets(document, note.reasons)
    if note.explained:
        table(
            document,
            [(one.measure, one.what, one.first_step) for one in note.explained],
            head=("Maatregel", "Wat het is", "Eerste stap"),
            widths=(1.5, 3.7, 2.2),
            about="Wat elke gevraagde maatregel is, en waar de eigenaar mee begint",
        )
    heading(document, "Kanttekeningen", level=2)
    bullets(document, note.remarks)
    heading(document, "Kosten", level=2)
    table(
        document,
        [(one.what, one.hours_once, one.hours_year, one.euro_once, one.euro_year) for one in note.costs],
        head=("", "Uren eenmalig", "Uren per jaar", "Euro eenmalig", "Euro per jaar"),
        widths=(2.6, 1.2, 1.2, 1.5, 1.5),
        about="Wat de besluiten en het lopende plan kosten, eenmalig en per jaar",
        right=(1, 2, 3, 4),
    )
    aside(document, note.costs_note)
    return bytes_of(document)
