"""The closed report in Word: the same sentences as in the PDF, for who must edit or quote them."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from docx.document import Document

from weerwerk.report.model import ContactPage, LogChapter, ProcessChapter, ScanReport, Summary
from weerwerk.report.word.blocks import (
    OPEN,
    aside,
    bullets,
    figure,
    heading,
    notice,
    numbered,
    pairs,
    paragraph,
    table,
)
from weerwerk.report.word.functions import functions_of
from weerwerk.report.word.house import About, bytes_of, new_document
from weerwerk.report.word.norm import norm_chapter
from weerwerk.report.word.picture import picture_chapter
from weerwerk.report.word.staffing import staffing_of


def scan_docx(
    report: ScanReport, *, on: date, picture: bytes | None, flows: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """The report as a Word file; `picture` is the figure of the overview as PNG, None when there is none.

    `flows` are the drawings of flows as PNG, named as the typesetter names them.
    """
    foot = f"{report.municipality} · {report.title} · {report.layer} · bon {report.receipt_number}"
    about = About(f"{report.title} – {report.municipality}", report.municipality, foot, on, "Weerbaarheidsscan")
    document = new_document(about)
    _cover(document, report)
    _summary(document, report.summary)
    _overview(document, report, picture)
    picture_chapter(document, report)
    for number, chapter in enumerate(report.chapters, start=1):
        _process(document, chapter, flows.get(f"flow-{number}"), is_first=number == 1)
    parts: tuple[Callable[[Document, ScanReport], None], ...] = (
        _questions,
        _practice,
        _logs,
        norm_chapter,
        _plan,
        _missing,
        _method,
    )
    for part in parts:
        part(document, report)
    contact(document, report.contact)
    return bytes_of(document)


def _cover(document: Document, report: ScanReport) -> None:
    paragraph(document, report.title, style="Title")
    paragraph(document, report.municipality, style="Subtitle")
    paragraph(document, f"{report.period}. Gemaakt op {report.made_on} met catalogus {report.edition}.")
    secrecy = [(row.label, row.value) for row in report.secrecy]
    head = (f"{report.layer[:1].upper()}{report.layer[1:]}", "")
    pairs(document, secrecy, head=head, about="Wie geheimhouding oplegde, op welke grond en voor hoe lang")


def _summary(document: Document, summary: Summary) -> None:
    heading(document, "In één bladzijde", new_page=True)
    paragraph(document, summary.lead)
    if summary.loose:
        notice(document, summary.loose)
    if summary.first:
        heading(document, "Kijk hier het eerst naar", level=2)
        for line in summary.first:
            words = f"{line.level[:1].upper()}{line.level[1:]} ({line.points}), {line.firmness}. {line.reason}"
            bullets(document, [f"{line.name}. {words}"])
    if summary.decisions:
        heading(document, summary.decisions_title, level=2)
        numbered(document, (_decision(one.what, one.owner, one.cost, one.why) for one in summary.decisions))
    if summary.ask:
        heading(document, "Vraag eerst dit", level=2)
        bullets(document, (f"{one.question} ({one.whom}, over {one.about})" for one in summary.ask))
    if summary.firm or summary.not_firm:
        heading(document, "Wat is stevig, en wat nog niet", level=2)
        bullets(document, (*summary.firm, *summary.not_firm))


def _decision(what: str, *price: str) -> str:
    said = " · ".join(part for part in price if part)
    return f"{what} ({said})" if said else what


def _overview(document: Document, report: ScanReport, picture: bytes | None) -> None:
    heading(document, "Hoe kwetsbaar elk proces is", new_page=True)
    if picture is not None:
        figure(document, picture, says=report.overview_title)
    if report.overview_note:
        notice(document, report.overview_note)
    table(
        document,
        [(one.rank, one.name, one.level, one.points, one.firmness, str(one.impact)) for one in report.overview],
        head=("", "Proces", "Niveau", "Punten", "Hoe stevig", "Impact"),
        widths=(0.4, 2.6, 1.5, 0.9, 2.4, 0.8),
        about="Per proces het niveau, de punten, hoe stevig dat is en wat er op het spel staat",
        right=(0, 3, 5),
    )


def _process(document: Document, chapter: ProcessChapter, flow: bytes | None, *, is_first: bool) -> None:
    """A process after the one before it, as on paper; its opening stays with what follows."""
    heading(document, chapter.line.name, new_page=is_first)
    paragraph(document, f"{chapter.lead} {chapter.exposure}".strip()).paragraph_format.keep_with_next = True
    if chapter.what:
        aside(document, chapter.what)
    for floor in chapter.floors:
        notice(document, floor)
    _lines(document, "De praktijk is anders dan het antwoord", chapter.practice)
    _lines(document, "Een feit met een vraag", chapter.questions_of_fact)
    staffing_of(document, chapter, flow)
    if chapter.reasons:
        heading(document, "Waardoor dit proces zo uitkomt", level=2)
        table(
            document,
            [(one.name, one.degree, one.weight, one.share, one.where) for one in chapter.reasons],
            head=("Omstandigheid", "Graad", "Gewicht", "Aandeel", "Gegeven voor"),
            widths=(3.4, 0.9, 0.9, 0.9, 2),
            about=f"De omstandigheden die bij {chapter.line.name} het zwaarst tellen",
            right=(1, 2, 3),
        )
    below = " ".join(part for part in (chapter.reasons_rest, *chapter.sum) if part)
    if below:
        aside(document, below)
    if chapter.helps:
        heading(document, "Wat hier het meest helpt", level=2)
        table(
            document,
            [(one.what, one.owner, one.cost) for one in chapter.helps],
            head=("Maatregel", "Eigenaar", "Wat het kost"),
            widths=(2.6, 2, 2.8),
            about=f"De maatregelen die bij {chapter.line.name} het meest helpen",
        )
    functions_of(document, chapter)
    _lines(document, "Waar antwoorden uiteenlopen", (*chapter.differences, chapter.differences_rest))
    _lines(document, "Wat nog niemand weet", (chapter.dont_know, *chapter.unanswered, *chapter.ask))


def _lines(document: Document, title: str, lines: tuple[str, ...]) -> None:
    said = [line for line in lines if line]
    if said:
        heading(document, title, level=2)
        bullets(document, said)


def _questions(document: Document, report: ScanReport) -> None:
    if not report.questions:
        return
    heading(document, "Wat u nu het best kunt vragen", new_page=True)
    paragraph(document, report.questions_lead)
    table(
        document,
        [(str(place), one.question, one.about, one.whom) for place, one in enumerate(report.questions, start=1)],
        head=("", "Vraag", "Over", "Aan wie"),
        widths=(0.4, 4.4, 2, 2),
        about="De vragen die de uitkomst het meest kunnen veranderen, met aan wie u ze stelt",
        right=(0,),
    )


def _practice(document: Document, report: ScanReport) -> None:
    _lines(document, "Voor de hele organisatie is de praktijk anders dan het antwoord", report.practice)


def _logs(document: Document, report: ScanReport) -> None:
    for chapter in report.logs:
        _log(document, chapter)


def _log(document: Document, chapter: LogChapter) -> None:
    heading(document, chapter.title, new_page=True)
    paragraph(document, chapter.about)
    if chapter.law:
        notice(document, chapter.law)
    heading(document, "Wat niet gebruikt kon worden", level=2)
    if chapter.left_out:
        rows = [(one.reason, one.rows) for one in chapter.left_out]
        about = "Regels van het log die niet gebruikt konden worden, met de reden"
        table(document, rows, head=("Reden", "Regels"), widths=(5, 1), about=about, right=(1,))
    else:
        paragraph(document, "Alle regels van het log zijn gebruikt.")
    for finding in chapter.findings:
        heading(document, finding.title, level=2)
        paragraph(document, f"{finding.fact} {finding.ground}".strip())
        if finding.note:
            notice(document, finding.note)
        if finding.as_before:
            paragraph(document, finding.as_before)
        else:
            heading(document, "Dat kan onschuldig zijn, bijvoorbeeld", level=3)
            bullets(document, finding.innocent)
            heading(document, "Vraag eerst", level=3)
            bullets(document, finding.ask)
        if finding.verdicts:
            about = f"{finding.title}: hoeveel zaken elke uitkomst hebben"
            head = ("Uitkomst per zaak", "Zaken")
            table(document, finding.verdicts, head=head, widths=(5, 1), about=about, right=(1,))


def _plan(document: Document, report: ScanReport) -> None:
    plan = report.plan
    if not plan.lines:
        return
    heading(document, "Wat de gemeente doet", new_page=True)
    paragraph(document, plan.lead)
    rows = [(one.measure, one.owner, one.hours, one.euro, one.start, one.status) for one in plan.lines]
    table(
        document,
        [*rows, ("**Samen**", "", f"**{plan.hours}**", f"**{plan.euro}**", "", "")],
        head=("Maatregel", "Eigenaar", "Uren", "Euro", "Start", "Stand"),
        widths=(3, 2.2, 0.8, 1, 1.3, 1),
        about="De maatregelen van het plan met eigenaar, uren, euro, start en stand",
        right=(2, 3),
    )


def _missing(document: Document, report: ScanReport) -> None:
    if report.missing:
        heading(document, "Wat niet in dit rapport staat", new_page=True)
        for one in report.missing:
            heading(document, one.chapter, level=2)
            paragraph(document, one.why)


def _method(document: Document, report: ScanReport) -> None:
    heading(document, "Hoe dit rapport is gemaakt", new_page=True)
    for text in report.method:
        paragraph(document, text)
    _lines(document, "Bronnen", tuple(f"{one.text} {one.url}".strip() for one in report.sources))
    heading(document, "De bon van dit rapport", level=2)
    rows = [(row.label, row.value) for row in report.receipt]
    pairs(document, rows, head=("Onderdeel", "Waarde"), about="Waarmee dit rapport is gemaakt")


def contact(document: Document, page: ContactPage) -> None:
    """Whom to call: the last page of every paper."""
    heading(document, page.title, new_page=True)
    paragraph(document, page.lead)
    for group in page.groups:
        heading(document, group.title, level=2)
        if group.lead:
            paragraph(document, group.lead)
        rows = [(one.name, _reach(one.reach, one.what, missing=one.missing)) for one in group.lines]
        about = f"{group.title}: wie u kunt bereiken en hoe"
        table(document, rows, head=("Wie", "Hoe of waarover"), widths=(2, 3), about=about)


def _reach(reach: str, what: str, *, missing: bool) -> str:
    said = f"{OPEN} {reach}" if missing else reach
    return f"{said}. {what}" if what else said
