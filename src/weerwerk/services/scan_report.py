"""From a scored scan to the report in words: one page for the mayor first, the receipt last."""

from attrs import evolve

from weerwerk import wording
from weerwerk.catalogue.cards import Source
from weerwerk.report.model import ProcessLine, Row, ScanReport, SourceLine
from weerwerk.services.contact_page import contact_page
from weerwerk.services.log_words import printed_log
from weerwerk.services.picture_chapter import picture_chapter
from weerwerk.services.report_chapter import chapter, line
from weerwerk.services.report_data import grouped
from weerwerk.services.report_plan import plan_chapter
from weerwerk.services.report_summary import FIRST, MOST_QUESTIONS, mostly_loose, question, summary
from weerwerk.services.scan_explain import discrepancies_about_all
from weerwerk.services.scan_method import METHOD, METHOD_SOURCES
from weerwerk.services.scan_norm import norm_chapter, own_norm
from weerwerk.services.scan_score import ScanResult

ATTACHED = "In dit bestand zitten twee bijlagen voor de computer: de cijfers (scan.json) en de bon (bon.json)."


def scan_report(result: ScanResult) -> ScanReport:
    """The closed report."""
    organisation = result.dossier.organisation
    overview = tuple(line(result, score) for score in result.in_order)
    picture = not mostly_loose(result)
    return ScanReport(
        municipality=organisation.name,
        title=organisation.scan.title,
        edition=result.receipt.edition,
        period=f"Gehouden van {wording.period(organisation.scan.start, organisation.scan.end)}",
        made_on=wording.day(result.receipt.on),
        layer="vertrouwelijk",
        secrecy=secrecy_rows(result),
        summary=summary(result, overview),
        overview=overview if picture else _by_name(overview),
        overview_title=_overview_title(result) if picture else "",
        overview_note=_floored_note(result),
        chapters=tuple(chapter(result, score) for score in result.in_order),
        questions=tuple(question(result, one) for one in result.questions[:MOST_QUESTIONS]),
        questions_lead=_questions_lead(result),
        logs=tuple(printed_log(review) for review in result.logs.reviews),
        missing=(*result.logs.missing, *result.staffing.missing),
        method=METHOD,
        sources=_sources(result),
        receipt=receipt_rows(result),
        receipt_number=result.receipt.number,
        contact=contact_page(result.catalogue, organisation.contact),
        plan=plan_chapter(result.dossier.plan, result.catalogue),
        norm=norm_chapter(result),
        picture=picture_chapter(result),
        practice=discrepancies_about_all(result),
        attached=ATTACHED,
    )


def _by_name(overview: tuple[ProcessLine, ...]) -> tuple[ProcessLine, ...]:
    """The lines without an order of attention: it would rest on too little."""
    return tuple(evolve(one, rank="") for one in sorted(overview, key=lambda one: one.name))


def _overview_title(result: ScanResult) -> str:
    """The message of the figure as one sentence."""
    names = [result.process(score.process).name.nl for score in result.in_order if score.vulnerability]
    firm = sum(score.firm for score in result.scores)
    if not names:
        return "Geen enkel proces heeft nu een score."
    return (
        f"{names[0]} vraagt het eerst aandacht; van "
        f"{wording.out_of(firm, len(result.scores), 'processen')} staat het niveau vast."
    )


def _floored_note(result: ScanResult) -> str:
    if not result.mostly_floored:
        return ""
    names = [result.process(one.process).name.nl for one in result.ranked_without_floors[:FIRST]]
    return (
        "Bij meer dan de helft van de processen bepaalt één feit de uitkomst, en niet het gemiddelde. "
        f"Zonder die vloeren zou de volgorde beginnen met {wording.listed(names)}."
    )


def _questions_lead(result: ScanResult) -> str:
    total = len(result.questions)
    if total <= MOST_QUESTIONS:
        return "Deze vragen heeft nog niemand beantwoord. Het antwoord kan de uitkomst nog veranderen."
    return (
        f"Er zijn nog {wording.number(total)} open vragen. Deze {MOST_QUESTIONS} kunnen de uitkomst het meest "
        "veranderen; de belangrijkste staat bovenaan."
    )


def secrecy_rows(result: ScanResult) -> tuple[Row, ...]:
    """The fields of geheimhouding; an empty one is left open for the jurist (R8)."""
    secrecy = result.dossier.organisation.secrecy
    return (
        Row("Geheimhouding opgelegd door", secrecy.organ),
        Row("Grond", secrecy.ground),
        Row("Ingang", wording.day(secrecy.start) if secrecy.start else ""),
        Row("Einde", wording.day(secrecy.end) if secrecy.end else ""),
        Row("Opnieuw bekijken in", str(secrecy.review) if secrecy.review else ""),
    )


def _sources(result: ScanResult) -> tuple[SourceLine, ...]:
    """The sources that this report leans on: of the method, and of the weights that count in it."""
    own = own_norm(result)
    normed = {one.item.source for one in own.items} | {own.norm.source} if own else set()
    used = {*METHOD_SOURCES, *normed, *(reason.source for score in result.scores for reason in score.reasons)}
    known = [result.catalogue.sources[key] for key in sorted(used) if key in result.catalogue.sources]
    return tuple(source_line(one) for one in known)


def source_line(source: Source) -> SourceLine:
    """A source as it stands in the list at the end."""
    return SourceLine(source.id, _cited(source), source.url)


def _cited(source: Source) -> str:
    publisher = f"{source.publisher}, " if source.publisher else ""
    return f"{publisher}{source.title}" + (
        f" ({source.date})." if source.date and source.date not in source.title else "."
    )


def receipt_rows(result: ScanResult) -> tuple[Row, ...]:
    """The receipt for on paper."""
    receipt = result.receipt
    others, amount, together = grouped(receipt)
    answers = wording.counted(amount, "bestand met antwoorden", "bestanden met antwoorden")
    return (
        Row("Bonnummer", receipt.number),
        Row("Gemaakt op", wording.day(receipt.on)),
        Row("Weerwerk", f"versie {receipt.version}"),
        Row("Catalogus", f"editie {receipt.edition}, {receipt.catalogue[:16]}"),
        *(Row(one.name, one.sha256[:16]) for one in others),
        *((Row(answers, together[:16]),) if amount else ()),
    )
