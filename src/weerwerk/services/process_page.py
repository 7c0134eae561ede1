"""One process as a page shows it: what the report says of it, its steps, who helps, and on which answers it hangs."""

from attrs import evolve, frozen

from weerwerk import wording
from weerwerk.catalogue.cards import Act, Step
from weerwerk.report.functions import FunctionLine
from weerwerk.report.model import Bar, ProcessChapter
from weerwerk.services.first_picture import RightLine, right_line
from weerwerk.services.report_chapter import chapter
from weerwerk.services.right_measures import measures_for
from weerwerk.services.scan_score import ScanResult
from weerwerk.services.sensitivity import deciding_lines
from weerwerk.services.surroundings import exposure_verdict, external_fact, external_name

MOST_OUTSIDE = 8
ACTS = {
    Act.PREPARE: "voorbereiden",
    Act.CHECK: "controleren",
    Act.DECIDE: "besluiten",
    Act.EXECUTE: "uitvoeren",
    Act.AFTER_CHECK: "achteraf nakijken",
}


@frozen
class StepLine:
    """A step in words: what it does, who does it, in which system."""

    name: str
    act: str
    functions: str
    system: str


@frozen
class OutsideLine:
    """Something in the surroundings that bears on the process."""

    name: str
    fact: str
    share: str


@frozen
class ProcessPage:
    """Everything a page says of one process."""

    process: str
    chapter: ProcessChapter
    exposure: str
    exposure_bar: Bar | None
    outside: tuple[OutsideLine, ...]
    steps: tuple[StepLine, ...]
    helps: tuple[RightLine, ...]
    deciding: tuple[str, ...]
    impact: int


def process_page(result: ScanResult, process: str, *, confidential: bool) -> ProcessPage:
    """The page of a process; functions that count as a person only where that is `confidential` enough (R3)."""
    score = result.score_of(process)
    exposure = result.exposure_of(process)
    told = chapter(result, score)
    return ProcessPage(
        process=process,
        chapter=told if confidential else _without_persons(told),
        exposure=exposure_verdict(exposure),
        exposure_bar=Bar(exposure.interval.low, exposure.interval.high, False) if exposure.interval else None,
        outside=_outside(result, process),
        steps=tuple(_step(one, result) for one in result.process(process).steps),
        helps=tuple(right_line(result, one) for one in measures_for(result, score, most=5)),
        deciding=tuple(deciding_lines(result, process)),
        impact=score.impact,
    )


def _without_persons(told: ProcessChapter) -> ProcessChapter:
    shared: tuple[FunctionLine, ...] = tuple(one for one in told.functions if not one.confidential)
    return evolve(told, functions=shared, functions_note="")


def _step(one: Step, result: ScanResult) -> StepLine:
    names = [result.catalogue.functions[function].name.nl for function in one.functions]
    return StepLine(one.name.nl, ACTS[one.act], wording.listed(names), one.system)


def _outside(result: ScanResult, process: str) -> tuple[OutsideLine, ...]:
    reasons = [one for one in result.exposure_of(process).reasons if one.known.asked or one.known.kind == "indicator"]
    return tuple(
        OutsideLine(external_name(one, result.catalogue), external_fact(one), f"{one.share}{wording.NO_BREAK}%")
        for one in reasons[:MOST_OUTSIDE]
        if one.share
    )
