"""What lies inside the closed report for a computer: its figures and its receipt, and never a respondent (S13)."""

import hashlib
import json

from weerwerk.receipt import Input, Receipt
from weerwerk.report.model import Attachment
from weerwerk.services.scan_json import as_dict
from weerwerk.services.scan_score import ScanResult

ANSWERS = "answers/"  # one file per respondent: their names are the coordinator's alone (S13)


def attachments(result: ScanResult) -> tuple[Attachment, ...]:
    """The figures of the scan and the receipt, as JSON."""
    figures = {name: value for name, value in as_dict(result).items() if name != "receipt"}
    return (
        Attachment("scan.json", _text(figures), "De cijfers van dit rapport"),
        Attachment("bon.json", _text(receipt_dict(result.receipt)), "De bon: waarmee dit rapport is gemaakt"),
    )


def receipt_dict(receipt: Receipt) -> dict[str, object]:
    """The receipt for in a report: the files with answers are one line together."""
    others, amount, together = grouped(receipt)
    inputs = [{"name": one.name, "sha256": one.sha256} for one in others]
    if amount:
        inputs.append({"name": f"{ANSWERS} ({amount})", "sha256": together})
    return {**receipt.as_dict(), "inputs": inputs}


def grouped(receipt: Receipt) -> tuple[tuple[Input, ...], int, str]:
    """The inputs that are no answers, how many files with answers there are, and one hash over those."""
    answers = [one for one in receipt.inputs if one.name.startswith(ANSWERS)]
    others = tuple(one for one in receipt.inputs if not one.name.startswith(ANSWERS))
    together = hashlib.sha256("".join(sorted(one.sha256 for one in answers)).encode()).hexdigest()
    return others, len(answers), together


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
