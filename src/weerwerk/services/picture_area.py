"""The area in words: the map with its table, and the published figures beside those of comparable municipalities."""

from collections.abc import Iterator

from weerwerk import wording
from weerwerk.report.maps import FEW, HIDDEN, MANY, MORE, NOTHING, SOME, MapClass, area_map
from weerwerk.report.picture import AreaChapter, Table
from weerwerk.services import picture_words as words
from weerwerk.services.picture import PictureResult
from weerwerk.small_counts import Mark, Shown
from weerwerk.threats.exposure import relative
from weerwerk.threats.figures import Standing
from weerwerk.threats.model import Relative
from weerwerk.threats.model.signals import WHOLE
from weerwerk.threats.outline import sheet

MORE_FROM, MANY_FROM = 10, 30
MAP_NOTE = (
    "De kaart telt signalen. Meer signalen kan betekenen dat er meer gebeurt, en ook dat er meer wordt gemeld of "
    "gecontroleerd. De wijken staan op nummer en niet op volgorde."
)


BESIDE = {
    Relative.LOWER: "lager",
    Relative.AROUND: "rond het midden",
    Relative.HIGHER: "hoger",
    Relative.MUCH_HIGHER: "veel hoger",
}


def area_chapter(result: PictureResult) -> AreaChapter:
    """Everything the report says of the area."""
    organisation = result.dossier.organisation
    figures = tuple(_figure(result, one) for one in result.picture.standings.values())
    place = f" in {organisation.province}" if organisation.province else ""
    return AreaChapter(
        lead=f"{organisation.name} heeft {wording.number(organisation.inhabitants)} inwoners{place}.",
        map_title=map_title(result) if result.regions else "",
        wijken=wijken_table(result),
        map_note=MAP_NOTE if len(result.regions) > 1 else "",
        figures=Table(("Cijfer", "Waarde", "Jaar", "Naast vergelijkbare gemeenten"), figures),
        figures_note=_figures_note(result),
        breaks=(*_breaks(result), *_old_areas(result), *_notes(result)),
    )


def _figures_note(result: PictureResult) -> str:
    others = [one.others for one in result.picture.standings.values() if one.in_class]
    if not result.picture.standings:
        return ""
    compared = f"Vergeleken met {min(others)} tot {max(others)} gemeenten van dezelfde grootte." if others else ""
    return f"{words.AREA_NOTE} {compared} Wat ontbreekt, is onbekend en telt nooit als nul."


def map_title(result: PictureResult) -> str:
    """The message of the map as one sentence."""
    tables = result.picture.tables
    if len(result.regions) < 2:
        return f"Het gebied van {result.municipality}."
    with_signals = sum(tables.of_area(one.code).number != 0 for one in result.regions)
    return f"Uit {with_signals} van de {len(result.regions)} wijken kwamen signalen."


def signal_map(result: PictureResult, *, phenomenon: str = "") -> str:
    """The wijken as SVG, by the number of signals of one phenomenon or of all; only what may be shown (R6)."""
    tables = result.picture.tables
    shown = {
        one.code: tables.cell(phenomenon, one.code) if phenomenon else tables.of_area(one.code)
        for one in result.regions
    }
    numbers = {one.code: place for place, one in enumerate(result.regions, start=1)}
    classes = {code: map_class(one) for code, one in shown.items()} if len(shown) > 1 else {}
    title = result.card(phenomenon).name.nl if phenomenon else map_title(result)
    return area_map(sheet(result.regions), classes, title=title, numbers=numbers if classes else None)


def map_class(shown: Shown) -> MapClass:
    """The class of an area on the map."""
    if shown.mark is Mark.HIDDEN:
        return HIDDEN
    if shown.mark is Mark.SMALL or shown.number is None:
        return FEW
    if shown.number == 0:
        return NOTHING
    return SOME if shown.number < MORE_FROM else MORE if shown.number < MANY_FROM else MANY


def wijken_table(result: PictureResult, *, phenomenon: str = "") -> Table:
    """The same as the map in a table; it has no rows when there are no wijken."""
    if len(result.regions) < 2:
        return Table((), ())
    tables = result.picture.tables

    def shown(code: str) -> Shown:
        return tables.cell(phenomenon, code) if phenomenon else tables.of_area(code)

    rows = [(str(place), one.name, one.code, shown(one.code).text) for place, one in enumerate(result.regions, start=1)]
    whole = shown(WHOLE)
    if whole.number != 0:
        rows.append(("", "Niet aan één wijk toe te wijzen", "", whole.text))
    return Table(("", "Wijk", "Code", "Signalen"), tuple(rows))


def _figure(result: PictureResult, standing: Standing) -> tuple[str, ...]:
    card = result.catalogue.indicators[standing.indicator]
    word = BESIDE[relative(standing.degree, result.catalogue.scoring)]
    value = f"{standing.value:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".").removesuffix(",0")
    beside = word if standing.in_class else f"{word}, in heel Nederland"
    return (f"{card.name.nl}, {card.unit}", value, str(standing.year), beside)


def _breaks(result: PictureResult) -> Iterator[str]:
    for one in result.breaks:
        name = result.catalogue.indicators[one.indicator].name.nl
        yield (
            f"{name} {one.year} staat op de nieuwe bedrijfsindeling (SBI {one.sbi}) en is niet te vergelijken met de "
            "cijfers op SBI 2008. Een sprong tussen die jaren is een breuk, geen groei."
        )


def _old_areas(result: PictureResult) -> Iterator[str]:
    merged = sorted({one.merged for one in result.old_areas})
    for merger_id in merged:
        merger = result.catalogue.mergers[merger_id]
        names = wording.listed([one.name for one in merger.gone])
        years = wording.listed(sorted({str(one.year) for one in result.old_areas if one.merged == merger_id}))
        yield f"Cijfers uit {years} gaan over het gebied van vóór de samenvoeging met {names} ({merger.since.year})."


def _notes(result: PictureResult) -> Iterator[str]:
    areas = result.dossier.picture.areas
    yield from (one for one in (areas.notes if areas else ()) if "niet gebruikt" not in one)
