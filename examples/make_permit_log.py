"""Writes the invented permit log of Voorbeelddam, the same every time, with the facts that EXPECTED.md lists.

python examples/make_permit_log.py examples/voorbeelddam/logs/vergunningen-2025.csv
"""

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

RECEIVED, TESTED, DRAFTED, READ, DECIDED, PUBLISHED = (
    "Aanvraag ontvangen",
    "Toets uitgevoerd",
    "Conceptbesluit gemaakt",
    "Tweede lezing gedaan",
    "Besluit genomen",
    "Besluit bekendgemaakt",
)
HANDLERS = [f"vth{number:02}" for number in range(1, 10)]
LEADERS = ["tl01", "tl02"]
FRONT = ["kcc01", "kcc02", "kcc03"]
SHARED = "vth-algemeen"

# How many cases of each kind; together 640. Their order in the year is shuffled.
KINDS = {
    "separate": 487,
    "same": 81,
    "same-then-other": 7,  # the handler decided first, a team leader decided again later
    "same-under-variant": 5,  # the second step under VTH-07 instead of vth07
    "shared": 11,
    "unknown-actor": 9,
    "not-decided": 28,
    "not-prepared": 12,
}
SAME_READER = 14  # of the cases with both steps, tested and read a second time by one person

Row = tuple[str, str, str, str]


def variant(actor: str) -> str:
    """The same account as another screen writes it."""
    return f"{actor[:3].upper()}-{actor[3:]}"


class Case:
    """One permit case that grows row by row; time only moves forward, in office hours."""

    def __init__(self, number: int, start: datetime, chance: random.Random) -> None:
        self.name = f"VD-2025-{number:04}"
        self.moment = start
        self.chance = chance
        self.rows: list[Row] = []

    def add(self, activity: str, actor: str, days: tuple[int, int] = (1, 9)) -> None:
        self.moment += timedelta(days=self.chance.randint(*days), minutes=self.chance.randint(-90, 90))
        while self.moment.weekday() > 4:
            self.moment += timedelta(days=1)
        self.moment = self.moment.replace(hour=min(17, max(8, self.moment.hour)))
        self.rows.append((self.name, activity, actor, self.moment.strftime("%d-%m-%Y %H:%M")))


def case_rows(kind: str, case: Case, *, same_reader: bool, chance: random.Random) -> list[Row]:
    handler = chance.choice(HANDLERS)
    other = chance.choice([one for one in HANDLERS if one != handler])
    leader = chance.choice(LEADERS)
    case.add(RECEIVED, chance.choice(FRONT), (0, 1))
    if kind == "not-prepared":
        case.add(DECIDED, leader)
        return case.rows
    case.add(TESTED, handler)
    case.add(DRAFTED, handler)
    case.add(READ, handler if same_reader else other)
    if kind == "not-decided":
        return case.rows
    decider = {
        "same": handler,
        "same-then-other": handler,
        "same-under-variant": variant(handler),
        "shared": SHARED,
        "unknown-actor": "",
    }.get(kind, leader)
    case.add(DECIDED, decider)
    if kind == "same-then-other":
        case.add(DECIDED, leader)
    case.add(PUBLISHED, chance.choice(FRONT), (0, 3))
    return case.rows


def rows() -> list[Row]:
    chance = random.Random(20250101)
    kinds = [kind for kind, amount in KINDS.items() for _ in range(amount)]
    chance.shuffle(kinds)
    read = [n for n, kind in enumerate(kinds) if kind not in ("not-prepared", "not-decided")]
    same_readers = set(chance.sample(read, SAME_READER))
    made: list[Row] = []
    for number, kind in enumerate(kinds):
        start = datetime(2025, 1, 2, 9, 0) + timedelta(days=number * 330 / len(kinds), minutes=chance.randint(0, 400))
        case = Case(number + 1, start, chance)
        made += case_rows(kind, case, same_reader=number in same_readers, chance=chance)
    return made


def with_blemishes(made: list[Row]) -> list[Row]:
    """Rows that cannot be used: four times unreadable, three without a case, two double."""
    unreadable = [("VD-2025-0001", RECEIVED, "kcc01", "onbekend")] * 4
    nameless = [("", RECEIVED, "kcc02", "03-02-2025 09:15")] * 3
    return [*made[:40], *unreadable, *made[40:200], *nameless, *made[200:], made[10], made[500]]


def main(path: Path) -> None:
    lines = ["Zaaknummer;Activiteit;Medewerker;Tijdstip"]
    lines += [";".join(row) for row in with_blemishes(rows())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
