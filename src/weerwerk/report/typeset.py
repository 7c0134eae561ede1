"""From a report in words to a PDF: accessible (PDF/UA-1), fit for the archive (PDF/A-3a), the same every time."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Literal

import cattrs
import typst

from weerwerk.disclosure import PublicReport
from weerwerk.errors import OwnFailure
from weerwerk.report.card import ProcessCard
from weerwerk.report.figures import interval_bars
from weerwerk.report.first import FirstPaper
from weerwerk.report.flow_drawing import PRINT, flow_svg
from weerwerk.report.minutes import Minutes
from weerwerk.report.model import Attachment, ContactPage, ScanReport
from weerwerk.report.picture import PictureReport
from weerwerk.report.public import figures, paper
from weerwerk.report.public_picture import picture_figures, picture_paper
from weerwerk.report.talk import TalkGuides
from weerwerk.threats.model.public import PublicPicture

HERE = Path(__file__).resolve().parent
SHARPNESS = 220  # dots per inch of a picture


def scan_pdf(report: ScanReport, *, on: date, attachments: Sequence[Attachment] = ()) -> bytes:
    """The closed report of a scan as PDF; the same report on the same day gives the same bytes."""
    drawn = {"overview": overview_figure(report)} | flow_figures(report)
    content = cattrs.unstructure(report) | {"figures": drawn}
    return pdf("scan.typ", {"report": content}, on=on, attachments=attachments)


def flow_figures(report: ScanReport) -> dict[str, str]:
    """The drawings of flows as SVG, by the place of their chapter: flow-1 is that of the first."""
    return {
        f"flow-{number}": flow_svg(chapter.staffing.picture, across=PRINT)
        for number, chapter in enumerate(report.chapters, start=1)
        if chapter.staffing is not None
    }


def overview_figure(report: ScanReport) -> str:
    """The figure of the overview as SVG."""
    return interval_bars(report.overview, title=report.overview_title)


def picture_pdf(report: PictureReport, *, on: date, attachments: Sequence[Attachment] = ()) -> bytes:
    """The closed ondermijningsbeeld as PDF; its figures were drawn with it."""
    return pdf("picture.typ", {"report": cattrs.unstructure(report)}, on=on, attachments=attachments)


def public_pdf(report: PublicReport, *, contact: ContactPage, on: date) -> bytes:
    """The public report as PDF: nothing but the white list goes in, so nothing else can come out."""
    content = cattrs.unstructure(paper(report, contact=contact))
    return pdf("public.typ", {"report": content}, on=on, attachments=[figures(report)])


def first_pdf(paper: FirstPaper, *, on: date) -> bytes:
    """The first picture as PDF: two pages."""
    return pdf("first.typ", {"paper": cattrs.unstructure(paper)}, on=on)


def minutes_pdf(paper: Minutes, *, on: date) -> bytes:
    """The minutes of a meeting as PDF."""
    return pdf("minutes.typ", {"paper": cattrs.unstructure(paper)}, on=on)


def card_pdf(card: ProcessCard, *, on: date) -> bytes:
    """The card of a process as PDF: one sheet, in the largest letter that fits."""
    return pdf("card.typ", {"card": cattrs.unstructure(card)}, on=on)


def contact_pdf(contact: ContactPage, *, municipality: str, on: date) -> bytes:
    """Whom to call as PDF: one sheet."""
    return pdf("contact.typ", {"contact": cattrs.unstructure(contact), "municipality": municipality}, on=on)


def public_picture_pdf(picture: PublicPicture, *, contact: ContactPage, on: date) -> bytes:
    """The public picture as PDF: nothing but the white list goes in, so nothing else can come out."""
    content = cattrs.unstructure(picture_paper(picture, contact=contact))
    return pdf("public-picture.typ", {"report": content}, on=on, attachments=[picture_figures(picture)])


def guides_pdf(guides: TalkGuides, *, on: date) -> bytes:
    """Talk guides as PDF, two pages for each department."""
    return pdf("talk.typ", {"report": cattrs.unstructure(guides)}, on=on)


def pdf(template: str, content: dict[str, object], *, on: date, attachments: Sequence[Attachment] = ()) -> bytes:
    """A template of this folder with its content, typeset; the attachments lie inside the file."""
    content = content | {"attachments": cattrs.unstructure(list(attachments))}
    return _compiled(template, content, kind="pdf", on=on)


def png(drawing: str) -> bytes:
    """An SVG of ours as a picture, for where a drawing cannot go; the same drawing gives the same bytes."""
    return _compiled("figure.typ", {"figure": drawing}, kind="png")


@cache
def _fonts() -> typst.Fonts:
    """Our own letters and no others: what a machine or typst happens to have could change the file."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def _compiled(
    template: str, content: Mapping[str, object], *, kind: Literal["pdf", "png"], on: date = date.min
) -> bytes:
    try:
        made = typst.compile(
            HERE / "templates" / template,
            root=HERE / "templates",
            font_paths=_fonts(),
            sys_inputs={name: json.dumps(value, ensure_ascii=False) for name, value in content.items()},
            format=kind,
            ppi=SHARPNESS,
            pdf_standards=["ua-1", "a-3a"] if kind == "pdf" else [],
            timestamp=int(datetime(on.year, on.month, on.day, tzinfo=UTC).timestamp()),
        )
    except typst.TypstError as error:
        raise OwnFailure(f"het rapport kon niet gezet worden: {error}") from error
    assert isinstance(made, bytes)
    return made
