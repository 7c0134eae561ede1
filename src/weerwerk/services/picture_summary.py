"""The one page of the picture that a mayor reads, and the chapters on blind spots, structures and processes."""

from collections.abc import Iterator

from weerwerk import wording
from weerwerk.catalogue.cards import Structure as Card
from weerwerk.report.model import Decision, Row
from weerwerk.report.picture import BlindGroup, PictureSummary, Structure
from weerwerk.report.picture_chapter import ProcessLean
from weerwerk.services import picture_words as words
from weerwerk.services.barriers import BarrierState
from weerwerk.services.picture import PictureResult
from weerwerk.services.picture_advice import Advice
from weerwerk.services.picture_phenomena import count_states, line
from weerwerk.services.price_words import price
from weerwerk.services.surroundings import relative_words
from weerwerk.threats.blind import BlindKind, BlindSpot
from weerwerk.threats.exposure import Exposure
from weerwerk.threats.model import Presence, Tick

MOST_PLAYING = 5
MOST_LEANING = 3
MOST_MEASURES = 2
FIRM_ENOUGH = (Presence.LIKELY, Presence.ESTABLISHED)
BLIND_TITLES: dict[BlindKind, str] = {
    "phenomenon": "Fenomenen waarover niemand iets weet",
    "department": "Afdelingen die nog niet zijn gesproken",
    "area": "Wijken zonder één signaal",
    "surrounding": "Locaties en sectoren",
    "figure": "Cijfers van het gebied",
    "protocol": "Het eigen protocol",
    "riec": "Het RIEC",
}


def summary(result: PictureResult, advised: Advice) -> PictureSummary:
    """The page."""
    playing = result.playing
    rest = playing[MOST_PLAYING:]
    return PictureSummary(
        lead=picture_lead(result),
        plays=tuple(line(result, one) for one in playing[:MOST_PLAYING]),
        plays_rest=f"Ook genoemd: {wording.listed(words.names(result, rest))}." if rest else "",
        lean=tuple(_lean(one) for one in processes(result)[:MOST_LEANING]) if playing else (),
        decisions=tuple(_decisions(result, advised)),
        unknown=unknown(result),
    )


def picture_lead(result: PictureResult) -> str:
    """What the picture is about, in a few sentences with its main numbers."""
    total = len(result.in_definition)
    judged = [one for one in result.in_definition if one.known]
    firm = [one for one in judged if one.highest in FIRM_ENOUGH]
    period = words.period(result.picture.quarters)
    parts = [
        f"Dit beeld gaat over {result.municipality}, van {period}.",
        _judged_sentence(total, len(judged), len(firm)),
        words.counted_sentence(result.picture.tables.all),
    ]
    blind = total - len(judged)
    if blind:
        parts.append(f"Van {blind} {'vorm weet' if blind == 1 else 'vormen weet'} nu niemand of zij hier voorkomen.")
    return " ".join(parts)


def _judged_sentence(total: int, judged: int, firm: int) -> str:
    if not judged:
        return f"Van de {total} vormen van ondermijning is er nog geen enkele beoordeeld."
    there = f"Van de {total} vormen van ondermijning {_are(judged)} er {judged} beoordeeld"
    if not firm:
        return f"{there}; geen daarvan is waarschijnlijk of vastgesteld."
    return f"{there}; {firm} daarvan {_are(firm)} waarschijnlijk of vastgesteld."


def _are(number: int) -> str:
    return "is" if number == 1 else "zijn"


def processes(result: PictureResult) -> tuple[ProcessLean, ...]:
    """The processes on which something that may play here leans: most phenomena first, then by name."""
    found = []
    for exposure in result.picture.exposures:
        leaning = result.leaning_on(exposure.process)
        if leaning:
            found.append((-len(leaning), _process_name(result, exposure), exposure))
    return tuple(_process(result, exposure) for _, _, exposure in sorted(found, key=lambda one: one[:2]))


def _process_name(result: PictureResult, exposure: Exposure) -> str:
    return result.catalogue.processes[exposure.process].name.nl


def _process(result: PictureResult, exposure: Exposure) -> ProcessLean:
    leaning = result.leaning_on(exposure.process)
    own = [
        one
        for view in leaning
        for one in result.barriers_of(view.phenomenon)
        if one.barrier.process == exposure.process
    ]
    counts = count_states(own)
    said = [f"{counts[state]} {state}" for state in BarrierState if counts.get(state)]
    return ProcessLean(
        name=_process_name(result, exposure),
        number=len(leaning),
        phenomena=wording.sentence(wording.listed(words.names(result, leaning))),
        exposure=_short(relative_words(exposure)),
        barriers=", ".join(said),
    )


def _short(said: str) -> str:
    """The relation without the words that stand above the column."""
    return said.removesuffix(" vergelijkbare gemeenten").removesuffix(" dan")


def _lean(one: ProcessLean) -> str:
    barriers = f" Barrières daar: {one.barriers}." if one.barriers else ""
    return f"{one.name}: {wording.counted(one.number, 'fenomeen leunt', 'fenomenen leunen')} hierop.{barriers}"


def _decisions(result: PictureResult, advised: Advice) -> Iterator[Decision]:
    if result.playing:
        yield Decision("Kies twee tot vier fenomenen om dit jaar aan te pakken, met een trekker en een datum.", why="")
    for one in advised.measures[:MOST_MEASURES]:
        against = wording.counted(len(one.phenomena), "fenomeen", "fenomenen")
        yield Decision(
            what=f"{one.measure.name.nl}.",
            why="staat al in het plan" if one.planned else f"helpt tegen {against}",
            owner=result.catalogue.functions[one.measure.owner].name.nl,
            cost=price(one.measure),
        )
    silent = [one.id for one in result.blind if one.kind == "department"]
    if silent:
        yield Decision(f"Laat ook praten met {wording.listed(silent)}.", why="")


def unknown(result: PictureResult) -> str:
    """The witte vlekken counted, in one or two sentences; empty when there is none."""
    counts = {kind: sum(one.kind == kind for one in result.blind) for kind in BLIND_TITLES}
    told = (
        (counts["phenomenon"], "van 1 fenomeen", "van {} fenomenen"),
        (counts["surrounding"], "van 1 locatie of sector", "van {} locaties en sectoren"),
        (counts["area"], "van 1 wijk zonder signalen", "van {} wijken zonder signalen"),
    )
    parts = [one if number == 1 else many.format(number) for number, one, many in told if number]
    said = [f"Hoe het zit, is niet bekend {wording.listed(parts)}."] if parts else []
    if counts["figure"]:
        missing = wording.counted(counts["figure"], "gebiedscijfer ontbreekt", "gebiedscijfers ontbreken")
        said.append(f"{wording.sentence(missing)}.")
    said += [words.blind_text(result, one) for one in result.blind if one.kind in ("protocol", "riec")]
    return " ".join(said)


def blind_groups(result: PictureResult) -> tuple[BlindGroup, ...]:
    """Every witte vlek, gathered per kind."""
    groups = []
    for kind, title in BLIND_TITLES.items():
        spots = [one for one in result.blind if one.kind == kind]
        if spots:
            groups.append(BlindGroup(title, tuple(_blind_lines(result, kind, spots))))
    return tuple(groups)


def _blind_lines(result: PictureResult, kind: BlindKind, spots: list[BlindSpot]) -> Iterator[Row]:
    grouped: dict[str, list[str]] = {}
    for one in spots:
        name = _blind_name(result, one)
        if not name:
            yield Row("", words.blind_text(result, one))
            continue
        why = words.blind_why(result, one) if kind in ("phenomenon", "surrounding") else ""
        grouped.setdefault(why, []).append(wording.mid_sentence(name))
    for why, found in grouped.items():
        yield Row(why, f"{wording.sentence(wording.listed(found))}.")


def _blind_name(result: PictureResult, spot: BlindSpot) -> str:
    """The name of what is not known, where it can stand in a row with others."""
    match spot.kind:
        case "phenomenon":
            return result.catalogue.phenomena[spot.id].name.nl
        case "surrounding":
            return result.catalogue.surroundings[spot.id].name.nl
        case "figure":
            return result.catalogue.indicators[spot.id].name.nl
        case "department":
            return spot.id
        case _:
            return ""


def structures(result: PictureResult) -> tuple[Structure, ...]:
    """The four opportunity structures with the locations and sectors that were ticked."""
    ticks = {one.surrounding: one.tick for one in result.area.ticks}
    return tuple(_structure(result, card, ticks) for card in Card)


def _structure(result: PictureResult, card: Card, ticks: dict[str, Tick]) -> Structure:
    held = sorted(
        (one for one in result.catalogue.surroundings.values() if one.structure is card), key=lambda one: one.name.nl
    )

    def ticked(*wanted: Tick | None) -> str:
        names = [wording.mid_sentence(one.name.nl) for one in held if ticks.get(one.id) in wanted]
        return wording.sentence(wording.listed(names))

    return Structure(
        name=wording.sentence(str(card)),
        much=ticked(Tick.MUCH),
        some=ticked(Tick.PRESENT),
        unknown=ticked(Tick.DONT_KNOW, None),
    )
