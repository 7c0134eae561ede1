"""How long a report of 40 pages takes once Python has started, and how much memory one of 24 processes takes.

Every measurement is the first report of a process of its own: typst remembers what it set before. Memory is measured
twice: with what Voorbeelddam says of its staffing, which brings in the solver, and without.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]
DAY = date(2026, 5, 1)
PAGES, SECONDS, MEGABYTES, PROCESSES = 40, 1.0, 150, 24
TIMES = 3
STAFFING = "--staffing"


def one_report(chapters: int, *, staffing: bool) -> None:
    """Set the report of Voorbeelddam with its chapters repeated until there are so many; print what it took.

    The memory is the kernel's own account of this process: what ``getrusage`` says begins at the parent's peak.
    """
    from attrs import evolve

    from weerwerk.catalogue import edition
    from weerwerk.catalogue.read import read_catalogue
    from weerwerk.dossier.read import read_dossier
    from weerwerk.report.typeset import scan_pdf
    from weerwerk.services.report_data import attachments
    from weerwerk.services.scan_report import scan_report
    from weerwerk.services.scan_score import score_dossier

    catalogue = read_catalogue(edition.shipped()).catalogue
    example = ROOT / "examples" / "voorbeelddam"
    dossier = read_dossier(example, catalogue, on=DAY)
    if not staffing:
        dossier = evolve(dossier, staff=None, workflows=())
    result = score_dossier(dossier, catalogue, folder=example, on=DAY)
    report = scan_report(result)
    many = (report.chapters * (chapters // len(report.chapters) + 1))[:chapters]
    report = evolve(report, chapters=many, overview=tuple(chapter.line for chapter in many))
    started, busy = time.perf_counter(), time.process_time()
    made = scan_pdf(report, on=DAY, attachments=attachments(result))
    took, busy = time.perf_counter() - started, time.process_time() - busy
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    print(json.dumps({"seconds": took, "processor": busy, "megabytes": peak / 1024, "pages": pages_of(made)}))


def pages_of(made: bytes) -> int:
    """The number of pages of a PDF; counted after the memory was read."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(made))


def measured(chapters: int, *words: str) -> dict[str, float]:
    """What one report of so many chapters took, in a process of its own."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    asked = [sys.executable, __file__, str(chapters), *words]
    return json.loads(subprocess.run(asked, env=settings, check=True, capture_output=True, text=True).stdout)


def main() -> int:
    """Print each measurement against its limit; the exit code says whether all limits were kept."""
    kept = True
    for words in ((), (STAFFING,)):
        reports = [measured(PROCESSES, *words) for _ in range(TIMES)]
        pages = reports[0]["pages"]
        seconds = statistics.median(one["seconds"] for one in reports)
        each = seconds * PAGES / pages
        megabytes = max(one["megabytes"] for one in reports)
        print(f"{PROCESSES} processes, {'with' if words else 'without'} staffing:")
        print(
            f"  {pages:.0f} pages in {seconds:.2f} s, so {PAGES} in {each:.2f} s; {each / SECONDS:.0%} of {SECONDS} s"
        )
        busy = statistics.median(one["processor"] for one in reports) * PAGES / pages
        print(f"  of the processor {busy:.2f} s: when this is less, the machine had other work")
        print(f"  {megabytes:.0f} MB; {megabytes / MEGABYTES:.0%} of {MEGABYTES} MB")
        kept &= each <= SECONDS and megabytes <= MEGABYTES
    return int(not kept)


if __name__ == "__main__":
    sys.exit(one_report(int(sys.argv[1]), staffing=STAFFING in sys.argv) if len(sys.argv) > 1 else main())
