"""``weerwerk scan compare``: two scans of one organisation side by side."""

from pathlib import Path
from typing import Annotated

import typer

from weerwerk import wording
from weerwerk.services.carry_words import dropped_line
from weerwerk.services.scan_compare import (
    ScanComparison,
    change_line,
    compare_folders,
    comparison_dict,
    name_of,
)
from weerwerk_cli.dates import On, day_of
from weerwerk_cli.scan_options import AsJson, Folder, catalogue_of, print_json

Old = Annotated[Path, typer.Argument(help="Map van het eerdere dossier.", metavar="OUD")]
New = Annotated[Path, typer.Argument(help="Map van het latere dossier.", metavar="NIEUW")]


def compare(old: Old, new: New, as_json: AsJson = False, on: On = None, folder: Folder = None) -> None:
    """Vergelijk twee scans op de vragen die beide keren een antwoord kregen, gerekend in de nieuwste editie."""
    result = compare_folders(old, new, catalogue_of(folder), on=day_of(on))
    if as_json:
        print_json(comparison_dict(result))
        return
    found = result.comparison
    for heading, rows in (("Per proces", found.processes), ("Per thema", found.themes)):
        typer.echo(heading)
        for one in rows:
            typer.echo(f"  {name_of(one, result.catalogue)}: {change_line(one)}")
        typer.echo("")
    for line in _carried(result):
        typer.echo(line)
    typer.echo(f"Editie {result.receipt.edition}, bon {result.receipt.number}.")


def _carried(result: ScanComparison) -> list[str]:
    carried, catalogue = result.comparison.carried, result.catalogue
    lines = [
        f"{wording.sentence(wording.counted(carried.kept, 'antwoord', 'antwoorden'))} uit de eerdere scan gaan mee."
    ]
    lines += [f"  {one.circumstance} heet nu {one.to}" for one in carried.moved]
    if carried.dropped:
        lines.append("Niet mee:")
        lines += [f"  {dropped_line(one, catalogue)}" for one in carried.dropped]
    if carried.new:
        names = [catalogue.circumstances[one].name.nl for one in carried.new]
        lines.append(f"Nieuw sinds de eerdere scan: {wording.listed(names)}.")
    for title, processes in (
        ("Alleen in de eerdere scan", result.comparison.only_before),
        ("Alleen in de latere scan", result.comparison.only_after),
    ):
        if processes:
            lines.append(f"{title}: {wording.listed([catalogue.processes[one].name.nl for one in processes])}.")
    return lines
