"""Two dossiers of one organisation side by side, on the questions that both answered (S16)."""

from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from weerwerk import wording
from weerwerk.catalogue.extend import with_processes
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.own import knowledge_of
from weerwerk.dossier.read import read_dossier
from weerwerk.receipt import Input, Receipt, inputs_of
from weerwerk.scan.compare import Compared, Comparison, Stand, compare
from weerwerk.scan.model import Level
from weerwerk.services.carry_words import carried_dict
from weerwerk.services.scan_score import scan_of


@frozen
class ScanComparison:
    """A comparison with the two dossiers it is of, and its receipt."""

    catalogue: Catalogue
    old: Dossier
    new: Dossier
    comparison: Comparison
    receipt: Receipt


def compare_folders(old: Path, new: Path, catalogue: Catalogue, *, on: date) -> ScanComparison:
    """The older dossier beside the newer; the older may be of an earlier edition."""
    before = read_dossier(old, catalogue, on=on, any_edition=True)
    after = read_dossier(new, catalogue, on=on)
    knowledge, found = compare_dossiers(before, after, catalogue, on=on)
    return ScanComparison(knowledge, before, after, found, _receipt(catalogue, (old, before), (new, after), on))


def compare_dossiers(
    before: Dossier, after: Dossier, catalogue: Catalogue, *, on: date
) -> tuple[Catalogue, Comparison]:
    """The comparison of two dossiers, and the catalogue that holds the own processes of both."""
    knowledge = with_processes(catalogue, {**before.own_processes, **after.own_processes}.values())
    found = compare(
        scan_of(before, knowledge_of(before, catalogue)),
        scan_of(after, knowledge_of(after, catalogue)),
        catalogue=knowledge,
        held=before.organisation.scan.end,
        on=on,
    )
    return knowledge, found


def _receipt(catalogue: Catalogue, old: tuple[Path, Dossier], new: tuple[Path, Dossier], on: date) -> Receipt:
    inputs: list[Input] = []
    for name, (folder, dossier) in (("oud", old), ("nieuw", new)):
        inputs += [evolve(one, name=f"{name}/{one.name}") for one in inputs_of(dossier.inputs, folder=folder)]
    return Receipt(on=on, edition=catalogue.edition.edition, catalogue=catalogue.digest, inputs=tuple(inputs))


def name_of(one: Compared, catalogue: Catalogue) -> str:
    """The Dutch name of a process or theme."""
    if one.id in catalogue.processes:
        return catalogue.processes[one.id].name.nl
    return catalogue.themes[one.id].name.nl


def change_line(one: Compared) -> str:
    """What happened to the levels, in words."""
    if one.before is None or one.after is None:
        return "geen enkele vraag kreeg beide keren een antwoord"
    before, after = _levels(one.before.levels), _levels(one.after.levels)
    points = f"{wording.interval(one.before.interval)} werd {wording.interval(one.after.interval)}"
    said = {
        "same": f"bleef {after}",
        "firmer": f"was {before}, is nu {after}: er staat meer vast",
        "looser": f"was {before}, is nu {after}: er staat minder vast",
        "lower": f"was {before}, is nu {after}: minder kwetsbaar",
        "higher": f"was {before}, is nu {after}: kwetsbaarder",
        None: "",
    }[one.change]
    return f"{said} ({points}; {wording.counted(one.shared, 'vraag', 'vragen')})"


def _levels(both: tuple[Level, Level]) -> str:
    low, high = both
    return low.word if low == high else f"{low.word} tot {high.word}"


def comparison_dict(result: ScanComparison) -> dict[str, object]:
    """The comparison as ``weerwerk scan compare --json`` prints it."""
    found = result.comparison
    return {
        "old": _scan_dict(result.old),
        "new": _scan_dict(result.new),
        "processes": [_compared_dict(one, result.catalogue) for one in found.processes],
        "themes": [_compared_dict(one, result.catalogue) for one in found.themes],
        "only_old": list(found.only_before),
        "only_new": list(found.only_after),
        "carried": carried_dict(found.carried),
        "receipt": result.receipt.as_dict(),
    }


def _scan_dict(dossier: Dossier) -> dict[str, object]:
    scan = dossier.organisation.scan
    return {"title": scan.title, "edition": scan.edition, "end": scan.end.isoformat()}


def _compared_dict(one: Compared, catalogue: Catalogue) -> dict[str, object]:
    return {
        "id": one.id,
        "name": name_of(one, catalogue),
        "shared": one.shared,
        "before": _stand_dict(one.before),
        "after": _stand_dict(one.after),
        "change": one.change,
        "words": change_line(one),
    }


def _stand_dict(one: Stand | None) -> dict[str, object] | None:
    if one is None:
        return None
    low, high = one.levels
    return {"low": one.interval.low, "high": one.interval.high, "level_low": low.word, "level_high": high.word}
