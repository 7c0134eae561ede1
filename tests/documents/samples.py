"""A sample beside each template, and what is made of it: as it is, with nothing filled in, and absurdly long."""

import json
from collections.abc import Callable
from datetime import date
from enum import Enum
from pathlib import Path

import attrs
import cattrs
from attrs import evolve, frozen

from weerwerk.catalogue import edition
from weerwerk.catalogue.read import read_catalogue
from weerwerk.dossier.sessions import Decided, Session
from weerwerk.report import typeset
from weerwerk.report.card import ProcessCard
from weerwerk.report.first import FirstPaper
from weerwerk.report.minutes import Minutes
from weerwerk.report.model import Attachment, Bar, ContactPage, ScanReport
from weerwerk.report.note import CollegeNote
from weerwerk.report.picture import PictureReport
from weerwerk.report.public import PublicPaper, paper
from weerwerk.report.public_picture import PublicPicturePaper, picture_paper
from weerwerk.report.talk import TalkGuides
from weerwerk.report.word.note import note_docx
from weerwerk.services.college_note import college_note
from weerwerk.services.contact_page import contact_page
from weerwerk.services.differences import differences
from weerwerk.services.minutes import minutes
from weerwerk.services.picture import PictureResult, picture_of
from weerwerk.services.picture_report import picture_report
from weerwerk.services.print_draft import DRAFT, first_paper
from weerwerk.services.process_card import process_card
from weerwerk.services.public_picture import public_picture
from weerwerk.services.public_report import public_report
from weerwerk.services.scan_report import scan_report
from weerwerk.services.scan_score import score_folder
from weerwerk.services.talk_guide import guides

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src" / "weerwerk" / "report" / "templates" / "samples"
DOSSIER = ROOT / "examples" / "voorbeelddam"
DAY = date(2026, 5, 1)
VARIANTS = ("vol", "leeg", "lang")
LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappijtoezichthoudersvergunningverleningsprocedurebeschrijving"
TIMES = 3


@frozen
class Sample:
    """What a template is filled with, how it is made anew, and how it is set."""

    model: type
    make: Callable[[], object]
    set: Callable[[object, date], bytes]


def _catalogue():
    return read_catalogue(edition.shipped()).catalogue


def _result():
    return score_folder(DOSSIER, _catalogue(), on=DAY)


def _scan() -> ScanReport:
    report = scan_report(_result())
    return evolve(report, chapters=report.chapters[:2])


def _card() -> ProcessCard:
    result = _result()
    return process_card(result.catalogue.processes["vergunningen"], result.catalogue, dossier=result.dossier)


def _beeld() -> PictureResult:
    return picture_of(_result(), on=DAY)


def _picture() -> PictureReport:
    report = picture_report(_beeld())
    return evolve(report, chapters=report.chapters[:3])


def _guides() -> TalkGuides:
    return guides(_result().dossier, _catalogue(), department="vergunningen", on=DAY)


def _minutes() -> Minutes:
    one, other = differences(_result())[:2]
    said = "Alleen op papier: het staat in de regeling, maar het systeem dwingt het niet af."
    points = (
        Decided(one.process, one.circumstance, one.step, said, "Wij zetten het in het zaaksysteem.", "teamleider", DAY),
        Decided(other.process, other.circumstance, other.step, decision="Wij vragen het na bij de leverancier."),
    )
    return minutes(_result(), Session(DAY, "MT", "secretaris, drie teamleiders, controller", points))


def _attached() -> list[Attachment]:
    return [Attachment("proef.json", "{}\n", "Een proef")]


SAMPLES = {
    "scan": Sample(ScanReport, _scan, lambda one, on: typeset.scan_pdf(one, on=on, attachments=_attached())),
    "public": Sample(
        PublicPaper,
        lambda: paper(public_report(_result()), contact=contact_page(_catalogue(), None)),
        lambda one, on: typeset.pdf("public.typ", {"report": cattrs.unstructure(one)}, on=on, attachments=_attached()),
    ),
    "card": Sample(ProcessCard, _card, lambda one, on: typeset.card_pdf(one, on=on)),
    "first": Sample(
        FirstPaper, lambda: first_paper(_result(), mark=DRAFT), lambda one, on: typeset.first_pdf(one, on=on)
    ),
    "minutes": Sample(Minutes, _minutes, lambda one, on: typeset.minutes_pdf(one, on=on)),
    "contact": Sample(
        ContactPage,
        lambda: contact_page(_catalogue(), _result().dossier.organisation.contact),
        lambda one, on: typeset.contact_pdf(one, municipality="Voorbeelddam", on=on),
    ),
    "picture": Sample(
        PictureReport, _picture, lambda one, on: typeset.picture_pdf(one, on=on, attachments=_attached())
    ),
    "public-picture": Sample(
        PublicPicturePaper,
        lambda: picture_paper(public_picture(_beeld()), contact=contact_page(_catalogue(), None)),
        lambda one, on: typeset.pdf(
            "public-picture.typ", {"report": cattrs.unstructure(one)}, on=on, attachments=_attached()
        ),
    ),
    "talk": Sample(TalkGuides, _guides, lambda one, on: typeset.guides_pdf(one, on=on)),
}
WORD_SAMPLES = {
    "note": Sample(CollegeNote, lambda: college_note(_result()), lambda one, on: note_docx(one, on=on)),
}


def sample_file(name: str) -> Path:
    return FOLDER / f"{name}.json"


def sample(name: str) -> object:
    """The sample as its model; a field too few or too many is an error."""
    found = {**SAMPLES, **WORD_SAMPLES}[name]
    converter = cattrs.Converter(forbid_extra_keys=True)
    return converter.structure(json.loads(sample_file(name).read_text(encoding="utf-8")), found.model)


def varied(name: str, variant: str) -> object:
    change = {"vol": lambda value: value, "leeg": emptied, "lang": stretched}[variant]
    return change(sample(name))


def made(name: str, variant: str, *, on: date) -> bytes:
    return {**SAMPLES, **WORD_SAMPLES}[name].set(varied(name, variant), on)


def emptied(value):
    """The same shape with every list empty and every text that is there as short as can be."""
    return _changed(value, text=lambda one: "x" if one else "", many=lambda found, depth: ())


def stretched(value):
    """The same shape with its own lists three times as long and every text absurdly long."""
    return _changed(value, text=lambda _: f"{LONG} {LONG}.", many=lambda found, depth: found * (1 if depth else TIMES))


KEPT = {"layer", "figures"}  # a closed choice, and drawings that are made anew


def _changed(value, *, text, many, depth=0):
    if isinstance(value, Bar | Enum):
        return value
    if attrs.has(type(value)):
        names = [item.name for item in attrs.fields(type(value)) if item.name not in KEPT]
        return evolve(value, **{n: _changed(getattr(value, n), text=text, many=many, depth=depth) for n in names})
    if isinstance(value, tuple):
        return many(tuple(_changed(one, text=text, many=many, depth=depth + 1) for one in value), depth)
    return text(value) if isinstance(value, str) else value
