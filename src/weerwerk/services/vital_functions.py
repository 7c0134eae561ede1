"""The list of vital functions: who does what that a criminal wants, how many hold it, who replaces them."""

from datetime import date
from pathlib import Path

from weerwerk import wording
from weerwerk.catalogue.model import Catalogue
from weerwerk.dossier.model import Dossier, VitalFunction
from weerwerk.dossier.own import knowledge_of
from weerwerk.dossier.read import read_dossier
from weerwerk.report.functions import FunctionLine

FEWEST_HOLDERS = 3  # R3: a function with fewer counts as a person
REVIEW_MONTHS = 12  # access is looked at again at least once a year (circumstance 'toegang-herbeoordeeld')
CONFIDENTIAL = (
    "Een functie met minder dan drie mensen telt als een persoon. Deel die regels niet verder dan dit rapport."
)


def function_lines(functions: tuple[VitalFunction, ...], catalogue: Catalogue, *, on: date) -> tuple[FunctionLine, ...]:
    """The functions in words, in the order of process and function."""
    ordered = sorted(functions, key=lambda one: (one.process, one.function))
    return tuple(_line(one, catalogue, on) for one in ordered)


def _line(one: VitalFunction, catalogue: Catalogue, on: date) -> FunctionLine:
    steps = [catalogue.step(one.process, step).name.nl for step in steps_of(one, catalogue)]
    return FunctionLine(
        name=catalogue.functions[one.function].name.nl,
        process=catalogue.processes[one.process].name.nl,
        steps=wording.listed([wording.mid_sentence(step) for step in steps]) if steps else "geen stap genoemd",
        holders=str(one.holders),
        replaced=one.replaced,
        review=_review(one.access_review, on),
        confidential=one.holders < FEWEST_HOLDERS,
    )


def steps_of(one: VitalFunction, catalogue: Catalogue) -> tuple[str, ...]:
    """The steps that were named, else those that the process itself gives to the function."""
    return one.steps or tuple(
        step.id for step in catalogue.processes[one.process].steps if one.function in step.functions
    )


def _review(reviewed: date | None, on: date) -> str:
    if reviewed is None:
        return "niet bekend"
    months = 12 * (on.year - reviewed.year) + on.month - reviewed.month - (on.day < reviewed.day)
    late = " (langer dan een jaar geleden)" if months >= REVIEW_MONTHS else ""
    return f"{wording.day(reviewed)}{late}"


def functions_of(folder: Path, catalogue: Catalogue, *, on: date) -> tuple[Dossier, tuple[FunctionLine, ...]]:
    """The dossier in a folder with its vital functions in words."""
    dossier = read_dossier(folder, catalogue, on=on)
    return dossier, function_lines(dossier.vital_functions, knowledge_of(dossier, catalogue), on=on)


def functions_dict(dossier: Dossier, catalogue: Catalogue) -> dict[str, object]:
    """The list as ``weerwerk scan functions --json`` prints it."""
    knowledge = knowledge_of(dossier, catalogue)
    return {
        "functions": [
            {
                "function": one.function,
                "process": one.process,
                "steps": list(steps_of(one, knowledge)),
                "holders": one.holders,
                "replaced": one.replaced,
                "access_review": one.access_review.isoformat() if one.access_review else None,
                "confidential": one.holders < FEWEST_HOLDERS,
            }
            for one in sorted(dossier.vital_functions, key=lambda one: (one.process, one.function))
        ]
    }
