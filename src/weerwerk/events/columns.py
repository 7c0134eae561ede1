"""Which column holds what: as the user said, else guessed from the names that systems give."""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from weerwerk.errors import BadInput, Fault, Place
from weerwerk.events.model import Columns
from weerwerk.located import did_you_mean

HEADLINE = "logboek niet gelezen"
ROLES: Mapping[str, str] = {"case": "de zaak", "activity": "de stap", "actor": "wie het deed", "time": "het moment"}

# Names as they occur in exports of case systems and in process mining, best first; compared without case and signs.
_KNOWN: Mapping[str, Sequence[str]] = {
    "case": (
        "case:concept:name", "case_id", "zaaknummer", "zaak_id", "zaakidentificatie", "zaak", "dossiernummer", "caseid",
        "case", "dossier_id", "dossier", "kenmerk", "zaakkenmerk", "aanvraagnummer", "traceid", "trace",
    ),
    "activity": (
        "concept:name", "activiteit", "activity", "stap", "processtap", "taak", "handeling", "gebeurtenis", "event",
        "task", "step", "activityname", "eventname", "status", "actie", "action",
    ),
    "actor": (
        "org:resource", "medewerker", "resource", "behandelaar", "gebruiker", "uitvoerder", "actor", "user", "userid",
        "username", "gebruikersnaam", "gebruiker_id", "medewerker_id", "wie", "uitgevoerd_door", "performer", "persoon",
    ),
    "time": (
        "time:timestamp", "tijdstip", "timestamp", "datumtijd", "datum_tijd", "moment", "tijd", "datum", "datetime",
        "ts", "time", "date", "einddatum", "complete_timestamp", "endtime", "end_time", "eindtijd", "starttijd",
    ),
}  # fmt: skip


def choose(given: Columns, *, there: Sequence[str], file: str) -> tuple[Columns, tuple[str, ...]]:
    """The four columns, and which of them were guessed; every column that cannot be found is a fault."""
    said = {role: name for role, name in attrs.asdict(given).items() if name}
    guesses: dict[str, str] = {}
    for role in ROLES:
        if role not in said:
            guesses[role] = _guess(role, [name for name in there if name not in (*said.values(), *guesses.values())])
    chosen = {**said, **guesses}
    faults = [fault for role in ROLES for fault in _faults(role, chosen, there, file)]
    if faults:
        raise BadInput(HEADLINE, faults)
    return Columns(**chosen), tuple(guesses)


def _faults(role: str, chosen: Mapping[str, str], there: Sequence[str], file: str) -> Iterator[Fault]:
    name = chosen[role]
    if not name:
        yield _nothing_fits(role, there, file)
    elif there.count(name) != 1:
        yield _not_there(name, role, there, file)
    for other in ROLES:
        if name and chosen[other] == name and other < role:
            what = f"de kolom '{name}' staat voor {ROLES[other]} én voor {ROLES[role]}"
            yield Fault(what, Place(file), f"kies met --{other} of --{role} een andere kolom")


def _guess(role: str, free: Sequence[str]) -> str:
    bare = {_bare(name): name for name in reversed(free)}
    return next((bare[_bare(known)] for known in _KNOWN[role] if _bare(known) in bare), "")


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _nothing_fits(role: str, there: Sequence[str], file: str) -> Fault:
    what = f"geen kolom gevonden voor {ROLES[role]}"
    cure = f"noem haar met --{role} (in een dossier: in steps.yaml bij columns); er zijn: {_some(there)}"
    return Fault(what, Place(file), cure)


def _not_there(name: str, role: str, there: Sequence[str], file: str) -> Fault:
    if name in there:
        return Fault(f"de kolom '{name}' staat er meer dan eens", Place(file), "geef elke kolom een eigen naam")
    cure = did_you_mean(name, there) or f"er zijn: {_some(there)}"
    return Fault(f"de kolom '{name}' (--{role}) bestaat niet", Place(file), cure)


def _some(names: Sequence[str], most: int = 12) -> str:
    shown = ", ".join(f"'{_short(name)}'" for name in names[:most])
    return shown if len(names) <= most else f"{shown} en nog {len(names) - most}"


def _short(name: str, most: int = 40) -> str:
    return name if len(name) <= most else f"{name[:most]}…"
