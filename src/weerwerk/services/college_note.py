"""From a scored scan to the note for the college: what is asked, by whom, by when, and what it costs."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from weerwerk import wording
from weerwerk.catalogue.cards import Measure
from weerwerk.dated import OWN_CHOICE, UNCITED, Span
from weerwerk.dossier.plan import Status
from weerwerk.report.model import Row
from weerwerk.report.note import Asked, CollegeNote, Cost, Explained
from weerwerk.services.price_words import span
from weerwerk.services.report_chapter import line
from weerwerk.services.report_plan import LIVE, plan_sentence
from weerwerk.services.report_summary import FIRST, MOST_DECISIONS, MOST_QUESTIONS, mostly_loose
from weerwerk.services.right_measures import RightMeasure, right_measures
from weerwerk.services.scan_score import ScanResult

SECRETARY, COORDINATOR, LAWYER, CLERK = "gemeentesecretaris", "coordinator-oov", "jurist", "griffier"
SOON, LATER = 14, 42  # days within which the small decisions are carried out
NOTHING = "–"


def college_note(result: ScanResult) -> CollegeNote:
    """The note, ready for the agenda: nothing in it is left to be filled in."""
    measures = _measures(result)
    organisation = result.dossier.organisation
    return CollegeNote(
        municipality=organisation.name,
        title="Weerbaar tegen ondermijning: wat wij nu doen",
        foot=f"{organisation.name} · voorstel aan het college · vertrouwelijk · bon {result.receipt.number}",
        facts=_facts(result),
        asked_lead="Het college wordt gevraagd te besluiten:",
        asked=tuple(_asked(result, measures)),
        explained=tuple(_explained(one.measure) for one in measures),
        reasons=tuple(_reasons(result, measures)),
        remarks=tuple(_remarks(result, measures)),
        costs=tuple(_costs(result, measures)),
        costs_note=_costs_note(result),
    )


def _measures(result: ScanResult) -> tuple[RightMeasure, ...]:
    """What is right whatever the open answers become, and is not in the plan yet."""
    planned = frozenset(one.measure for one in result.dossier.plan.measures if one.status is not Status.STOPPED)
    return right_measures(result, most=MOST_DECISIONS, leave_out=planned)


def _facts(result: ScanResult) -> tuple[Row, ...]:
    scan = result.dossier.organisation.scan
    return (
        Row("Van", _function(result, SECRETARY)),
        Row("Datum", wording.day(result.receipt.on)),
        Row("Over", f"{scan.title}, gehouden van {wording.period(scan.start, scan.end)}"),
        Row("Bijlagen", "het gesloten rapport (vertrouwelijk) en het openbare rapport"),
    )


def _function(result: ScanResult, function: str) -> str:
    return result.catalogue.functions[function].name.nl


def _asked(result: ScanResult, measures: Sequence[RightMeasure]) -> Iterator[Asked]:
    yield _small(result, "Kennis te nemen van de scan en het gesloten rapport vertrouwelijk te houden.", SECRETARY, 0)
    for one in measures:
        card = one.measure
        yield Asked(
            what=f"{card.name.nl} in te voeren.",
            owner=_function(result, card.owner),
            hours=_range(_first_year(card.hours_once, card.hours_year)),
            euro=_range(_first_year(card.euro_once, card.euro_year)),
            by=wording.short_day(result.receipt.on + timedelta(weeks=card.weeks.high)),
        )
    if result.questions:
        few = min(MOST_QUESTIONS, len(result.questions))
        what = f"{wording.sentence(wording.counted(few, 'open vraag', 'open vragen'))} te laten beantwoorden."
        yield _small(result, what, COORDINATOR, LATER, hours=_hours_of_questions(result, few))
    yield _secrecy(result)
    what = "De raad te informeren met het openbare rapport."
    yield _small(result, what, CLERK, LATER)


def _small(result: ScanResult, what: str, owner: str, days: int, *, hours: str = NOTHING) -> Asked:
    by = wording.short_day(result.receipt.on + timedelta(days=days)) if days else NOTHING
    return Asked(what, _function(result, owner), hours, NOTHING, by)


def _secrecy(result: ScanResult) -> Asked:
    secrecy = result.dossier.organisation.secrecy
    if secrecy.organ and secrecy.ground:
        end = f" tot {wording.day(secrecy.end)}" if secrecy.end else ""
        what = f"Vast te stellen dat geheimhouding geldt ({secrecy.organ}, {secrecy.ground}){end}."
        return _small(result, what, LAWYER, SOON)
    what = "Te laten toetsen of geheimhouding nodig is, door welk orgaan en op welke grond."
    return _small(result, what, LAWYER, SOON)


def _hours_of_questions(result: ScanResult, few: int) -> str:
    cards = (result.catalogue.circumstances[one.circumstance] for one in result.questions[:few])
    return wording.number(max(1, -(-sum(card.minutes.value for card in cards) // 60)))


def _first_year(once: Span, yearly: Span) -> tuple[int, int]:
    return once.low + yearly.low, once.high + yearly.high


def _range(ends: tuple[int, int]) -> str:
    low, high = ends
    if high == 0:
        return NOTHING
    return wording.number(low) if low == high else f"{wording.number(low)}–{wording.number(high)}"


def _explained(card: Measure) -> Explained:
    return Explained(card.name.nl, first_sentence(card.what), card.first_step.strip())


def first_sentence(text: str) -> str:
    """The first sentence of a text on a card."""
    words = " ".join(text.split())
    end = words.find(". ")
    return words if end < 0 else words[: end + 1]


def _reasons(result: ScanResult, measures: Sequence[RightMeasure]) -> Iterator[str]:
    yield (
        "Criminelen hebben de gemeente nodig: voor een vergunning, een pand, een adres of informatie. Niet een proces "
        "op zich maakt ons kwetsbaar, maar hoe het werk is geregeld. Daar kunnen wij zelf iets aan doen."
    )
    if mostly_loose(result):
        yield (
            "Voor een beeld per proces ontbreken nog te veel antwoorden. Wel staat vast dat deze maatregelen kloppen, "
            "wat de antwoorden ook worden."
        )
    else:
        first = [line(result, score) for score in result.in_order if score.vulnerability][:FIRST]
        said = [f"{one.name} ({one.level})" for one in first]
        yield f"Deze processen vragen het eerst aandacht: {wording.listed(said)}. Het waarom staat in het rapport."
    if measures:
        helped = len({name for one in measures for name in one.processes})
        yield (
            f"De gevraagde maatregelen helpen samen bij {helped} van de {len(result.scores)} processen. Zij pakken "
            "iets aan waarvan al vaststaat dat het beter kan, en blijven dus juist, wat de open antwoorden ook worden."
        )
    if result.dossier.plan.measures:
        yield f"{plan_sentence(result.dossier.plan)} Dit voorstel vult dat plan aan en herhaalt het niet."


def _remarks(result: ScanResult, measures: Sequence[RightMeasure]) -> Iterator[str]:
    yield "Een uitkomst is een vraag over een controle. Zij zegt niets over een medewerker, een bedrijf of een inwoner."
    loose = [score for score in result.scores if not score.firm]
    if loose:
        yield (
            f"Van {len(loose)} van de {len(result.scores)} processen staat het niveau nog niet vast. Antwoord op de "
            "open vragen maakt dat beter; de gevraagde maatregelen veranderen er niet door."
        )
    if any(_is_estimate(one.measure) for one in measures):
        yield (
            "Uren en euro’s zijn schattingen uit de catalogus, met een onderkant en een bovenkant; zij zijn niet in "
            "onze gemeente gemeten. De eigenaar stelt ze bij voordat de maatregel begint."
        )
    yield (
        "De uren komen boven op lopend werk. Wie een maatregel krijgt, laat dus iets anders liggen; de secretaris "
        "maakt daarover per eigenaar een afspraak."
    )
    yield "Openbaar maken van zwakke plekken helpt wie kwaad wil. Daarom zijn er twee rapporten uit één bron."


def _is_estimate(measure: Measure) -> bool:
    spans = (measure.hours_once, measure.hours_year, measure.euro_once, measure.euro_year)
    return any(one.source in (OWN_CHOICE, UNCITED) for one in spans)


def _costs(result: ScanResult, measures: Sequence[RightMeasure]) -> Iterator[Cost]:
    cards = [one.measure for one in measures]
    if cards:
        yield Cost(
            "Gevraagde maatregelen",
            _total([one.hours_once for one in cards]),
            _total([one.hours_year for one in cards]),
            _total([one.euro_once for one in cards]),
            _total([one.euro_year for one in cards]),
        )
    plan = result.dossier.plan.with_status(*LIVE)
    if plan:
        hours, euro = sum(one.hours for one in plan), sum(one.euro for one in plan)
        yield Cost("Lopend plan, eerste jaar", NOTHING, wording.number(hours), NOTHING, wording.number(euro))
    if not (cards or plan):
        yield Cost("Er zijn geen maatregelen gevraagd", NOTHING, NOTHING, NOTHING, NOTHING)


def _total(spans: Sequence[Span]) -> str:
    low, high = sum(one.low for one in spans), sum(one.high for one in spans)
    if high == 0:
        return NOTHING
    return span(Span(low, high, date.min, UNCITED))


def _costs_note(result: ScanResult) -> str:
    check = wording.day(result.receipt.on + timedelta(days=SOON))
    return (
        "Een streep betekent: geen kosten voorzien. Of de euro’s binnen de begroting passen, is nog niet getoetst; "
        f"de concerncontroller doet dat vóór {check} en meldt het als er een begrotingswijziging nodig is."
    )
