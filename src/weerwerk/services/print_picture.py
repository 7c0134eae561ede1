"""From a dossier to a printed ondermijningsbeeld, closed or public: made, put in words, set, and written whole."""

import json
from datetime import date
from pathlib import Path

from attrs import evolve

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.write import write_whole
from weerwerk.report.model import Attachment
from weerwerk.report.typeset import picture_pdf, public_picture_pdf
from weerwerk.services.contact_page import contact_page
from weerwerk.services.picture import PictureResult, picture_folder
from weerwerk.services.picture_json import picture_dict
from weerwerk.services.picture_report import picture_report
from weerwerk.services.print_draft import DRAFT
from weerwerk.services.print_scan import must_be_writable
from weerwerk.services.public_picture import public_picture
from weerwerk.services.report_data import receipt_dict

_LATER = "Of de eigen barrières staan, komt hier zodra een tweede persoon heeft ingelogd."


def print_picture(folder: Path, catalogue: Catalogue, output: Path, *, on: date) -> PictureResult:
    """Write the closed picture of the dossier in a folder to a file."""
    must_be_writable(output, endings=(".pdf",))
    result = picture_folder(folder, catalogue, on=on)
    write_whole(output, picture_pdf(picture_report(result), on=on, attachments=picture_attachments(result)))
    return result


def print_picture_draft(folder: Path, catalogue: Catalogue, output: Path, *, on: date) -> PictureResult:
    """Write what one person may print of the picture: marked, without how the own barriers stand (R4)."""
    must_be_writable(output, endings=(".pdf",))
    result = picture_folder(folder, catalogue, on=on)
    report = picture_report(result)
    chapters = tuple(evolve(one, barriers=(), barriers_lead="") for one in report.chapters)
    processes = tuple(evolve(one, barriers="") for one in report.processes)
    page = evolve(report.summary, lean=())
    draft = evolve(
        report,
        mark=DRAFT,
        summary=page,
        chapters=chapters,
        processes=processes,
        organisation=(*report.organisation, _LATER),
        attached="",
    )
    write_whole(output, picture_pdf(draft, on=on))
    return result


def print_public_picture(folder: Path, catalogue: Catalogue, output: Path, *, on: date) -> None:
    """Write the public picture of the dossier in a folder to a file."""
    must_be_writable(output, endings=(".pdf",))
    picture = public_picture(picture_folder(folder, catalogue, on=on))
    write_whole(output, public_picture_pdf(picture, contact=contact_page(catalogue, None), on=on))


def picture_attachments(result: PictureResult) -> tuple[Attachment, ...]:
    """The picture and its receipt as JSON, to lie inside the closed PDF."""
    content = {name: value for name, value in picture_dict(result).items() if name != "receipt"}
    return (
        Attachment("beeld.json", _text(content), "Het ondermijningsbeeld voor een computer"),
        Attachment("bon.json", _text(receipt_dict(result.receipt)), "De bon: waarmee dit beeld is gemaakt"),
    )


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
