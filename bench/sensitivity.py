"""How long S15 takes for a page: eight processes, a hundred circumstances, three respondents; limit 200 ms."""

import random
import sys
from datetime import date
from time import perf_counter

from weerwerk.catalogue import edition
from weerwerk.catalogue.cards import Reach
from weerwerk.catalogue.read import read_catalogue
from weerwerk.scan.model import Answer, Scan, Scope
from weerwerk.scan.score import score
from weerwerk.scan.sensitive import STEPS, sensitive

DAY = date(2026, 3, 1)
LIMIT = 0.200
RESPONDENTS = 3


def a_scan() -> tuple[Scan, int]:
    """Every question of the eight processes answered by three people, and how many circumstances that are."""
    catalogue = read_catalogue(edition.shipped()).catalogue
    chance = random.Random(15)
    processes = tuple(one.id for one in catalogue.processes.values() if one.group == "research")
    answers = [
        Answer(one.id, scope, chance.choice(STEPS), f"r{number}", "f", DAY)
        for one in catalogue.circumstances.values()
        for scope in ([Scope()] if one.reach is Reach.ORGANISATION else [Scope(process) for process in processes])
        for number in range(RESPONDENTS)
    ]
    return Scan(9_000, processes, tuple(answers)), len(catalogue.circumstances)


def main() -> int:
    """Print the time against the limit; the exit code says whether it was kept."""
    catalogue = read_catalogue(edition.shipped()).catalogue
    scan, circumstances = a_scan()
    scores = score(catalogue, scan, on=DAY)
    taken = []
    for _ in range(5):
        start = perf_counter()
        found = sensitive(catalogue, scan, scores, {})
        taken.append(perf_counter() - start)
    best = min(taken)
    print(f"{len(scan.processes)} processes, {circumstances} circumstances, {len(scan.answers)} answers")
    print(f"sensitivity: {len(found)} answers decide; {1000 * best:.0f} ms, {best / LIMIT:.2f} of the limit of 200 ms")
    start = perf_counter()
    score(catalogue, scan, on=DAY)
    print(f"one full score: {1000 * (perf_counter() - start):.0f} ms")
    return 1 if best > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
