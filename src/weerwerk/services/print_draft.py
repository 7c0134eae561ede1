"""What one person may print before a second has been in: marked, and without what needs a second pair of eyes."""

from datetime import date
from pathlib import Path

from attrs import evolve

from weerwerk import wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.write import write_whole
from weerwerk.receipt import Receipt
from weerwerk.report.first import Asking, FirstPaper, Helping
from weerwerk.report.model import Missing, ProcessChapter, ScanReport
from weerwerk.report.typeset import first_pdf, scan_pdf
from weerwerk.services.ask_whom import Errand
from weerwerk.services.first_picture import RightLine, first_picture
from weerwerk.services.log_shown import LogReader, without_logs
from weerwerk.services.print_scan import must_be_writable
from weerwerk.services.scan_report import scan_report
from weerwerk.services.scan_score import ScanResult, score_folder

DRAFT = "concept, door één persoon"
MOST_ERRANDS = 6
MOST_SHOWN = 2
_WHY = "Dit hoofdstuk komt erin zodra een tweede persoon heeft ingelogd."


def print_first_picture(
    folder: Path, catalogue: Catalogue, output: Path, *, on: date, logs: LogReader | None = None
) -> Receipt:
    """Write the first picture of the dossier in a folder on two pages; without a reader of logs it is a draft (R4)."""
    must_be_writable(output, endings=(".pdf",))
    result = score_folder(folder, catalogue, on=on, logs=logs or without_logs)
    write_whole(output, first_pdf(first_paper(result, mark="" if logs else DRAFT), on=on))
    return result.receipt


def print_draft(folder: Path, catalogue: Catalogue, output: Path, *, on: date) -> Receipt:
    """Write the draft of the closed report, without what is attached to the report itself."""
    must_be_writable(output, endings=(".pdf",))
    result = score_folder(folder, catalogue, on=on)
    write_whole(output, scan_pdf(draft_of(scan_report(result)), on=on))
    return result.receipt


def draft_of(report: ScanReport) -> ScanReport:
    """The report as a draft: marked, and without steps, staffing and logs (R4)."""
    return evolve(
        report,
        mark=DRAFT,
        chapters=tuple(_chapter(one) for one in report.chapters),
        logs=(),
        missing=(
            *report.missing,
            *(Missing(name, _WHY) for name in ("Stappen", "Bezetting en vitale functies", "Logs")),
        ),
        attached="",
    )


def _chapter(one: ProcessChapter) -> ProcessChapter:
    return evolve(
        one,
        reasons=tuple(evolve(reason, where=_without_step(reason.where)) for reason in one.reasons),
        differences=tuple(_without_step(line) for line in one.differences),
        practice=(),
        floors=(),
        questions_of_fact=(),
        functions=(),
        functions_note="",
    )


def _without_step(text: str) -> str:
    """The text without the name of a step."""
    head, found, tail = text.partition("stap ‘")
    if found:
        return f"{head}stap{tail.partition('’')[2]}"
    head, found, tail = text.partition(" (stap ")
    return f"{head}{tail.partition(')')[2]}" if found else text


def first_paper(result: ScanResult, *, mark: str = "") -> FirstPaper:
    """The first picture in the words of its two pages."""
    found = first_picture(result)
    shown, rest = found.errands[:MOST_ERRANDS], found.errands[MOST_ERRANDS:]
    return FirstPaper(
        municipality=result.dossier.organisation.name,
        made_on=wording.day(result.receipt.on),
        edition=result.receipt.edition,
        receipt_number=result.receipt.number,
        mark=mark,
        lead=found.lead,
        first=tuple(one.line for one in found.first),
        measures=tuple(_helping(one) for one in found.measures),
        asking=tuple(_asking(one) for one in shown),
        asking_rest=_rest(rest),
        stops=found.stops,
    )


def _helping(one: RightLine) -> Helping:
    return Helping(one.name, one.first_step, " · ".join((one.owner, one.cost, one.why)))


def _asking(one: Errand) -> Asking:
    few = wording.counted(len(one.asks), "vraag", "vragen")
    minutes = wording.counted(one.minutes, "minuut", "minuten")
    questions = tuple(ask.text for ask in one.asks[:MOST_SHOWN])
    return Asking(one.function_name, one.about, f"{few}, ongeveer {minutes}", questions)


def _rest(errands: tuple[Errand, ...]) -> str:
    if not errands:
        return ""
    named = [f"{wording.mid_sentence(one.function_name)} ({wording.mid_sentence(one.about)})" for one in errands]
    return f"Daarna: {wording.listed(named)}."
