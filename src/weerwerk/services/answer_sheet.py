"""Questions as an Excel sheet that someone fills in at leisure, and the answers in it read back, line by line."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal

import xlsxwriter
from attrs import frozen

from weerwerk import guard
from weerwerk.dossier.sheets import Columns, Row, read_rows
from weerwerk.errors import Fault, Place
from weerwerk.located import did_you_mean
from weerwerk.scan.model import Proof, Word
from weerwerk.shaped import Refused

ORGANISATION = "organisatie"  # where a line names a process, for the whole organisation
Kind = Literal["document", "systeemuitdraai", "logcontrole", "toets"]
PROOFS: tuple[Kind, ...] = ("document", "systeemuitdraai", "logcontrole", "toets")
COLUMNS = Columns(
    MappingProxyType(
        {
            "part": ("onderdeel",),
            "step": ("stap",),
            "circumstance": ("kenmerk",),
            "question": ("vraag",),
            "good": ("zo is het goed geregeld",),
            "answer": ("antwoord",),
            "reason": ("waarom speelt het niet",),
            "proof": ("bewijs",),
            "reference": ("waar te vinden",),
            "day": ("dag van het bewijs",),
            "comment": ("toelichting",),
        }
    )
)
HEADINGS = tuple(names[0].capitalize() for names in COLUMNS.names.values())
WIDTHS = (22, 16, 18, 60, 50, 16, 30, 16, 30, 18, 40)
HELP = (
    "Kies per regel een antwoord. Een regel zonder antwoord slaan wij over.",
    "aantoonbaar: beschreven, afgedwongen en achteraf nagekeken. geregeld: beschreven en afgedwongen.",
    "op papier: alleen beschreven. gewoonte: gedaan, niet beschreven. nee: niet geregeld. weet niet: ook een antwoord.",
    "nvt: de vraag speelt hier niet; schrijf dan waarom. Zonder bewijs telt een ja hooguit als op papier.",
    "Verander de eerste drie kolommen niet; daaraan herkent Weerwerk de vraag.",
    guard.NOTICE,
)
_FREE = ("reason", "reference", "comment")


@frozen
class SheetLine:
    """A question with what was answered to it so far; empty texts where nothing was."""

    part: str
    circumstance: str
    question: str
    good: str
    step: str = ""
    answer: str = ""
    reason: str = ""
    proof: Proof | None = None
    comment: str = ""


@frozen
class ReadLine:
    """An answer as it stands in a sheet, on which line, not yet held against the questions."""

    line: int
    part: str
    circumstance: str
    step: str
    word: Word
    reason: str
    comment: str
    proof: Proof | None


def sheet_of(lines: Sequence[SheetLine]) -> bytes:
    """The questions as an Excel file with a list of answers to choose from; a second sheet explains."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, explained = book.add_worksheet("Vragen"), book.add_worksheet("Uitleg")
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width, wrapped)
            sheet.write_string(0, column, heading, bold)
        for row, line in enumerate(lines, start=1):
            for column, text in enumerate(_cells(line)):
                sheet.write_string(row, column, text, wrapped)
        sheet.freeze_panes(1, 4)
        words = {"validate": "list", "source": [str(word) for word in Word]}
        sheet.data_validation(1, 5, max(len(lines), 1), 5, words)
        sheet.data_validation(1, 7, max(len(lines), 1), 7, {"validate": "list", "source": list(PROOFS)})
        explained.set_column(0, 0, 110)
        for row, text in enumerate(HELP):
            explained.write_string(row, 0, text)
    return content.getvalue()


def _cells(line: SheetLine) -> tuple[str, ...]:
    kind, reference, day = (
        (line.proof.kind, line.proof.reference, f"{line.proof.date:%d-%m-%Y}") if line.proof else ("", "", "")
    )
    asked = (line.part, line.step, line.circumstance, line.question, line.good)
    return (*asked, line.answer, line.reason, kind, reference, day, line.comment)


def read_sheet(raw: bytes, *, file: str) -> tuple[list[ReadLine], list[Fault]]:
    """The answers in a sheet, and every line that is refused with why; BadInput when it is no such sheet at all."""
    found: list[ReadLine] = []
    faults: list[Fault] = []
    for row in read_rows(raw, file=file, columns=COLUMNS):
        if row.words["answer"].strip():
            wrong = _personal(row, file)
            line = _line(row, file, wrong)
            faults += wrong
            if line is not None and not wrong:
                found.append(line)
    return found, faults


def _line(row: Row, file: str, faults: list[Fault]) -> ReadLine | None:
    said = " ".join(row.words["answer"].casefold().split())
    word = next((one for one in Word if one.value == said), None)
    if word is None:
        cure = did_you_mean(said, [str(one) for one in Word]) or f"kies uit {', '.join(str(one) for one in Word)}"
        faults.append(Fault(f"'{row.words['answer'][:40]}' is geen antwoord", Place(file, row.line, "antwoord"), cure))
        return None
    part = row.words["part"].strip()
    return ReadLine(
        line=row.line,
        part="" if part == ORGANISATION else part,
        circumstance=row.words["circumstance"].strip(),
        step=row.words["step"].strip(),
        word=word,
        reason=row.words["reason"],
        comment=row.words["comment"],
        proof=_proof(row.words, Place(file, row.line, "bewijs"), faults),
    )


def _proof(words: Mapping[str, str], here: Place, faults: list[Fault]) -> Proof | None:
    kind, reference, day = words["proof"].casefold(), words["reference"], words["day"]
    if not (kind or reference or day):
        return None
    known = next((one for one in PROOFS if one == kind), None)
    on = _day(day)
    if known is None or on is None:
        what = "het bewijs is niet compleet" if known is None else f"'{day}' is geen dag"
        faults.append(Fault(what, here, f"kies uit {', '.join(PROOFS)} en schrijf de dag als 31-12-2026"))
        return None
    try:
        return Proof(known, reference, on)
    except Refused as refused:
        faults.append(Fault(refused.what, here, refused.cure))
        return None


def _day(text: str) -> date | None:
    """A day as people write it, or as Excel gives it back."""
    parts = text.replace("/", "-").split("-")
    order = parts if len(parts[0]) == 4 else parts[::-1]
    numbers = [int(one) for one in order if one.isdecimal()]
    if len(numbers) == 2 and len(order) == 2:
        numbers.append(1)  # the first of a month is read as that month
    try:
        return date(*numbers) if len(numbers) == 3 else None
    except ValueError:
        return None


def _personal(row: Row, file: str) -> list[Fault]:
    """What looks like personal data in the free texts of a line (R1)."""
    return [
        Fault(f"hier lijkt een {found.kind} te staan", Place(file, row.line, COLUMNS.names[name][0]), "haal het weg")
        for name in _FREE
        for found in guard.find(row.words[name])[:1]
    ]
