"""The workbench under load: many organisations, many respondents, a page with 370 answers, sixteen clients at once.

``python bench/web_load.py [ORGANISATIONS] [RESPONDENTS] [sqlite|postgresql]``; by default 342, 10000 and SQLite. It
makes an installation in a folder that is thrown away, fills it, serves it as `weerwerk serve` does, and prints per page
the queries, p50, p95 and p99 of one client, then requests a second of sixteen clients that read and answer. Beside
the clock it says how much of a processor a request took, which a busy machine does not disturb.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
import requests

ROOT = Path(__file__).resolve().parents[1]
MOST_QUERIES = 12
MOST_P95 = 0.100  # seconds, one client
LEAST_PER_SECOND = 60
MOST_MEGABYTES = 400
CLIENTS, SECONDS, ONE_BY_ONE = 16, 15, 60
PAGES = ("/vragen/antwoorden/", "/eerste-beeld/", "/overzicht/", "/scan/", "/proces/subsidies/", "/verschillen/", "/")


def filled(organisations: int, respondents: int, settings: dict[str, str]) -> dict[str, object]:
    """Fill an installation in a process of its own; what it says: sessions, and the queries of each page."""
    command = [sys.executable, str(ROOT / "bench" / "load" / "fill.py"), str(organisations), str(respondents)]
    done = subprocess.run([*command, *PAGES], env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


def timed(session: requests.Session, address: str) -> float:
    """Seconds for one page."""
    begun = time.perf_counter()
    answer = session.get(address, timeout=60)
    assert answer.status_code == 200, (address, answer.status_code)
    return time.perf_counter() - begun


def signed_in(cookie: str) -> requests.Session:
    """A client of someone who is signed in."""
    session = requests.Session()
    session.cookies.set("weerwerk", cookie)
    return session


def crowd(address: str, cookies: list[str], question: str, *, answering: bool) -> tuple[float, list[float]]:
    """Sixteen clients for a while, on the first page or on all and answering: requests a second, how long each took."""
    took: list[float] = []
    until = time.perf_counter() + SECONDS

    def work(number: int) -> None:
        session = signed_in(cookies[number % len(cookies)])
        page = session.get(f"{address}{question}", timeout=60)
        token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        at = number
        while time.perf_counter() < until:
            at += 1
            begun = time.perf_counter()
            if at % 5 or not answering:
                answer = session.get(f"{address}{PAGES[at % len(PAGES) if answering else 0]}", timeout=60)
            else:
                given = {"csrfmiddlewaretoken": token, "word": ("nee", "op papier")[at % 2]}
                answer = session.post(f"{address}{question}", data=given, headers={"HX-Request": "true"}, timeout=60)
            assert answer.status_code == 200, answer.status_code
            took.append(time.perf_counter() - begun)

    threads = [threading.Thread(target=work, args=[number]) for number in range(CLIENTS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return len(took) / SECONDS, took


def family(pid: int) -> list[psutil.Process]:
    """A process and all that it started, the one for long work included."""
    first = psutil.Process(pid)
    return [first, *first.children(recursive=True)]


def megabytes(pid: int) -> float:
    """The memory of a family of processes; what they share counts once."""
    return sum(one.memory_full_info().pss for one in family(pid)) / 2**20


def processor(pid: int) -> float:
    """Seconds of the processor that a family took so far."""
    return sum(one.cpu_times().user + one.cpu_times().system for one in family(pid))


def served(settings: dict[str, str], port: int) -> subprocess.Popen[bytes]:
    """The server, once it answers."""
    command = [sys.executable, "-m", "weerwerk_cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            requests.get(f"http://localhost:{port}/inloggen/", timeout=5)
        except requests.RequestException:
            time.sleep(0.2)
        else:
            return process
    raise SystemExit("the server did not answer")


def measure(address: str, made: dict[str, object], pid: int) -> bool:
    """Print what was measured; whether every limit was kept."""
    kept = True
    one = signed_in(made["sessions"][0])
    for page in PAGES:
        timed(one, address + page)
        before = processor(pid)
        took = sorted(timed(one, address + page) for _ in range(ONE_BY_ONE))
        spent = 1000 * (processor(pid) - before) / ONE_BY_ONE
        p50, p95, p99 = (took[int(len(took) * part) - 1] for part in (0.5, 0.95, 0.99))
        queries = made["queries"][page]
        good = queries <= MOST_QUERIES and p95 <= MOST_P95
        kept = kept and good
        times = f"p50 {p50 * 1000:.0f}, p95 {p95 * 1000:.0f}, p99 {p99 * 1000:.0f} ms, {spent:.0f} ms of a processor"
        print(f"  {page}: {queries} queries, {times}{'' if good else '  <- over the limit'}")
    rates = []
    for answering in (False, True):
        before = processor(pid)
        rate, took = crowd(address, made["sessions"], made["question"], answering=answering)
        spent = 1000 * (processor(pid) - before) / len(took)
        took.sort()
        what = "all pages, one in five times answering" if answering else f"on {PAGES[0]}"
        times = f"p50 {statistics.median(took) * 1000:.0f}, p95 {took[int(len(took) * 0.95) - 1] * 1000:.0f} ms"
        busy = f"{spent:.0f} ms of a processor each; load of the machine {os.getloadavg()[0]:.1f}"
        print(f"  {CLIENTS} clients {what}: {rate:.0f} requests a second, {times}; {busy}")
        rates.append(rate)
    size = megabytes(pid)
    print(f"  limit for the first: {LEAST_PER_SECOND} a second; memory, what processes share once: {size:.0f} MB")
    return kept and rates[0] >= LEAST_PER_SECOND and size <= MOST_MEGABYTES


def main() -> int:
    """Fill, serve and measure; the exit code says whether every limit was kept."""
    organisations = int(sys.argv[1]) if len(sys.argv) > 1 else 342
    respondents = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    database = sys.argv[3] if len(sys.argv) > 3 else "sqlite"
    with tempfile.TemporaryDirectory() as place:
        data, port = Path(place) / "data", 8790
        mine = {name: value for name, value in os.environ.items() if not name.startswith(("WEERWERK", "DJANGO"))}
        workers = os.environ.get("WEERWERK_WORKERS", "1")
        settings = {
            **mine,
            "WEERWERK_DATA": str(data),
            "PYTHONPATH": str(ROOT / "src"),
            "WEERWERK_WORKERS": workers,
        }
        if database == "postgresql":
            from load.postgres import database as started  # only here: SQLite needs no server

            settings["WEERWERK_DATABASE"] = started()
        begun = time.perf_counter()
        made = filled(organisations, respondents, settings)
        said = f"{organisations} organisations of {respondents} respondents, {made['answers']} answers on a page"
        print(f"{database}, {workers} process(es): {said}; filled in {time.perf_counter() - begun:.0f} s")
        process = served(settings, port)
        try:
            return 0 if measure(f"http://localhost:{port}", made, process.pid) else 1
        finally:
            process.terminate()
            process.wait(timeout=30)


if __name__ == "__main__":
    sys.exit(main())
