"""The answers on which a result hangs, in words (S15)."""

from collections.abc import Mapping

from weerwerk.scan.sensitive import Sensitive, sensitive
from weerwerk.services.scan_score import ScanResult
from weerwerk.services.surroundings import outside_of

SHOWN = 3


def deciding(result: ScanResult) -> tuple[Sensitive, ...]:
    """Every answer that, one step better or worse, changes a level or a place among the first three."""
    return sensitive(result.catalogue, result.scan, result.scores, outside_of(result.exposures))


def deciding_lines(result: ScanResult, process: str) -> list[str]:
    """Per effect on a process how many answers have it, with the heaviest of them."""
    weights = {reason.circumstance: reason.weight for reason in result.score_of(process).reasons}
    groups: dict[str, list[Sensitive]] = {}
    for one in deciding(result):
        if one.process == process:
            groups.setdefault(_effect(one), []).append(one)
    return [_group_line(effect, group, weights, result) for effect, group in groups.items()]


def _group_line(effect: str, group: list[Sensitive], weights: Mapping[str, int], result: ScanResult) -> str:
    heaviest = sorted(group, key=lambda one: -weights.get(one.circumstance, 0))[:SHOWN]
    named = "; ".join(_named(one, result) for one in heaviest)
    if len(group) <= SHOWN:
        return f"{effect}: {named}."
    return f"{effect}: elk van deze {len(group)} antwoorden. De zwaarste: {named}."


def _named(one: Sensitive, result: ScanResult) -> str:
    name = result.catalogue.circumstances[one.circumstance].name.nl
    return f"{name}{_where(one, result)}, ‘{one.to}’ in plaats van ‘{one.word}’"


def _where(one: Sensitive, result: ScanResult) -> str:
    scope = one.scope
    if not scope.process:
        return ""
    parts = [] if scope.process == one.process else [result.process(scope.process).name.nl]
    if scope.step:
        parts.append(f"stap ‘{result.catalogue.step(scope.process, scope.step).name.nl}’")
    return f" ({', '.join(parts)})" if parts else ""


def _effect(one: Sensitive) -> str:
    """What one answer further does, with the process as subject."""
    effects = []
    if one.new_levels != one.levels:
        low, high = one.new_levels
        effects.append(f"wordt {low.word}" if low == high else f"wordt {low.word} tot {high.word}")
    if one.new_place != one.place:
        effects.append(f"komt op plaats {one.new_place}" if one.new_place else "valt buiten de eerste drie")
    return " en ".join(effects)


def deciding_dict(one: Sensitive) -> dict[str, object]:
    """One such answer as JSON."""
    return {
        "circumstance": one.circumstance,
        "about": one.scope.process or None,
        "step": one.scope.step or None,
        "answer": str(one.word),
        "instead": str(one.to),
        "level_low": one.new_levels[0].word,
        "level_high": one.new_levels[1].word,
        "place": one.new_place or None,
    }
