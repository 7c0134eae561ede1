"""A new process of the municipality's own: from blank, or a copy that keeps the weights of its origin."""

from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from weerwerk.catalogue.cards import Act, Impact, Name, Process, Step
from weerwerk.catalogue.model import Catalogue
from weerwerk.dated import OWN_CHOICE, Figure
from weerwerk.dossier.own import OWN_PROCESSES, knowledge_of
from weerwerk.dossier.read import read_dossier
from weerwerk.dossier.write import write_process
from weerwerk.errors import BadInput, Fault, Place
from weerwerk.located import did_you_mean, is_id

HEADLINE = "proces niet gemaakt"
_STEPS = (
    ("ontvangen", "Aanvraag of melding ontvangen", "Receive the request", Act.PREPARE),
    ("beoordelen", "Beoordelen", "Assess", Act.CHECK),
    ("besluiten", "Besluiten", "Decide", Act.DECIDE),
    ("uitvoeren", "Uitvoeren", "Carry out", Act.EXECUTE),
    ("nacontrole", "Achteraf controleren", "Check afterwards", Act.AFTER_CHECK),
)


@frozen
class Made:
    """A file that was written, and whether the scan takes the new process along by itself."""

    path: Path
    process: Process
    taken_along: bool


def make_own(folder: Path, catalogue: Catalogue, *, name: str, origin: str, on: date) -> Made:
    """Write a new process into a dossier; `origin` is the process to copy, empty for a blank one."""
    dossier = read_dossier(folder, catalogue, on=on)
    known = knowledge_of(dossier, catalogue).processes
    if not is_id(name):
        cure = "gebruik kleine letters, cijfers en streepjes"
        raise BadInput(HEADLINE, [Fault(f"'{name}' is geen goede id", cure=cure)])
    path = folder / OWN_PROCESSES / f"{name}.yaml"
    if name in known or path.exists():
        raise BadInput(HEADLINE, [Fault(f"het proces '{name}' is er al", Place(str(path)), "kies een andere id")])
    if origin and origin not in known:
        cure = did_you_mean(origin, known) or f"mogelijk: {', '.join(sorted(known))}"
        raise BadInput(HEADLINE, [Fault(f"proces '{origin}' bestaat niet", cure=cure)])
    process = _copy(known[origin], name) if origin else _blank(name, on)
    write_process(process, path)
    return Made(path, process, not dossier.processes)


def _copy(origin: Process, name: str) -> Process:
    """A copy that counts like its origin; the copy of a copy is like the first."""
    like = origin.like if origin.group == "own" else origin.id
    dutch, english = origin.name.nl.removesuffix(" (kopie)"), origin.name.en.removesuffix(" (copy)")
    names = Name(f"{dutch} (kopie)", f"{english} (copy)")
    return evolve(origin, id=name, name=names, group="own", like=like, retired=None)


def _blank(name: str, on: date) -> Process:
    """A process with the five steps that most have, and an impact in the middle until someone chooses."""
    unchosen = Figure(3, on, OWN_CHOICE, "Nog niet gekozen: vul 1 tot en met 5 in, met de reden.")
    return Process(
        id=name,
        name=Name(name.replace("-", " ").capitalize(), name.replace("-", " ").capitalize()),
        group="own",
        why="",
        impact=Impact(unchosen, unchosen, unchosen, unchosen),
        steps=tuple(Step(step, Name(nl, en), act, ()) for step, nl, en, act in _STEPS),
    )
