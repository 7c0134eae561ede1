"""The tables of signals for the annex: all from the same released counts, so that none undoes another (R6)."""

from collections.abc import Iterable, Sequence

from weerwerk import wording
from weerwerk.report.picture import NO_TABLE, Annex, Table
from weerwerk.services import picture_words as words
from weerwerk.services.picture import PictureResult
from weerwerk.small_counts import SMALLEST_SHOWN
from weerwerk.threats.model.signals import Credibility, Phases, Reliability, Signal, SignalKind

LEGEND = (
    "– geen · ‘< 3’ één of twee · ‘·’ niet getoond, omdat een klein getal anders is uit te rekenen. Kleine getallen "
    "kunnen naar iemand wijzen; daarom staan zij nergens, ook niet als som of verschil."
)


def annex(result: PictureResult) -> Annex:
    """Every table of the annex."""
    tables = result.picture.tables
    phases = phases_table(result.dossier.picture.weighing.quarters)
    if not tables.phenomena:
        return Annex(lead="Er zijn nog geen signalen geteld.", phases=phases, phases_lead=phases_lead(result))
    lead = f"Signalen zijn aantallen per fenomeen, gebied en maand, van {words.period(tables.quarters)}."
    if tables.left_out:
        lead += " Signalen van daarvoor of daarna tellen hier niet mee."
    return Annex(
        lead=lead,
        quarters=_quarters(result),
        wijken=_wijken(result),
        firmness=_firmness(result),
        phases=phases,
        phases_lead=phases_lead(result),
        legend=LEGEND,
    )


def _name(result: PictureResult, phenomenon: str) -> str:
    return result.card(phenomenon).name.nl


def _quarters(result: PictureResult) -> Table:
    tables = result.picture.tables
    head = ("Fenomeen", *(f"{one.number}/{one.year % 100:02}" for one in tables.quarters), "Samen")
    rows = [
        (
            _name(result, phenomenon),
            *(tables.in_quarter(phenomenon, quarter).text for quarter in tables.quarters),
            tables.of_phenomenon(phenomenon).text,
        )
        for phenomenon in tables.phenomena
    ]
    rows.append(("Samen", *(tables.of_quarter(quarter).text for quarter in tables.quarters), tables.all.text))
    return Table(head, tuple(rows))


def _wijken(result: PictureResult) -> Table:
    """Wijken in rows, and in columns the phenomena that may be counted per wijk."""
    tables = result.picture.tables
    per_wijk = [one for one in tables.phenomena if result.card(one).smallest_area == "wijk"]
    if len(result.regions) < 2 or not per_wijk:
        return NO_TABLE
    head = ("Wijk", *(_name(result, one) for one in per_wijk), "Samen")
    rows = [
        (one.name, *(tables.cell(phenomenon, one.code).text for phenomenon in per_wijk), tables.of_area(one.code).text)
        for one in result.regions
    ]
    return Table(head, tuple(rows))


def _firmness(result: PictureResult) -> Table:
    """Per phenomenon which sources there were, and how reliable and credible they are: apart, and without counts."""
    held = frozenset(result.picture.quarters)
    by_phenomenon: dict[str, list[Signal]] = {}
    for one in result.dossier.picture.signals:
        if one.count and one.month.quarter in held:
            by_phenomenon.setdefault(one.phenomenon, []).append(one)
    rows = [
        (
            _name(result, phenomenon),
            wording.listed([kind.value for kind in SignalKind if kind in {one.kind for one in signals}]),
            _span([one.reliability.value for one in signals], [one.value for one in Reliability]),
            _span([one.credibility.value for one in signals], [one.value for one in Credibility]),
        )
        for phenomenon, signals in sorted(by_phenomenon.items())
    ]
    return Table(("Fenomeen", "Soort bron", "Betrouwbaarheid bron (A–F)", "Geloofwaardigheid (1–6)"), tuple(rows))


def _span(found: Iterable[str], order: Sequence[str]) -> str:
    held = [one for one in order if one in set(found)]
    return held[0] if len(held) == 1 else f"{held[0]} tot {held[-1]}"


def phases_table(quarters: Sequence[Phases]) -> Table:
    """The counts per phase; they have no sums, so that a small one cannot be worked out."""
    if not quarters:
        return NO_TABLE
    rows = [
        (one.quarter, *(_small(number) for number in (one.received, one.taken_up, one.not_taken_up, one.destroyed)))
        for one in sorted(quarters, key=lambda one: one.quarter)
    ]
    return Table(("Kwartaal", "Binnen", "Opgepakt", "Niet opgepakt", "Vernietigd"), tuple(rows))


def _small(number: int) -> str:
    if 0 < number < SMALLEST_SHOWN:
        return f"< {SMALLEST_SHOWN}"
    return wording.number(number) if number else "–"


def phases_lead(result: PictureResult) -> str:
    """What is known of the own protocol, in one or two sentences."""
    protocol = result.dossier.picture.weighing.protocol
    if protocol.exists is None:
        return "Of er een privacyprotocol is om losse signalen te wegen, is niet ingevuld."
    if not protocol.exists:
        return "Er is geen privacyprotocol. Zonder protocol is niet afgesproken hoe de gemeente een los signaal weegt."
    since = f" (vastgesteld op {wording.day(protocol.adopted)})" if protocol.adopted else ""
    where = {True: "Het is openbaar.", False: "Het is niet openbaar.", None: "Of het openbaar is, is niet ingevuld."}
    return f"Losse signalen weegt de gemeente volgens haar eigen privacyprotocol{since}. {where[protocol.published]}"
