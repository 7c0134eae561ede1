"""Someone's own part of a scan: the questions about their processes and their function, heaviest first."""

from datetime import date
from fractions import Fraction

from attrs import frozen

from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier
from weerwerk.dossier.own import knowledge_of
from weerwerk.scan.model import Preset
from weerwerk.scan.next import Question
from weerwerk.scan.presets import questions_of
from weerwerk.services.scan_next import Ask, ask_of
from weerwerk.services.scan_score import scan_of


@frozen
class Part:
    """Whose part it is: these processes and, with `organisation`, what this function is asked about all of it.

    With `minutes` the part ends where that time is used up; 0 is no end.
    """

    processes: tuple[str, ...] = ()
    organisation: bool = False
    function: str = ""
    minutes: int = 0


def whole(dossier: Dossier, catalogue: Catalogue, *, preset: Preset, on: date) -> tuple[Ask, ...]:
    """Every question of a preset, the heaviest first; answers change nothing."""
    knowledge = knowledge_of(dossier, catalogue)
    places = questions_of(knowledge, scan_of(dossier, knowledge), preset=preset, on=on)
    return tuple(
        ask_of(Question(one.circumstance, one.process, Fraction(0)), knowledge, preset=preset) for one in places
    )


def part_of(dossier: Dossier, catalogue: Catalogue, part: Part, *, preset: Preset, on: date) -> tuple[Ask, ...]:
    """The questions of a part, those asked of the own function first, then the heaviest."""
    mine = [one for one in whole(dossier, catalogue, preset=preset, on=on) if _belongs(one, part)]
    return _within(sorted(mine, key=lambda one: one.function != part.function), part)


def _belongs(one: Ask, part: Part) -> bool:
    if one.question.process:
        return one.question.process in part.processes
    return part.organisation and one.function == part.function


def _within(asks: list[Ask], part: Part) -> tuple[Ask, ...]:
    kept: list[Ask] = []
    spent = 0
    for one in asks:
        spent += one.seconds
        if part.minutes and spent > 60 * part.minutes:
            break
        kept.append(one)
    return tuple(kept)
