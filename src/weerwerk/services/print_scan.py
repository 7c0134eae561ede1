"""From a dossier to a printed paper: score, put in words, set, and write the file whole."""

from datetime import date
from pathlib import Path

from weerwerk.catalogue.model import Catalogue
from weerwerk.disclosure import PublicReport
from weerwerk.dossier.write import write_whole
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.receipt import Receipt
from weerwerk.report.typeset import flow_figures, overview_figure, png, public_pdf, scan_pdf
from weerwerk.services.college_note import college_note
from weerwerk.services.contact_page import contact_page
from weerwerk.services.dossier_staffing import StaffingReader, read_staffing
from weerwerk.services.log_shown import LogReader, without_logs
from weerwerk.services.public_report import public_report
from weerwerk.services.report_data import attachments
from weerwerk.services.scan_compare import compare_folders
from weerwerk.services.scan_report import scan_report
from weerwerk.services.scan_score import score_folder

WORD = ".docx"


def print_scan(
    folder: Path,
    catalogue: Catalogue,
    output: Path,
    *,
    on: date,
    logs: LogReader = without_logs,
    staffing: StaffingReader = read_staffing,
) -> Receipt:
    """Write the closed report of the dossier in a folder, as Word where the file is named so, else as PDF.

    The receipt that stands in it.
    """
    must_be_writable(output, endings=(".pdf", WORD))
    result = score_folder(folder, catalogue, on=on, logs=logs, staffing=staffing)
    report = scan_report(result)
    if output.suffix.lower() == WORD:
        picture = png(overview_figure(report)) if report.overview_title else None
        flows = {name: png(drawing) for name, drawing in flow_figures(report).items()}
        from weerwerk.report.word.scan import scan_docx  # here, for it takes 10 MB and most reports are PDF

        write_whole(output, scan_docx(report, on=on, picture=picture, flows=flows))
    else:
        write_whole(output, scan_pdf(report, on=on, attachments=attachments(result)))
    return result.receipt


def print_note(
    folder: Path,
    catalogue: Catalogue,
    output: Path,
    *,
    on: date,
    logs: LogReader = without_logs,
    staffing: StaffingReader = read_staffing,
) -> Receipt:
    """Write the note for the college about the dossier in a folder as Word."""
    must_be_writable(output, endings=(WORD,))
    result = score_folder(folder, catalogue, on=on, logs=logs, staffing=staffing)
    from weerwerk.report.word.note import note_docx

    write_whole(output, note_docx(college_note(result), on=on))
    return result.receipt


def print_public(
    folder: Path, catalogue: Catalogue, output: Path, *, on: date, previous: Path | None = None
) -> PublicReport:
    """Write the public report of the dossier in a folder to a file; with an earlier dossier it is compared."""
    must_be_writable(output, endings=(".pdf",))
    result = score_folder(folder, catalogue, on=on)
    since = compare_folders(previous, folder, catalogue, on=on).comparison if previous is not None else None
    report = public_report(result, since=since)
    write_whole(output, public_pdf(report, contact=contact_page(catalogue, None), on=on))
    return report


def must_be_writable(output: Path, *, endings: tuple[str, ...]) -> None:
    """BadInput when this file cannot be made here: before the work is done, not after it."""
    if output.suffix.lower() not in endings:
        fault = Fault(
            f"dit stuk is er niet als '{output.suffix}'",
            Place(str(output)),
            f"noem een bestand op {' of '.join(endings)}",
        )
        raise BadInput("niets gemaakt", [fault])
    if output.is_dir() or not output.parent.is_dir():
        what = "dit is een map" if output.is_dir() else f"de map {output.parent} is er niet"
        fault = Fault(what, Place(str(output)), "noem een bestand in een bestaande map")
        raise BadInput("niets gemaakt", [fault])
