"""The one page of the report that a mayor reads: what to look at, what to decide, what is firm."""

from collections.abc import Iterator

from weerwerk import wording
from weerwerk.dated import Span
from weerwerk.report.model import Decision, ProcessLine, Summary
from weerwerk.scan.result import ProcessScore
from weerwerk.services.right_measures import RightMeasure, right_measures
from weerwerk.services.scan_score import ScanResult

FIRST = 3
MOST_QUESTIONS = 10
MOST_DECISIONS = 5


def summary(result: ScanResult, overview: tuple[ProcessLine, ...]) -> Summary:
    """The page, from the scores and their lines in the order of attention."""
    firm = [score for score in result.in_order if score.firm]
    loose = [score for score in result.in_order if not score.firm]
    return Summary(
        lead=_lead(result, len(firm)),
        first=tuple(line for line in overview if line.bar is not None)[:FIRST],
        decisions=tuple(_decisions(result)),
        firm=tuple(_firm_lines(result, firm)),
        not_firm=tuple(_loose_lines(result, loose)),
    )


def _lead(result: ScanResult, firm: int) -> str:
    organisation = result.dossier.organisation
    respondents = {file.respondent for file in result.dossier.answers.values()}
    discrepancies = sum(len(score.discrepancies) for score in result.scores)
    parts = [
        f"{organisation.name} bekeek {wording.counted(len(result.scores), 'proces', 'processen')} waarop criminelen "
        f"druk kunnen zetten. {wording.sentence(wording.counted(len(respondents), 'medewerker', 'medewerkers'))} "
        f"{'gaf' if len(respondents) == 1 else 'gaven'} antwoord.",
        f"Van {firm} van de {len(result.scores)} processen staat het niveau vast; bij de andere kan een antwoord het "
        "nog veranderen.",
    ]
    if discrepancies:
        often = wording.counted(discrepancies, "plaats", "plaatsen")
        parts.append(f"Op {often} liet de praktijk iets anders zien dan het antwoord.")
    return " ".join(parts)


def _firm_lines(result: ScanResult, scores: list[ProcessScore]) -> Iterator[str]:
    if scores:
        names = [result.process(score.process).name.nl for score in scores]
        yield f"Stevig: {wording.listed(names)}."


def _loose_lines(result: ScanResult, scores: list[ProcessScore]) -> Iterator[str]:
    if scores:
        names = [result.process(score.process).name.nl for score in scores]
        yield f"Nog niet stevig: {wording.listed(names)}."
    unknown = sum(score.dont_know for score in result.scores)
    if unknown:
        yield f"Het antwoord was {wording.counted(unknown, 'keer', 'keer')} ‘weet niet’. Dat is zelf een uitkomst."


def _decisions(result: ScanResult) -> Iterator[Decision]:
    for one in right_measures(result, most=MOST_DECISIONS):
        yield Decision(
            what=f"{one.measure.name.nl}.",
            why=_why(result, one),
            owner=result.catalogue.functions[one.measure.owner].name.nl,
            cost=_cost(one),
        )
    if result.questions:
        few = min(MOST_QUESTIONS, len(result.questions))
        yield Decision(
            what=f"Laat de {few} vragen achter in dit rapport beantwoorden; dan staat meer vast.",
            why="",
        )


def _why(result: ScanResult, one: RightMeasure) -> str:
    processes = list(dict.fromkeys(result.process(process).name.nl for process, _ in one.helps))
    return f"Helpt bij {wording.listed(processes)}."


def _cost(one: RightMeasure) -> str:
    """Hours and euro as ranges, once and per year; what costs nothing is not named."""
    measure = one.measure
    parts = []
    for span, unit, when in (
        (measure.hours_once, "uur", "eenmalig"),
        (measure.hours_year, "uur", "per jaar"),
        (measure.euro_once, "euro", "eenmalig"),
        (measure.euro_year, "euro", "per jaar"),
    ):
        if span.high:
            parts.append(f"{_span(span)} {unit} {when}")
    return ", ".join(parts)


def _span(span: Span) -> str:
    if span.low == span.high:
        return wording.number(span.low)
    return f"{wording.number(span.low)}–{wording.number(span.high)}"
