"""The overview of a scan: the picture of two axes with the same in words, and what changed since the scan before."""

from attrs import frozen

from weerwerk import wording
from weerwerk.report.axes import Spot, two_axes
from weerwerk.report.model import Bar, ProcessLine
from weerwerk.scan.result import ProcessScore
from weerwerk.services.report_chapter import line
from weerwerk.services.scan_score import ScanResult
from weerwerk.services.surroundings import exposure_verdict, relative_words
from weerwerk.threats.exposure import Exposure

NOT_KNOWN = Bar(0, 100, False)


@frozen
class OverviewLine:
    """A process in the table beside the picture."""

    process: str
    line: ProcessLine
    exposure: str
    exposure_bar: Bar | None
    dont_know: int
    discrepancies: int
    disagreements: int


@frozen
class Overview:
    """The picture, its message in one sentence, and its table in the order of attention."""

    title: str
    figure: str
    lines: tuple[OverviewLine, ...]
    unplaced: tuple[str, ...]
    floored: str


def overview(result: ScanResult) -> Overview:
    """The overview of a scored scan; a process without a score is named and not drawn."""
    lines = tuple(_line(result, score) for score in result.in_order)
    drawn = [score for score in result.in_order if score.vulnerability is not None]
    title = _title(result, drawn)
    spots = [_spot(result, score) for score in drawn]
    return Overview(
        title=title,
        figure=two_axes(spots, title=title),
        lines=lines,
        unplaced=tuple(result.process(one.process).name.nl for one in result.scores if one.vulnerability is None),
        floored=_floored(result),
    )


def _line(result: ScanResult, score: ProcessScore) -> OverviewLine:
    exposure = result.exposure_of(score.process)
    return OverviewLine(
        process=score.process,
        line=line(result, score),
        exposure=relative_words(exposure) if exposure.words is None else exposure_verdict(exposure),
        exposure_bar=_bar(exposure),
        dont_know=score.dont_know,
        discrepancies=len(score.discrepancies),
        disagreements=len(score.disagreements),
    )


def _bar(exposure: Exposure) -> Bar | None:
    if exposure.interval is None or exposure.words is None:
        return None
    return Bar(exposure.interval.low, exposure.interval.high, exposure.words[0] == exposure.words[1])


def _spot(result: ScanResult, score: ProcessScore) -> Spot:
    assert score.vulnerability is not None
    bar = Bar(score.vulnerability.low, score.vulnerability.high, score.firm)
    around = _bar(result.exposure_of(score.process)) or NOT_KNOWN
    return Spot(result.process(score.process).name.nl, around, bar, score.impact)


def _title(result: ScanResult, drawn: list[ProcessScore]) -> str:
    """The message of the picture as one sentence."""
    if not drawn:
        return "Geen enkel proces heeft nu een score."
    firm = sum(one.firm for one in result.scores)
    name = result.process(drawn[0].process).name.nl
    told = wording.out_of(firm, len(result.scores), "processen")
    return f"{name} vraagt het eerst aandacht; van {told} staat het niveau vast."


def _floored(result: ScanResult) -> str:
    if not result.mostly_floored:
        return ""
    first = result.ranked_without_floors[0].process
    return (
        "Bij meer dan de helft van de processen bepaalt één feit de uitkomst, en niet het gemiddelde. "
        f"Zonder die vloeren zou {result.process(first).name.nl} bovenaan staan."
    )
