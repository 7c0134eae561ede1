"""The stop rules in words: what is fixed, and how many questions remain for what is not (S14)."""

from weerwerk import wording
from weerwerk.scan.stop import StopRule

_FIXED = {
    "niveaus": "Geen antwoord kan nog een niveau veranderen.",
    "eerste-drie": "Geen antwoord kan de eerste drie nog veranderen.",
}
_LOOSE = {
    "niveaus": "een niveau veranderen",
    "eerste-drie": "de eerste drie veranderen",
}


def stop_line(rule: StopRule) -> str:
    """One stop rule as a sentence; the number is the most it can take."""
    if rule.met:
        return _FIXED[rule.rule]
    parts = []
    if rule.inside:
        parts.append(wording.counted(rule.inside, "vraag", "vragen"))
    if rule.outside:
        parts.append(f"{wording.counted(rule.outside, 'vraag', 'vragen')} over de omgeving")
    verb = "kan" if rule.questions == 1 else "kunnen"
    return f"Nog hooguit {wording.listed(parts)} {verb} {_LOOSE[rule.rule]}."
