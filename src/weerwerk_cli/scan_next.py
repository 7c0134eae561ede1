"""``weerwerk scan next``: whom to ask what, and how long it takes."""

from collections import Counter
from typing import Annotated

import typer

from weerwerk import wording
from weerwerk.scan.model import Preset
from weerwerk.services.scan_next import Ask, Round, next_round, round_dict
from weerwerk.services.stop_words import stop_line
from weerwerk_cli.dates import On
from weerwerk_cli.scan_options import AsJson, Dossier, Folder, print_json, scored

For = Annotated[Preset, typer.Option("--for", help="Waarvoor u vraagt: eerste-beeld, klein of volledig.")]


def ask_next(
    dossier: Dossier, size: For = Preset.FIRST, as_json: AsJson = False, on: On = None, folder: Folder = None
) -> None:
    """Zeg wat u nog kunt vragen, aan wie, en hoeveel minuten dat kost; wat het meest verandert, staat bovenaan."""
    result = scored(dossier, folder, on)
    asked = next_round(result, size)
    if as_json:
        print_json(round_dict(asked, result))
        return
    for place, one in enumerate(asked.asks, start=1):
        typer.echo(f"{place:>3}. {one.text}")
        typer.echo(f"     {_about(one)}")
    for line in _foot(asked):
        typer.echo(line)
    for rule in result.stops:
        typer.echo(stop_line(rule))


def _about(one: Ask) -> str:
    return " · ".join(part for part in (one.about, one.function_name, _time(one)) if part)


def _time(one: Ask) -> str:
    return _minutes(-(-one.seconds // 60)) if one.seconds >= 60 else f"{one.seconds} seconden"


def _minutes(minutes: int) -> str:
    return wording.counted(minutes, "minuut", "minuten")


def _foot(asked: Round) -> list[str]:
    if not asked.asks:
        lines = [f"Alle {asked.total} vragen voor {asked.preset} zijn beantwoord."]
    else:
        times = Counter(one.question.circumstance for one in asked.asks if one.question.process)
        number = wording.counted(len(asked.asks), "vraag", "vragen")
        lines = ["", f"Nog {number} van de {asked.total} voor {asked.preset}, samen {_minutes(asked.minutes)}."]
        if asked.minutes_with_evidence > asked.minutes:
            lines.append(f"Dat is zonder bewijs op te zoeken; met bewijs {_minutes(asked.minutes_with_evidence)}.")
        if max(times.values(), default=0) > 1:
            lines.append("Geldt een antwoord voor alle processen? Geef het dan één keer, voor de hele organisatie.")
    if asked.outside:
        points = wording.counted(len(asked.outside), "punt", "punten")
        lines.append(f"Over de omgeving is nog niets gezegd op {points} (surroundings.yaml en phenomena.yaml).")
    return lines
