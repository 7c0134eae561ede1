"""From a dossier to a printed paper: score, put in words, set, and write the file whole."""

from datetime import date
from pathlib import Path

from weerwerk.catalogue.model import Catalogue
from weerwerk.disclosure import PublicReport
from weerwerk.dossier.write import write_whole
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.receipt import Receipt
from weerwerk.report.typeset import public_pdf, scan_pdf
from weerwerk.services.contact_page import contact_page
from weerwerk.services.public_report import public_report
from weerwerk.services.report_data import attachments
from weerwerk.services.scan_report import scan_report
from weerwerk.services.scan_score import score_folder


def print_scan(folder: Path, catalogue: Catalogue, output: Path, *, on: date) -> Receipt:
    """Write the closed report of the dossier in a folder to a file; the receipt that stands in it."""
    must_be_writable(output)
    result = score_folder(folder, catalogue, on=on)
    write_whole(output, scan_pdf(scan_report(result), on=on, attachments=attachments(result)))
    return result.receipt


def print_public(
    folder: Path, catalogue: Catalogue, output: Path, *, on: date, previous: Path | None = None
) -> PublicReport:
    """Write the public report of the dossier in a folder to a file; with an earlier dossier it is compared."""
    must_be_writable(output)
    before = score_folder(previous, catalogue, on=on) if previous is not None else None
    report = public_report(score_folder(folder, catalogue, on=on), before=before)
    write_whole(output, public_pdf(report, contact=contact_page(catalogue, None), on=on))
    return report


def must_be_writable(output: Path) -> None:
    """BadInput when a file cannot be written here: before the work is done, not after it."""
    if output.is_dir() or not output.parent.is_dir():
        what = "dit is een map" if output.is_dir() else f"de map {output.parent} is er niet"
        fault = Fault(what, Place(str(output)), "noem een bestand in een bestaande map")
        raise BadInput("niets gemaakt", [fault])
