"""The one page of the report that a mayor reads: what to look at, what to decide, what is firm."""

from collections.abc import Iterator

from weerwerk import wording
from weerwerk.dossier.plan import Status
from weerwerk.report.model import Decision, ProcessLine, QuestionLine, Summary
from weerwerk.scan.next import Question
from weerwerk.scan.result import ProcessScore
from weerwerk.services.price_words import price
from weerwerk.services.report_plan import plan_sentence
from weerwerk.services.right_measures import right_measures
from weerwerk.services.scan_explain import discrepancy
from weerwerk.services.scan_score import ScanResult

FIRST = 3
MOST_QUESTIONS = 10
MOST_DECISIONS = 5
MOST_ASKED_FIRST = 5
SPANS_TOO_MUCH = 2  # three levels: from the first to the one two further


def summary(result: ScanResult, overview: tuple[ProcessLine, ...]) -> Summary:
    """The page, from the scores and their lines in the order of attention."""
    firm = [score for score in result.in_order if score.firm]
    loose = [score for score in result.in_order if not score.firm]
    too_loose = mostly_loose(result)
    return Summary(
        lead=_lead(result, len(firm)),
        first=() if too_loose else tuple(line for line in overview if line.bar is not None)[:FIRST],
        decisions=tuple(_decisions(result)),
        firm=tuple(_firm_lines(result, firm)),
        not_firm=tuple(_loose_lines(result, loose)),
        loose=_too_loose(result) if too_loose else "",
        decisions_title="Dit klopt hoe dan ook" if too_loose else "Gevraagde besluiten",
        ask=tuple(question(result, one) for one in result.questions[:MOST_ASKED_FIRST]) if too_loose else (),
    )


def mostly_loose(result: ScanResult) -> bool:
    """Whether more than half of the processes span three levels or more: then a picture would say nothing."""
    return 2 * _spanning(result) > len(result.scores)


def _spanning(result: ScanResult) -> int:
    return sum(one.levels is not None and one.levels[1] - one.levels[0] >= SPANS_TOO_MUCH for one in result.scores)


def _too_loose(result: ScanResult) -> str:
    wide = _spanning(result)
    return (
        f"Nog niet stevig. Bij {wording.out_of(wide, len(result.scores), 'processen')} loopt de uitkomst over drie "
        "niveaus. Er ontbreken te veel antwoorden voor een beeld. De maatregelen hieronder kloppen, wat de antwoorden "
        "ook worden. Met de vragen daaronder staat het snelst meer vast."
    )


def question(result: ScanResult, one: Question) -> QuestionLine:
    """An open question with what it is about, whom to ask and why."""
    about = result.process(one.process).name.nl if one.process else "de hele organisatie"
    circumstance = result.catalogue.circumstances[one.circumstance]
    whom = result.catalogue.functions[circumstance.ask].name.nl
    return QuestionLine(circumstance.question, about, whom, circumstance.why.strip())


def _lead(result: ScanResult, firm: int) -> str:
    organisation = result.dossier.organisation
    respondents = {file.respondent for file in result.dossier.answers.values()}
    seen = {discrepancy(one, result.catalogue) for score in result.scores for one in score.discrepancies}
    parts = [
        f"{organisation.name} bekeek {wording.counted(len(result.scores), 'proces', 'processen')} waarop criminelen "
        f"druk kunnen zetten. {_who_answered(len(respondents))}",
        _how_firm(firm, len(result.scores)),
    ]
    if seen:
        often = wording.counted(len(seen), "plaats", "plaatsen")
        parts.append(f"Op {often} liet de praktijk iets anders zien dan het antwoord.")
    if result.dossier.plan.measures:
        parts.append(plan_sentence(result.dossier.plan))
    return " ".join(parts)


def _who_answered(number: int) -> str:
    if number == 0:
        return "Nog niemand gaf antwoord."
    said = wording.sentence(wording.counted(number, "medewerker", "medewerkers"))
    return f"{said} {'gaf' if number == 1 else 'gaven'} antwoord."


def _how_firm(firm: int, whole: int) -> str:
    said = f"Van {wording.out_of(firm, whole, 'processen')} staat het niveau vast"
    if firm == whole:
        return f"{said}."
    return f"{said}; {'bij de andere kan een antwoord het' if firm else 'elk antwoord kan het'} nog veranderen."


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
    plan = result.dossier.plan
    settled = frozenset(one.measure for one in plan.measures if one.status is not Status.STOPPED)
    for one in right_measures(result, most=MOST_DECISIONS, leave_out=settled):
        yield Decision(
            what=f"{one.measure.name.nl}.",
            why=f"helpt bij {wording.out_of(len(one.processes), len(result.scores), 'processen')}",
            owner=result.catalogue.functions[one.measure.owner].name.nl,
            cost=price(one.measure),
        )
    if result.questions:
        few = min(MOST_QUESTIONS, len(result.questions))
        what = "de vraag" if few == 1 else f"de {few} vragen"
        yield Decision(what=f"Laat {what} achter in dit rapport beantwoorden; dan staat meer vast.", why="")
