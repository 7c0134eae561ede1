"""The first picture: three processes to look at first, what helps whatever the answers become, and whom to ask."""

from attrs import frozen

from weerwerk import wording
from weerwerk.report.model import ProcessLine
from weerwerk.scan.model import Preset
from weerwerk.services.ask_whom import Errand, errands
from weerwerk.services.price_words import price
from weerwerk.services.report_chapter import line
from weerwerk.services.report_summary import mostly_loose
from weerwerk.services.right_measures import RightMeasure, right_measures
from weerwerk.services.scan_next import Round, next_round
from weerwerk.services.scan_score import ScanResult
from weerwerk.services.stop_words import stop_line

FIRST = 3
MOST_MEASURES = 5


@frozen
class RightLine:
    """A measure that is right whatever the open answers become: what, why, by whom, what it costs, how to begin."""

    id: str
    name: str
    why: str
    owner: str
    cost: str
    first_step: str
    partners: tuple[str, ...]


@frozen
class First:
    """A process to look at first, by its id and as a line."""

    process: str
    line: ProcessLine


@frozen
class FirstPicture:
    """One screen, or two pages: everything a coordinator needs after the first hour."""

    lead: str
    first: tuple[First, ...]
    measures: tuple[RightLine, ...]
    errands: tuple[Errand, ...]
    stops: tuple[str, ...]
    loose: bool
    asked: Round


def first_picture(result: ScanResult) -> FirstPicture:
    """The picture of a scored scan; with nothing answered it has no measures."""
    loose = mostly_loose(result)
    asked = next_round(result, Preset.FIRST)
    scored = [score for score in result.in_order if score.vulnerability is not None]
    return FirstPicture(
        lead=_lead(asked, loose),
        first=tuple(First(score.process, line(result, score)) for score in scored[:FIRST]),
        measures=tuple(right_line(result, one) for one in right_measures(result, most=MOST_MEASURES)),
        errands=errands(result),
        stops=tuple(stop_line(one) for one in result.stops),
        loose=loose,
        asked=asked,
    )


def right_line(result: ScanResult, one: RightMeasure) -> RightLine:
    """A right measure in words."""
    names = [wording.mid_sentence(result.process(process).name.nl) for process in one.processes]
    many = wording.out_of(len(names), len(result.scores), "processen")
    return RightLine(
        id=one.measure.id,
        name=one.measure.name.nl,
        why=f"helpt bij {wording.listed(names) if len(names) <= FIRST else many}",
        owner=result.catalogue.functions[one.measure.owner].name.nl,
        cost=price(one.measure),
        first_step=one.measure.first_step.strip(),
        partners=tuple(
            result.catalogue.partners[partner].name.nl
            for partner in one.measure.partners
            if partner in result.catalogue.partners
        ),
    )


def _lead(asked: Round, loose: bool) -> str:
    answered = asked.total - len(asked.asks)
    if not answered:
        return "Er is nog geen vraag beantwoord. Begin met de vragen; daarna staat hier uw eerste beeld."
    said = f"{wording.number(answered)} van de {asked.total} vragen van het eerste beeld zijn beantwoord."
    if loose:
        return f"{said} De volgorde van de processen kan nog veranderen; de maatregelen kloppen hoe dan ook."
    return f"{said} Bij de meeste processen is al te zien hoe zij ervoor staan."
