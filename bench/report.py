"""How long a report takes and how much memory: 40 pages once Python has started, and 24 processes in a fresh process."""

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
TIMES = 5
BIG = "--24"


def report_of(chapters: int):
    """The report of Voorbeelddam with its chapters repeated until there are so many, and the bytes beside it."""
    from attrs import evolve

    from weerwerk.catalogue import edition
    from weerwerk.catalogue.read import read_catalogue
    from weerwerk.services.report_data import attachments
    from weerwerk.services.scan_report import scan_report
    from weerwerk.services.scan_score import score_folder

    catalogue = read_catalogue(edition.shipped()).catalogue
    result = score_folder(ROOT / "examples" / "voorbeelddam", catalogue, on=DAY)
    report = scan_report(result)
    many = (report.chapters * (chapters // len(report.chapters) + 1))[:chapters]
    lines = tuple(chapter.line for chapter in many)
    return evolve(report, chapters=many, overview=lines), attachments(result)


def set_many(chapters: int) -> tuple[float, int]:
    """The median time to set a report with so many chapters, and its number of pages."""
    import pypdfium2

    from weerwerk.report.typeset import scan_pdf

    report, attached = report_of(chapters)
    times, made = [], b""
    for _ in range(TIMES + 1):
        started = time.perf_counter()
        made = scan_pdf(report, on=DAY, attachments=attached)
        times.append(time.perf_counter() - started)
    return statistics.median(times[1:]), len(pypdfium2.PdfDocument(made))


def memory_of_24() -> float:
    """The peak memory in megabytes of a process that scores Voorbeelddam and sets a report of 24 processes."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, __file__, BIG], env=settings, check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def big() -> None:
    """Set the report of 24 processes and print the peak memory in kilobytes; runs in a process of its own.

    Read from the kernel's own account: what ``getrusage`` says of a new process begins at its parent's peak.
    """
    from weerwerk.report.typeset import scan_pdf

    report, attached = report_of(PROCESSES)
    assert scan_pdf(report, on=DAY, attachments=attached)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


def main() -> int:
    """Print each measurement against its limit; the exit code says whether all limits were kept."""
    chapters = PAGES - 8  # a report has some eight pages beside one or two for each process
    seconds, pages = set_many(chapters)
    per_forty = seconds * PAGES / pages
    megabytes = memory_of_24()
    print(f"{pages} pages: {seconds:.2f} s, so {PAGES} in {per_forty:.2f} s; {per_forty / SECONDS:.0%} of {SECONDS} s")
    print(f"{PROCESSES} processes: {megabytes:.0f} MB; {megabytes / MEGABYTES:.0%} of {MEGABYTES} MB")
    return int(per_forty > SECONDS or megabytes > MEGABYTES)


if __name__ == "__main__":
    sys.exit(big() if sys.argv[1:] == [BIG] else main())
