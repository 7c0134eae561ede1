"""From a scored scan to the note for the college: what is asked, by whom, by when, and what it costs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from string import ascii_lowercase

from attrs import evolve

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
MAYOR, CONTROLLER = "burgemeester", "concerncontroller"
SOON, LATER, HALF_A_YEAR = 14, 42, 182  # days within which the small decisions are carried out
TUESDAY = 1  # the day on which many colleges meet, and hardly ever a day off
AT_ONCE, NOTHING = "direct", "–"


def college_note(result: ScanResult) -> CollegeNote:
    """The note, ready for the agenda: nothing in it is left to be filled in."""
    measures = _measures(result)
    organisation = result.dossier.organisation
    return CollegeNote(
        municipality=organisation.name,
        title="Weerbaar tegen ondermijning",
        foot=f"{organisation.name} · voorstel aan het college · vertrouwelijk · bon {result.receipt.number}",
        facts_head=Row("Voorstel aan", f"het college van burgemeester en wethouders van {organisation.name}"),
        facts=_facts(result),
        asked_lead="Het college besluit (uren en euro’s: het eerste jaar):",
        asked=tuple(_asked(result, measures)),
        explained=tuple(_explained(one.measure) for one in measures),
        reasons=tuple(_reasons(result, measures)),
        remarks=tuple(_remarks(result, measures)),
        costs=tuple(_costs(result, measures)),
        costs_note=_costs_note(measures),
    )


def _measures(result: ScanResult) -> tuple[RightMeasure, ...]:
    """What is right whatever the open answers become, and is not in the plan yet."""
    planned = frozenset(one.measure for one in result.dossier.plan.measures if one.status is not Status.STOPPED)
    return right_measures(result, most=MOST_DECISIONS, leave_out=planned)


def _facts(result: ScanResult) -> tuple[Row, ...]:
    scan = result.dossier.organisation.scan
    return (
        Row("Van", f"{_function(result, SECRETARY)}; portefeuillehouder: {_function(result, MAYOR).lower()}"),
        Row("Datum", wording.day(result.receipt.on)),
        Row("Over", f"{scan.title}, gehouden van {wording.period(scan.start, scan.end)}"),
        Row("Openbaarheid", "vertrouwelijk; de raad krijgt het openbare rapport"),
        Row("Bijlagen", "het gesloten rapport (vertrouwelijk) en het openbare rapport"),
    )


def _function(result: ScanResult, function: str) -> str:
    return result.catalogue.functions[function].name.nl


def _asked(result: ScanResult, measures: Sequence[RightMeasure]) -> Iterator[Asked]:
    """The decisions in their order; the measures are one decision, with a line for each."""
    for number, (decision, parts) in enumerate(_decisions(result, [one.measure for one in measures]), start=1):
        yield evolve(decision, number=f"{number}")
        for letter, part in zip(ascii_lowercase, parts, strict=False):
            yield evolve(part, number=f"{number}{letter}")


def _decisions(result: ScanResult, cards: Sequence[Measure]) -> Iterator[tuple[Asked, tuple[Asked, ...]]]:
    scan = result.dossier.organisation.scan
    what = f"Kennis te nemen van de {scan.title} en het gesloten rapport vertrouwelijk te houden."
    yield _small(result, what, SECRETARY, 0), ()
    if cards:
        yield _together(result, cards), tuple(_measure(result, card) for card in cards)
        what = "Te laten nagaan of de euro’s in de begroting passen. Wat niet past, komt terug in het college."
        yield _small(result, what, CONTROLLER, SOON), ()
    if result.questions:
        few = min(MOST_QUESTIONS, len(result.questions))
        what = f"{wording.sentence(wording.counted(few, 'open vraag', 'open vragen'))} te laten beantwoorden."
        yield _small(result, what, COORDINATOR, LATER, hours=_hours_of_questions(result, few)), ()
    yield _secrecy(result), ()
    yield _small(result, "De raad te informeren met het openbare rapport.", CLERK, LATER), ()
    yield _small(result, "In het college te bespreken hoe ver elke maatregel is.", SECRETARY, HALF_A_YEAR), ()


def _together(result: ScanResult, cards: Sequence[Measure]) -> Asked:
    """The measures as one decision, with what they take together."""
    return Asked(
        number="",
        what="Deze maatregel te nemen:" if len(cards) == 1 else f"Deze {len(cards)} maatregelen te nemen, samen:",
        owner=_function(result, SECRETARY),
        hours=_range(_sum(_first_year(card.hours_once, card.hours_year) for card in cards)),
        euro=_range(_sum(_first_year(card.euro_once, card.euro_year) for card in cards)),
        by=_by(result, timedelta(weeks=max(card.weeks.high for card in cards))),
    )


def _measure(result: ScanResult, card: Measure) -> Asked:
    return Asked(
        number="",
        what=card.name.nl,
        owner=_function(result, card.owner),
        hours=_range(_first_year(card.hours_once, card.hours_year)),
        euro=_range(_first_year(card.euro_once, card.euro_year)),
        by=_by(result, timedelta(weeks=card.weeks.high)),
    )


def _small(result: ScanResult, what: str, owner: str, days: int, *, hours: str = NOTHING) -> Asked:
    by = _by(result, timedelta(days=days)) if days else AT_ONCE
    return Asked("", what, _function(result, owner), hours, NOTHING, by)


def _by(result: ScanResult, within: timedelta) -> str:
    return wording.short_day(working_day(result.receipt.on + within))


def working_day(day: date) -> date:
    """The first Tuesday on or after a day."""
    return day + timedelta(days=(TUESDAY - day.weekday()) % 7)


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


def _sum(ranges: Iterable[tuple[int, int]]) -> tuple[int, int]:
    lows, highs = zip(*ranges, strict=True)
    return sum(lows), sum(highs)


def _first_year(once: Span, yearly: Span) -> tuple[int, int]:
    return once.low + yearly.low, once.high + yearly.high


def _range(ends: tuple[int, int]) -> str:
    low, high = ends
    if high == 0:
        return NOTHING
    return wording.number(low) if low == high else f"{wording.number(low)}–{wording.number(high)}"


def _explained(card: Measure) -> Explained:
    return Explained(card.name.nl, " ".join(card.what.split()), card.first_step.strip())


def _reasons(result: ScanResult, measures: Sequence[RightMeasure]) -> Iterator[str]:
    yield (
        "Criminelen hebben de gemeente nodig: voor een vergunning, een pand, een adres of informatie. Niet een proces "
        "op zich maakt ons kwetsbaar, maar hoe het werk is geregeld. Daar kunnen wij zelf iets aan doen."
    )
    if mostly_loose(result):
        yield "Voor een beeld per proces ontbreken nog te veel antwoorden. " + (
            "Wel staat vast dat deze maatregelen kloppen, wat de antwoorden ook worden."
            if measures
            else "Ook maatregelen staan nog niet vast. Daarom vraagt dit voorstel eerst om antwoorden."
        )
    else:
        first = [line(result, score) for score in result.in_order if score.vulnerability][:FIRST]
        said = [f"{one.name} ({one.level})" for one in first]
        yield f"Deze processen vragen het eerst aandacht: {wording.listed(said)}. Het waarom staat in het rapport."
    if measures:
        helped = len({name for one in measures for name in one.processes})
        yield (
            f"De gevraagde maatregelen helpen samen bij {wording.out_of(helped, len(result.scores), 'processen')}. Zij "
            "pakken iets aan waarvan al vaststaat dat het beter kan, en blijven dus juist, wat de open antwoorden ook "
            "worden."
        )
    if result.dossier.plan.measures:
        yield f"{plan_sentence(result.dossier.plan)} Dit voorstel vult dat plan aan en herhaalt het niet."


def _remarks(result: ScanResult, measures: Sequence[RightMeasure]) -> Iterator[str]:
    yield "Een uitkomst is een vraag over een controle. Zij zegt niets over een medewerker, een bedrijf of een inwoner."
    loose = [score for score in result.scores if not score.firm]
    if loose:
        same = "; de gevraagde maatregelen veranderen er niet door" if measures else ""
        yield (
            f"Van {wording.out_of(len(loose), len(result.scores), 'processen')} staat het niveau nog niet vast. "
            f"Antwoord op de open vragen maakt dat beter{same}."
        )
    if any(_is_estimate(one.measure) for one in measures):
        yield (
            "Uren en euro’s zijn schattingen uit de catalogus, met een onderkant en een bovenkant; zij zijn niet in "
            "onze gemeente gemeten. De eigenaar stelt ze bij voordat de maatregel begint."
        )
    yield from _first_needed(result, [one.measure for one in measures])
    if measures:
        yield (
            "De uren komen boven op lopend werk. Wie een maatregel krijgt, laat dus iets anders liggen; de secretaris "
            "maakt daarover per eigenaar een afspraak."
        )
    yield "Openbaar maken van zwakke plekken helpt wie kwaad wil. Daarom zijn er twee rapporten uit één bron."


def _first_needed(result: ScanResult, cards: Sequence[Measure]) -> Iterator[str]:
    """For each measure what must be there before it, as far as that is neither planned nor asked."""
    settled = {one.measure for one in result.dossier.plan.measures if one.status is not Status.STOPPED}
    settled |= {card.id for card in cards}
    for card in cards:
        first = [f"‘{result.catalogue.measures[one].name.nl}’" for one in card.requires if one not in settled]
        if first:
            yield (
                f"‘{card.name.nl}’ werkt pas als dit er is: {wording.listed(first)}. De eigenaar gaat dat na voor het "
                "begin."
            )


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


def _costs_note(measures: Sequence[RightMeasure]) -> str:
    said = "Een streep betekent: geen kosten voorzien. De uren zijn van eigen medewerkers."
    if measures:
        said += " Of de euro’s gedekt zijn, gaat de concerncontroller na; tot dan gaat er geen geld uit."
    return said
