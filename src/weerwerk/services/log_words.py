"""A log review in words, for the screen and for print: what was left out first, then facts, each with its questions."""

import csv
import io
from collections.abc import Iterable, Iterator

from attrs import evolve

from weerwerk import wording
from weerwerk.catalogue.cards import GROUNDS_THAT_COUNT
from weerwerk.events.model import Finding, Merged, Verdict
from weerwerk.report.model import FindingLine, LeftOutLine, LogChapter
from weerwerk.services.log_shown import LogReview

_VERDICTS = {
    Verdict.SAME_PERSON: "één persoon deed beide stappen",
    Verdict.SHARED_ACCOUNT: "een gedeeld account deed een van de stappen",
    Verdict.UNKNOWN: "niet bekend wie een van de stappen deed",
    Verdict.SEPARATE: "verschillende personen",
    Verdict.NOT_DECIDED: "alleen de eerste stap gedaan",
    Verdict.NOT_PREPARED: "alleen de tweede stap gedaan",
}

WITHOUT_NUMBERS = "De aantallen staan niet in dit rapport."


def log_chapter(review: LogReview) -> LogChapter:
    """The chapter about one log."""
    return LogChapter(
        title=f"Logboek {review.file}: {review.process.name.nl}",
        about=_about(review),
        left_out=tuple(
            LeftOutLine(one.reason, wording.counted(one.rows, "rij", "rijen")) for one in review.facts.left_out
        ),
        law=_law(review),
        findings=tuple(_finding(review, finding) for finding in review.findings),
    )


def cases_table(review: LogReview) -> str:
    """The cases to look at as CSV for a sheet: both steps, the number of the case, its verdict."""
    rows = [
        (_cell(finding.pair.prepare), _cell(finding.pair.decide), _cell(case), verdict.value)
        for finding in review.findings
        for case, verdict in finding.to_see
    ]
    held = io.StringIO()
    csv.writer(held, delimiter=";", lineterminator="\r\n").writerows([("eerste", "tweede", "zaak", "uitkomst"), *rows])
    return held.getvalue()


def _cell(text: str) -> str:
    """A text that a spreadsheet takes for text: what begins like a formula gets an apostrophe."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def printed_log(review: LogReview) -> LogChapter:
    """The chapter for a report that more people read: what could point at someone stands there without numbers (R6)."""
    chapter = log_chapter(review)
    findings = (
        evolve(line, fact=WITHOUT_NUMBERS, verdicts=()) if finding.identifiable else line
        for line, finding in zip(chapter.findings, review.findings, strict=True)
    )
    return evolve(chapter, findings=tuple(_said_once(findings)))


def _said_once(findings: Iterable[FindingLine]) -> Iterator[FindingLine]:
    """Explanations and questions stand at the first finding that has them; the next ones point there."""
    first: dict[tuple[tuple[str, ...], ...], str] = {}
    for line in findings:
        title = first.setdefault((line.innocent, line.ask), line.title)
        if title == line.title:
            yield line
        else:
            said = f"Ook dit kan onschuldig zijn. De verklaringen en de vragen staan bij ‘{title}’."
            yield evolve(line, innocent=(), ask=(), as_before=said)


def merged_line(one: Merged) -> str:
    """Spellings taken for one person, without the name."""
    return f"{one.pseudonym}: {one.variants} schrijfwijzen, verschil in {wording.listed(one.differed)}"


def fact(finding: Finding) -> str:
    """The finding as one sentence: n of m, the share and its interval."""
    seen = f"In {wording.number(finding.hits)} van {wording.counted(finding.of, 'zaak', 'zaken')}"
    if finding.interval is None:
        return (
            f"{seen} deed één persoon beide stappen. Dat is te weinig om te beoordelen: "
            f"daarvoor zijn ten minste {finding.least_cases} zaken nodig."
        )
    share = wording.percent(finding.hits, finding.of)
    return f"{seen} deed één persoon beide stappen: {share} (interval {wording.percent_range(*finding.interval)})."


def _about(review: LogReview) -> str:
    facts = review.facts
    return (
        f"{wording.number(facts.events)} gebeurtenissen in {wording.counted(facts.cases, 'zaak', 'zaken')}, "
        f"{wording.counted(len(facts.steps), 'stap', 'stappen')} en "
        f"{wording.counted(len(facts.people), 'medewerker', 'medewerkers')}, "
        f"van {wording.period(facts.first.date(), facts.last.date())}."
    )


def _law(review: LogReview) -> str:
    if review.old_law is None:
        return ""
    period = wording.period(review.facts.first.date(), review.facts.last.date())
    return (
        f"Dit log loopt van {period}. De {review.old_law.law} geldt pas sinds {wording.day(review.old_law.date)}. "
        "Wat hier staat, gaat dus over de werkwijze van toen."
    )


def _finding(review: LogReview, finding: Finding) -> FindingLine:
    card = review.cards[finding.detector]
    return FindingLine(
        title=f"{finding.pair.prepare} → {finding.pair.decide}",
        fact=fact(finding),
        ground=_ground(finding),
        note=_note(finding),
        innocent=card.innocent,
        ask=card.ask_first,
        verdicts=tuple(
            (words, wording.number(finding.verdicts[verdict]))
            for verdict, words in _VERDICTS.items()
            if finding.verdicts[verdict]
        ),
    )


def _ground(finding: Finding) -> str:
    pair = finding.pair
    if pair.ground not in GROUNDS_THAT_COUNT:
        return (
            "Er is geen wet of eigen regel genoemd die hier twee personen vraagt. Dit is een feit en een vraag: "
            "vraagt uw mandaatregeling hier twee personen? De score verandert er niet door."
        )
    if not pair.reference.strip():
        return f"Grond: {pair.ground}, zonder verwijzing. Noem het artikel; tot dan verandert de score er niet door."
    return f"Grond: {pair.ground}, {pair.reference}."


def _note(finding: Finding) -> str:
    if not finding.identifiable:
        return ""
    return (
        "Herleidbaar: zo weinig personen deden deze stappen dat de uitkomst naar iemand kan wijzen. "
        "Alleen voor de proceseigenaar en de gemeentesecretaris."
    )
