"""From a dossier to a printed report: score, put in words, typeset, and write the file whole."""

from datetime import date
from pathlib import Path

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.write import write_whole
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.receipt import Receipt
from weerwerk.report.typeset import scan_pdf
from weerwerk.services.report_data import attachments
from weerwerk.services.scan_report import scan_report
from weerwerk.services.scan_score import score_folder


def print_scan(folder: Path, catalogue: Catalogue, output: Path, *, on: date) -> Receipt:
    """Write the closed report of the dossier in a folder to a file; the receipt that stands in it."""
    if output.is_dir() or not output.parent.is_dir():
        what = "dit is een map" if output.is_dir() else f"de map {output.parent} is er niet"
        raise BadInput(
            "rapport niet gemaakt", [Fault(what, Place(str(output)), "noem een bestand in een bestaande map")]
        )
    result = score_folder(folder, catalogue, on=on)
    write_whole(output, scan_pdf(scan_report(result), on=on, attachments=attachments(result)))
    return result.receipt
