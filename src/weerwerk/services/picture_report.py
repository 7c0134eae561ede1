"""From a picture to the printed ondermijningsbeeld: one page for the mayor first, the receipt last."""

from collections.abc import Iterator

from weerwerk import wording
from weerwerk.catalogue.cards import Partner
from weerwerk.report.model import ContactLine, Row, SourceLine
from weerwerk.report.picture import AdviceChapter, PictureReport, Table
from weerwerk.report.quarters import QuarterBar, quarter_bars
from weerwerk.services import picture_words as words
from weerwerk.services.contact_page import contact_page
from weerwerk.services.picture import PictureResult
from weerwerk.services.picture_advice import Advice, advice
from weerwerk.services.picture_annex import annex, phases_lead
from weerwerk.services.picture_area import area_chapter, signal_map
from weerwerk.services.picture_method import LIMITS, METHOD, METHOD_SOURCES
from weerwerk.services.picture_phenomena import barrier_line, chapter, overview
from weerwerk.services.picture_summary import blind_groups, processes, structures, summary
from weerwerk.services.price_words import price
from weerwerk.services.scan_report import receipt_rows, secrecy_rows, source_line
from weerwerk.threats.model.signals import Quarter

ATTACHED = "In dit bestand zitten twee bijlagen voor de computer: het beeld (beeld.json) en de bon (bon.json)."
TREND_NOTE = "Meer signalen is niet hetzelfde als meer criminaliteit. Was er in dat kwartaal een campagne of controle?"


def picture_report(result: PictureResult) -> PictureReport:
    """The closed picture."""
    organisation = result.dossier.organisation
    advised = advice(result)
    talks = sorted(result.dossier.picture.file.talks, key=lambda one: (one.date, one.department))
    return PictureReport(
        municipality=organisation.name,
        title="Ondermijningsbeeld",
        edition=result.receipt.edition,
        period=wording.sentence(words.period(result.picture.quarters)),
        made_on=wording.day(result.receipt.on),
        layer="vertrouwelijk",
        secrecy=secrecy_rows(result.scan),
        summary=summary(result, advised),
        assignment=_assignment(result),
        talks=Table(("Afdeling", "Gesprek"), tuple((one.department, wording.day(one.date)) for one in talks)),
        talks_lead=_talks_lead(result),
        method=METHOD,
        limits=LIMITS,
        area=area_chapter(result),
        phenomena_lead=_phenomena_lead(result),
        overview=overview(result),
        trend_title=_trend_title(result),
        trend_note=TREND_NOTE,
        chapters=tuple(chapter(result, one) for one in result.playing),
        structures=structures(result),
        processes=processes(result),
        processes_lead=_processes_lead(result),
        organisation=tuple(_organisation(result)),
        blind=blind_groups(result),
        advice=_advice(result, advised),
        annex=annex(result),
        products=_products(result),
        sources=_sources(result),
        receipt=receipt_rows(result.scan),
        receipt_number=result.receipt.number,
        contact=contact_page(result.catalogue, organisation.contact),
        attached=ATTACHED,
        figures=_figures(result),
    )


def _assignment(result: PictureResult) -> tuple[Row, ...]:
    said = result.dossier.picture.file.assignment
    return (
        Row("Doel", said.purpose),
        Row("Opdrachtgever", wording.sentence(said.asked_by)),
        Row("Gebied", result.municipality),
        Row("Periode", wording.sentence(words.period(result.picture.quarters))),
        Row("Wie mag dit lezen", wording.sentence(said.readers)),
        Row("Rubricering", wording.sentence(said.marking)),
    )


def _talks_lead(result: PictureResult) -> str:
    spoken = {one.department for one in result.dossier.picture.file.talks} & set(result.departments)
    total = len(result.departments)
    if not spoken:
        return f"Er is nog met geen van de {total} afdelingen gesproken die iets van ondermijning kunnen zien."
    return f"Er is gesproken met {len(spoken)} van de {total} afdelingen die iets van ondermijning kunnen zien."


def _phenomena_lead(result: PictureResult) -> str:
    if not result.playing:
        return "Uit geen enkel oordeel blijkt nog dat hier iets speelt. Begin met de gesprekken met de afdelingen."
    return "Bovenaan staat wat het stevigst is vastgesteld. Onderaan staan de fenomenen waarover niemand iets weet."


def _trend_title(result: PictureResult) -> str:
    quarters = result.picture.quarters
    if result.picture.tables.all.number == 0:
        return ""
    full = quarters[:-1] if _running(result) else quarters
    numbers = [shown.number for one in full if (shown := result.picture.tables.of_quarter(one)).number is not None]
    running = " Het laatste kwartaal loopt nog." if _running(result) else ""
    if not numbers:
        return f"Signalen per kwartaal.{running}"
    amount = str(numbers[0]) if min(numbers) == max(numbers) else f"{min(numbers)} tot {max(numbers)}"
    return f"Per kwartaal werden {amount} signalen geteld.{running}"


def _running(result: PictureResult) -> bool:
    return result.picture.quarters[-1] == Quarter.of(result.picture.on)


def _processes_lead(result: PictureResult) -> str:
    if not result.playing:
        return "Zodra bekend is wat er speelt, staat hier op welke processen dat leunt."
    return (
        "Elk fenomeen heeft de gemeente ergens voor nodig. Hieronder staat per proces welke fenomenen erop leunen, hoe "
        "het gebied is vergeleken met andere gemeenten, en of de eigen barrières staan."
    )


def _organisation(result: PictureResult) -> Iterator[str]:
    scores = result.scan.scores
    answers = len(result.dossier.answers)
    if not answers:
        yield "De weerbaarheidsscan is nog niet gehouden. Daarom is nog niet bekend of de eigen barrières staan."
        yield "Begin de scan bij de processen die in het vorige hoofdstuk bovenaan staan."
        return
    firm = sum(one.firm for one in scores)
    title = result.dossier.organisation.scan.title
    yield (
        f"Hoe weerbaar de eigen processen zijn, staat in het rapport ‘{title}’. Daarin zijn {len(scores)} processen "
        f"bekeken; van {firm} staat het niveau vast."
    )
    yield "Dit beeld zegt waar de druk vandaan kan komen. De scan zegt of de gemeente daartegen kan."


def _advice(result: PictureResult, advised: Advice) -> AdviceChapter:
    catalogue = result.catalogue
    measures = tuple(
        (
            one.measure.name.nl + (" (staat in het plan)" if one.planned else ""),
            wording.sentence(wording.listed(words.card_names(result, one.phenomena))),
            catalogue.functions[one.measure.owner].name.nl,
            price(one.measure),
        )
        for one in advised.measures
    )
    return AdviceChapter(
        lead=_advice_lead(advised),
        measures=Table(("Maatregel", "Helpt tegen", "Eigenaar", "Wat het kost"), measures),
        ask_lead="Van deze barrières weet niemand of zij staan. Vraag het de proceseigenaar." if advised.ask else "",
        ask=tuple(barrier_line(result, one) for one in advised.ask),
        partners=tuple(_partner(one) for one in advised.partners),
        rhythm=(
            phases_lead(result),
            "Kies met het college twee tot vier fenomenen. Schrijf bij elk wie trekt en wanneer het klaar is.",
            "Werk dit beeld elk jaar licht bij. Maak het elke vier jaar opnieuw, vóór het integraal veiligheidsplan.",
            "Maak van de openbare versie een gesprek met de raad en met inwoners.",
        ),
    )


def _advice_lead(advised: Advice) -> str:
    if not advised.measures:
        return "Er zijn nog te weinig antwoorden om maatregelen te kiezen."
    return (
        "Deze maatregelen versterken barrières die niet of maar deels staan. Bovenaan staat wat tegen de meeste "
        "fenomenen helpt."
    )


def _partner(one: Partner) -> ContactLine:
    reach = one.url.removeprefix("https://").removeprefix("www.").rstrip("/") or one.reach.rstrip(".")
    return ContactLine(one.name.nl, reach or one.what.strip(), one.what.strip() if reach else "")


def _products(result: PictureResult) -> Table:
    products = result.dossier.picture.weighing.riec_products
    rows = tuple((one.reference, wording.day(one.date), one.place) for one in products)
    return Table(("Kenmerk", "Datum", "Waar het ligt"), rows)


def _sources(result: PictureResult) -> tuple[SourceLine, ...]:
    used = {*METHOD_SOURCES}
    used |= {result.card(one.phenomenon).source for one in result.playing}
    playing = {one.phenomenon for one in result.playing}
    used |= {one.source for one in result.catalogue.barriers.values() if one.phenomenon in playing}
    used |= {result.catalogue.indicators[name].source for name in result.picture.standings}
    known = [result.catalogue.sources[key] for key in sorted(used) if key in result.catalogue.sources]
    return tuple(source_line(one) for one in known)


def _figures(result: PictureResult) -> dict[str, str]:
    tables = result.picture.tables
    bars = [
        QuarterBar(f"{one.number}e kw. {one.year}", tables.of_quarter(one).number, tables.of_quarter(one).text)
        for one in tables.quarters
    ]
    drawn = {"quarters": quarter_bars(bars, title=_trend_title(result) or "Signalen per kwartaal")}
    return drawn | ({"map": signal_map(result)} if result.regions else {})
